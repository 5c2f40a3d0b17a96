import { instantOf } from "../../src/core/calendar/local-time.ts";
import { toPlainText } from "../../src/core/plain-text.ts";
import type { createTestBot } from "./test-bot.ts";
import { readable } from "./test-bot.ts";

export type Letter = { to: string; key: string; text: string };

/** What leaves when the scheduler ticks then: the morning letters, and whatever else was to. */
export function tickOn(
  { clock, scheduler, drain }: Pick<ReturnType<typeof createTestBot>, "clock" | "scheduler" | "drain">,
  date: string,
  time = "08:00",
  zone = "Europe/Paris",
): Letter[] {
  clock.moveTo(instantOf(date, time, zone));
  scheduler.tick();
  return drain().map(({ to, key, message }) => ({ to, key, text: readable(toPlainText(message)) }));
}

/** The morning letters alone. */
export function morningOf(...args: Parameters<typeof tickOn>): Letter[] {
  return tickOn(...args).filter(({ key }) => key.startsWith("morning:"));
}

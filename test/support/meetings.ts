import { bodyNameOf } from "../../src/core/seating.ts";
import type { Meeting } from "../../src/core/store/meetings.ts";
import type { createTestBot } from "./test-bot.ts";
import { library } from "./test-bot.ts";

type Bot = Pick<ReturnType<typeof createTestBot>, "store" | "clock">;
type Change = Partial<Pick<Meeting, "heldOn" | "startsAt" | "format" | "status" | "title">>;

/** Sets up an instance with these people in it, or with those of the demonstration who hold its seats. */
export function setUp(bot: Bot, key: string, options: { domain?: string; emails?: readonly string[] } = {}): number {
  const template = library.bodies.find((one) => one.key === key);
  if (template === undefined) throw new Error(`no template ${key}`);
  const name = bodyNameOf(template, options.domain);
  const body = { template: key, name, setUpOn: "2026-01-05", ...(options.domain && { domain: options.domain }) };
  const bodyId = bot.store.bodies.add(body, undefined);
  const seated = (options.emails ?? []).flatMap((email) => bot.store.people.byEmail(email) ?? []);
  const holders = bot.store.people
    .all()
    .filter(({ mandates }) =>
      mandates.some((one) =>
        template.seats.some(
          (seat) => seat.function === one.function && (seat.at === "epci") === (one.insee === undefined),
        ),
      ),
    );
  bot.store.transaction(() => {
    for (const { id } of options.emails === undefined ? holders : seated)
      bot.store.bodies.seat({ bodyId, personId: id, capacity: "member", origin: "directory", from: "2026-01-05" });
  });
  return bodyId;
}

/** A meeting of this instance, Thursday 17 December 2026 at 14 h unless said otherwise; returns its id. */
export function plan(bot: Bot, bodyId: number, change: Change = {}): number {
  const director = bot.store.people.byEmail("dgs@demo.example")?.id;
  const meeting = {
    bodyId,
    title: "",
    heldOn: "2026-12-17",
    startsAt: "14:00",
    minutes: 120,
    format: "in_person",
    status: "planned",
  } as const;
  return bot.store.meetings.add({ ...meeting, ...change }, director, bot.clock.now());
}

/** Adds items to its agenda; one that begins with "!" is sensitive. */
export function withItems(bot: Bot, meetingId: number, ...titles: string[]): number[] {
  return titles.map((title) =>
    bot.store.agendas.add(
      { meetingId, title: title.replace(/^!/u, ""), sensitive: title.startsWith("!") },
      bot.clock.now(),
    ),
  );
}

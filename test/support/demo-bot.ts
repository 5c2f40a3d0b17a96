import { randomUUID } from "node:crypto";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import type { Platform } from "../../src/core/adapter.ts";
import type { Command } from "../../src/core/command.ts";
import type { Library } from "../../src/core/library.ts";
import { toPlainText } from "../../src/core/plain-text.ts";
import { openStore } from "../../src/core/store/store.ts";
import { createTestBot, demonstrationAt, mondayMorning, readable } from "./test-bot.ts";

export const dgs = "dgs@demo.example";
export const president = "president@demo.example";
export const mayorOfVougy = "maire.vougy@demo.example";
/** Of Vougy and Nandax. */
export const sylvie = "secretaire@demo.example";
/** Of Charlieu alone. */
export const corinne = "secretaire.charlieu@demo.example";
export const technician = "technicienne@demo.example";
/** A partner, without an account. */
export const caf = "caf@demo.example";

/** In memory where the system has such a place: a test commits hundreds of times, and each would wait for the disk. */
const shelf = existsSync("/dev/shm") ? "/dev/shm" : tmpdir();

/** A file for this test alone, gone once it is over. */
export function newFile(content?: Uint8Array): string {
  const folder = mkdtempSync(join(shelf, "relais-test-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, "relais.db");
  if (content !== undefined) writeFileSync(file, content);
  return file;
}

export type DemoBot = ReturnType<typeof createDemoBot>;

/**
 * The test bot on a file of its own, which can be restarted and spoken to from several platforms. `from`: what
 * another one froze, to begin with instead of the demonstration.
 */
export function createDemoBot(
  options: { library?: Library; commands?: readonly Command[]; from?: Uint8Array; file?: string; now?: number } = {},
) {
  const file = options.file ?? newFile(options.from ?? demonstrationAt(mondayMorning));
  const store = openStore(file);
  onTestFinished(store.close);
  const bot = createTestBot({ ...options, store });

  /** What `email` reads on `platform` in answer to `said`. */
  function answered(email: string, said: { text: string } | { choice: string }, platform: Platform): string {
    const event = bot.eventOf(email, said, randomUUID());
    bot.receive({ ...event, address: { ...event.address, platform } });
    return bot.drain().flatMap(readBy(email)).join("\n");
  }

  return {
    ...bot,
    file,
    say: (email: string, text: string, platform: Platform = "console") => answered(email, { text }, platform),
    press: (email: string, choice: string, platform: Platform = "console") => answered(email, { choice }, platform),
    /** Says each line and gives the last reply. */
    play: (email: string, ...lines: string[]) => lines.map((text) => answered(email, { text }, "console")).at(-1) ?? "",
    /** What is to be sent now: the oldest message of each conversation. */
    waiting: () => store.outbox.nextPerLane(new Set(), ["console", "web", "slack"], bot.clock.now()),
    /** Ends, and gives what to begin others with. */
    freeze(): Uint8Array {
      store.close();
      return readFileSync(file);
    },
    /** The same file, opened anew as after a restart; the clock goes on. */
    restart(changes: { library?: Library; commands?: readonly Command[] } = {}) {
      store.close();
      return createDemoBot({ ...options, ...changes, file, now: bot.clock.now() });
    },
  };
}

function readBy(email: string) {
  return (one: { to: string; message: Parameters<typeof toPlainText>[0] }): string[] =>
    one.to === email ? [readable(toPlainText(one.message))] : [];
}

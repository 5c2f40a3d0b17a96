import { commands } from "../../src/commands/index.ts";
import { seedDemo } from "../../src/cli/demo.ts";
import { createJobs } from "../../src/cli/jobs.ts";
import { openLibrary } from "../../src/cli/library.ts";
import { type Inbound, platforms } from "../../src/core/adapter.ts";
import { createBot } from "../../src/core/bot.ts";
import type { Command } from "../../src/core/command.ts";
import { createScheduler } from "../../src/core/delivery/scheduler.ts";
import { withInstalled } from "../../src/core/known-questionnaires.ts";
import type { Library } from "../../src/core/library.ts";
import type { Outbound } from "../../src/core/message.ts";
import { toPlainText } from "../../src/core/plain-text.ts";
import { openStore, type Store } from "../../src/core/store/store.ts";
import { createFakeClock } from "./fake-clock.ts";

/** Monday 23 November 2026, 9 h in Paris. */
export const mondayMorning = Date.UTC(2026, 10, 23, 8);

export const library = openLibrary();

/** The demonstration by the moment it starts at: filled once, which takes a tenth of a second, then copied for each test. */
const demonstrations = new Map<number, Buffer>();

export function demonstrationAt(now: number): Buffer {
  const known = demonstrations.get(now);
  if (known !== undefined) return known;
  const store = openStore(":memory:");
  fill(store, library, now);
  const bytes = store.bytes();
  demonstrations.set(now, bytes);
  store.close();
  return bytes;
}

function fill(store: Store, content: Library, now: number): void {
  if (store.settings.get("installed_at") === undefined) store.settings.set("installed_at", String(now));
  if (store.territory.epci() === undefined) seedDemo(store, content, "console", now);
  for (const questionnaire of content.questionnaires.values()) store.campaigns.publish(questionnaire, now);
}

/** The real bot on a real database in memory, the demonstration in it, and a person to speak through. */
export function createTestBot(
  options: { store?: Store; library?: Library; commands?: readonly Command[]; now?: number } = {},
) {
  const clock = createFakeClock(options.now ?? mondayMorning);
  const shipped = options.library ?? library;
  const store = options.store ?? openStore(shipped === library ? demonstrationAt(clock.now()) : ":memory:");
  const content = withInstalled(shipped, store);
  if (shipped !== library || store.settings.get("installed_at") === undefined) fill(store, content, clock.now());
  const incidents: unknown[] = [];
  const bot = createBot({
    store,
    clock,
    library: content,
    commands: options.commands ?? commands,
    onCommitted: () => {},
    onIncident: (error) => incidents.push(error),
  });
  const scheduler = createScheduler({
    store,
    clock,
    jobs: createJobs(store, content),
    onCommitted: () => {},
    onFailure: (_job, error) => incidents.push(error),
  });
  let events = 0;

  /** Everything to send, oldest first, by address; sent as far as the outbox is concerned. */
  function drain(): { to: string; message: Outbound; key: string }[] {
    const sent: { to: string; message: Outbound; key: string }[] = [];
    for (
      let heads = store.outbox.nextPerLane(new Set(), platforms, clock.now());
      heads.length > 0;
      heads = store.outbox.nextPerLane(new Set(), platforms, clock.now())
    ) {
      for (const row of heads) {
        sent.push({ to: row.address.channel, message: row.message, key: row.key });
        store.outbox.markSent(row.id, { reference: "sent" }, clock.now());
      }
    }
    return sent;
  }

  function eventOf(email: string, said: { text: string } | { choice: string }, id = `event-${(events += 1)}`): Inbound {
    const from = email.includes("@") ? { id: email, name: email, email } : { id: email, name: email };
    const about =
      "text" in said ? { type: "message" as const, text: said.text } : { type: "choice" as const, value: said.choice };
    return { id, from, address: { platform: "console", channel: email }, direct: true, ...about };
  }

  drain();
  return {
    store,
    clock,
    scheduler,
    incidents,
    drain,
    eventOf,
    receive: bot.receive,
    /** What `email` reads in answer to `text`. Typographic spaces are made plain, so that tests stay legible. */
    say(email: string, text: string): string {
      bot.receive(eventOf(email, { text }));
      return readable(
        drain()
          .filter((one) => one.to === email)
          .map((one) => toPlainText(one.message))
          .join("\n"),
      );
    },
    press(email: string, choice: string): string {
      bot.receive(eventOf(email, { choice }));
      return readable(
        drain()
          .filter((one) => one.to === email)
          .map((one) => toPlainText(one.message))
          .join("\n"),
      );
    },
  };
}

export function readable(text: string): string {
  return text.replace(/[\u00a0\u202f]/g, " ").replaceAll("’", "'");
}

import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { importDirectory } from "../../../src/cli/import-directory.ts";
import { importEpci } from "../../../src/cli/import-epci.ts";
import { dataFolder } from "../../../src/cli/library.ts";
import type { Inbound, Platform } from "../../../src/core/adapter.ts";
import { instantOf, localTimeAt } from "../../../src/core/calendar/local-time.ts";
import type { Outbound } from "../../../src/core/message.ts";
import { toPlainText } from "../../../src/core/plain-text.ts";
import { openStore } from "../../../src/core/store/store.ts";
import { createDemoBot, type DemoBot, newFile } from "../../support/demo-bot.ts";
import { library, mondayMorning, readable } from "../../support/test-bot.ts";

export const zone = "Europe/Paris";

/** One message that left; `at` in epoch ms. */
export type Sent = { at: number; to: string; key: string; text: string; message: Outbound };

export type Stage = ReturnType<typeof openStage>;

/** Charlieu-Belmont with its people and no diagnostic yet; everyone has an account but those of `absent`. */
export function createStage(absent: readonly string[]): Stage {
  const file = newFile();
  seed(file, absent);
  return openStage(createDemoBot({ file, now: mondayMorning }));
}

/** What is said and written, hour after hour, kept in its order. */
export function openStage(opened: DemoBot) {
  let bot = opened;
  const sent: Sent[] = [];
  const counts = { heard: 0, twice: 0, restarts: 0 };

  function drained(): Sent[] {
    const fresh = bot.drain().map(({ to, key, message }) => ({
      at: bot.clock.now(),
      to,
      key,
      message,
      text: readable(toPlainText(message)),
    }));
    sent.push(...fresh);
    return fresh;
  }

  /** What `email` reads in answer; `twice`: the platform delivers the event again, which changes nothing and says nothing. */
  function hear(
    email: string,
    about: { text: string } | Pick<Extract<Inbound, { type: "file" }>, "type" | "text" | "files">,
    { platform = "matrix", twice = false }: { platform?: Platform; twice?: boolean } = {},
  ): Sent[] {
    counts.heard += 1;
    const { from, direct } = bot.eventOf(email, { text: "" });
    const event: Inbound = {
      id: randomUUID(),
      from,
      direct,
      address: { platform, channel: email },
      ...("type" in about ? about : { type: "message", text: about.text }),
    };
    bot.receive(event);
    const answers = drained();
    if (twice) {
      counts.twice += 1;
      bot.receive(event);
      const again = drained();
      if (again.length > 0) throw new Error(`heard twice: ${again.map(({ text }) => text).join("\n")}`);
    }
    return answers;
  }

  return {
    bot: (): DemoBot => bot,
    sent,
    counts,
    hear,
    say: (email: string, text: string, how: { platform?: Platform; twice?: boolean } = {}): string =>
      hear(email, { text }, how)
        .filter(({ to }) => to === email)
        .map((one) => one.text)
        .join("\n"),
    /** The hour that comes: what was due leaves. */
    tickAt(date: string, time: string): Sent[] {
      bot.clock.moveTo(instantOf(date, time, zone));
      bot.scheduler.tick();
      return drained();
    },
    restart(): void {
      counts.restarts += 1;
      bot = bot.restart();
    },
    now: () => localTimeAt(bot.clock.now(), zone),
    inseeOf(name: string): string {
      const place = bot.store.territory.municipalities().find((one) => one.name === name);
      if (place === undefined) throw new Error(`no municipality ${name}`);
      return place.insee;
    },
  };
}

function seed(file: string, absent: readonly string[]): void {
  const store = openStore(file);
  const quiet = { store, print: () => {} };
  importEpci("200035202", quiet);
  const directory = join(dataFolder, "demo/annuaire.csv");
  importDirectory(directory, { ...quiet, dryRun: false, templates: library.bodies, now: () => mondayMorning });
  for (const person of store.people.all()) {
    if (absent.includes(person.email)) continue;
    const address = { platform: "matrix" as const, channel: person.email };
    const from = { id: person.email, name: person.lastName };
    const account = store.accounts.seen(
      { id: `joined:${person.id}`, type: "joined", from, address, direct: true },
      mondayMorning,
    );
    store.accounts.link(account.id, person.id);
  }
  store.close();
}

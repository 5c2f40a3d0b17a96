import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createConsoleAdapter } from "../adapters/console/console.ts";
import { createSceneClock, systemClock, type SceneClock } from "../core/clock.ts";
import { OperatorError } from "../core/errors.ts";
import type { Library } from "../core/library.ts";
import { openStore, type Store } from "../core/store/store.ts";
import { fullNameOf } from "../core/words/people.ts";
import { seedDemo } from "./demo.ts";
import { openLibrary } from "./library.ts";
import { advanceTo } from "./scene.ts";
import { type Log, type Relais, startRelais } from "./relais.ts";
import { readMove, readSceneLine } from "./scene-line.ts";

export type ConsoleOptions = {
  /** The e-mail of who is at the keyboard. */
  as: string;
  /** Absent: a throw-away copy of the demonstration. */
  db?: string;
  /** Local date and hour to begin at, "2026-11-23T09:00". */
  at?: string;
  /** Shows each line read, for transcripts. */
  echo: boolean;
};

const zone = "Europe/Paris";

/** Reads `lines`, prints each reply before reading the next; ends with the lines. */
export async function runConsole(
  options: ConsoleOptions,
  lines: AsyncIterable<string>,
  print: (text: string) => void,
  log: Log,
): Promise<void> {
  const library = openLibrary();
  const folder = options.db === undefined ? mkdtempSync(join(tmpdir(), "relais-")) : undefined;
  const file = options.db ?? join(folder ?? "", "demo.db");
  try {
    await play({ options, lines, print, log, library, file });
  } finally {
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
  }
}

type Play = {
  options: ConsoleOptions;
  lines: AsyncIterable<string>;
  print: (text: string) => void;
  log: Log;
  library: Library;
  file: string;
};

async function play({ options, lines, print, log, library, file }: Play): Promise<void> {
  let current = options.as;
  const open = () =>
    openOn({
      file,
      library,
      log,
      print,
      current: () => current,
      ...(options.at === undefined ? {} : { at: options.at }),
    });
  let stage = await open();
  for await (const line of lines) {
    const said = line.trim();
    if (said === "") continue;
    if (options.echo) print(`> ${said}`);
    const action = readSceneLine(said);
    if (action === undefined) speak(stage, current, said);
    else if (action.kind === "as") current = action.email;
    else if (action.kind === "move")
      await advanceTo(readMove(action.to, stage.clock.now(), zone), stage.clock, stage.relais);
    else {
      await stage.close();
      stage = await open();
    }
    await stage.relais.delivery.settled();
  }
  await stage.close();
}

type Stage = { store: Store; clock: SceneClock; relais: Relais; close: () => Promise<void> };

/** A base opened anew, as after a real restart: nothing lives on but the file. */
async function openOn(options: {
  file: string;
  library: Library;
  log: Log;
  print: (text: string) => void;
  current: () => string;
  at?: string;
}): Promise<Stage> {
  const { file, library, log, print, current, at } = options;
  const store = openStore(file);
  const shift = Number(store.settings.get("clock_shift") ?? 0);
  const clock = createSceneClock(systemClock, shift, (moved) => store.settings.set("clock_shift", String(moved)));
  if (store.territory.epci() === undefined) {
    if (at !== undefined) clock.moveTo(readMove(at, clock.now(), zone));
    seedDemo(store, library, "console", clock.now());
    forgetLettersTo(store, (channel) => channel !== current());
    store.settings.set("scene_at", at ?? "");
  } else if (at !== undefined && store.settings.get("scene_at") !== at) {
    clock.moveTo(readMove(at, clock.now(), zone));
    store.settings.set("scene_at", at);
  }
  const nameOf = (channel: string) => {
    const person = store.people.byEmail(channel);
    return person === undefined ? channel : fullNameOf(person);
  };
  const console = createConsoleAdapter({ print, current, nameOf });
  const relais = await startRelais({ store, clock, library, adapters: [console], log, tick: false });
  return {
    store,
    clock,
    relais,
    close: async () => {
      await relais.stop();
      store.close();
    },
  };
}

/** The first letters of the campaign went out before the scene begins: only who is at the keyboard reads theirs. */
function forgetLettersTo(store: Store, isBefore: (channel: string) => boolean): void {
  for (const row of store.outbox.nextPerLane(new Set())) {
    if (isBefore(row.address.channel)) store.outbox.markSent(row.id, "before the scene", row.nextTryAt);
  }
}

function speak(stage: Stage, email: string, text: string): void {
  if (!email.includes("@")) throw new OperatorError("Dites qui parle : --comme prenom.nom@commune.fr");
  const from = { id: email, name: email, email };
  try {
    stage.relais.bot.receive({
      id: randomUUID(),
      type: "message",
      text,
      from,
      address: { platform: "console", channel: email },
      direct: true,
    });
  } catch {
    // The person has been told, and the log too: the conversation goes on.
  }
}

import { createConsoleAdapter } from "../adapters/console/console.ts";
import type { SceneClock } from "../core/clock.ts";
import type { Library } from "../core/library.ts";
import { openStore, type Store } from "../core/store/store.ts";
import { fullNameOf } from "../core/words/people.ts";
import { openDemo } from "./demo.ts";
import { type Log, type Relais, startRelais } from "./relais.ts";
import { openSceneClock } from "./scene.ts";
import { readMove } from "./scene-line.ts";

/** A base opened on the console, with its movable clock and all of Relais on it. */
export type Stage = { store: Store; clock: SceneClock; relais: Relais; close: () => Promise<void> };

type StageOptions = {
  file: string;
  library: Library;
  log: Log;
  print: (text: string) => void;
  /** The e-mail of who is at the keyboard. */
  current: () => string;
  /** Whether what is for others is left unsaid. */
  alone: () => boolean;
  /** Where the clock is set on opening, as `:le` says it; absent: where it was left. */
  at?: string;
  /** The territory of a base that is empty: a SIREN or words of a name. */
  territory?: string;
};

/** The zone in which hours typed on the console are understood. */
export const stageZone = "Europe/Paris";

/** Opens `file` as after a real restart: nothing lives on but what is in it. An empty base receives the demonstration. */
export async function openStage({
  file,
  library,
  log,
  print,
  current,
  alone,
  at,
  territory,
}: StageOptions): Promise<Stage> {
  const store = openStore(file);
  const clock = openSceneClock(store);
  if (at !== undefined) clock.moveTo(readMove(at, clock.now(), stageZone));
  try {
    const isNew = openDemo(store, library, "console", clock.now(), territory);
    if (isNew) forgetLettersTo(store, (channel) => channel !== current());
  } catch (error) {
    store.close();
    throw error;
  }
  const nameOf = (channel: string) => {
    const person = store.people.byEmail(channel);
    return person === undefined ? channel : fullNameOf(person);
  };
  const adapter = createConsoleAdapter({ print, current, nameOf, alone });
  const relais = await startRelais({ store, clock, library, adapters: [adapter], log, tick: false });
  const close = async () => {
    await relais.stop();
    store.close();
  };
  return { store, clock, relais, close };
}

/** The first letters of the campaign went out before the scene begins: only who is at the keyboard reads theirs. */
function forgetLettersTo(store: Store, isBefore: (channel: string) => boolean): void {
  for (const row of store.outbox.nextPerLane(new Set(), ["console"], Number.MAX_SAFE_INTEGER)) {
    if (isBefore(row.address.channel)) store.outbox.markSent(row.id, { reference: "before the scene" }, row.nextTryAt);
  }
}

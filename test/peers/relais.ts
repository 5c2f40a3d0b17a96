import { onTestFinished } from "vitest";
import { openLibrary } from "../../src/cli/library.ts";
import { startRelais } from "../../src/cli/relais.ts";
import type { Adapter } from "../../src/core/adapter.ts";
import type { Clock } from "../../src/core/clock.ts";
import { createDrawer } from "../../src/core/delivery/draw.ts";
import { createFiler } from "../../src/core/delivery/files.ts";
import type { Attachment, Chart } from "../../src/core/message.ts";
import { openStore } from "../../src/core/store/store.ts";

const library = openLibrary();

/** A Sunday: first letters, which wait for office hours, never come between two lines, whenever the test runs. */
const toSunday = ((7 - new Date().getUTCDay()) % 7) * 86_400_000;
export const atNoOfficeHour: Clock = { now: () => Date.now() + toSunday };

export type Means = ReturnType<typeof openMeans>;

/** Everyone is at work on Mondays: their point of the week leaves on that day. */
export function presentOnMonday(store: Pick<ReturnType<typeof openStore>, "people">): void {
  for (const { id: _id, ...person } of store.people.all()) store.people.save({ ...person, presence: [] }, 0);
}

/** The store of this base, and what adapters are given beside their own settings; what they warn of is kept. */
export function openMeans(file: string) {
  const store = openStore(file);
  const drawer = createDrawer();
  const filer = createFiler({ stored: store.answerFiles.bytesOf });
  const warnings: { fields: object; message: string }[] = [];
  return {
    store,
    draw: (chart: Chart) => drawer.draw(chart),
    bytesOf: (described: Attachment) => filer.bytesOf(described),
    warn: (fields: object, message: string): void => void warnings.push({ fields, message }),
    warnings,
    async close(): Promise<void> {
      await drawer.stop();
      await filer.stop();
      store.close();
    },
  };
}

/** Relais itself on these platforms, as `npm start` puts it together; stopped once the test is over. */
export async function startWith(means: Means, adapters: Adapter[], clock: Clock) {
  const { store, warn, warnings } = means;
  const log = { warn, error: warn };
  const relais = await startRelais({ store, clock, library, adapters, log, tick: false }).catch(
    async (error: unknown) => {
      await means.close();
      throw error;
    },
  );
  let running = true;
  const stop = async () => {
    if (!running) return;
    running = false;
    await relais.stop();
    await means.close();
  };
  onTestFinished(stop);
  return { ...relais, store, warnings, isRunning: () => running, stop };
}

import { commands } from "../commands/index.ts";
import type { Adapter, Platform } from "../core/adapter.ts";
import { createBot } from "../core/bot.ts";
import type { Clock } from "../core/clock.ts";
import type { Limits } from "../core/delivery/carried.ts";
import { createDelivery } from "../core/delivery/worker.ts";
import { createSearch } from "../core/delivery/search.ts";
import { createScheduler } from "../core/delivery/scheduler.ts";
import { createJobs } from "./jobs.ts";
import { OperatorError } from "../core/errors.ts";
import type { Questionnaire } from "../core/interview/questionnaire.ts";
import { changedSincePublished, withInstalled } from "../core/known-questionnaires.ts";
import type { Library } from "../core/library.ts";
import { loseAddress } from "../core/lost-address.ts";
import { lateHourOf } from "../core/notify.ts";
import { sayNewVersionNeeded } from "../core/words/operator.ts";
import type { Store } from "../core/store/store.ts";
import { noteHalted, noteRunning } from "../core/sendings.ts";

/** Where what goes wrong is written: never a message's text, never a secret. */
export type Log = { error(fields: object, message: string): void; warn(fields: object, message: string): void };

const searchEveryMs = 60_000;

export type Relais = Awaited<ReturnType<typeof startRelais>>;

/** Puts the parts together on an open store and starts them. `tick: false` leaves the scheduler to whoever moves the clock. */
export async function startRelais(options: {
  store: Store;
  clock: Clock;
  library: Library;
  adapters: Adapter[];
  log: Log;
  tick: boolean;
  /** What each platform may carry. */
  limits?: Limits;
}) {
  const { store, clock, adapters, log, limits = {} } = options;
  const library = withInstalled(options.library, store);
  if (store.settings.get("installed_at") === undefined) store.settings.set("installed_at", String(clock.now()));
  for (const questionnaire of library.questionnaires.values()) publish(store, questionnaire, clock.now());
  noteRunning(
    store,
    adapters.map(({ platform }) => platform),
  );
  const delivery = createDelivery({
    store,
    adapters: new Map(adapters.map((adapter): [Platform, Adapter] => [adapter.platform, adapter])),
    clock,
    onFailure: (row, error, final) => log.warn({ ...row, error: String(error), final }, "a message could not be sent"),
    onLost: (address, at) => loseAddress(store, address, at),
    lateHourOf: (letter, at) => lateHourOf(store, letter, at),
    limits,
    onHalted: (platform, reason) => {
      noteHalted(store, platform, reason);
      log.error({ platform, reason }, "the platform refuses us: nothing goes there until the next start");
    },
  });
  const bot = createBot({
    store,
    clock,
    library,
    commands,
    onCommitted: delivery.wake,
    onIncident: (error, code, event) =>
      log.error(
        { code, event: event.id, platform: event.address.platform, error: stackOf(error) },
        "an event could not be handled",
      ),
  });
  const scheduler = createScheduler({
    store,
    clock,
    jobs: createJobs(store, library),
    onCommitted: delivery.wake,
    onFailure: (job, error) => log.error({ job, error: stackOf(error) }, "a job failed"),
  });
  const peopleNotFound = (error: unknown) => log.warn({ error: String(error) }, "people could not be looked for");
  const people = createSearch({
    store,
    adapters: () => adapters.filter(({ platform }) => !delivery.halted().has(platform)),
    clock,
    receive: bot.receive,
    onFailure: peopleNotFound,
  });
  let searching: NodeJS.Timeout | undefined;
  /** Nothing new is sent, what is being sent may end, then nobody is heard; what is left is sent at the next start. */
  async function stopAll(): Promise<void> {
    clearInterval(searching);
    await scheduler.stop();
    delivery.hold();
    for (const adapter of adapters) await adapter.stop();
    await people.settled().catch(peopleNotFound);
    await delivery.stop();
  }
  try {
    for (const adapter of adapters)
      await adapter.start(bot.receive, (reason) => delivery.halt(adapter.platform, reason));
  } catch (error) {
    // One that cannot start takes the others with it: nothing is left listening behind a refusal.
    await stopAll();
    throw error;
  }
  if (options.tick) {
    scheduler.start();
    searching = setInterval(() => void people.search().catch(peopleNotFound), searchEveryMs).unref();
  }
  delivery.wake();
  return {
    bot,
    delivery,
    scheduler,
    search: people.search,
    health: () => ({
      platforms: adapters.map(({ platform }) => platform),
      halted: delivery.halted(),
      pending: store.outbox.countPending(),
    }),
    stop: stopAll,
  };
}

/** Keeps this version for ever. Throws `OperatorError` when it was published with another meaning. */
function publish(store: Store, questionnaire: Questionnaire, at: number): void {
  const changed = changedSincePublished(store, questionnaire);
  if (changed.length > 0)
    throw new OperatorError(sayNewVersionNeeded(questionnaire.id, questionnaire.version, changed));
  store.campaigns.publish(questionnaire, at);
}

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

import { createWebAdapter } from "../adapters/web/web.ts";
import type { Config } from "../config.ts";
import { createSceneClock, type SceneClock, systemClock } from "../core/clock.ts";
import { createDrawer } from "../core/delivery/draw.ts";
import { createFiler } from "../core/delivery/files.ts";
import { OperatorError } from "../core/errors.ts";
import type { Library } from "../core/library.ts";
import { openStore, type Store } from "../core/store/store.ts";
import { sayEmptyBase } from "../core/words/operator.ts";
import { sayRealBase } from "../core/words/scene.ts";
import { openDemo, seedDemo } from "./demo.ts";
import { serveHealth } from "./health.ts";
import { openLibrary } from "./library.ts";
import { hasMessenger, type Messenger, openMessengers } from "./messengers.ts";
import { type Log, type Relais, startRelais } from "./relais.ts";
import { createScene, openSceneClock } from "./scene.ts";

type Print = (line: string) => void;

/**
 * Runs Relais on the messengers that are configured, and its sandbox page on a demonstration, until it is told to stop.
 * Without a messenger, a first start fills the base with the demonstration.
 */
export async function start(config: Config, log: Log, print: Print): Promise<() => Promise<void>> {
  const library = openLibrary();
  const store = openStore(config.db);
  // What fails before Relais runs leaves nothing open behind it.
  const undo: (() => unknown)[] = [() => store.close()];
  const stop = async () => {
    for (const one of undo.splice(0).toReversed()) await one();
  };
  try {
    const drawer = createDrawer();
    undo.push(() => drawer.stop());
    const filer = createFiler({ stored: store.answerFiles.bytesOf });
    undo.push(() => filer.stop());
    // Where people really write, the hour is the true one.
    const isReal = hasMessenger(config);
    const clock = isReal ? createSceneClock(systemClock, 0, () => {}) : openSceneClock(store);
    if (isReal && store.territory.epci() === undefined) throw new OperatorError(sayEmptyBase(config.db));
    if (!isReal) openDemo(store, library, "web", clock.now(), config.territory);
    let relais: Relais | undefined;
    const running = (): Relais => {
      if (relais === undefined) throw new Error("Relais is not started yet");
      return relais;
    };
    const isDemo = store.settings.get("demonstration") !== undefined && !isReal;
    const adapters: Messenger[] = await openMessengers({ config, store, drawer, filer, log });
    if (isDemo || config.sandboxOnRealBase) {
      const web = openSandbox({ config, store, clock, library, filer, isDemo, running, log });
      adapters.push({ adapter: web, told: () => web.url() });
    }
    if (adapters.length === 0) throw new OperatorError(sayRealBase(config.db));
    relais = await startRelais({
      store,
      clock,
      library,
      adapters: adapters.map(({ adapter }) => adapter),
      log,
      tick: true,
      limits: config.limits,
    });
    undo.push(() => running().stop());
    if (config.healthPort !== undefined) {
      const health = await serveHealth(config.healthPort, () => running().health());
      undo.push(health.stop);
      print(`Santé : http://127.0.0.1:${health.port}/sante`);
    }
    print(
      `Relais est prêt : ${adapters.map(({ told }) => told()).join(", ")} (base ${config.db}). Ctrl+C pour arrêter.`,
    );
    return stop;
  } catch (error) {
    await stop();
    throw error;
  }
}

function openSandbox(options: {
  config: Config;
  store: Store;
  clock: SceneClock;
  library: Library;
  filer: ReturnType<typeof createFiler>;
  isDemo: boolean;
  running: () => Relais;
  log: Log;
}) {
  const { config, store, clock, library, filer, isDemo, running, log } = options;
  const restart = () => {
    const siren = store.territory.epci()?.siren;
    store.eraseEverything();
    clock.moveTo(systemClock.now());
    store.settings.set("installed_at", String(clock.now()));
    seedDemo(store, library, "web", clock.now(), siren);
  };
  return createWebAdapter({
    port: config.port,
    scene: createScene({ store, clock, relais: running, ...(isDemo ? { restart } : {}) }),
    mailbox: store.sandboxMailbox,
    bytesOf: (file) => filer.bytesOf(file),
    now: () => clock.now(),
    report: (fault) => log.error({ error: String(fault) }, "the sandbox page failed"),
  });
}

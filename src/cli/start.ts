import { createWebAdapter } from "../adapters/web/web.ts";
import type { Config } from "../config.ts";
import { systemClock } from "../core/clock.ts";
import { OperatorError } from "../core/errors.ts";
import { openStore } from "../core/store/store.ts";
import { sayRealBase } from "../core/words/scene.ts";
import { seedDemo } from "./demo.ts";
import { openLibrary } from "./library.ts";
import { type Log, type Relais, startRelais } from "./relais.ts";
import { createScene, openSceneClock } from "./scene.ts";

/** Runs Relais with its sandbox page until it is told to stop. A first start fills the base with the demonstration. */
export async function start(config: Config, log: Log, print: (line: string) => void): Promise<() => Promise<void>> {
  const library = openLibrary();
  const store = openStore(config.db);
  const clock = openSceneClock(store);
  if (store.territory.epci() === undefined) seedDemo(store, library, "web", clock.now());
  const isDemo = store.settings.get("demonstration") !== undefined;
  if (!isDemo && !config.sandboxOnRealBase) {
    store.close();
    throw new OperatorError(sayRealBase(config.db));
  }
  let relais: Relais | undefined;
  const running = (): Relais => {
    if (relais === undefined) throw new Error("Relais is not started yet");
    return relais;
  };
  const restart = () => {
    store.eraseEverything();
    clock.moveTo(systemClock.now());
    store.settings.set("installed_at", String(clock.now()));
    seedDemo(store, library, "web", clock.now());
  };
  const scene = createScene({ store, clock, relais: running, ...(isDemo ? { restart } : {}) });
  const web = createWebAdapter({
    port: config.port,
    scene,
    mailbox: store.sandboxMailbox,
    now: () => clock.now(),
    report: (fault) => log.error({ error: String(fault) }, "the sandbox page failed"),
  });
  relais = await startRelais({ store, clock, library, adapters: [web], log, tick: true });
  print(`Relais est prêt : ${web.url()} (base ${config.db}). Ctrl+C pour arrêter.`);
  return async () => {
    await running().stop();
    store.close();
  };
}

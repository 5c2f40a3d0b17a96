import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { createSlackAdapter, type SlackOptions } from "../../../src/adapters/slack/slack.ts";
import { importDirectory } from "../../../src/cli/import-directory.ts";
import { importEpci } from "../../../src/cli/import-epci.ts";
import { dataFolder, openLibrary } from "../../../src/cli/library.ts";
import { startRelais } from "../../../src/cli/relais.ts";
import { type Clock, systemClock } from "../../../src/core/clock.ts";
import { createDrawer } from "../../../src/core/delivery/draw.ts";
import { openStore } from "../../../src/core/store/store.ts";
import type { Workspace } from "./workspace.ts";

const library = openLibrary();

/** A base of a real territory with its directory, where nobody has an account yet; gone once the test is over. */
export function newBase(): string {
  const folder = mkdtempSync(join(tmpdir(), "relais-slack-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, "relais.db");
  const store = openStore(file);
  const quiet = { store, print: () => {} };
  importEpci("200035202", quiet);
  importDirectory(join(dataFolder, "demo/annuaire.csv"), { ...quiet, dryRun: false, now: systemClock.now });
  store.close();
  return file;
}

/** Relais itself, on Slack alone, as `npm start` puts it together; stopped once the test is over. */
export async function startOn(
  workspace: Workspace,
  file: string,
  options: { clock?: Clock; via?: SlackOptions["via"] } = {},
) {
  const store = openStore(file);
  const drawer = createDrawer();
  const warnings: { fields: object; message: string }[] = [];
  const warn = (fields: object, message: string) => void warnings.push({ fields, message });
  const { botToken, signingSecret, apiUrl } = workspace;
  const adapter = await createSlackAdapter({
    botToken,
    via: options.via ?? { mode: "http", signingSecret, host: "127.0.0.1", port: 0 },
    apiUrl,
    now: systemClock.now,
    draw: (chart) => drawer.draw(chart),
    warn,
  });
  const log = { warn, error: warn };
  const clock = options.clock ?? systemClock;
  const relais = await startRelais({ store, clock, library, adapters: [adapter], log, tick: false });
  if (adapter.port() !== undefined) workspace.deliverTo(`http://127.0.0.1:${adapter.port()}/slack/events`);
  let running = true;
  const stop = async () => {
    if (!running) return;
    running = false;
    await relais.stop();
    await drawer.stop();
    store.close();
  };
  onTestFinished(stop);
  return { ...relais, store, warnings, stop };
}

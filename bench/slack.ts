/**
 * Slack's adapter on its emulator, as `npm start` puts it together: how soon an answer is read, how many events are
 * taken a second, and how fast answers leave at the pace that Slack allows.
 * npm ci --prefix test/peers && TZ=UTC node bench/slack.ts
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { createSlackAdapter } from "../src/adapters/slack/slack.ts";
import { importDirectory } from "../src/cli/import-directory.ts";
import { importEpci } from "../src/cli/import-epci.ts";
import { dataFolder, openLibrary } from "../src/cli/library.ts";
import { startRelais } from "../src/cli/relais.ts";
import { systemClock } from "../src/core/clock.ts";
import { createDrawer } from "../src/core/delivery/draw.ts";
import { createFiler } from "../src/core/delivery/files.ts";
import { openStore } from "../src/core/store/store.ts";
import { openWorkspace } from "../test/peers/slack/workspace.ts";

const soloTurns = 60;
const burstEvents = 600;

const folder = mkdtempSync(join(tmpdir(), "relais-bench-"));
const store = openStore(join(folder, "relais.db"));
const quiet = { store, print: () => {} };
importEpci("200035202", quiet);
importDirectory(join(dataFolder, "demo/annuaire.csv"), {
  templates: [],
  ...quiet,
  dryRun: false,
  now: systemClock.now,
});
const people = store.people.all().map(({ email, firstName, lastName }) => ({
  name: email.split("@")[0] ?? "",
  realName: `${firstName} ${lastName}`,
  email,
}));

const workspace = await openWorkspace({ people });
const drawer = createDrawer();
const filer = createFiler();
const { botToken, signingSecret, apiUrl, front } = workspace;
const adapter = await createSlackAdapter({
  botToken,
  via: { mode: "http", signingSecret, host: "127.0.0.1", port: 0 },
  apiUrl,
  now: systemClock.now,
  draw: (chart) => drawer.draw(chart),
  bytesOf: (file) => filer.bytesOf(file),
  warn: () => {},
});
const log = { warn: () => {}, error: () => {} };
const relais = await startRelais({
  store,
  clock: systemClock,
  library: openLibrary(),
  adapters: [adapter],
  log,
  tick: false,
});
workspace.deliverTo(`http://127.0.0.1:${adapter.port()}/slack/events`);

const direct = new Map<string, string>();
for (const { email } of people) direct.set(email, await workspace.person(email).directChannel());
let stamps = 0;
function messageOf(email: string, text: string) {
  const ts = `${Math.floor(Date.now() / 1000)}.${String((stamps += 1)).padStart(6, "0")}`;
  const { id: user } = workspace.person(email);
  return workspace.eventBody({ type: "message", channel: direct.get(email), channel_type: "im", user, ts, text });
}
const posts = () => front.calls.filter(({ method }) => method === "chat.postMessage");
const quantile = (all: number[], part: number) =>
  (all.toSorted((a, b) => a - b)[Math.floor(all.length * part)] ?? 0).toFixed(1);

// One person after another, each known already: from the signed event to the call that posts the answer.
for (const { email } of people) await front.deliver(messageOf(email, "aide"));
while (relais.health().pending > 0) await wait(50);
const latencies: number[] = [];
for (let turn = 0; turn < soloTurns; turn += 1) {
  await wait(250);
  const before = posts().length;
  const start = performance.now();
  await front.deliver(messageOf(people[turn % people.length]?.email ?? "", "échéances"));
  while (posts().length === before) await wait(0.5);
  latencies.push(performance.now() - start);
}
console.log(`answer to one person: p50 ${quantile(latencies, 0.5)} ms, p95 ${quantile(latencies, 0.95)} ms`);

const start = performance.now();
const sent = Array.from({ length: burstEvents }, (_, index) =>
  front.deliver(messageOf(people[index % people.length]?.email ?? "", `échéances ${11 + (index % 50)} jours`)),
);
const statuses = await Promise.all(sent);
const taken = (performance.now() - start) / 1000;
const refused = statuses.filter(({ status }) => status !== 200).length;
console.log(`${burstEvents} events at once: ${(burstEvents / taken).toFixed(0)} taken a second, ${refused} refused`);
while (relais.health().pending > 0) await wait(50);
const all = (performance.now() - start) / 1000;
console.log(`their ${burstEvents} answers: ${all.toFixed(1)} s, ${(burstEvents / all).toFixed(1)} a second (pace: 5)`);
console.log(`memory: ${Math.round(process.memoryUsage().rss / 2 ** 20)} MB, emulator included`);

await relais.stop();
await drawer.stop();
await filer.stop();
await workspace.stop();
store.close();
rmSync(folder, { recursive: true, force: true });

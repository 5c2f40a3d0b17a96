/**
 * The real process on Microsoft's local client, signed: how soon it is ready and what it weighs, Teams on and off; how soon
 * a request is answered, and an answer read.
 * npm ci --prefix test/peers && TZ=UTC node bench/teams.ts
 */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { importDirectory } from "../src/cli/import-directory.ts";
import { importEpci } from "../src/cli/import-epci.ts";
import { dataFolder } from "../src/cli/library.ts";
import { systemClock } from "../src/core/clock.ts";
import { openStore } from "../src/core/store/store.ts";
import { end, freePort, startProcess } from "../test/peers/process.ts";
import { appId, openAuthority, secret, tenant } from "../test/peers/teams/microsoft.ts";
import { openDesk } from "../test/peers/teams/person.ts";

const starts = 5;
const turns = 45;

const folder = mkdtempSync(join(tmpdir(), "relais-bench-"));
const file = join(folder, "relais.db");
const store = openStore(file);
const quiet = { store, print: () => {} };
importEpci("200035202", quiet);
importDirectory(join(dataFolder, "demo/annuaire.csv"), {
  templates: [],
  ...quiet,
  dryRun: false,
  now: systemClock.now,
});
store.close();

const authority = await openAuthority();
const port = await freePort();
const teams = {
  TEAMS_APP_ID: appId,
  TEAMS_APP_SECRET: secret,
  TEAMS_TENANT_ID: tenant,
  TEAMS_AUTHORITY: authority.url,
  TEAMS_PORT: String(port),
};
// Without a messenger, a real base opens with its sandbox page alone.
const without = { RELAIS_ESSAI: "oui", RELAIS_PORT: "0" };

async function startTimed(variables: NodeJS.ProcessEnv) {
  const from = performance.now();
  const started = startProcess(file, variables);
  await started.ready();
  return { ...started, ms: performance.now() - from, megabytes: megabytesOf(started.child.pid) };
}

for (const [name, variables] of [["Teams off", without] as const, ["Teams on", teams] as const]) {
  const runs: { ms: number; megabytes: number }[] = [];
  for (let run = 0; run < starts; run += 1) {
    const started = await startTimed(variables);
    runs.push(started);
    await end(started.child, "SIGTERM");
  }
  const middle = (of: (run: { ms: number; megabytes: number }) => number) =>
    Math.round(runs.map(of).toSorted((a, b) => a - b)[Math.floor(starts / 2)] ?? 0);
  console.log(
    `${name}: ready in ${middle(({ ms }) => ms)} ms, RSS ${middle(({ megabytes }) => megabytes)} MB (median of ${starts})`,
  );
}

const running = await startTimed(teams);
const clerk = { realName: "Corinne Teyssier", email: "secretaire.charlieu@demo.example" };
const desk = await openDesk(clerk, [], authority);
desk.front.deliverTo(`http://127.0.0.1:${port}/api/messages`);
await desk.arrive();
const times: number[] = [];
for (let turn = 0; turn < turns; turn += 1) {
  const from = performance.now();
  await desk.type(`échéances ${11 + turn} jours`);
  times.push(performance.now() - from);
}
const requests = desk.front.deliveries.map(({ ms }) => ms);
console.log(`a request is answered in p50 ${at(requests, 0.5)} ms, p95 ${at(requests, 0.95)} ms`);
console.log(`from word to answer p50 ${at(times, 0.5)} ms, p95 ${at(times, 0.95)} ms (${turns} turns)`);
console.log(`RSS after ${turns} turns ${Math.round(megabytesOf(running.child.pid))} MB`);
await end(running.child, "SIGTERM");
await desk.stop();
await authority.stop();
rmSync(folder, { recursive: true, force: true });
process.exit(0);

function at(all: readonly number[], share: number): number {
  const sorted = all.slice(5).toSorted((a, b) => a - b);
  return Math.round(sorted[Math.floor(sorted.length * share)] ?? 0);
}

/** What the process weighs, from the kernel. */
function megabytesOf(pid: number | undefined): number {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  return Number(/VmRSS:\s+(\d+)/u.exec(status)?.[1]) / 1_000;
}

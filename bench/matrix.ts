/**
 * The real process on a real Synapse: how soon an answer is read, in clear and encrypted; what it weighs; how soon it is
 * ready. Needs root and Debian's packages (test/peers/matrix/synapse.sh).
 * npm ci --prefix test/peers && TZ=UTC node bench/matrix.ts
 */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { importDirectory } from "../src/cli/import-directory.ts";
import { importEpci } from "../src/cli/import-epci.ts";
import { dataFolder } from "../src/cli/library.ts";
import { systemClock } from "../src/core/clock.ts";
import { openStore } from "../src/core/store/store.ts";
import { openHomeserver } from "../test/peers/matrix/homeserver.ts";
import { openPerson } from "../test/peers/matrix/person.ts";
import { end, startProcess } from "../test/peers/process.ts";

const turns = 60;

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
const codes = store.people
  .all()
  .filter(({ email }) => !email.startsWith("caf@"))
  .map(({ id }) => store.invitations.create(id, undefined, systemClock.now()).code);
store.close();

const homeserver = await openHomeserver();
const { userId, password } = await homeserver.register("relais", { displayName: "Relais" });
const variables = { MATRIX_HOMESERVER: homeserver.url, MATRIX_USER: userId, MATRIX_PASSWORD: password };

async function startTimed() {
  const from = performance.now();
  const started = startProcess(file, variables);
  await started.ready();
  return { ...started, ms: Math.round(performance.now() - from) };
}

const first = await startTimed();
await end(first.child, "SIGTERM");
const running = await startTimed();
console.log(`ready: first start ${first.ms} ms (login, identity), next ${running.ms} ms; RSS ${megabytes()} MB`);

for (const encrypted of [false, true]) {
  const person = await openPerson(homeserver, encrypted ? "anne" : "marc");
  const roomId = await person.openDirect(userId, { encrypted });
  const heard: PromiseWithResolvers<number>[] = [];
  const isAnswer = (event: {
    getRoomId(): string | undefined;
    getType(): string;
    getContent(): Record<string, unknown>;
  }) =>
    event.getRoomId() === roomId &&
    event.getType() === "m.room.message" &&
    /d.ici/u.test(String(event.getContent()["body"]));
  const hear = (event: Parameters<typeof isAnswer>[0]) =>
    void (isAnswer(event) && heard.shift()?.resolve(performance.now()));
  person.client.on("Event.decrypted", hear);
  if (!encrypted) person.client.on("Room.timeline", hear);
  const said = async (text: string): Promise<number> => {
    const answer = Promise.withResolvers<number>();
    heard.push(answer);
    const from = performance.now();
    await person.say(roomId, text);
    return (await answer.promise) - from;
  };
  await person.say(roomId, codes[encrypted ? 0 : 1] ?? "");
  const times: number[] = [];
  for (let turn = 0; turn < turns; turn += 1) times.push(await said(`échéances ${11 + turn} jours`));
  const sorted = times.slice(5).toSorted((a, b) => a - b);
  const at = (share: number) => Math.round(sorted[Math.floor(sorted.length * share)] ?? 0);
  console.log(
    `${encrypted ? "encrypted" : "in clear"}: from word to answer p50 ${at(0.5)} ms, p95 ${at(0.95)} ms (${sorted.length} turns)`,
  );
}
console.log(`RSS after ${2 * turns} turns ${megabytes()} MB`);
await end(running.child, "SIGTERM");
await homeserver.stop();
rmSync(folder, { recursive: true, force: true });
process.exit(0);

/** What the process weighs, from the kernel. */
function megabytes(): number {
  const status = readFileSync(`/proc/${running.child.pid}/status`, "utf8");
  return Math.round(Number(/VmRSS:\s+(\d+)/u.exec(status)?.[1]) / 1_000);
}

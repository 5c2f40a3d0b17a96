/**
 * Kills the real process with SIGKILL at random moments while scripted interviews run, restarts it each time, sends
 * again what was not acknowledged (as platforms do), and compares every answer and reply with an undisturbed run.
 * node bench/kill-nine.ts [--runs 300] [--seed 1]. Exits 1 when an answer or a reply is lost, changed or doubled.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { parseArgs } from "node:util";
import Database from "better-sqlite3";

const { values } = parseArgs({
  options: { runs: { type: "string", default: "300" }, seed: { type: "string", default: "1" } },
});
const random = createRandom(Number(values.seed));

const people = [
  "secretaire.charlieu",
  "secretaire",
  "secretaire.briennon",
  "secretaire.chandon",
  "secretaire.cuinzier",
  "secretaire.belmont",
].map((name) => `${name}@demo.example`);
const script = [
  "diagnostic",
  "oui en régie",
  "2012",
  "1 et 3",
  "aucun",
  "environ 120",
  "2,5",
  "4",
  "précédent",
  "3",
  "je ne sais pas",
  "état",
  "passer",
  "salle des fêtes",
  "passer le reste",
  "oui",
  "maison des jeunes",
  "passer le reste",
  "non",
  "récapitulatif",
  "pause",
  "reprendre",
  "corriger depuis",
  "2013",
  "12 500 €",
  "passer",
  "passer",
  "où j'en suis",
  "passer",
  "je ne sais pas",
  "passer",
  "pause",
];

type Running = { child: ChildProcess; url: string };

async function startProcess(db: string): Promise<Running> {
  const child = spawn(process.execPath, ["src/main.ts"], {
    env: { ...process.env, TZ: "UTC", RELAIS_DB: db, RELAIS_PORT: "0" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const url = await new Promise<string>((resolve, reject) => {
    child.once("exit", () => reject(new Error("the process ended before it was ready")));
    child.stdout.on("data", (chunk: Buffer) => {
      const found = /http:\/\/[\d.]+:\d+/.exec(chunk.toString());
      if (found) resolve(found[0]);
    });
  });
  return { child, url };
}

async function killProcess({ child }: Running): Promise<void> {
  const gone = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGKILL");
  await gone;
}

/** One person's script, line after line; a line is sent again, under the same id, until it is acknowledged. */
async function play(account: string, url: () => string | undefined, rounds: number): Promise<void> {
  for (let round = 0; round < rounds; round += 1) {
    for (const [index, text] of script.entries()) {
      const body = JSON.stringify({ id: uuidOf(`${account}-${round}-${index}`), account, text });
      for (let sent = false; !sent;) {
        const to = url();
        sent = to !== undefined && (await post(to, body));
        if (!sent) await wait(10);
      }
    }
  }
}

async function post(url: string, body: string): Promise<boolean> {
  try {
    const response = await fetch(`${url}/api/say`, {
      method: "POST",
      headers: { "content-type": "application/json", origin: url },
      body,
    });
    if (response.status === 400 || response.status === 404) throw new TypeError(await response.text());
    return response.ok;
  } catch (error) {
    if (error instanceof TypeError && !/fetch failed|terminated/.test(error.message)) throw error;
    return false;
  }
}

async function run(db: string, kills: number, rounds: number): Promise<number> {
  let running: Running | undefined = await startProcess(db);
  const played = { done: false };
  let killed = 0;
  const conversations = Promise.all(people.map((account) => play(account, () => running?.url, rounds))).then(
    () => (played.done = true),
  );
  while (!played.done && killed < kills) {
    await wait(5 + random() * 120);
    if (played.done) break;
    const victim = running;
    running = undefined;
    await killProcess(victim);
    killed += 1;
    running = await startProcess(db);
  }
  await conversations;
  const waiting = () => count(db, "SELECT count(*) FROM outbox WHERE state = 'pending' AND address IS NOT NULL");
  for (let tries = 0; waiting() > 0 && tries < 200; tries += 1) await wait(25);
  await killProcess(running);
  return killed;
}

function count(db: string, sql: string): number {
  const file = new Database(db, { readonly: true });
  const total = Number(file.prepare(sql).pluck().get());
  file.close();
  return total;
}

type Outcome = { answers: string[]; replies: string[]; unsent: number };

/** Every answer kept, with its place; every reply, by the event it answers. Hours and incident codes are left out. */
function outcomeOf(db: string): Outcome {
  const file = new Database(db, { readonly: true });
  const answers = file
    .prepare(
      "SELECT i.insee || ' ' || a.path || ' ' || a.answer FROM answer a JOIN interview i ON i.id = a.interview_id ORDER BY 1",
    )
    .pluck()
    .all()
    .map(String);
  const replies = file
    .prepare(
      "SELECT account || ' ' || key || ' ' || message FROM sandbox_message WHERE author = 'relais' AND key LIKE 'reply:%' ORDER BY key",
    )
    .pluck()
    .all()
    .map(String);
  const unsent = Number(
    file.prepare("SELECT count(*) FROM outbox WHERE state <> 'sent' AND address IS NOT NULL").pluck().get(),
  );
  file.close();
  return { answers, replies, unsent };
}

const folder = mkdtempSync(join(tmpdir(), "relais-kill-"));
const kills = Number(values.runs);
const rounds = Math.max(2, Math.ceil(kills / 6));
const began = performance.now();
await run(join(folder, "calm.db"), 0, rounds);
let killed = 0;
killed = await run(join(folder, "killed.db"), kills, rounds);
const [calm, storm] = [outcomeOf(join(folder, "calm.db")), outcomeOf(join(folder, "killed.db"))];
const missing = (wanted: string[], got: string[]) => wanted.filter((one) => !new Set(got).has(one));
const lost = missing(calm.answers, storm.answers);
const foreign = missing(storm.answers, calm.answers);
const events = people.length * script.length * rounds;
const report = {
  kills: killed,
  events,
  replies: storm.replies.length,
  unsent: storm.unsent,
  answers: storm.answers.length,
  answersLost: lost.length,
  answersForeign: foreign.length,
  repliesLost: events - storm.replies.length,
  seconds: Math.round((performance.now() - began) / 1_000),
};
console.log(JSON.stringify(report));
for (const line of [...lost.slice(0, 5), ...foreign.slice(0, 5)]) console.log(line);
rmSync(folder, { recursive: true, force: true });
if (lost.length + foreign.length + report.repliesLost + storm.unsent + calm.unsent > 0 || killed < kills)
  process.exitCode = 1;

/** A small seeded generator (mulberry32): the same kills for the same seed, as far as the machine allows. */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** The same event has the same id in both runs, in the form a browser gives. */
function uuidOf(name: string): string {
  const hex = createHash("sha256").update(name).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

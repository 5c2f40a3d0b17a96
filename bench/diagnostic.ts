/**
 * A campaign of 158 municipalities, each of which answered all of its questionnaire: how long its figures take, and whether a
 * conversation waits while the note is written: node bench/diagnostic.ts
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { seedDemo } from "../src/cli/demo.ts";
import { openLibrary } from "../src/cli/library.ts";
import { commands } from "../src/commands/index.ts";
import { createBot } from "../src/core/bot.ts";
import { campaignAnswers } from "../src/core/campaign-answers.ts";
import { systemClock } from "../src/core/clock.ts";
import { civilDateAt } from "../src/core/calendar/civil-date.ts";
import { createFiler } from "../src/core/delivery/files.ts";
import { noteFacts } from "../src/core/diagnostic/note.ts";
import type { Document } from "../src/core/message.ts";
import { openStore } from "../src/core/store/store.ts";
import { fillCampaign } from "../test/support/full-campaign.ts";

/** CA du Pays Basque, the most municipalities of all. */
const siren = "200067106";
const runs = 5;

const folder = mkdtempSync(join(tmpdir(), "relais-bench-"));
const library = openLibrary();
const store = openStore(join(folder, "bench.db"));
seedDemo(store, library, "console", systemClock.now(), siren);
for (const questionnaire of library.questionnaires.values()) store.campaigns.publish(questionnaire, systemClock.now());
const today = civilDateAt(systemClock.now(), store.territory.timeZone());
const [campaign] = store.campaigns.all();
const director = store.people
  .all()
  .find(({ mandates }) => mandates.some((held) => held.function === "chief_executive" && held.insee === undefined));
if (campaign === undefined || director?.email === undefined) throw new Error("the demonstration is incomplete");
const given = fillCampaign(store, library, campaign, { now: systemClock.now(), today });
console.log(`${store.territory.municipalities().length} municipalities, ${given} answers`);

const figures = laps(() => {
  const answers = campaignAnswers(store, library, campaign, today);
  if (answers === undefined) throw new Error("the questionnaire is gone");
  noteFacts(answers.indicators, answers.respondents, []);
});
console.log(`all the figures: ${show(figures)}`);

const bot = createBot({
  store,
  clock: systemClock,
  library,
  commands,
  onCommitted: () => {},
  onIncident: (error) => console.error(error),
});
let events = 0;
function say(text: string): void {
  const from = { id: director?.email ?? "", name: "DGS", email: director?.email ?? "" };
  const address = { platform: "console", channel: from.id } as const;
  bot.receive({ id: `bench-${(events += 1)}`, type: "message", text, from, address, direct: true });
}

console.log(`« synthèse », answered: ${show(laps(() => say("synthèse")))}`);
console.log(`« note de synthèse », answered: ${show(laps(() => say("note de synthèse")))}`);

const note = noteSent();
const filer = createFiler();
const delay = monitorEventLoopDelay({ resolution: 5 });
const during: number[] = [];
delay.enable();
const begun = performance.now();
const asking = setInterval(() => {
  const before = performance.now();
  say("aide");
  during.push(performance.now() - before);
}, 50);
const bytes = await filer.bytesOf(note);
clearInterval(asking);
delay.disable();
console.log(
  `the note, ${(bytes.length / 1e3).toFixed(0)} kB: written in ${((performance.now() - begun) / 1e3).toFixed(1)} s; meanwhile ${during.length} messages answered, ${show(during)}; event loop late by ${(delay.percentile(99) / 1e6).toFixed(0)} ms (p99), ${(delay.max / 1e6).toFixed(0)} ms at most`,
);
await filer.stop();
store.close();
rmSync(folder, { recursive: true, force: true });

/** In milliseconds, each. */
function laps(run: () => void): number[] {
  return Array.from({ length: runs }, () => {
    const before = performance.now();
    run();
    return performance.now() - before;
  });
}

function show(times: readonly number[]): string {
  const sorted = times.toSorted((a, b) => a - b);
  return `median ${(sorted[Math.floor(sorted.length / 2)] ?? 0).toFixed(0)} ms, at most ${(sorted.at(-1) ?? 0).toFixed(0)} ms`;
}

/** The last of the files that wait to be sent. */
function noteSent(): Document {
  const none = new Set<string>();
  for (;;) {
    const [row] = store.outbox.nextPerLane(none, ["console"], systemClock.now());
    if (row === undefined) throw new Error("no note was sent");
    const file = row.message.blocks.find((block) => block.type === "file")?.file;
    if (file !== undefined && "passages" in file) return file;
    store.outbox.markSent(row.id, { reference: "bench" }, systemClock.now());
  }
}

/** Durable messages a second through the core, `synchronous=FULL`, on a real file: node bench/throughput.ts [messages] */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { seedDemo } from "../src/cli/demo.ts";
import { openLibrary } from "../src/cli/library.ts";
import { commands } from "../src/commands/index.ts";
import { createBot } from "../src/core/bot.ts";
import { systemClock } from "../src/core/clock.ts";
import { openStore } from "../src/core/store/store.ts";

const messages = Number(process.argv[2] ?? 2_000);
const folder = mkdtempSync(join(tmpdir(), "relais-bench-"));
const library = openLibrary();
const store = openStore(join(folder, "bench.db"));
seedDemo(store, library, "console", systemClock.now());
const bot = createBot({
  store,
  clock: systemClock,
  library,
  commands,
  onCommitted: () => {},
  onIncident: (error) => console.error(error),
});
const clerks = store.people.withFunction("town_clerk").map((person) => person.email);
const script = [
  "diagnostic",
  "oui en régie",
  "2012",
  "1 et 3",
  "aucun",
  "je ne sais pas",
  "2,5",
  "précédent",
  "2",
  "passer",
];

const laps: number[] = [];
const start = performance.now();
for (let count = 0; count < messages; count += 1) {
  const email = clerks[count % clerks.length] ?? "";
  const text = script[Math.floor(count / clerks.length) % script.length] ?? "";
  const before = performance.now();
  bot.receive({
    id: `bench-${count}`,
    type: "message",
    text,
    from: { id: email, name: email, email },
    address: { platform: "console", channel: email },
    direct: true,
  });
  laps.push(performance.now() - before);
}
const seconds = (performance.now() - start) / 1_000;
const sorted = laps.toSorted((a, b) => a - b);
const at = (share: number) => (sorted[Math.floor(sorted.length * share)] ?? 0).toFixed(2);
console.log(
  `${messages} messages in ${seconds.toFixed(2)} s: ${(messages / seconds).toFixed(0)}/s; p50 ${at(0.5)} ms, p99 ${at(0.99)} ms; rss ${(process.memoryUsage().rss / 1e6).toFixed(0)} MB`,
);
store.close();
rmSync(folder, { recursive: true, force: true });

/**
 * The delivery worker and the senders of Slack, Matrix and Teams, on platforms that enforce their limits, for as many seeds as asked:
 * what was sent, how often it was tried, what the platforms refused, and whether every promise was kept.
 * TZ=UTC node bench/delivery.ts [--seeds 5]
 */
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { faultsIn } from "../test/support/simulation/promises.ts";
import { simulate } from "../test/support/simulation/simulate.ts";

const { values } = parseArgs({ options: { seeds: { type: "string", default: "5" } } });
/** The changes of hour of 2026 and 2027 that are still to come; the Mondays after the last two are holidays. */
const sundays = ["2026-10-25", "2027-03-28", "2027-10-31"];

let broken = 0;
for (let seed = 1; seed <= Number(values.seeds); seed += 1) {
  const folder = mkdtempSync(join(existsSync("/dev/shm") ? "/dev/shm" : tmpdir(), "relais-bench-"));
  const begunAt = performance.now();
  const run = await simulate({ seed, readers: 500, sundays, file: join(folder, "relais.db") });
  rmSync(folder, { recursive: true });
  const { calls, posts, lookUps, limited, failed, unreachable, lost } = run.counts;
  const faults = faultsIn(run);
  broken += faults.length;
  const seconds = ((performance.now() - begunAt) / 1_000).toFixed(1);
  console.log(
    `seed ${seed}: ${run.wanted.size} messages for 500 readers, ${run.simulatedMs / 3_600_000} h simulated in ${seconds} s; ${calls} calls ` +
      `(${posts} posts, ${lookUps} look-ups): ${limited} limited, ${failed} failed, ${unreachable} unreachable, ${lost} unanswered; ` +
      `${run.settled.filter(({ maybeTwice }) => maybeTwice).length} perhaps twice; ${faults.length} promises broken`,
  );
  for (const fault of faults.slice(0, 10)) console.log(`  ${fault}`);
}
process.exit(broken === 0 ? 0 : 1);

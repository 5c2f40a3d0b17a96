import { expect, test } from "vitest";
import { newFile } from "../../support/demo-bot.ts";
import { faultsIn } from "../../support/simulation/promises.ts";
import { simulate } from "../../support/simulation/simulate.ts";

/** Longer than it takes: the machine may be busy elsewhere. */
const patience = 120_000;

test(
  "500 readers on three platforms that enforce their limits, fail and are out for a while, the process killed thrice, as clocks change",
  async () => {
    const run = await simulate({ seed: 8, readers: 500, sundays: ["2026-10-25"], file: newFile() });
    expect(faultsIn(run)).toEqual([]);
    // It was no easy road: each kind of trouble was met.
    const { limited, failed, unreachable, lookUps } = run.counts;
    expect(Math.min(limited, failed, unreachable, lookUps)).toBeGreaterThan(50);
    expect(run.settled.filter(({ maybeTwice }) => maybeTwice).length).toBeGreaterThan(0);
  },
  patience,
);

test(
  "the same in spring, when the Monday after the change is a holiday, with other chances",
  async () => {
    const run = await simulate({ seed: 28, readers: 60, sundays: ["2027-03-28"], file: newFile() });
    expect(faultsIn(run)).toEqual([]);
  },
  patience,
);

test(
  "the same seed gives the same run",
  async () => {
    expect(await whatHappens(3)).toEqual(await whatHappens(3));
  },
  patience,
);

async function whatHappens(seed: number) {
  const { shown, counts } = await simulate({ seed, readers: 9, sundays: ["2026-10-25"], file: newFile() });
  return { shown, counts };
}

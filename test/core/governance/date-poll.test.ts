import { describe, expect, test } from "vitest";
import { type Ballot, bestDate, countVotes, silentVoters, type Vote } from "../../../src/core/governance/date-poll.ts";

const voters = [
  { personId: 1, insee: ["A"] },
  { personId: 2, insee: ["B"] },
  { personId: 3, insee: ["B", "C"] },
  { personId: 4, insee: [] },
];
const votes: Vote[] = ["yes", "maybe", "no"];
const dates = [{ id: 10 }, { id: 20 }, { id: 30 }];

/** "10 1 yes, 10 2 no" */
function ballots(written: string): Ballot[] {
  return written.split(", ").map((one) => {
    const [optionId, personId, said] = one.split(" ");
    const vote = votes.find((known) => known === said) ?? "no";
    return { optionId: Number(optionId), personId: Number(personId), vote };
  });
}

function best(written: string): string {
  const found = bestDate(countVotes(dates, voters, ballots(written)));
  return found === undefined ? "none" : `${found.count.optionId} ${found.because}`;
}

describe("how a date is answered", () => {
  test("counts each answer, who said nothing, and the municipalities nobody would speak for", () => {
    const [first] = countVotes(dates, voters, ballots("10 1 yes, 10 2 maybe, 10 3 no"));
    expect(first).toEqual({
      optionId: 10,
      yes: [1],
      maybe: [2],
      no: [3],
      silent: [4],
      missing: ["B", "C"],
      majority: false,
    });
  });

  test("a municipality with two voters is spoken for by either", () => {
    const [first] = countVotes(dates, voters, ballots("10 1 yes, 10 3 yes, 10 2 no"));
    expect(first?.missing).toEqual([]);
  });

  test("half is no majority, one more is", () => {
    expect(countVotes(dates, voters, ballots("10 1 yes, 10 2 yes"))[0]?.majority).toBe(false);
    expect(countVotes(dates, voters, ballots("10 1 yes, 10 2 yes, 10 4 yes"))[0]?.majority).toBe(true);
  });

  test("somebody who left the instance counts no more", () => {
    const [first] = countVotes(dates, voters, ballots("10 99 yes, 10 1 yes"));
    expect(first?.yes).toEqual([1]);
  });
});

describe("the best date", () => {
  test.each([
    ["10 1 yes, 20 1 yes, 20 2 yes, 30 1 no", "20 yes"],
    ["10 1 yes, 20 3 yes", "20 places"],
    ["10 1 yes, 20 2 yes, 20 3 maybe", "20 maybe"],
    ["10 1 yes, 20 2 yes", "10 tie"],
    ["10 1 maybe, 20 1 no", "10 maybe"],
    ["10 1 no, 20 1 no, 30 1 no", "none"],
  ])("%s: %s", (written, expected) => {
    expect(best(written)).toBe(expected);
  });

  test("alone, it is the only one", () => {
    const [only] = dates;
    expect(bestDate(countVotes(only ? [only] : [], voters, ballots("10 1 yes")))?.because).toBe("only");
    expect(bestDate([])).toBeUndefined();
  });
});

test("who answered anything, were it no, is not silent", () => {
  expect(silentVoters(voters, ballots("10 1 no, 30 3 maybe"))).toEqual([2, 4]);
});

import { array, assert, boolean, constantFrom, integer, property } from "fast-check";
import { describe, expect, test } from "vitest";
import { nextMinutesStep, tallyPositions } from "../../../src/core/governance/decisions.ts";
import {
  countQuorum,
  type Presence,
  proxyProblem,
  quorumOf,
  quorumRuleOf,
  secondSitting,
  type Seat,
} from "../../../src/core/governance/quorum.ts";

const seats = (...counts: [Presence | undefined, number][]): Seat[] =>
  counts.flatMap(([presence, many]) =>
    Array.from({ length: many }, (_, index) => ({ insee: [`${presence}-${index}`], ...(presence && { presence }) })),
  );
const inOneRoom = { byVideo: false };

describe("the majority of members in office", () => {
  test.each([
    [1, 1],
    [2, 2],
    [25, 13],
    [26, 14],
    [43, 22],
    [44, 23],
    [158, 80],
    [197, 99],
  ])("%i members: %i must be there", (members, needed) => {
    expect(quorumOf(members)).toBe(needed);
  });

  test("is always more than half, and one fewer never is", () => {
    assert(
      property(integer({ min: 1, max: 1_000 }), (members) => {
        const needed = quorumOf(members);
        expect(needed * 2).toBeGreaterThan(members);
        expect((needed - 1) * 2).toBeLessThanOrEqual(members);
      }),
    );
  });
});

describe("who counts", () => {
  test.each([
    ["22 of 43 are enough", seats(["present", 22], ["absent", 21]), inOneRoom, 22, "yes"],
    ["half of 44 is not", seats(["present", 22], ["absent", 22]), inOneRoom, 22, "no"],
    ["proxies do not count", seats(["present", 21], ["proxy", 21], ["absent", 1]), inOneRoom, 21, "no"],
    ["at a distance does not count in a room", seats(["present", 21], ["remote", 22]), inOneRoom, 21, "no"],
    ["at a distance counts by video", seats(["present", 21], ["remote", 22]), { byVideo: true }, 43, "yes"],
    ["a substitute sits", seats(["present", 21], ["substitute", 1], ["absent", 21]), inOneRoom, 22, "yes"],
    ["unknown is not absent", seats(["present", 21], [undefined, 1], ["absent", 21]), inOneRoom, 21, "open"],
  ] as const)("%s", (_title, members, how, counted, reached) => {
    expect(countQuorum("community_council", members, how)).toMatchObject({ counted, reached });
  });

  test("a municipal council never sits by video", () => {
    expect(countQuorum("municipal_council", seats(["remote", 15]), { byVideo: true })).toMatchObject({
      counted: 0,
      reached: "no",
    });
  });

  test("without a rule of law everybody there is counted, and nothing is needed", () => {
    const count = countQuorum("none", seats(["present", 2], ["remote", 1], ["proxy", 1], ["absent", 1]), inOneRoom);
    expect(count).toMatchObject({ counted: 3, members: 5 });
    expect(count).not.toHaveProperty("needed");
    expect(count.represented).toEqual(["present-0", "present-1", "remote-0", "proxy-0"]);
  });

  const presence = constantFrom<(Presence | undefined)[]>(
    "present",
    "remote",
    "absent",
    "proxy",
    "substitute",
    undefined,
  );
  const some = array(presence, { minLength: 1, maxLength: 200 }).map((list) =>
    seats(...list.map((one): [Presence | undefined, number] => [one, 1])),
  );

  test("an absence that becomes a proxy never changes the quorum", () => {
    assert(
      property(some, boolean(), (list, byVideo) => {
        const given = list.map((one) => (one.presence === "absent" ? { ...one, presence: "proxy" as const } : one));
        const [before, after] = [list, given].map((one) => countQuorum("community_council", one, { byVideo }));
        expect(after?.counted).toBe(before?.counted);
        expect(after?.reached).toBe(before?.reached);
      }),
    );
  });

  test("one more present never loses a quorum, and every member is counted once", () => {
    assert(
      property(some, boolean(), (list, byVideo) => {
        const before = countQuorum("community_council", list, { byVideo });
        const index = list.findIndex((one) => one.presence === "absent");
        const more = list.map((one, at) => (at === index ? { ...one, presence: "present" as const } : one));
        const after = countQuorum("community_council", more, { byVideo });
        expect(Object.values(before.by).reduce((sum, one) => sum + one, 0)).toBe(list.length);
        expect(after.counted).toBeGreaterThanOrEqual(before.counted);
        expect(before.reached === "yes" && after.reached !== "yes").toBe(false);
      }),
    );
  });

  test("'open' tells the truth: all those unknown there reach it, none of them does not", () => {
    assert(
      property(some, (list) => {
        const now = countQuorum("community_council", list, inOneRoom);
        const as = (how: Presence) =>
          countQuorum(
            "community_council",
            list.map((one) => ({ ...one, presence: one.presence ?? how })),
            inOneRoom,
          ).reached;
        expect([as("present"), as("absent")]).toEqual(
          { yes: ["yes", "yes"], no: ["no", "no"], open: ["yes", "no"] }[now.reached ?? "no"],
        );
      }),
    );
  });
});

test("a second sitting is three days later at least", () => {
  expect(secondSitting("2026-12-14")).toBe("2026-12-18");
  expect(secondSitting("2026-12-30")).toBe("2027-01-03");
});

test("only councils are under the law's quorum", () => {
  expect(quorumRuleOf({ key: "conseil_communautaire", quorum: true })).toBe("community_council");
  expect(quorumRuleOf({ key: "conseil_municipal", quorum: true })).toBe("municipal_council");
  expect(quorumRuleOf({ key: "copil", quorum: false })).toBe("none");
});

describe("a proxy", () => {
  const facts = { members: new Set([1, 2, 3, 4, 5]), proxies: [{ from: 1, to: 2 }], away: new Set([5]) };
  test.each([
    [3, 4, undefined],
    [3, 2, "taken"],
    [1, 2, undefined],
    [3, 3, "oneself"],
    [3, 9, "not_a_member"],
    [3, 5, "holder_away"],
    [3, 1, "holder_away"],
  ] as const)("from %i to %i: %s", (from, to, problem) => {
    expect(proxyProblem(from, to, facts)).toBe(problem);
  });
});

describe("positions", () => {
  test("who said nothing is not 'sans avis'", () => {
    const tally = tallyPositions(
      [
        { insee: "b", stance: "against" },
        { insee: "a", stance: "for" },
        { insee: "z", stance: "none" },
      ],
      ["a", "b", "c"],
    );
    expect(tally).toEqual({ for: ["a"], reserve: [], against: ["b"], none: ["z"], silent: ["c"] });
  });
});

describe("what the minutes still lack", () => {
  const items = [{ id: 1 }, { id: 2 }];
  const voted = { id: 12, itemId: 1, outcome: "adopted" } as const;
  const heard = { id: 13, itemId: 2, outcome: "noted" } as const;
  const step = (
    settled: string[],
    decisions: readonly (typeof voted | typeof heard | { id: number; outcome: "adopted" })[] = [],
  ) => nextMinutesStep({ items, decisions, settled: new Set(settled) });
  test.each([
    ["presence first", [], [], { step: "presence" }],
    ["then the first item", ["presence"], [], { step: "item", itemId: 1 }],
    ["how its decision ended", ["presence"], [voted], { step: "outcome", decisionId: 12 }],
    ["its positions", ["presence", "outcome:12"], [voted], { step: "positions", decisionId: 12 }],
    ["its actions", ["presence", "outcome:12", "positions:12"], [voted], { step: "actions", decisionId: 12 }],
    [
      "then the next item",
      ["presence", "outcome:12", "positions:12", "actions:12"],
      [voted],
      { step: "item", itemId: 2 },
    ],
    [
      "no position on what was only heard",
      ["presence", "item:1", "outcome:13"],
      [heard],
      { step: "actions", decisionId: 13 },
    ],
    ["then what was not on the agenda", ["presence", "item:1", "item:2"], [], { step: "others" }],
    [
      "a decision of no item",
      ["presence", "item:1", "item:2", "others"],
      [{ id: 20, outcome: "adopted" as const }],
      { step: "outcome", decisionId: 20 },
    ],
    ["and the end", ["presence", "item:1", "item:2", "others"], [], { step: "validate" }],
  ])("%s", (_title, settled, decisions, expected) => {
    expect(step(settled, decisions)).toEqual(expected);
  });
});

import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { composeBriefing, type Item, type Reader, type WeekFacts } from "../../../src/core/briefing/compose.ts";
import { coverageOf, type Place } from "../../../src/core/diagnostic/coverage.ts";

const vougy = { insee: "42338", name: "Vougy" };
const nandax = { insee: "42152", name: "Nandax" };
const today = "2026-11-23";

function facts(known: Partial<WeekFacts> = {}): WeekFacts {
  return { today, campaigns: [], deadlines: [], doneDeadlines: [], legal: [], meetings: [], matters: [], ...known };
}

function campaign(...news: Place[]): WeekFacts["campaigns"][number] {
  const validated = news.map((place) => ({ ...place, status: "validated" as const }));
  return {
    title: "Jeunesse",
    service: "jeunesse",
    wishedBy: "2026-12-11",
    coverage: coverageOf(validated, "municipality"),
    news,
  };
}

function reader(view: Reader["view"], known: Partial<Reader> = {}): Reader {
  return { personId: 7, view, municipalities: [], delegations: [], interviews: [], ...known };
}

const due = (title: string, date: string) => ({ title, due: date });
const many = <T>(count: number, one: T) => Array.from({ length: count }, (_, rank) => ({ title: `${rank}`, ...one }));

const clerk = reader("clerk", { municipalities: [vougy.insee] });
const elected = reader("elected", { municipalities: [vougy.insee] });
const director = reader("director");

/** "deadline: CAF" for each item of a list. */
function names(items: Item[] | undefined): string[] | undefined {
  return items?.map((item) => {
    const subject = "matter" in item ? item.matter.matter : item.title;
    const places = "places" in item ? item.places.map((place) => (typeof place === "string" ? place : place.name)) : [];
    return [`${item.about}: ${subject}`, ...places].join(", ");
  });
}

describe("nothing to say", () => {
  test.each([director, clerk, elected, reader("other")])("is nothing, for each view ($view)", (one) => {
    expect(composeBriefing(facts(), one)).toBeUndefined();
  });

  test("is also what concerns only others", () => {
    const elsewhere = facts({
      campaigns: [campaign(nandax)],
      deadlines: [{ title: "Avis", due: today, insee: nandax.insee }],
      doneDeadlines: [{ title: "Vœu", insee: nandax.insee }],
      matters: [{ matter: "abandoned", places: [nandax] }],
    });
    expect(composeBriefing(elsewhere, clerk)).toBeUndefined();
    expect(composeBriefing(elsewhere, elected)).toBeUndefined();
    expect(composeBriefing(elsewhere, reader("other"))).toBeUndefined();
    expect(composeBriefing(elsewhere, director)).toBeDefined();
  });
});

describe("the DGS", () => {
  test("reads all the news, where the campaign stands, and what only they can settle", () => {
    const briefing = composeBriefing(
      facts({
        campaigns: [campaign(vougy, nandax)],
        deadlines: [{ title: "Avis", due: "2026-12-01", insee: nandax.insee }],
        matters: [{ matter: "unreachable", places: [nandax] }],
      }),
      director,
    );
    expect(names(briefing?.moved)).toEqual(["validated: Jeunesse, Vougy, Nandax", "coverage: Jeunesse"]);
    expect(names(briefing?.coming)).toEqual(["deadline: Avis"]);
    expect(names(briefing?.expected)).toEqual(["matter: unreachable"]);
  });

  test("finds where a campaign without news stands among what comes, never as a step forward", () => {
    const briefing = composeBriefing(facts({ campaigns: [campaign()] }), director);
    expect(names(briefing?.moved)).toEqual([]);
    expect(names(briefing?.coming)).toEqual(["coverage: Jeunesse"]);
  });

  test("is not told twice of a late deadline of their own: once as a matter to settle", () => {
    const late = { title: "CAF", due: "2026-11-19" };
    const briefing = composeBriefing(
      facts({
        deadlines: [{ ...late, ownerId: 7 }],
        matters: [{ matter: "late_deadline", ...late, days: 4 }],
      }),
      director,
    );
    expect(names(briefing?.expected)).toEqual(["matter: late_deadline"]);
  });
});

describe("a secrétaire", () => {
  test("reads what is expected of her, one line for all her municipalities, minutes added up", () => {
    const interview = { title: "Jeunesse", minutes: 20, begun: false, wishedBy: "2026-12-11" };
    const briefing = composeBriefing(facts(), {
      ...clerk,
      interviews: [
        { ...interview, place: "Vougy" },
        { ...interview, place: "Nandax", minutes: 15 },
        { ...interview, place: "Mars", begun: true },
      ],
    });
    expect(names(briefing?.expected)).toEqual(["interviews: Jeunesse, Vougy, Nandax", "interviews: Jeunesse, Mars"]);
    expect(briefing?.expected[0]).toMatchObject({ minutes: 35, begun: false });
  });

  test("reads the news of her municipalities, without the whole campaign's figures", () => {
    const briefing = composeBriefing(facts({ campaigns: [campaign(vougy, nandax)] }), clerk);
    expect(names(briefing?.moved)).toEqual(["validated: Jeunesse, Vougy"]);
  });

  test("reads her own late deadline as expected, and not again among what comes", () => {
    const briefing = composeBriefing(
      facts({
        deadlines: [
          { title: "CAF", due: "2026-11-19", ownerId: 7 },
          { title: "COPIL", due: "2026-12-01", ownerId: 8 },
        ],
      }),
      clerk,
    );
    expect(names(briefing?.expected)).toEqual(["deadline: CAF"]);
    expect(names(briefing?.coming)).toEqual(["deadline: COPIL"]);
  });
});

describe("an élue", () => {
  test("reads the whole campaign of a service she is delegated to", () => {
    const delegate = { ...elected, delegations: ["jeunesse"] };
    const briefing = composeBriefing(facts({ campaigns: [campaign(nandax)] }), delegate);
    expect(names(briefing?.moved)).toEqual(["validated: Jeunesse, Nandax", "coverage: Jeunesse"]);
    expect(composeBriefing(facts({ campaigns: [campaign(nandax)] }), elected)).toBeUndefined();
  });

  test("reads what comes within three weeks, to the day, and nothing late that is not hers", () => {
    const briefing = composeBriefing(
      facts({
        deadlines: [
          due("hier", "2026-11-22"),
          due("jour", today),
          due("limite", "2026-12-14"),
          due("après", "2026-12-15"),
        ],
      }),
      elected,
    );
    expect(names(briefing?.coming)).toEqual(["deadline: jour", "deadline: limite"]);
  });
});

test("another reader is told no deadline that is not their own", () => {
  const known = facts({
    deadlines: [
      { title: "COPIL", due: "2026-12-01" },
      { title: "CAF", due: "2026-12-01", ownerId: 7 },
    ],
  });
  expect(names(composeBriefing(known, reader("other"))?.coming)).toEqual([]);
  expect(names(composeBriefing(known, reader("other"))?.expected)).toEqual(["deadline: CAF"]);
});

/** How many lines of each list are kept, of so many. */
function lines(view: Reader["view"], moved: number, coming: number, expected: number): number[] {
  const briefing = composeBriefing(
    facts({
      doneDeadlines: many(moved, {}),
      deadlines: [...many(coming, { due: today, ownerId: 8 }), ...many(expected, { due: today, ownerId: 7 })],
    }),
    reader(view),
  );
  return briefing ? [briefing.moved.length, briefing.coming.length, briefing.expected.length] : [0, 0, 0];
}

describe("fitting in few lines", () => {
  const most = { director: 12, clerk: 8, elected: 5, other: 5 };

  test.each([
    ["all of it when it fits", [1, 2, 2], [1, 2, 2]],
    ["what is expected, before all", [3, 3, 9], [0, 0, 5]],
    ["what is expected, then the others by halves", [9, 9, 1], [2, 2, 1]],
    ["what comes takes the room that news leaves", [1, 9, 0], [1, 4, 0]],
    ["news take the room that what comes leaves", [9, 1, 0], [4, 1, 0]],
    ["each keeps a line when there is room for two", [9, 9, 3], [1, 1, 3]],
  ])("keeps for an élu: %s", (_, [moved = 0, coming = 0, expected = 0], kept) => {
    expect(lines("elected", moved, coming, expected)).toEqual(kept);
  });

  test("never shows more than the view's lines, nor drops what would fit", () => {
    const size = fc.nat(20);
    fc.assert(
      fc.property(
        fc.constantFrom("director", "clerk", "elected"),
        size,
        size,
        size,
        (view, moved, coming, expected) => {
          const kept = lines(view, moved, coming, expected);
          expect(kept.reduce((total, one) => total + one)).toBe(Math.min(moved + coming + expected, most[view]));
        },
      ),
    );
  });
});

test("what the law asks of the EPCI is for the DGS alone, of a municipality for its people alone", () => {
  const legal = [
    { title: "Convocation", due: "2026-12-11" },
    { title: "Avis (Nandax)", due: "2026-12-10", insee: nandax.insee },
  ];
  const expectedBy = (one: Reader) => names(composeBriefing(facts({ legal }), one)?.expected);
  expect(expectedBy(director)).toEqual(["deadline: Convocation"]);
  expect(expectedBy(reader("elected", { municipalities: [nandax.insee] }))).toEqual(["deadline: Avis (Nandax)"]);
  expect(expectedBy(clerk)).toBeUndefined();
});

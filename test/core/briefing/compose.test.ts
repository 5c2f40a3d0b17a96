import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { composeBriefing } from "../../../src/core/briefing/compose.ts";
import type { Item, Memory, Notice, Origin, Reader, WeekFacts } from "../../../src/core/briefing/facts.ts";
import { fit } from "../../../src/core/briefing/fit.ts";
import { isToTell, stageOf } from "../../../src/core/briefing/recall.ts";
import { addDays } from "../../../src/core/calendar/civil-date.ts";
import { coverageOf, type Place } from "../../../src/core/diagnostic/coverage.ts";

const vougy = { insee: "42338", name: "Vougy" };
const nandax = { insee: "42152", name: "Nandax" };
const today = "2026-11-23";
const origin: Origin = { from: "deadline" };

function facts(known: Partial<WeekFacts> = {}): WeekFacts {
  return {
    today,
    campaigns: [],
    deadlines: [],
    doneDeadlines: [],
    legal: [],
    meetings: [],
    notices: [],
    matters: [],
    resources: [],
    phase: "diagnostic",
    ...known,
  };
}

function campaign(...news: Place[]): WeekFacts["campaigns"][number] {
  const validated = news.map((place) => ({ ...place, status: "validated" as const }));
  return {
    id: 1,
    title: "Jeunesse",
    service: "jeunesse",
    wishedBy: "2026-12-11",
    coverage: coverageOf(validated, "municipality"),
    news: news.map((place) => ({ ...place, on: "2026-11-20" })),
    origin,
  };
}

function reader(view: Reader["view"], known: Partial<Reader> = {}): Reader {
  return { personId: 7, view, municipalities: [], delegations: [], interviews: [], ...known };
}

let ids = 0;
const due = (title: string, date: string, known: { insee?: string; ownerId?: number } = {}) => ({
  id: (ids += 1),
  title,
  due: date,
  origin,
  ...known,
});

const clerk = reader("clerk", { municipalities: [vougy.insee] });
const elected = reader("elected", { municipalities: [vougy.insee] });
const director = reader("director");

/** "deadline: CAF" for each item of a list. */
function names(items: Item[] | undefined): string[] | undefined {
  return items?.map((item) => {
    const subject = "matter" in item ? item.matter.matter : "title" in item ? item.title : item.about;
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
      deadlines: [due("Avis", today, { insee: nandax.insee })],
      doneDeadlines: [{ id: 1, title: "Vœu", insee: nandax.insee, origin }],
      matters: [{ matter: { matter: "abandoned", places: [nandax] }, origin }],
    });
    expect(composeBriefing(elsewhere, clerk)).toBeUndefined();
    expect(composeBriefing(elsewhere, elected)).toBeUndefined();
    expect(composeBriefing(elsewhere, reader("other"))).toBeUndefined();
    expect(composeBriefing(elsewhere, director)).toBeDefined();
  });
});

describe("a diagnostic that was validated", () => {
  test("is news to those of its municipality, but to who answered it", () => {
    const one = { ...campaign(vougy), news: [{ ...vougy, on: "2026-11-20", by: clerk.personId }] };
    expect(composeBriefing(facts({ campaigns: [one] }), clerk)).toBeUndefined();
    const colleague = { ...clerk, personId: clerk.personId + 1 };
    expect(names(composeBriefing(facts({ campaigns: [one] }), colleague)?.moved)).toEqual([
      "validated: Jeunesse, Vougy",
    ]);
  });
});

describe("the DGS", () => {
  test("reads all the news, where the campaign stands, and what only they can settle", () => {
    const briefing = composeBriefing(
      facts({
        campaigns: [campaign(vougy, nandax)],
        deadlines: [due("Avis", "2026-12-01", { insee: nandax.insee })],
        matters: [{ matter: { matter: "unreachable", places: [nandax] }, origin }],
      }),
      director,
    );
    expect(names(briefing?.moved)).toEqual(["validated: Jeunesse, Vougy, Nandax"]);
    expect(names(briefing?.coming)).toEqual(["deadline: Avis"]);
    expect(names(briefing?.expected)).toEqual(["matter: unreachable"]);
  });

  test("has what is near of their own before what only waits, and what is far after it", () => {
    const notice: Notice = {
      heading: "expected",
      personIds: new Set([7]),
      item: { about: "objectives_bare", atoms: [{ key: "objective:1", state: "bare" }], origin, titles: ["Accueil"] },
    };
    const briefing = composeBriefing(
      facts({
        notices: [notice],
        deadlines: [due("Avis", "2026-11-24", { ownerId: 7 }), due("CAF", "2026-12-10", { ownerId: 7 })],
      }),
      director,
    );
    expect(names(briefing?.expected)).toEqual(["deadline: Avis", "objectives_bare: objectives_bare", "deadline: CAF"]);
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
        deadlines: [due(late.title, late.due, { ownerId: 7 })],
        matters: [{ matter: { matter: "late_deadline", ...late, days: 4 }, origin }],
      }),
      director,
    );
    expect(names(briefing?.expected)).toEqual(["matter: late_deadline"]);
  });
});

describe("a secrétaire", () => {
  test("reads what is expected of her, one line for all her municipalities, minutes added up", () => {
    const interview = { campaignId: 1, title: "Jeunesse", minutes: 20, begun: false, wishedBy: "2026-12-11", origin };
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
        deadlines: [due("CAF", "2026-11-19", { ownerId: 7 }), due("COPIL", "2026-12-01", { ownerId: 8 })],
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
    expect(names(briefing?.moved)).toEqual(["validated: Jeunesse, Nandax"]);
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

  test("is asked whether she comes only while she did not say", () => {
    const meeting = { id: 3, title: "COPIL", heldOn: "2026-12-10", word: "au copil", personIds: [7, 8], origin };
    const answerOf = (unsaid: number[]) => {
      const [item] = composeBriefing(facts({ meetings: [{ ...meeting, unsaid }] }), elected)?.coming ?? [];
      return item?.about === "meeting" ? item.answer : "no meeting";
    };
    expect(answerOf([7])).toBe("au copil");
    expect(answerOf([8])).toBeUndefined();
  });
});

test("a notice is for those it names alone, even for the DGS", () => {
  const item: Item = {
    about: "visa",
    atoms: [{ key: "visa:1", state: "1" }],
    origin,
    title: "Jeunesse",
    place: "Vougy",
  };
  const notices: Notice[] = [{ heading: "expected", personIds: new Set([7]), item }];
  expect(names(composeBriefing(facts({ notices }), elected)?.expected)).toEqual(["visa: Jeunesse"]);
  expect(composeBriefing(facts({ notices }), { ...director, personId: 1 })).toBeUndefined();
});

test("another reader is told no deadline that is not their own", () => {
  const known = facts({ deadlines: [due("COPIL", "2026-12-01"), due("CAF", "2026-12-01", { ownerId: 7 })] });
  expect(names(composeBriefing(known, reader("other"))?.coming)).toEqual([]);
  expect(names(composeBriefing(known, reader("other"))?.expected)).toEqual(["deadline: CAF"]);
});

test("what the law asks of the EPCI is for the DGS alone, of a municipality for its people alone", () => {
  const legal = [
    { title: "Convocation", due: "2026-12-11", origin },
    { title: "Avis (Nandax)", due: "2026-12-10", insee: nandax.insee, origin },
  ];
  const expectedBy = (one: Reader) => names(composeBriefing(facts({ legal }), one)?.expected);
  expect(expectedBy(director)).toEqual(["deadline: Convocation"]);
  expect(expectedBy(reader("elected", { municipalities: [nandax.insee] }))).toEqual(["deadline: Avis (Nandax)"]);
  expect(expectedBy(clerk)).toBeUndefined();
});

const told = (key: string, state: string, on: string, times = 1): Memory => new Map([[key, { state, times, on }]]);

describe("new since last time", () => {
  const lastWeek = addDays(today, -7);

  test("a step forward is told once, each municipality on its own", () => {
    const memory = told(`campaign:1:validated:${vougy.insee}`, "validated", lastWeek);
    const briefing = composeBriefing(facts({ campaigns: [campaign(vougy, nandax)] }), director, memory);
    expect(names(briefing?.moved)).toEqual(["validated: Jeunesse, Nandax"]);
  });

  test("a deadline is told again when it moves, and when it comes near", () => {
    const far = { id: 5, title: "CAF", due: "2026-12-11", origin };
    const about = (known: typeof far, memory: Memory, day = today) =>
      names(composeBriefing({ ...facts({ deadlines: [known] }), today: day }, elected, memory)?.coming) ?? [];
    const memory = told("deadline:5", "2026-12-11 far", lastWeek);
    expect(about(far, memory)).toEqual([]);
    expect(about({ ...far, due: "2026-12-10" }, memory)).toEqual(["deadline: CAF"]);
    expect(about(far, memory, "2026-12-07")).toEqual(["deadline: CAF"]);
  });

  test("what is not acted upon comes back after one week, two, four: less and less", () => {
    const atom = { key: "one", state: "asked" };
    const days: string[] = [];
    let memory: Memory = new Map();
    for (let week = 0; week < 20; week += 1) {
      const day = addDays(today, 7 * week);
      if (!isToTell(atom, "expected", memory, day)) continue;
      memory = told("one", "asked", day, days.length + 1);
      days.push(day);
    }
    expect(days.map((day) => (Date.parse(day) - Date.parse(today)) / (7 * 86_400_000))).toEqual([0, 1, 3, 7, 15]);
  });

  test("a date is late, near or far", () => {
    expect(["2026-11-22", today, "2026-11-29", "2026-11-30"].map((day) => stageOf(day, today))).toEqual([
      "late",
      "near",
      "near",
      "far",
    ]);
  });
});

const lines = (moved: number, coming: number, expected: number, words = 1) => [
  ...Array.from({ length: moved }, () => ({ heading: "moved" as const, words })),
  ...Array.from({ length: coming }, () => ({ heading: "coming" as const, words })),
  ...Array.from({ length: expected }, () => ({ heading: "expected" as const, words })),
];

const kept = (of: ReturnType<typeof lines>, room: { lines: number; words: number }) => {
  const { shown } = fit(of, room);
  return (["moved", "coming", "expected"] as const).map(
    (heading) => shown.filter((one) => one.heading === heading).length,
  );
};

describe("fitting in few lines", () => {
  test.each([
    ["all of it when it fits", [1, 2, 2], [1, 2, 2]],
    ["what is expected, but a line of each of the others", [3, 3, 9], [1, 1, 3]],
    ["what moved before what comes", [9, 9, 1], [3, 1, 1]],
    ["what comes takes the room that news leaves", [1, 9, 0], [1, 4, 0]],
    ["news take the room that what comes leaves", [9, 1, 0], [4, 1, 0]],
  ])("keeps for an élu: %s", (_, [moved = 0, coming = 0, expected = 0], shown) => {
    expect(kept(lines(moved, coming, expected), { lines: 5, words: 120 })).toEqual(shown);
  });

  test("a line too long for what is left gives its place to a shorter one", () => {
    const long = { heading: "expected" as const, words: 30 };
    const { shown, rest } = fit([{ ...long, words: 10 }, { ...long }, { ...long }, { ...long, words: 5 }], {
      lines: 5,
      words: 50,
    });
    expect(shown.map(({ words }) => words)).toEqual([10, 30, 5]);
    expect(rest).toHaveLength(1);
  });

  test("never more than the room, nothing lost, order kept, and always something", () => {
    const size = fc.nat(12);
    fc.assert(
      fc.property(size, size, size, fc.integer({ min: 1, max: 40 }), (moved, coming, expected, words) => {
        const all = lines(moved, coming, expected, words).map((line, rank) => ({ ...line, rank }));
        const { shown, rest } = fit(all, { lines: 5, words: 120 });
        expect(shown.length).toBeLessThanOrEqual(5);
        expect(shown.length === 1 || shown.length * words <= 120).toBe(true);
        expect([...shown, ...rest].map(({ rank }) => rank).toSorted((a, b) => a - b)).toEqual(all.map((_, at) => at));
        expect(shown.map(({ rank }) => rank)).toEqual(shown.map(({ rank }) => rank).toSorted((a, b) => a - b));
        expect(shown.length > 0).toBe(all.length > 0);
      }),
    );
  });
});

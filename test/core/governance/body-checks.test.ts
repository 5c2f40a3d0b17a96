import { describe, expect, test } from "vitest";
import { openLibrary } from "../../../src/cli/library.ts";
import { type BodyCheck, checkBodies, type CheckedBody } from "../../../src/core/governance/body-checks.ts";
import type { HeldSeat } from "../../../src/core/governance/composition.ts";
import { composeBody } from "../../../src/core/governance/composition.ts";
import type { Person } from "../../../src/core/people.ts";
import { someone } from "./people.ts";

const { bodies: templates } = openLibrary();
const municipalities = ["01001", "01002", "01003"].map((insee) => ({ insee, name: `Commune ${insee}` }));
const people = [
  someone(1, "Éva Présidente", "president", "mayor@01001"),
  someone(2, "Luc Maire", "mayor@01002"),
  someone(3, "Ida Vice", "vice_president jeunesse", "mayor@01003"),
  someone(4, "Zoé Dgs", "chief_executive"),
];

let next = 0;
function setUp(key: string, all: readonly Person[] = people): CheckedBody {
  const template = templates.find((one) => one.key === key);
  if (template === undefined) throw new Error(`no template ${key}`);
  const { chair, members } = composeBody(template, all);
  const seats = members.map(({ id }): HeldSeat => ({
    id: (next += 1),
    personId: id,
    capacity: id === chair?.id ? "chair" : "member",
    origin: "directory",
  }));
  return { body: { id: (next += 1), template: key, name: template.name }, template, seats };
}

function checks(bodies: CheckedBody[], change: { people?: Person[]; subjects?: string[] } = {}): BodyCheck[] {
  return checkBodies({ bodies, templates, people, municipalities, subjects: ["jeunesse"], ...change });
}
const kinds = (all: BodyCheck[]) => all.map(({ kind }) => kind);
const only = <Kind extends BodyCheck["kind"]>(all: BodyCheck[], kind: Kind) =>
  all.filter((one): one is Extract<BodyCheck, { kind: Kind }> => one.kind === kind);

test("nothing set up: that alone is said, with the mayors' conference", () => {
  expect(kinds(checks([]))).toEqual(["nothing_set_up", "conference"]);
});

test("all set up, every municipality on the board: only the mayors' conference is spoken of, and it is there", () => {
  const bureau = setUp("bureau");
  const deputy: HeldSeat = { id: 99, personId: 7, capacity: "member", origin: "chosen" };
  const all = checks(
    [
      ...["copil", "cotech", "conference_maires"].map((key) => setUp(key)),
      { ...bureau, seats: [...bureau.seats, deputy] },
    ],
    { people: [...people, someone(7, "Tom Adjoint", "deputy_mayor@01002")] },
  );
  expect(kinds(all)).toEqual(["conference"]);
  expect(all[0]).toMatchObject({ required: true, setUp: true });
});

test("each function that no standing instance has is missed, with one to set up", () => {
  const missing = only(checks([setUp("seminaire"), setUp("copil")]), "missing_function");
  expect(missing.map((one) => [one.function, one.suggested.key])).toEqual([
    ["decision", "bureau"],
    ["production", "cotech"],
  ]);
});

test("a steering committee without its technical committee is prepared by nobody", () => {
  expect(only(checks([setUp("copil")]), "unprepared").map(({ by }) => by.key)).toEqual(["cotech"]);
  expect(only(checks([setUp("copil"), setUp("cotech")]), "unprepared")).toEqual([]);
});

describe("municipalities", () => {
  test("that nobody speaks for are named", () => {
    const without = people.filter(({ id }) => id !== 2);
    const [found] = only(checks([setUp("copil", without)]), "unrepresented");
    expect(found).toMatchObject({ of: 3, places: [{ insee: "01002" }] });
  });

  test("are not represented by a guest", () => {
    const copil = setUp("copil");
    const seats = copil.seats.map((one) => (one.personId === 2 ? { ...one, capacity: "guest" as const } : one));
    expect(only(checks([{ ...copil, seats }]), "unrepresented")[0]?.places).toMatchObject([{ insee: "01002" }]);
  });

  test("are not all expected in a technical committee", () => {
    expect(only(checks([setUp("cotech")]), "unrepresented")).toEqual([]);
  });
});

const conference = (bodies: CheckedBody[], change = {}) => only(checks(bodies, change), "conference")[0];

describe("the mayors' conference (CGCT, art. L. 5211-11-3)", () => {
  test("is required unless the executive board has all the mayors, and says whose is missing", () => {
    expect(conference([setUp("bureau")])).toMatchObject({
      required: true,
      setUp: false,
      without: [{ insee: "01002" }],
    });
  });

  test("is not once all of them sit there, chosen by name or not", () => {
    const bureau = setUp("bureau");
    const chosen: HeldSeat = { id: 99, personId: 2, capacity: "member", origin: "chosen" };
    expect(conference([{ ...bureau, seats: [...bureau.seats, chosen] }])).toMatchObject({
      required: false,
      without: [],
    });
    const guest: HeldSeat = { ...chosen, capacity: "guest" };
    expect(conference([{ ...bureau, seats: [...bureau.seats, guest] }])).toMatchObject({ required: true });
  });

  test("another elected official of the municipality is not its mayor", () => {
    const deputy = someone(7, "Tom Adjoint", "deputy_mayor@01002");
    const bureau = setUp("bureau");
    const chosen: HeldSeat = { id: 99, personId: 7, capacity: "member", origin: "chosen" };
    const change = { people: [...people, deputy] };
    expect(conference([{ ...bureau, seats: [...bureau.seats, chosen] }], change)).toMatchObject({ required: true });
  });

  test("is taken for required while the board is not known", () => {
    expect(conference([setUp("copil")])).toMatchObject({ required: true, bureau: false });
  });
});

describe("people", () => {
  test("who hold no more what seated them, or have left the directory, are told", () => {
    const copil = setUp("copil");
    const now = [...people.filter(({ id }) => id !== 2 && id !== 4), someone(2, "Luc Conseiller", "councillor@01002")];
    const [expired] = only(checks([copil], { people: now }), "expired");
    expect(expired?.people.map(({ person, why }) => [person?.id, why])).toEqual([
      [2, "function"],
      [undefined, "gone"],
    ]);
  });

  test("chosen by name are not expired while they hold anything", () => {
    const copil = setUp("copil");
    const deputy = someone(7, "Tom Adjoint", "deputy_mayor@01002");
    const chosen: HeldSeat = { id: 99, personId: 7, capacity: "guest", origin: "chosen" };
    const bodies = [{ ...copil, seats: [...copil.seats, chosen] }];
    expect(only(checks(bodies, { people: [...people, deputy] }), "expired")).toEqual([]);
    expect(only(checks(bodies, { people: [...people, { ...deputy, mandates: [] }] }), "expired")).toHaveLength(1);
  });

  test("nobody presiding is told", () => {
    const copil = setUp("copil");
    const seats = copil.seats.filter(({ capacity }) => capacity !== "chair");
    expect(kinds(checks([{ ...copil, seats }]))).toContain("no_chair");
  });

  test("two mayors of one municipality: the former one is still in the directory", () => {
    const [found] = only(checks([], { people: [...people, someone(8, "Léa Neuve", "mayor@01002")] }), "two_holders");
    expect(found).toMatchObject({ held: "mayor", place: { insee: "01002" }, people: [{ id: 2 }, { id: 8 }] });
  });
});

describe("the sponsor of the project", () => {
  test("is a vice-president in charge of its subject, or of pooling", () => {
    expect(only(checks([]), "no_sponsor")).toEqual([]);
    expect(only(checks([], { subjects: ["voirie"] }), "no_sponsor")).toMatchObject([{ subjects: ["voirie"] }]);
    const pooling = someone(9, "Odile Vice", "vice_president mutualisation");
    expect(only(checks([], { subjects: ["voirie"], people: [...people, pooling] }), "no_sponsor")).toEqual([]);
  });

  test("is not a vice-president whose delegation is that of another mandate", () => {
    const other = [someone(3, "Ida Vice", "vice_president finances", "deputy_mayor@01003 jeunesse")];
    expect(only(checks([], { people: other }), "no_sponsor")).toHaveLength(1);
  });
});

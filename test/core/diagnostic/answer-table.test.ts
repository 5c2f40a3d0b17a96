import { describe, expect, test } from "vitest";
import { type Answering, answerTables } from "../../../src/core/diagnostic/answer-table.ts";
import type { Answer, Answers } from "../../../src/core/interview/answers.ts";
import type { Value } from "../../../src/core/interview/questionnaire.ts";
import { readQuestionnaire } from "../../../src/core/interview/questionnaire-file.ts";

const questionnaire = readQuestionnaire(
  "essai.yaml",
  `
id: essai
version: 1
titre: Essai
minutes: 2
sections:
  - id: quoi
    titre: Le service
    questions:
      - { cle: existe, question: "Un service ?", court: Service, type: choix, options: [regie: En régie, non: Non] }
      - { cle: agents, question: "Combien d’agents ?", court: Agents, type: entier, max: 900, si: "existe = 'regie'" }
      - { cle: paie, question: "Paie ?", court: Paie, type: eur, max: 9000000, si: "existe = 'regie'", agents: agents }
      - { cle: avis, question: "Votre avis ?", court: Avis, type: texte, sensibilite: restreinte }
      - cle: postes
        question: "Vos postes ?"
        court: Postes
        type: liste
        element: un poste
        max: 9
        agents: agents
        questions:
          - { cle: metier, question: "Métier ?", court: Métier, type: texte }
          - { cle: part, question: "Part ?", court: Part, type: etp, max: 2 }
  - id: suite
    titre: La suite
    questions:
      - { cle: projet, question: "Un projet ?", court: Projet, type: ouinon }
`,
);

/** "?" is "je ne sais pas", "-" is "passer"; all of it said by person 7. */
function answering(name: string, said: Record<string, Value>, viewer?: Answering["context"]["viewer"]): Answering {
  const answers: Answers = Object.fromEntries(
    Object.entries(said).map(([key, value]): [string, Answer] => {
      if (value === "?") return [key, { state: "unknown", raw: "", by: 7 }];
      if (value === "-") return [key, { state: "skipped", raw: "", by: 7 }];
      return [key, { state: "given", value, estimate: key === "paie", raw: "", by: 7 }];
    }),
  );
  const facts = { variables: {}, options: { municipalities: [], elected_officials: [] }, known: {} };
  const context = { questionnaire, facts, today: "2026-11-23", ...(viewer === undefined ? {} : { viewer }) };
  return { id: name, name, context, state: { answers }, validated: true };
}

const items = (...numbers: number[]): Value => ({ items: numbers, closed: true });
const team = (agents: number | "?"): Record<string, Value> => ({
  existe: "regie",
  agents,
  paie: 90_000,
  avis: "Trop loin",
  postes: items(1, 3),
  "postes/1/metier": "animatrice",
  "postes/1/part": 1,
  "postes/3/metier": "directeur",
  "postes/3/part": "?",
});

/** What is shown of these municipalities: a table a title, a line a row, a value or why there is none. */
let basins: string[] = [];

function shown(...all: Answering[]) {
  return Object.fromEntries(
    answerTables(questionnaire, all, basins).map(({ title, lines }) => [
      title,
      lines.map(({ of, replies }) => [of.name, ...replies.map((one) => (one.kind === "given" ? one.value : one.kind))]),
    ]),
  );
}

/** What is shown of the pay of each. */
function pays(...all: Answering[]) {
  return (shown(...all)["Le service"] ?? []).map((line) => line[3]);
}

function avisFor(viewer: Answering["context"]["viewer"]) {
  return shown(answering("Vougy", { avis: "Trop loin" }, viewer))["Le service"]?.[0]?.[4];
}

describe("the tables of answers", () => {
  test("are one a section and one a list, in the order of the questionnaire", () => {
    expect(answerTables(questionnaire, [], []).map(({ title }) => title)).toEqual(["Le service", "Postes", "La suite"]);
  });

  test("have one line a municipality, one line an item, and say why nothing is there", () => {
    expect(shown(answering("Vougy", team(6)), answering("Nandax", { existe: "non", avis: "-" }))).toEqual({
      "Le service": [
        ["Vougy", "regie", 6, 90_000, "Trop loin", 2],
        ["Nandax", "non", "apart", "apart", "skipped", "apart"],
      ],
      Postes: [
        ["Vougy", "animatrice", 1],
        ["Vougy", "directeur", "unknown"],
      ],
      "La suite": [
        ["Vougy", "apart"],
        ["Nandax", "apart"],
      ],
    });
  });

  test("leave out an answer that sleeps since another one changed", () => {
    expect(shown(answering("Vougy", { ...team(6), existe: "non" }))["Le service"]).toEqual([
      ["Vougy", "non", "apart", "apart", "Trop loin", 2],
    ]);
  });

  test("say that a question is undecided while the answer it depends on is missing", () => {
    expect(shown(answering("Vougy", { existe: "?" }))["Le service"]?.[0]?.slice(2, 4)).toEqual([
      "undecided",
      "undecided",
    ]);
  });

  test.each([1, 2, "?"] as const)("say nothing of the pay or the posts of %s agents", (agents) => {
    const { "Le service": section, Postes: posts } = shown(answering("Vougy", team(agents)));
    const said = agents === "?" ? "unknown" : agents;
    expect(section).toEqual([["Vougy", "regie", said, "revealing", "Trop loin", "revealing"]]);
    expect(posts).toEqual([]);
  });

  test("hide another value with the one of a single agent, which the total less the others would give back", () => {
    const alone = answering("Vougy", team(1));
    expect(pays(alone, answering("Mars", team(5)), answering("Charlieu", team(9)))).toEqual([
      "revealing",
      "revealing",
      90_000,
    ]);
  });

  test("reckon with the total of those that validated, of which one not validated yet is no part", () => {
    const begun = { ...answering("Boyer", team(2)), validated: false };
    expect(
      pays(answering("Vougy", team(1)), begun, answering("Mars", team(5)), answering("Charlieu", team(9))),
    ).toEqual(["revealing", "revealing", "revealing", 90_000]);
  });

  test("hide all of them where the same figure is told by basin", () => {
    basins = ["Nord"];
    const told = pays(answering("Vougy", team(1)), answering("Mars", team(5)), answering("Charlieu", team(9)));
    basins = [];
    expect(told).toEqual(["revealing", "revealing", "revealing"]);
  });

  test("show a restricted answer to its author and to who reads all, and to nobody else", () => {
    expect(avisFor({ personId: 7, readsAll: false })).toBe("Trop loin");
    expect(avisFor({ personId: 1, readsAll: true })).toBe("Trop loin");
    expect(avisFor({ personId: 1, readsAll: false })).toBe("hidden");
  });
});

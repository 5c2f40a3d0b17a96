import { describe, expect, test } from "vitest";
import { cutsOf } from "../../../src/core/diagnostic/cuts.ts";
import { disagreementsOf } from "../../../src/core/diagnostic/disagreements.ts";
import { indicatorsOf, type Respondent } from "../../../src/core/diagnostic/indicator.ts";
import type { Answer, Answers } from "../../../src/core/interview/answers.ts";
import { path } from "../../../src/core/interview/path.ts";
import type { Value } from "../../../src/core/interview/questionnaire.ts";
import { readQuestionnaire } from "../../../src/core/interview/questionnaire-file.ts";

const questionnaire = readQuestionnaire(
  "essai.yaml",
  `
id: essai
version: 1
titre: Essai
minutes: 2
variables: [annee_ref]
sections:
  - id: quoi
    titre: Le service
    questions:
      - { cle: agents, question: "Combien d’agents ?", court: Agents, type: entier, max: 900 }
      - { cle: paie, question: "Paie ?", court: Paie, type: eur, max: 9000000, agents: agents }
      - cle: depuis
        question: "Depuis quand ?"
        court: Depuis
        type: annee
        min: 1900
        max: 2026
        verifier: [{ regle: depuis <= annee_ref, niveau: signaler, message: "C’est après l’année demandée." }]
      - cle: salles
        question: "Vos salles ?"
        court: Salles
        type: liste
        element: une salle
        max: 9
        questions:
          - { cle: places, question: "Places ?", court: Places, type: entier, max: 9000 }
          - cle: assises
            question: "Assises ?"
            court: Assises
            type: entier
            max: 9000
            verifier: [{ regle: assises <= places, niveau: signaler, message: "Plus de places assises que de places." }]
      - cle: reste
        question: "{valeur} ?"
        court: Reste
        type: calcul
        calcule_en: eur
        max: 9000000
        formule: paie * 2
`,
);
const indicators = indicatorsOf(questionnaire);

function respondent(said: Record<string, Value>, name = "Vougy"): Respondent {
  const answers: Answers = Object.fromEntries(
    Object.entries(said).map(([key, value]): [string, Answer] => [
      key,
      { state: "given", value, estimate: false, raw: "" },
    ]),
  );
  const facts = { variables: {}, options: { municipalities: [], elected_officials: [] }, known: {} };
  const steps = path(questionnaire, answers, facts);
  return { id: name, name, population: 500, validated: true, steps, undecided: new Set(), answers };
}

const found = (said: Record<string, Value>) =>
  disagreementsOf(indicators, [respondent(said)], { annee_ref: 2025 }).map(({ path: at, figures }) => [
    at,
    figures.map(({ value }) => value),
  ]);

describe("answers that do not agree", () => {
  test("are told item by item where the rule speaks of one item", () => {
    const salles = { items: [1, 2, 3], closed: true };
    const said = { salles, "salles/1/places": 10, "salles/1/assises": 12, "salles/2/places": 9, "salles/2/assises": 9 };
    expect(found({ ...said, "salles/3/places": 1, "salles/3/assises": 2 })).toEqual([
      ["salles/1/assises", [12, 10]],
      ["salles/3/assises", [2, 1]],
    ]);
  });

  test("may be with a value of the campaign", () => {
    expect(found({ depuis: 2026 })).toEqual([["depuis", [2026]]]);
    expect(found({ depuis: 2025 })).toEqual([]);
  });

  test("are not those of a rounding: an amount given in the place of a computed one may be close to it", () => {
    expect(found({ paie: 1_000, reste: 1_990 })).toEqual([]);
    expect(found({ paie: 1_000, reste: 1_900 })).toEqual([["reste", [1_900, 2_000]]]);
  });
});

test("a figure that would speak of one agent is cut in a single way, by basin as soon as there are some", () => {
  const paie = indicators.find(({ key }) => key === "paie");
  const many = ["A", "B"].map((name) => respondent({ agents: 5, paie: 9 }, name));
  const alone = [...many, respondent({ agents: 1, paie: 3 }, "C")];
  if (paie === undefined) throw new Error("no indicator");
  expect(cutsOf(paie, many, ["a basin"])).toEqual({ byPlace: true, bySize: true, byBasin: true });
  expect(cutsOf(paie, alone, [])).toEqual({ byPlace: true, bySize: false, byBasin: false });
  expect(cutsOf(paie, alone, ["a basin"])).toEqual({ byPlace: false, bySize: false, byBasin: true });
});

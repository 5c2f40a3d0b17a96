import { describe, expect, test } from "vitest";
import { indicatorsOf, type Respondent } from "../../../src/core/diagnostic/indicator.ts";
import type { Answer, Answers } from "../../../src/core/interview/answers.ts";
import { path } from "../../../src/core/interview/path.ts";
import { readQuestionnaire } from "../../../src/core/interview/questionnaire-file.ts";
import { isFreelyCut, totalsOf, valuesOf } from "../../../src/core/scenario/totals.ts";

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
      - { cle: agents, question: "Combien d’agents ?", court: Agents, type: entier, max: 900, synthese: ligne }
      - { cle: usagers_an, question: "Usagers ?", court: Usagers, type: entier, max: 9000 }
      - { cle: reste_a_charge, question: "Reste ?", court: Reste à charge, type: eur, max: 9000000 }
      - { cle: prix, question: "Prix ?", court: Prix, type: eur, max: 900, s_additionne: non, synthese: ligne }
      - { cle: secret, question: "Secret ?", court: Secret, type: eur, max: 900, sensibilite: restreinte, synthese: ligne }
      - { cle: paie, question: "Paie ?", court: Paie, type: eur, max: 9000000, agents: agents, synthese: ligne }
`,
);
const indicators = indicatorsOf(questionnaire);

/** "?" is "je ne sais pas". */
function respondent(name: string, said: Record<string, number | "?">, about: readonly string[] = []): Respondent {
  const answers: Answers = Object.fromEntries(
    Object.entries(said).map(([key, value]): [string, Answer] =>
      value === "?"
        ? [key, { state: "unknown", raw: "?" }]
        : [key, { state: "given", value, estimate: about.includes(key), raw: "" }],
    ),
  );
  const facts = { variables: {}, options: { municipalities: [], elected_officials: [] }, known: {} };
  const steps = path(questionnaire, answers, facts);
  return { id: name, name, population: 1_000, validated: true, steps, undecided: new Set(), answers };
}

const charlieu = respondent("Charlieu", { agents: 9, usagers_an: 300, reste_a_charge: 350_000, paie: 260_000 });
const vougy = respondent("Vougy", { agents: 4, usagers_an: 80, reste_a_charge: 10_000, paie: 90_000 }, ["usagers_an"]);
const mars = respondent("Mars", { agents: 1, usagers_an: "?", reste_a_charge: 2_000, paie: 15_000 });

function told(all: readonly Respondent[], members: readonly Respondent[]): string[] {
  return totalsOf(indicators, all, members).told.map(({ indicator }) => indicator.key);
}

describe("the totals of a scenario", () => {
  test("are of what adds up and is nobody's to keep, with what stands behind each", () => {
    const totals = totalsOf(indicators, [charlieu, vougy, mars], [charlieu, mars]);
    expect(totals.told.map(({ indicator }) => indicator.key)).toEqual(["agents", "usagers_an", "reste_a_charge"]);
    const [, usage] = totals.told;
    expect(usage?.value).toMatchObject({ sum: 300 });
    expect(usage?.coverage).toMatchObject({ total: 2, answered: 1, gaps: { unknown: 1 } });
  });

  test("never say of agents what two scenarios would give back of a single one", () => {
    const all = [charlieu, vougy, mars];
    for (const members of [[charlieu, vougy], [charlieu, vougy, mars], [mars], [charlieu]]) {
      expect(told(all, members)).not.toContain("paie");
      expect(totalsOf(indicators, all, members).hidden.map(({ key }) => key)).toEqual(["paie"]);
    }
  });

  test("say it where every municipality has enough agents", () => {
    expect(told([charlieu, vougy], [vougy])).toContain("paie");
    const pay = indicators.find(({ key }) => key === "paie");
    expect(pay && isFreelyCut(pay, [charlieu, vougy])).toBe(true);
  });

  test("by user, rest on those alone that said both", () => {
    const { perUser } = totalsOf(indicators, [charlieu, vougy, mars], [charlieu, vougy, mars]);
    expect(perUser).toEqual({ value: 360_000 / 380, behind: 2, estimates: 1 });
    expect(totalsOf(indicators, [charlieu, mars], [mars]).perUser).toBeUndefined();
  });

  test("have no value for who did not answer", () => {
    const usage = indicators.find(({ key }) => key === "usagers_an");
    expect(usage && [...valuesOf(usage, [charlieu, mars])]).toEqual([["Charlieu", 300]]);
  });
});

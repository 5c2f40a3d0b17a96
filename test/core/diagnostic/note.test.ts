import { describe, expect, test } from "vitest";
import { indicatorsOf, type Respondent } from "../../../src/core/diagnostic/indicator.ts";
import { noteFacts } from "../../../src/core/diagnostic/note.ts";
import type { Answer } from "../../../src/core/interview/answers.ts";
import { path } from "../../../src/core/interview/path.ts";
import { undecidedOf } from "../../../src/core/interview/undecided.ts";
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
      - { cle: agents, question: "Combien d’agents ?", court: Agents, type: entier, max: 900, synthese: ligne }
      - { cle: paie, question: "Paie ?", court: Paie, type: eur, max: 9000000, agents: agents, synthese: ligne }
      - { cle: secret, question: "Seuil ?", court: Seuil, type: eur, max: 9000000, sensibilite: restreinte, synthese: ligne }
      - { cle: voulu, question: "Lesquels ?", court: Voulus, type: choix_multiple, synthese: graphique, options: [velo: Vélo, bus: Bus] }
      - { cle: elu, question: "Qui ?", court: Élu, type: choix, options_depuis: elus, synthese: ligne }
      - cle: salles
        question: "Vos salles ?"
        court: Salles
        type: liste
        element: une salle
        max: 9
        questions:
          - { cle: nom, question: "Nom ?", court: Nom, type: texte }
          - { cle: surface, question: "Surface ?", court: Surface, type: nombre, max: 9000 }
          - { cle: etat, question: "État ?", court: État, type: note5 }
`,
);
const indicators = indicatorsOf(questionnaire);

function respondent(name: string, population: number, said: Record<string, Value>): Respondent {
  const answers = Object.fromEntries(
    Object.entries(said).map(([key, value]): [string, Answer] => [
      key,
      value === "?" ? { state: "unknown", raw: "?" } : { state: "given", value, estimate: key === "agents", raw: "" },
    ]),
  );
  const facts = { variables: {}, options: { municipalities: [], elected_officials: [] }, known: {} };
  const steps = path(questionnaire, answers, facts);
  const undecided = undecidedOf(questionnaire, answers, facts, steps);
  return { id: name, name, population, validated: true, steps, undecided, answers };
}

const vougy = respondent("Vougy", 1_500, {
  agents: 4,
  paie: 80_000,
  secret: 1,
  elu: "12",
  voulu: { chosen: ["velo"] },
});
const mars = respondent("Mars", 500, { agents: 1, paie: 9_000, secret: 2, elu: "13", voulu: { chosen: ["bus"] } });
const boyer = respondent("Boyer", 400, { agents: 5, paie: 90_000, voulu: "?" });
const jarnosse = { ...respondent("Jarnosse", 400, { agents: 9, paie: 1 }), validated: false };
const asked = [vougy, mars, boyer, jarnosse];
const facts = noteFacts(indicators, asked, []);
const keyOf = ({ indicator }: { indicator: { key: string } }) => indicator.key;

describe("the facts of a note", () => {
  test("put forward what the questionnaire highlights, without what is restricted nor what are names of persons", () => {
    expect(facts.essentials.map(keyOf)).toEqual(["agents", "paie", "voulu"]);
    expect(facts.indicators.map(({ key }) => key)).not.toContain("secret");
    expect(facts.indicators.map(({ key }) => key)).not.toContain("elu");
  });

  test("hide one agent by municipality, with who a subtraction would give back, and cut the total in no other way", () => {
    const rank = facts.places.indicators.findIndex(({ key }) => key === "paie");
    const shown = facts.places.lines.map(({ name, cells }) => [name, cells[rank]?.kind]);
    expect(shown).toEqual([
      ["Vougy", "hidden"],
      ["Mars", "hidden"],
      ["Boyer", "given"],
    ]);
    expect(facts.sizes.indicators.map(({ key }) => key)).toEqual(["agents"]);
    const drawn = facts.sections.flatMap((section) => section.drawn).find(({ figure }) => keyOf(figure) === "paie");
    expect(drawn?.parts).toEqual([]);
  });

  test("cut what would speak of one agent by basin alone, where there are basins", () => {
    const basins = [
      { id: 1, name: "Nord", places: ["Vougy", "Mars"] },
      { id: 2, name: "Sud", places: ["Boyer"] },
    ];
    const cut = noteFacts(indicators, asked, basins);
    const rank = cut.places.indicators.findIndex(({ key }) => key === "paie");
    expect(cut.places.lines.map(({ cells }) => cells[rank]?.kind)).toEqual(["hidden", "hidden", "hidden"]);
    expect(cut.sizes.indicators.map(({ key }) => key)).toEqual(["agents"]);
    const [, paid] = cut.basins.lines.find(({ label }) => label === "Nord")?.figures ?? [];
    expect(paid?.value).toMatchObject({ sum: 89_000 });
  });

  test("keep of a list what adds up over its items", () => {
    const listed = respondent("Vougy", 900, {
      salles: { items: [1], closed: true },
      "salles/1/nom": "Salle",
      "salles/1/surface": 80,
      "salles/1/etat": 2,
    });
    const [section] = noteFacts(indicators, [listed], []).sections;
    expect(section?.figures.map(keyOf)).toEqual(expect.arrayContaining(["salles", "salles/surface"]));
    expect(section?.figures.map(keyOf)).not.toContain("salles/etat");
  });

  test("count the estimates among all that was answered, and name who has something to complete", () => {
    expect(facts.answers).toEqual({ given: 8, estimates: 3 });
    expect(facts.incomplete.map(({ indicator, names }) => [indicator.key, names])).toEqual([["voulu", ["Boyer"]]]);
  });

  test("say nothing of those that have not validated but that they are awaited", () => {
    expect(facts.places.lines.map(({ name }) => name)).not.toContain("Jarnosse");
    expect(facts.essentials[0]?.coverage).toMatchObject({ total: 4, answered: 3, gaps: { waiting: 1 } });
  });
});

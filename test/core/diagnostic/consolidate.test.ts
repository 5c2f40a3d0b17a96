import { describe, expect, test } from "vitest";
import { breakdownOf, bySize } from "../../../src/core/diagnostic/breakdown.ts";
import { figureOf } from "../../../src/core/diagnostic/consolidate.ts";
import { indicatorsOf, type Respondent } from "../../../src/core/diagnostic/indicator.ts";
import { outliersOf } from "../../../src/core/diagnostic/outliers.ts";
import { hiddenAmong, isRevealing } from "../../../src/core/diagnostic/small-numbers.ts";
import type { Answer, Answers } from "../../../src/core/interview/answers.ts";
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
      - { cle: existe, question: "Un service ?", court: Service, type: choix, options: [regie: En régie, non: Non] }
      - { cle: agents, question: "Combien d’agents ?", court: Agents, type: entier, max: 900, si: "existe = 'regie'" }
      - { cle: cout, question: "Coût ?", court: Coût, type: eur, max: 9000000, si: "existe = 'regie'" }
      - { cle: paie, question: "Paie ?", court: Paie, type: eur, max: 9000000, si: "existe = 'regie'", agents: agents }
      - { cle: taux, question: "Taux ?", court: Taux, type: pct }
      - { cle: prix, question: "Prix ?", court: Prix, type: eur, max: 900, s_additionne: non }
      - { cle: voulu, question: "Lesquels ?", court: Voulus, type: choix_multiple, autre: oui, options: [velo: Vélo, bus: Bus] }
      - { cle: ordre, question: "Ordre ?", court: Ordre, type: rang, maximum: 3, options: [a: Prix, b: Temps, c: Lieu] }
      - { cle: mot, question: "Un mot ?", court: Mot, type: texte }
      - cle: salles
        question: "Vos salles ?"
        court: Salles
        type: liste
        element: une salle
        max: 9
        questions:
          - { cle: nom, question: "Nom ?", court: Nom, type: texte }
          - { cle: surface, question: "Surface ?", court: Surface, type: nombre, max: 9000 }
      - { cle: partage, question: "Lesquelles ?", court: Partage, type: choix_multiple, si: "salles non vide", options_depuis: salles }
`,
);

type Said = Record<string, Value>;

/** Answers by key; "?" is "je ne sais pas". `about`: keys said with "environ". */
function respondent(name: string, population: number, said: Said, about: readonly string[] = []): Respondent {
  const answers: Answers = Object.fromEntries(
    Object.entries(said).map(([key, value]): [string, Answer] =>
      value === "?"
        ? [key, { state: "unknown", raw: "?" }]
        : [key, { state: "given", value, estimate: about.includes(key), raw: "" }],
    ),
  );
  const facts = { variables: {}, options: { municipalities: [], elected_officials: [] }, known: {} };
  const steps = path(questionnaire, answers, facts);
  return {
    id: name,
    name,
    population,
    validated: true,
    steps,
    undecided: undecidedOf(questionnaire, answers, facts, steps),
    answers,
  };
}

function indicator(key: string) {
  const found = indicatorsOf(questionnaire).find((one) => one.key === key);
  if (found === undefined) throw new Error(`no indicator ${key}`);
  return found;
}

/** A municipality whose service has one agent. */
const alone = (name: string) => ({ members: [respondent(name, 300, { existe: "regie", agents: 1, paie: 9_000 })] });

const vougy = respondent("Vougy", 1_500, { existe: "regie", agents: 4, cout: 30_000, paie: 20_000, taux: 10 }, [
  "cout",
]);
const mars = respondent("Mars", 500, { existe: "regie", agents: 1, cout: 10_000, paie: 9_000, taux: 30 });
const nandax = respondent("Nandax", 500, { existe: "non", taux: "?" });
const boyer = { ...respondent("Boyer", 200, { existe: "regie", cout: 99_999 }), validated: false };
const four = [vougy, mars, nandax, boyer];

describe("a figure", () => {
  test("adds up what was answered, by inhabitant of those who answered, and says what stands behind it", () => {
    expect(figureOf(indicator("cout"), four)).toMatchObject({
      value: { kind: "numbers", sum: 40_000, median: 20_000, lowest: 10_000, highest: 30_000, perInhabitant: 20 },
      coverage: { total: 4, answered: 2, estimates: 1, partial: 0, apart: 1, gaps: { waiting: 1, unknown: 0 } },
    });
  });

  test("counts among those concerned whoever has not said yet whether they are", () => {
    const unsure = respondent("Briennon", 900, { existe: "?", taux: 5 });
    expect(figureOf(indicator("cout"), [vougy, unsure, nandax]).coverage).toEqual({
      unit: "municipality",
      total: 3,
      answered: 1,
      estimates: 1,
      partial: 0,
      apart: 1,
      gaps: { waiting: 0, unfinished: 0, unknown: 0, skipped: 0, undecided: 1 },
    });
  });

  test("of a rate has a median and no sum", () => {
    const { value, coverage } = figureOf(indicator("taux"), four);
    expect(value).toEqual({ kind: "numbers", median: 20, lowest: 10, highest: 30 });
    expect(coverage).toMatchObject({ answered: 2, gaps: { waiting: 1, unknown: 1, skipped: 0 } });
  });

  test("of a price has no total either: its questionnaire says so", () => {
    const said = [2, 4, 9].map((prix) => respondent(`n° ${prix}`, 100, { prix }));
    expect(figureOf(indicator("prix"), said).value).toEqual({ kind: "numbers", median: 4, lowest: 2, highest: 9 });
  });

  test("is never filled: nobody answered, there is no number", () => {
    expect(figureOf(indicator("cout"), [nandax, boyer]).value).toEqual({ kind: "numbers" });
  });

  test("of decimals is exact to the cent", () => {
    const one = respondent("A", 10, { existe: "regie", cout: 0.1 });
    const other = respondent("B", 10, { existe: "regie", cout: 0.2 });
    expect(figureOf(indicator("cout"), [one, other]).value).toMatchObject({ sum: 0.3, median: 0.15 });
  });

  test("of a choice counts the municipalities, and keeps the other answers as they were said", () => {
    const one = respondent("A", 10, { voulu: { chosen: ["bus", "velo"] } });
    const other = respondent("B", 10, { voulu: { chosen: ["bus"], other: "cheval" } });
    expect(figureOf(indicator("voulu"), [one, other]).value).toEqual({
      kind: "counts",
      counts: [
        { value: "bus", municipalities: 2, items: 2 },
        { value: "velo", municipalities: 1, items: 1 },
      ],
      others: [{ id: "B", name: "B", text: "cheval" }],
    });
  });

  test("of a ranking gives points by place", () => {
    const one = respondent("A", 10, { ordre: { ranked: ["a", "b", "c"] } });
    const other = respondent("B", 10, { ordre: { ranked: ["b", "a"] } });
    expect(figureOf(indicator("ordre"), [one, other]).value).toEqual({
      kind: "ranking",
      ranked: [
        { value: "a", points: 5, first: 1 },
        { value: "b", points: 5, first: 1 },
        { value: "c", points: 1, first: 0 },
      ],
    });
  });
});

describe("a list", () => {
  const rooms: Said = {
    salles: { items: [1, 3], closed: true },
    "salles/1/nom": "Salle A",
    "salles/1/surface": 100,
    "salles/3/nom": "Salle B",
    "salles/3/surface": "?",
  };
  const with2 = respondent("A", 10, rooms);
  const without = respondent("B", 10, { salles: { items: [], closed: true } });
  const unknown = respondent("C", 10, { salles: "?" });

  test("is counted: none is none, and who does not know is a gap", () => {
    expect(figureOf(indicator("salles"), [with2, without, unknown])).toMatchObject({
      value: { sum: 2, lowest: 0, highest: 2 },
      coverage: { answered: 2, gaps: { unknown: 1 } },
    });
  });

  test("whose item lacks a value is said to be partial", () => {
    expect(figureOf(indicator("salles/surface"), [with2, without, unknown])).toMatchObject({
      value: { sum: 100 },
      coverage: { answered: 1, partial: 1, apart: 1, gaps: { unknown: 1 } },
    });
  });
});

describe("small numbers", () => {
  test("what one agent earns is not shown; with three agents behind it, it is", () => {
    expect(isRevealing(indicator("paie"), [mars])).toBe(true);
    expect(isRevealing(indicator("paie"), [mars, vougy])).toBe(false);
    expect(isRevealing(indicator("cout"), [mars])).toBe(false);
  });

  test("nor when nobody knows how many they are", () => {
    expect(isRevealing(indicator("paie"), [respondent("A", 10, { existe: "regie", paie: 9_000 })])).toBe(true);
  });

  test("an extreme or a median would say what one agent earns", () => {
    expect(figureOf(indicator("paie"), [mars, vougy]).value).toEqual({
      kind: "numbers",
      sum: 29_000,
      perInhabitant: 14.5,
    });
  });

  test("a part hidden alone would be found by subtraction: another that answered is hidden with it", () => {
    const large = respondent("L", 4_000, { existe: "regie", agents: 9, paie: 90_000 });
    const small = respondent("S", 400, { existe: "regie", agents: 1, paie: 9_000 });
    const silent = respondent("N", 2_500, { existe: "non" });
    const parts = breakdownOf(indicator("paie"), [vougy, large, small, silent], bySize);
    expect(parts.map(({ split, figure }) => [split.label, figure === undefined])).toEqual([
      ["moins de 500 habitants", true],
      ["1 000 à 1 999 habitants", true],
      ["2 000 à 3 499 habitants", false],
      ["3 500 habitants et plus", false],
    ]);
  });

  test("as many are hidden as it takes for the rest to speak of three agents", () => {
    const [one, two, large] = [alone("A"), alone("B"), { members: [vougy] }];
    expect([...hiddenAmong(indicator("paie"), [one, two, large])]).toEqual([one, two, large]);
    expect([...hiddenAmong(indicator("paie"), [one, two, alone("C"), large])]).toHaveLength(3);
  });
});

describe("a value far from those of its size", () => {
  const usual = [11_000, 12_000, 13_000, 12_500, 11_500, 12_200].map((cout, at) =>
    respondent(`U${at}`, 500 + at, { existe: "regie", cout }),
  );

  test("is found, with what its peers say", () => {
    const odd = respondent("Odd", 510, { existe: "regie", cout: 1_200_000 });
    expect(outliersOf(indicator("cout"), [...usual, odd])).toMatchObject([{ id: "Odd", value: 1_200_000, peers: 6 }]);
  });

  test("is not when it is only larger in proportion, nor zero, nor among too few", () => {
    const town = respondent("Town", 900, { existe: "regie", cout: 22_000 });
    const nothing = respondent("None", 500, { existe: "regie", cout: 0 });
    expect(outliersOf(indicator("cout"), [...usual, town, nothing])).toEqual([]);
    const odd = respondent("Odd", 510, { existe: "regie", cout: 1_200_000 });
    expect(outliersOf(indicator("cout"), [...usual.slice(0, 4), odd])).toEqual([]);
  });
});

/** A list of rooms, as it is kept. */
const roomsNamed = (names: string[]) => ({
  salles: { items: names.map((_, rank) => rank + 1), closed: true },
  ...Object.fromEntries(names.map((name, rank) => [`salles/${rank + 1}/nom`, name])),
});

test("what is picked in each one's own list goes by its name: number 1 of one is not number 1 of another", () => {
  const one = respondent("Vougy", 1_500, { ...roomsNamed(["Préau", "Gymnase"]), partage: { chosen: ["1"] } });
  const other = respondent("Mars", 500, { ...roomsNamed(["Salle des fêtes"]), partage: { chosen: ["1"] } });
  const { value } = figureOf(indicator("partage"), [one, other]);
  expect(value).toMatchObject({ kind: "texts", texts: [{ text: "Préau" }, { text: "Salle des fêtes" }] });
});

import { describe, expect, test } from "vitest";
import type { Value } from "../../../src/core/interview/questionnaire.ts";
import { evaluate } from "../../../src/core/interview/evaluate-expression.ts";
import type { Values } from "../../../src/core/interview/evaluate-expression.ts";
import { ExpressionError } from "../../../src/core/interview/expression-tokens.ts";
import { identifiersOf } from "../../../src/core/interview/expression.ts";
import { parseExpression } from "../../../src/core/interview/parse-expression.ts";

type Group = Record<number, Record<string, Value>>;

function valuesOf(answers: Record<string, Value>, groups: Record<string, Group> = {}): Values {
  return {
    answer: (id) => answers[id],
    items: (group) => groups[group] && Object.keys(groups[group]).map(Number),
    field: (group, item, field) => groups[group]?.[item]?.[field],
    variable: (name) => ({ service: "jeunesse", annee_ref: 2025 })[name],
  };
}

const commune = valuesOf(
  {
    existe: "regie",
    nb_agents: 3,
    etp_total: 2.5,
    budget_fonct: 50_000,
    pedt: false,
    missions: { chosen: ["alsh", "sejours"], other: "baby-gym" },
    priorites: { ranked: ["rh", "finances"] },
    depuis: 2012,
    date_arret: "2026-01-01",
  },
  {
    equipements: { 1: { nom: "salle des fêtes" }, 4: { nom: "gymnase" } },
    subventions: { 1: { montant: 8200.1 }, 2: { montant: 500.2 } },
    inconnues: { 1: { montant: 8200 }, 2: {} },
    vides: {},
  },
);

const said = (source: string, values = commune) => evaluate(parseExpression(source), values);

describe("the language of conditions", () => {
  test.each([
    ["existe != 'non'", true],
    ['existe = "regie"', true],
    ["existe = ’regie’", true],
    ["nb_agents >= etp_total", true],
    ["nb_agents ≥ 3,5", false],
    ["budget_fonct > 0 et existe = 'regie'", true],
    ["existe = 'non' ou nb_agents > 2", true],
    ["non (existe = 'regie')", false],
    ["non existe = 'non'", true],
    ["non non pedt", false],
    ["pedt = non", true],
    ["pedt = oui ou non pedt", true],
    ["missions contient 'alsh'", true],
    ["missions contient 'ij'", false],
    ["missions contient 'autre'", true],
    ["priorites contient 'finances'", true],
    ["equipements non vide", true],
    ["vides vide", true],
    ["missions non vide", true],
    ["nombre(equipements) = 2", true],
    ["repondu(existe)", true],
    ["Répondu(absente)", false],
    ["repondu(equipements)", true],
    ["date_arret < '2026-02-01'", true],
    ["service = 'jeunesse' ET depuis <= annee_ref", true],
    ["budget_fonct < 20 000 000", true],
  ])("%s is %s", (source, expected) => {
    expect(said(source)).toBe(expected);
  });

  test("and binds tighter than or, not tighter than and", () => {
    expect(said("oui ou oui et faux")).toBe(true);
    expect(said("(oui ou oui) et faux")).toBe(false);
    expect(said("non faux et faux")).toBe(false);
  });
});

describe("arithmetic", () => {
  test.each([
    ["nb_agents + 2 * 3", 9],
    ["(nb_agents + 2) * 3", 15],
    ["10 - 3 - 2", 5],
    ["-nb_agents + 1", -2],
    ["12 / 4 / 3", 1],
    ["2,3 + 0.1", 2.4],
    ["somme(subventions.montant)", 8700.3],
    ["somme(vides.montant)", 0],
    ["budget_fonct - sinon(recettes_usagers, 0) - sinon(somme(subventions.montant) ; 0)", 41_299.7],
    ["sinon(recettes_usagers,0)", 0],
  ])("%s is %s", (source, expected) => {
    expect(said(source)).toBe(expected);
  });

  test("a division by zero has no result", () => {
    expect(said("nb_agents / 0")).toBeUndefined();
  });
});

describe("what is not known", () => {
  test.each([
    "absente = 'non'",
    "absente != 'non'",
    "budget_fonct - absente",
    "nombre(absente) > 0",
    "absente non vide",
    "somme(absente.montant)",
    "absente contient 'alsh'",
    "non absente",
    "absente et existe = 'regie'",
    "absente ou existe = 'non'",
  ])("%s stays unknown", (source) => {
    expect(said(source)).toBeUndefined();
  });

  test("a total that misses one amount is unknown rather than too small", () => {
    expect(said("somme(inconnues.montant)")).toBeUndefined();
  });

  test("does not hide what is certain whatever the missing answer", () => {
    expect(said("absente et existe = 'non'")).toBe(false);
    expect(said("existe = 'non' et absente")).toBe(false);
    expect(said("absente ou existe = 'regie'")).toBe(true);
  });

  test("things of different kinds are not compared", () => {
    expect(said("nb_agents = 'trois'")).toBeUndefined();
    expect(said("missions = 'alsh'")).toBeUndefined();
  });
});

describe("mistakes", () => {
  test.each([
    ["", 1, "s’arrête trop tôt"],
    ["nb_agents >", 12, "s’arrête trop tôt"],
    ["(nb_agents > 2", 15, "« ) »"],
    ["existe = 'regie", 10, "guillemet"],
    ["existe 'regie'", 8, "« regie » n’est pas compris"],
    ["1 < nb_agents < 5", 15, "une seule comparaison"],
    ["total(equipements) > 2", 1, "« total(…) » n’existe pas"],
    ["constructor(equipements)", 1, "n’existe pas"],
    ["somme(equipements)", 18, "« . »"],
    ["nb_agents & 2", 11, "« & »"],
    ["et existe", 1, "« et »"],
    ["12abc > 2", 1, "« 1 »"],
    ["(1 + 2) vide", 9, "nom d’une liste"],
  ])("%s is refused at column %i", (source, column, message) => {
    const error = refusal(source);
    expect(error.column).toBe(column);
    expect(error.message).toContain(message);
  });
});

test("names every question an expression looks at, once", () => {
  const source = "non (a = 'x') et somme(g.montant) > sinon(b, a) ou repondu(c) ou h non vide";
  expect(identifiersOf(parseExpression(source))).toEqual(["a", "g", "b", "c", "h"]);
});

function refusal(source: string): ExpressionError {
  try {
    parseExpression(source);
  } catch (error) {
    if (error instanceof ExpressionError) return error;
    throw error;
  }
  throw new Error(`${source} was accepted`);
}

import { expect, test } from "vitest";
import type { Answer, Answers } from "../../../src/core/interview/answers.ts";
import { path } from "../../../src/core/interview/path.ts";
import type { Value } from "../../../src/core/interview/questionnaire.ts";
import { readQuestionnaire } from "../../../src/core/interview/questionnaire-file.ts";
import { undecidedOf } from "../../../src/core/interview/undecided.ts";

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
      - { cle: budget, question: "Budget ?", court: Budget, type: eur, max: 900000, si: "existe != 'non'" }
      - { cle: recettes, question: "Recettes ?", court: Recettes, type: eur, max: 900000, si: budget > 0 }
      - { cle: reste, question: "Reste à charge : {valeur} ?", court: Reste, type: calcul, calcule_en: eur, max: 900000, si: budget > 0, formule: budget - recettes }
      - { cle: loin, question: "Loin ?", court: Loin, type: ouinon, si: "existe = 'non' et budget > 0" }
      - { cle: besoin, question: "Besoin ?", court: Besoin, type: ouinon, si: "existe = 'non' ou budget > 0" }
      - { cle: petit, question: "Petit ?", court: Petit, type: ouinon, si: non budget > 100 }
      - { cle: unite, question: "Unité ?", court: Unité, type: texte, si: repondu(budget) }
      - { cle: toujours, question: "Toujours ?", court: Toujours, type: ouinon, si: "sinon(budget, 1) > 0" }
      - cle: qui
        question: Qui fait quoi ?
        court: Qui
        type: grille
        si: budget > 0
        lignes: [voirie: Voirie, ecole: École]
        colonnes: [agent: Agent, elu: Élu]
      - cle: conventions
        question: "Vos conventions ?"
        court: Conventions
        type: liste
        element: une convention
        max: 9
        questions:
          - { cle: ecrite, question: "Écrite ?", court: Écrite, type: ouinon }
          - { cle: fin, question: "Fin ?", court: Fin, type: annee, min: 2020, max: 2040, si: ecrite = oui }
      - { cle: apres, question: "Après ?", court: Après, type: texte, si: conventions non vide }
`,
);

type Said = Record<string, Value>;

/** "?" is "je ne sais pas", "-" is "passer". */
function undecided(said: Said): string[] {
  const answers: Answers = Object.fromEntries(
    Object.entries(said).map(([key, value]): [string, Answer] => {
      if (value === "?") return [key, { state: "unknown", raw: "?" }];
      if (value === "-") return [key, { state: "skipped", raw: "-" }];
      return [key, { state: "given", value, estimate: false, raw: "" }];
    }),
  );
  const facts = { variables: {}, options: { municipalities: [], elected_officials: [] }, known: {} };
  return [...undecidedOf(questionnaire, answers, facts, path(questionnaire, answers, facts))];
}

const none: Said = { conventions: { items: [], closed: true } };
const ofBudget = ["recettes", "reste", "besoin", "petit", "unite", "qui/voirie", "qui/ecole"];

test.each(["?", "-"] as const)("what depends on an answer left as %s may still be asked", (left) => {
  expect(undecided({ ...none, existe: "regie", budget: left })).toEqual(ofBudget);
});

test("an answer not given yet leaves open what depends on it, and what depends on that", () => {
  expect(undecided(none)).toEqual(["budget", ...ofBudget.slice(0, 2), "loin", ...ofBudget.slice(2)]);
});

test("what an answer leaves out is decided, and so is all that rests on it", () => {
  expect(undecided({ ...none, existe: "non" })).toEqual([]);
});

test("all given: a figure that is worked out from an unknown one is undecided, nothing else", () => {
  expect(undecided({ ...none, existe: "regie", budget: 500, recettes: 20 })).toEqual([]);
  expect(undecided({ ...none, existe: "regie", budget: 500, recettes: "?" })).toEqual(["reste"]);
});

test("in a list, item by item; and what depends on the list itself", () => {
  const list: Said = { existe: "non", conventions: { items: [1, 2], closed: true }, "conventions/1/ecrite": "?" };
  expect(undecided({ ...list, "conventions/2/ecrite": false })).toEqual(["conventions/1/fin"]);
  expect(undecided({ existe: "non", conventions: "?" })).toEqual(["apres"]);
});

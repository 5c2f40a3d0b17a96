import { expect, test } from "vitest";
import { recapOf } from "../../../src/core/interview/recap.ts";
import { promptOf } from "../../../src/core/words/prompt.ts";
import { asking, play, values } from "./small-questionnaire.ts";

test("a grid is asked row by row, each answered by a column", () => {
  const grid = asking(`cle: missions
type: grille
question: Qui fait quoi ?
court: Missions
lignes: [ voirie: Voirie, eau: Eau ]
colonnes: [ agent: un agent communal, syndicat: un syndicat ]`);
  const { state, asked } = play(["un agent communal", "2"], undefined, grid);
  expect(values(state.answers)).toEqual({ "missions/voirie": "agent", "missions/eau": "syndicat" });
  expect(asked).toBe("fin");
});

test("a ranking keeps the order said and refuses more than asked", () => {
  const ranking = asking(`cle: ordre
type: rang
question: Dans quel ordre ?
court: Ordre
maximum: 2
options: [ rh: Ressources humaines, eau: Eau, si: Informatique ]`);
  expect(values(play(["3, 1"], undefined, ranking).state.answers)).toEqual({ ordre: { ranked: ["si", "rh"] } });
  expect(play(["3, 1, 2"], undefined, ranking).says).toEqual(["refused"]);
});

test("several choices refuse what contradicts itself, keep what is other, and are picked by buttons", () => {
  const choices = asking(`cle: acteurs
type: choix_multiple
question: Quels acteurs ?
court: Acteurs
autre: true
exclusives: [aucun]
options: [ asso: Une association, prive: Une entreprise, aucun: Aucun ]`);
  expect(play([{ path: "acteurs", value: "asso,aucun" }], undefined, choices).says).toEqual(["refused"]);
  expect(values(play(["autre : les francas"], undefined, choices).state.answers)).toEqual({
    acteurs: { chosen: [], other: "les francas" },
  });
  const pressed = play([{ path: "acteurs", value: "asso,prive" }], undefined, choices);
  expect(pressed.state.answers.acteurs).toEqual({
    state: "given",
    value: { chosen: ["asso", "prive"] },
    estimate: false,
    raw: "Une association, Une entreprise",
  });
});

test("a known value is shown to be confirmed, or replaced by the one given", () => {
  const known = asking(
    "{ cle: habitants, type: entier, min: 0, max: 100000, question: Combien d’habitants ?, court: Habitants, prerempli: population_totale }",
    {
      known: { population_totale: 1_486 },
    },
  );
  expect(play(["oui"], undefined, known).state.answers.habitants).toMatchObject({ value: 1_486, shown: 1_486 });
  expect(play(["a"], undefined, known).state.answers.habitants).toMatchObject({ value: 1_486 });
  expect(play(["1 502"], undefined, known).state.answers.habitants).toMatchObject({ value: 1_502 });
  expect(play(["1"], undefined, known).state.answers.habitants).toMatchObject({ value: 1 });
  expect(play(["non"], undefined, known).says).toEqual(["give_value"]);
  expect(play(["non, la bonne valeur est 1 502"], undefined, known).state.answers.habitants).toMatchObject({
    value: 1_502,
    shown: 1_486,
  });
});

test("a published value says where it comes from, and keeps it with what was answered", () => {
  const published = { source: "OFGL", year: 2025, on: "2026-09-30" };
  const recettes = asking(
    "{ cle: rrf, type: eur, max: 9000000, question: Quelles recettes ?, court: Recettes, prerempli: ofgl.rrf annee_ref - 1 }",
    {
      known: { "ofgl.rrf annee_ref - 1": 412_300 },
      published: { "ofgl.rrf annee_ref - 1": published },
    },
  );
  const [asked] = promptOf(recettes, { answers: {} }, "@1");
  expect(asked?.type === "text" && asked.text).toMatch(/l'OFGL pour 2025 donnent 412\s300\s€. Confirmez-vous \?/u);
  expect(play(["oui"], undefined, recettes).state.answers.rrf).toMatchObject({ value: 412_300, from: published });
  expect(play(["410000"], undefined, recettes).state.answers.rrf).toMatchObject({
    value: 410_000,
    shown: 412_300,
    from: published,
  });
  const [plain] = promptOf({ ...recettes, facts: { ...recettes.facts, known: {} } }, { answers: {} }, "@1");
  expect(plain?.type === "text" && plain.text).toBe("**Quelles recettes ?**");
});

test("a note, a yes or no, a date and a percentage are read as what they are", () => {
  expect(
    values(
      play(["plutôt bien"], undefined, asking("{ cle: note, type: note5, question: Une note ?, court: Note }")).state
        .answers,
    ),
  ).toEqual({ note: 4 });
  expect(
    values(
      play(["nan"], undefined, asking("{ cle: accord, type: ouinon, question: D’accord ?, court: Accord }")).state
        .answers,
    ),
  ).toEqual({ accord: false });
  expect(
    values(
      play(
        ["50 %"],
        undefined,
        asking("{ cle: part, type: pct, min: 0, max: 100, question: Quelle part ?, court: Part }"),
      ).state.answers,
    ),
  ).toEqual({ part: 50 });
  const dated = asking("{ cle: fin_convention, type: date, question: Jusqu’à quand ?, court: Fin }");
  expect(values(play(["15/12/2026"], undefined, dated).state.answers)).toEqual({ fin_convention: "2026-12-15" });
});

test("a date without its year that has just passed is never moved a year ahead in silence", () => {
  const dated = asking("{ cle: signature, type: date, question: Signée quand ?, court: Signature }");
  const { state } = play(["3 novembre"], undefined, dated);
  expect(state.pending).toMatchObject({
    kind: "doubt",
    candidates: [{ value: "2027-11-03" }, { value: "2026-11-03" }],
  });
});

test("a list with a least number cannot be closed before it", () => {
  const list = asking(`cle: lieux
type: liste
question: Quels lieux ?
court: Lieux
element: un lieu
min: 1
max: 3
questions: [ { cle: nom, type: texte, longueur: 40, question: "Quel nom ?", court: Nom } ]`);
  expect(play(["aucun"], undefined, list).said).toEqual([{ say: "too_few", least: 1 }]);
  expect(play(["la mairie annexe", "c'est tout"], undefined, list).asked).toBe("fin");
});

test("a restricted answer is hidden from a colleague, not from its author nor from the DGS", () => {
  const secret = asking(
    "{ cle: limite, type: texte, longueur: 80, sensibilite: restreinte, question: Une limite ?, court: Limite }",
  );
  const { state } = play(["pas de transfert de la cantine"], undefined, secret);
  const stored = {
    answers: Object.fromEntries(Object.entries(state.answers).map(([path, answer]) => [path, { ...answer, by: 7 }])),
  };
  const hiddenFrom = (personId: number, readsAll: boolean) =>
    recapOf({ ...secret, viewer: { personId, readsAll } }, stored).flatMap((section) => section.lines)[0]?.hidden;
  expect([hiddenFrom(7, false), hiddenFrom(8, false), hiddenFrom(9, true)]).toEqual([false, true, false]);
});

test("the own municipality is an option only where the file asks for all of them", () => {
  const communes = ["Arcinges", "Belleroche", "Vougy"].map((label, index) => ({ value: `4200${index}`, label }));
  const facts = { options: { municipalities: communes, elected_officials: [] }, home: "42002" };
  const among = (source: string) =>
    asking(`{ cle: avec, type: choix, question: Avec qui ?, court: Avec, options_depuis: ${source} }`, facts);
  expect(play(["Vougy"], undefined, among("communes")).says).toEqual(["unread"]);
  expect(values(play(["Vougy"], undefined, among("communes_toutes")).state.answers)).toEqual({ avec: "42002" });
});

const listOf = (count: number) => {
  const options = Array.from(
    { length: count },
    (_, index) =>
      `{ valeur: v${index + 1}, libelle: Rubrique ${String.fromCharCode(97 + (index % 26)).repeat(3 + index)} }`,
  );
  return asking(
    `{ cle: rubrique, type: choix, question: Laquelle ?, court: Rubrique, options: [ ${options.join(", ")} ] }`,
  );
};

test("a list of up to thirty is numbered, a longer one is answered by its words", () => {
  expect(values(play(["24"], undefined, listOf(30)).state.answers)).toEqual({ rubrique: "v24" });
  expect(play(["24"], undefined, listOf(31)).says).toEqual(["unread"]);
  const shown = promptOf(listOf(30), { answers: {} }, "@1").find((block) => block.type === "choices");
  expect(shown?.type === "choices" && shown.choices.length).toBe(30);
});

import { describe, expect, test } from "vitest";
import type { AnswerTable, Reply } from "../../../src/core/diagnostic/answer-table.ts";
import { indicatorsOf } from "../../../src/core/diagnostic/indicator.ts";
import type { Value } from "../../../src/core/interview/questionnaire.ts";
import { readQuestionnaire } from "../../../src/core/interview/questionnaire-file.ts";
import { type Exported, sheetOf } from "../../../src/core/words/answers-sheets.ts";
import { type AnswersExport, sayAnswersExport } from "../../../src/core/words/exports.ts";
import { textOf } from "../../support/files.ts";
import { readable } from "../../support/test-bot.ts";
import { toPlainText } from "../../../src/core/plain-text.ts";

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
      - { cle: cout, question: "Coût ?", court: Coût, type: eur, max: 9000000 }
      - { cle: part, question: "Part ?", court: Part, type: pct }
      - { cle: etp, question: "ETP ?", court: Agents, type: etp, max: 900 }
      - { cle: places, question: "Places ?", court: Places, type: entier, max: 900, unite: "enfants" }
      - { cle: depuis, question: "Depuis ?", court: Depuis, type: annee, min: 1950, max: 2030 }
      - { cle: fin, question: "Fin ?", court: Fin, type: date }
      - { cle: note, question: "Note ?", court: Satisfaction, type: note5 }
      - { cle: ouvert, question: "Ouvert ?", court: Ouvert, type: ouinon }
      - { cle: voulu, question: "Lesquels ?", court: Voulus, type: choix_multiple, autre: oui, options: [velo: Vélo, bus: Bus] }
      - { cle: reste, question: "Reste {valeur} ?", court: Reste à charge, type: calcul, calcule_en: eur, formule: "cout - 5", min: -9000000, max: 9000000 }
      - { cle: avis, question: "Avis ?", court: Avis, type: texte, sensibilite: restreinte }
      - { cle: qui, question: "Qui ?", court: Qui fait, type: grille, lignes: [voirie: Voirie, ecole: École], colonnes: [nous: La commune, eux: Un syndicat] }
`,
);

const facts = { variables: {}, options: { municipalities: [], elected_officials: [] }, known: {} };
const vougy: Exported = {
  id: "42338",
  insee: "42338",
  name: "Vougy",
  status: "validated",
  validated: true,
  validatedOn: "2026-11-20",
  context: { questionnaire, facts, today: "2026-11-23" },
  state: { answers: {} },
};
const options = [
  { value: "velo", label: "Vélo" },
  { value: "nous", label: "La commune" },
];

/** One municipality that said this, in the order of the questions; null: not asked. */
function exportOf(values: readonly (Value | null)[], estimates: readonly number[] = []): AnswersExport {
  const indicators = indicatorsOf(questionnaire);
  const replies = indicators.map((_, rank): Reply => {
    const value = values[rank] ?? null;
    if (value === null) return { kind: "apart" };
    if (value === "unknown" || value === "skipped" || value === "hidden" || value === "revealing")
      return { kind: value };
    return { kind: "given", value, estimate: estimates.includes(rank), options };
  });
  const table: AnswerTable<Exported> = { title: "Le service", indicators, lines: [{ of: vougy, replies }] };
  return { title: "Essai", territory: "CC des Tests", today: "2026-11-23", answering: [vougy], tables: [table] };
}

const everything: (Value | null)[] = [
  41_300,
  60,
  2.5,
  24,
  2012,
  "2027-12-31",
  4,
  true,
  { chosen: ["velo"], other: "=train" },
  -500.5,
  "@loin",
  "nous",
];

describe("a sheet of answers", () => {
  test("has a column a question, with its unit, and values of their kind", () => {
    const [table] = exportOf(everything).tables;
    if (table === undefined) throw new Error("no table");
    const { columns, rows } = sheetOf(table);
    const [row] = rows;
    expect(columns.slice(5).map(({ title, holds }, rank) => [readable(title), holds, row?.[rank + 5]])).toEqual([
      ["Coût (€)", "euro", 41_300],
      ["Part (%)", "percent", 60],
      ["Agents (ETP)", "number", 2.5],
      ["Places (enfants)", "number", 24],
      ["Depuis", "year", 2012],
      ["Fin", "date", "2027-12-31"],
      ["Satisfaction (sur 5)", "number", 4],
      ["Ouvert", "text", "oui"],
      ["Voulus", "text", "Vélo et autre : =train"],
      ["Reste à charge (€)", "euro", -500.5],
      ["Avis", "text", "@loin"],
      ["Qui fait : Voirie", "text", "La commune"],
      ["Qui fait : École", "text", null],
    ]);
  });

  test("marks estimates beside their question only", () => {
    const [table] = exportOf(everything, [3]).tables;
    if (table === undefined) throw new Error("no table");
    const { columns, rows } = sheetOf(table);
    expect(
      columns.flatMap(({ title }, rank) => (/estimation/u.test(title) ? [readable(title), rows[0]?.[rank]] : [])),
    ).toEqual(["Places (enfants) : estimation", "estimation"]);
  });
});

function said(exported: AnswersExport) {
  const message = sayAnswersExport(exported, "csv");
  const [first] = message.blocks.flatMap((block) => (block.type === "file" ? [block.file] : []));
  return { message: readable(toPlainText(message)), readMe: readable(textOf(first)) };
}

describe("what is said of an export", () => {
  test("counts what is empty, kept back or restricted, and blames nobody", () => {
    const all = said(
      exportOf(["unknown", "unknown", "skipped", "revealing", "hidden", null, null, null, null, null, "loin"]),
    );
    expect(all.message).toContain("1 commune sur 1 a validé, 0 en cours. 2 réponses sont à compléter");
    expect(all.message).toContain("1 réponse réservée y est lisible");
    expect(all.readMe).toContain("Réponses à compléter;2");
    expect(all.readMe).toContain("Réponses passées;1");
    expect(all.readMe).toContain("Un ou deux agents;");
    expect(all.readMe.match(/Réponses réservées;/gu)).toHaveLength(2);
  });

  test("says nothing of what there is none of", () => {
    const all = said(exportOf(everything.with(10, null)));
    expect(all.message).toContain("Aucune réponse n'est à compléter.");
    expect(`${all.message}${all.readMe}`).not.toMatch(/réservée|deux agents/u);
  });

  test("in CSV, a figure keeps its comma and its sign, and words that look like a formula are words", () => {
    const files = sayAnswersExport(exportOf(everything), "csv").blocks.flatMap((block) =>
      block.type === "file" ? [block.file] : [],
    );
    expect(files.map(({ name }) => name)).toEqual([
      "reponses-essai-2026-11-23-lisez-moi.csv",
      "reponses-essai-2026-11-23-le-service.csv",
    ]);
    const [, line = ""] = textOf(files[1]).split("\r\n");
    expect(line).toContain("42338;Vougy;validé;2026-11-20;;41300;60;2,5;24;2012;2027-12-31;");
    expect(line).toContain(";-500,5;'@loin;");
  });
});

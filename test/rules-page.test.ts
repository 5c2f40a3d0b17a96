import { globSync, readFileSync, writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { Rule } from "../src/core/legal/rule.ts";
import { codeNames } from "../src/core/words/codes.ts";
import { factLabel, saySeverity } from "../src/core/words/legal-names.ts";
import { sayDelay } from "../src/core/words/legal-rules.ts";
import { formatDate } from "../src/core/words/format.ts";
import { typeset } from "../src/core/words/typography.ts";
import { library } from "./support/test-bot.ts";

/** The page that says what is encoded, how it is tested and how sure we are: `UPDATE=1 npm test -- test/rules-page` writes it. */
const page = "docs/guide/regles.md";
const tests = globSync("test/core/legal/*.test.ts").map((file) => readFileSync(file, "utf8"));
const confidence = { verified: "V", high: "M+", to_check: "M" } as const;

/** Whether a test gives a date of this term, by its id. */
function isTested(termId: string): boolean {
  return tests.some((source) => source.includes(`"${termId}"`) || source.includes(`"${termId} `));
}

function conditionsOf(conditions: Rule["conditions"]): string {
  if (conditions.length === 0) return "toutes";
  return conditions
    .map(({ fact, comparison, value }) => {
      const word = typeof value === "boolean" ? (value ? "oui" : "non") : String(value);
      return `${factLabel(fact).toLowerCase()} ${comparison} ${word}`;
    })
    .join(" et ");
}

function rowsOf(rule: Rule): string[] {
  const sure = [saySeverity(rule.severity), confidence[rule.confidence]];
  const first = [rule.id, `${rule.title} (${rule.basis})`];
  if (rule.terms.length === 0)
    return [[...first, "condition, sans date", conditionsOf(rule.conditions), ...sure, "—"].join(" | ")];
  return rule.terms.map((term, index) => {
    const delay = `${term.title} : ${sayDelay(term)}`;
    const head = index === 0 ? first : [rule.id, ""];
    const conditions = conditionsOf([...rule.conditions, ...term.conditions]);
    return [...head, delay, conditions, ...sure, isTested(term.id) ? "oui" : "non"].join(" | ");
  });
}

function writePage(): string {
  const { rules } = library;
  const terms = rules.flatMap((rule) => rule.terms);
  const tested = terms.filter(({ id }) => isTested(id)).length;
  const count = (level: Rule["confidence"]) => rules.filter((rule) => rule.confidence === level).length;
  const reviewed = rules.map((rule) => rule.reviewedOn).toSorted()[0] ?? "";
  const lines = [
    "# Les règles du calendrier légal",
    "",
    "Cette page est engendrée par `UPDATE=1 npm test -- test/rules-page` à partir de `data/legal/rules/` : ne la modifiez pas à la main.",
    "",
    `Il y a ${rules.length} règles, dont ${rules.filter((rule) => rule.terms.length > 0).length} donnent ${terms.length} dates. ${tested} de ces dates sont vérifiées par un exemple calculé à la main ; toutes le sont par des propriétés, chaque jour de 2026 à 2032. La plus ancienne relecture est du ${formatDate(reviewed)}.`,
    "",
    `Confiance : V (${count("verified")} règles), lue dans une source publiée ; M+ (${count("high")}), bien connue, pas encore relue dans le texte ; M (${count("to_check")}), à vérifier avant de s'y fier. Aucune n'a été vérifiée sur Légifrance en direct : la direction peut remplacer chaque règle, avec un motif (\`règle R8\`).`,
    "",
    Object.entries(codeNames)
      .map(([initials, name]) => `${initials} : ${name}.`)
      .join(" "),
    "",
    "| Règle | Objet et base | Délai | S'applique si | Portée | Confiance | Exemple |",
    "| --- | --- | --- | --- | --- | --- | --- |",
    ...rules.flatMap(rowsOf).map((row) => `| ${row} |`),
    "",
    "## Sources",
    "",
    ...rules.map((rule) => `- ${rule.id} : ${rule.source}`),
    "",
  ];
  return lines.map((line) => typeset(line)).join("\n");
}

test(`${page} is the state of the rules`, () => {
  const written = writePage();
  if (process.env.UPDATE) writeFileSync(page, written);
  expect(readFileSync(page, "utf8"), "stale: run UPDATE=1 npm test -- test/rules-page").toBe(written);
});

test("every date of the rules has a worked example", () => {
  const untested = library.rules.flatMap((rule) => rule.terms).filter(({ id }) => !isTested(id));
  expect(untested.map(({ id }) => id)).toEqual([]);
});

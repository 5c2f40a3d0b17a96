import type { Command, CommandContext, Parameters, Refused } from "../../core/command.ts";
import { type Comparison, fewestCriteria, mostCriteria } from "../../core/decision-aid/comparison.ts";
import { type CriterionSaid, readCriteria } from "../../core/decision-aid/read-lists.ts";
import { UserError } from "../../core/errors.ts";
import { fold } from "../../core/language/fold.ts";
import { say } from "../../core/message.ts";
import {
  comparisonQuestions,
  sayCriteriaNumber,
  sayCriteriaSet,
  sayCriterionGone,
  sayNoSuchCriterion,
  sayWeightless,
  sayWeightsMissing,
} from "../../core/words/comparisons.ts";
import { notToBeNoted } from "../not-to-be-noted.ts";
import { choiceParameter, textParameter } from "../parameter.ts";
import { chosenComparison, cutComparison } from "./which-comparison.ts";

const longestList = 1_000;

/** Said whole, they replace those that were there; one or two are added, or weigh otherwise. */
export const criteriaSet: Command = {
  name: "comparison-criteria",
  words: ["critères", "critère", "les critères", "critères de choix"],
  group: "decisions",
  summary: "les critères d'une comparaison, de trois à sept, et ce que pèse chacun",
  examples: ["critères : coût 3, intérêt pour les habitants 5, délai 2"],
  action: "follow_diagnostic",
  keepsLines: true,
  claims: (rest) => cutComparison(rest).rest !== "",
  parameters: () => [textParameter({ id: "criteria", ...comparisonQuestions.criteria }, longestList)],
  meant: (rest) => /^:|\d/u.test(rest.trim()),
  read(rest) {
    const { comparison, rest: criteria } = cutComparison(rest);
    return { ...(comparison !== undefined && { comparison }), ...(criteria !== "" && { criteria }) };
  },
  refuse(known, context) {
    return known["criteria"] === undefined ? undefined : refused(known, context);
  },
  run(context, known) {
    const { store, person, now } = context;
    const before = chosenComparison(known["comparison"], context);
    const said = merged(before, readCriteria(String(known["criteria"])));
    store.comparisons.setCriteria(
      before.id,
      said.map(({ label, weight = 1 }) => ({ label, weight })),
      now,
    );
    const after = chosenComparison(String(before.id), context);
    const gone = before.criteria.filter((one) => !after.criteria.some(({ id }) => id === one.id));
    store.audit.add(now, person.id, "comparison.criteria", `comparison:${before.id}`, {
      after: after.criteria.map(({ label, weight }) => `${label} ${weight}`).join(" ; "),
    });
    return {
      message: sayCriteriaSet(
        after,
        gone,
        said.every(({ weight }) => weight === undefined),
      ),
    };
  },
};

/** One or two, or only ones already there, are said of what is there. */
function merged({ criteria }: Comparison, said: readonly CriterionSaid[]): CriterionSaid[] {
  const isThere = (one: CriterionSaid) => criteria.some(({ label }) => fold(label) === fold(one.label));
  if (criteria.length === 0 || (said.length >= fewestCriteria && !said.every(isThere))) return [...said];
  const kept = criteria.map(({ label, weight }): CriterionSaid => {
    const change = said.find((one) => fold(one.label) === fold(label));
    return { label, weight: change?.weight ?? weight };
  });
  return [...kept, ...said.filter((one) => !isThere(one))];
}

function refused(known: Parameters, context: CommandContext): Refused | undefined {
  const said = merged(chosenComparison(known["comparison"], context), readCriteria(String(known["criteria"])));
  const sentence = notToBeNoted(said.map(({ label }) => label).join(" ; ")) ?? wrongIn(said);
  return sentence === undefined ? undefined : { id: "criteria", sentence };
}

function wrongIn(said: readonly CriterionSaid[]): string | undefined {
  if (said.length < fewestCriteria || said.length > mostCriteria)
    return sayCriteriaNumber(said.length, fewestCriteria, mostCriteria);
  const bare = said.filter(({ weight }) => weight === undefined);
  if (bare.length > 0 && bare.length < said.length) return sayWeightsMissing(bare.map(({ label }) => label));
  return said.every(({ weight }) => weight === 0) ? sayWeightless() : undefined;
}

export const criterionRemove: Command = {
  name: "comparison-criterion-remove",
  words: ["critères retirer", "critère retirer", "retirer un critère", "retirer le critère"],
  group: "decisions",
  summary: "retirer un critère d'une comparaison",
  examples: ["critères retirer délai"],
  action: "follow_diagnostic",
  parameters(context, known) {
    const { criteria } = chosenComparison(known["comparison"], context);
    if (criteria.length <= fewestCriteria)
      throw new UserError(sayCriteriaNumber(criteria.length - 1, fewestCriteria, mostCriteria));
    const options = criteria.map(({ id, label }) => ({ value: String(id), label }));
    return [choiceParameter({ id: "criterion", ...comparisonQuestions.removeCriterion }, options)];
  },
  read(rest, context) {
    const { comparison, rest: label } = cutComparison(rest);
    const number = comparison === undefined ? {} : { comparison };
    if (label === "") return number;
    const { criteria } = chosenComparison(comparison, context);
    const found = criteria.find((one) => fold(one.label) === fold(label));
    if (found === undefined) throw new UserError(sayNoSuchCriterion(label, criteria));
    return { ...number, criterion: String(found.id) };
  },
  run(context, { comparison, criterion: id }) {
    const { store, person, now } = context;
    const { id: comparisonId, criteria } = chosenComparison(comparison, context);
    const gone = criteria.find((one) => String(one.id) === id);
    store.comparisons.setCriteria(
      comparisonId,
      criteria.filter((one) => one !== gone),
      now,
    );
    store.audit.add(now, person.id, "comparison.criteria", `comparison:${comparisonId}`, { before: gone?.label ?? "" });
    return { message: say(sayCriterionGone(gone ?? { label: "", weight: 0 })) };
  },
};

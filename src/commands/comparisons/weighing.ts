import type { Command, CommandContext } from "../../core/command.ts";
import { comparisonsPutTo } from "../../core/comparisons.ts";
import { type Comparison, highestScore } from "../../core/decision-aid/comparison.ts";
import { readMarks } from "../../core/decision-aid/read-lists.ts";
import { fewestWeighings, tallyWeighings } from "../../core/decision-aid/weighing.ts";
import { UserError } from "../../core/errors.ts";
import { say } from "../../core/message.ts";
import { askWeights, sayWeighed, sayWeightsUnread } from "../../core/words/comparison-weighing.ts";
import { sayNoSuchComparison, sayNothingToWeigh } from "../../core/words/comparisons.ts";
import { figuresParameter } from "../parameter.ts";
import { cutComparison } from "./which-comparison.ts";

const longest = 400;

/** What a member of the instance says that each criterion weighs; said again, it replaces what they had said. */
export const weighing: Command = {
  name: "comparison-weighing",
  words: ["peser", "peser les critères", "je pèse", "mes poids"],
  group: "decisions",
  summary: "dire ce que pèse pour vous chaque critère, quand on vous le demande",
  examples: ["peser", "peser coût 3, délai 5"],
  action: "see_meetings",
  keepsWords: true,
  parameters(context, { comparison }) {
    const { criteria } = putToThem(context, comparison);
    return [figuresParameter({ id: "weights", ...askWeights(criteria, highestScore) }, longest)];
  },
  read(rest) {
    const { comparison, rest: weights } = /^[\d\s;,.?]+$/u.test(rest) ? { rest } : cutComparison(rest);
    return { ...(comparison !== undefined && { comparison }), ...(weights !== "" && { weights }) };
  },
  refuse({ comparison, weights }, context) {
    if (weights === undefined) return undefined;
    const { criteria } = putToThem(context, comparison);
    const { marks, unread } = readMarks(String(weights), criteria, highestScore);
    if (unread.length === 0 && marks.some(({ value }) => value !== undefined)) return undefined;
    return { id: "weights", sentence: sayWeightsUnread(unread, criteria, highestScore) };
  },
  run(context, { comparison: id, weights }) {
    const { store, person, now } = context;
    const comparison = putToThem(context, id);
    const { marks } = readMarks(String(weights), comparison.criteria, highestScore);
    const before = store.comparisons.weighings(comparison.id);
    const known = marks.flatMap(({ criterionId, value }) => (value === undefined ? [] : [{ criterionId, value }]));
    // Nothing of it goes to the audit: it would say who answered what.
    for (const { criterionId, value } of known) store.comparisons.answer(criterionId, person.id, value, now);
    const after = store.comparisons.weighings(comparison.id);
    const own = after.filter(({ personId }) => personId === person.id);
    const { answers } = tallyWeighings(
      after,
      comparison.criteria.map((one) => one.id),
    );
    const said = comparison.criteria.map(({ id: criterionId, label }) => ({
      label,
      weight: own.find((one) => one.criterionId === criterionId)?.weight,
    }));
    const isChanged = before.some(({ personId }) => personId === person.id);
    return { message: say(sayWeighed(said, { answers, fewest: fewestWeighings, isChanged })) };
  },
};

/** The latest that was put to them. Throws `UserError` when none was. */
function putToThem({ store, library, person }: CommandContext, id: unknown): Comparison {
  const asked = comparisonsPutTo(store, library, person);
  if (asked.length === 0) throw new UserError(sayNothingToWeigh());
  const chosen = id === undefined ? asked.at(-1) : asked.find((one) => String(one.id) === id);
  if (chosen === undefined) throw new UserError(sayNoSuchComparison(String(id), asked));
  return chosen;
}

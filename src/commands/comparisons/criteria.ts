import type { Command, CommandContext } from "../../core/command.ts";
import { comparisonsPutTo, mayCompare } from "../../core/comparisons.ts";
import type { Comparison } from "../../core/decision-aid/comparison.ts";
import { tallyWeighings } from "../../core/decision-aid/weighing.ts";
import { UserError } from "../../core/errors.ts";
import { say } from "../../core/message.ts";
import { sayCriteria } from "../../core/words/comparison-weighing.ts";
import { sayNoComparison, sayNothingToWeigh } from "../../core/words/comparisons.ts";
import { criteriaSet } from "./criteria-set.ts";
import { chosenComparison, cutComparison } from "./which-comparison.ts";

/** Those of the direction; to the members who were asked what they weigh, those they were asked of. */
export const criteria: Command = {
  name: "comparison-criteria-shown",
  words: ["critères", "les critères", "critères de choix", "voir les critères", "critères résultats"],
  group: "decisions",
  summary: "les critères d'une comparaison, et ce qu'en ont dit les membres d'une instance",
  examples: ["critères"],
  action: "see_meetings",
  claims: (rest) => cutComparison(rest).rest === "",
  read(rest) {
    const { comparison } = cutComparison(rest);
    return comparison === undefined ? {} : { comparison };
  },
  run(context, { comparison: id }) {
    const { store, person } = context;
    const writes = mayCompare(person);
    const comparison = writes ? chosenComparison(id, context) : putTo(context, id);
    if (comparison.criteria.length === 0)
      return {
        message: say(),
        next: { command: criteriaSet.name, parameters: { comparison: String(comparison.id) } },
      };
    const body = comparison.bodyId === undefined ? undefined : store.bodies.byId(comparison.bodyId);
    const tally = tallyWeighings(
      store.comparisons.weighings(comparison.id),
      comparison.criteria.map(({ id: one }) => one),
    );
    return { message: sayCriteria(comparison, { tally, body: body?.name, writes }) };
  },
};

/** Throws `UserError` when nothing was asked of this person. */
function putTo({ store, library, person }: CommandContext, id: unknown): Comparison {
  const asked = comparisonsPutTo(store, library, person);
  if (asked.length === 0) throw new UserError(sayNothingToWeigh());
  const chosen = id === undefined ? asked.at(-1) : asked.find((one) => String(one.id) === id);
  if (chosen === undefined) throw new UserError(sayNoComparison());
  return chosen;
}

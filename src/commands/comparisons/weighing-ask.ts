import type { Command, CommandContext } from "../../core/command.ts";
import type { Comparison } from "../../core/decision-aid/comparison.ts";
import { tallyWeighings } from "../../core/decision-aid/weighing.ts";
import { UserError } from "../../core/errors.ts";
import { say } from "../../core/message.ts";
import { notify, officeHourOf } from "../../core/notify.ts";
import type { Person } from "../../core/people.ts";
import type { SeatedBody } from "../../core/seats.ts";
import {
  sayAskWeighing,
  sayNobodyToAsk,
  sayNotAsked,
  sayTooFewWeighings,
  sayWeighingAsked,
  sayWeighingPut,
  sayWeightsKept,
  weighingAskChoices,
} from "../../core/words/comparison-weighing.ts";
import { sayCriteriaFirst, sayWeightless } from "../../core/words/comparisons.ts";
import { typesetMessage } from "../../core/words/typeset-message.ts";
import { bodyAndWords, bodyParameter, chosenBody, visibleBodies } from "../bodies/which-body.ts";
import { choiceParameter } from "../parameter.ts";
import { chosenComparison, cutComparison } from "./which-comparison.ts";

export const weighingAsk: Command = {
  name: "comparison-weighing-ask",
  words: [
    "critères proposer",
    "proposer les critères",
    "critères demander",
    "critères sonder",
    "sonder les critères",
    "faire peser les critères",
  ],
  group: "decisions",
  summary: "demander aux membres d'une instance ce que pèse chaque critère",
  examples: ["critères proposer au bureau"],
  action: "follow_diagnostic",
  parameters(context, known) {
    if (chosenComparison(known["comparison"], context).criteria.length === 0) throw new UserError(sayCriteriaFirst());
    const which = bodyParameter("À quelle instance ?", visibleBodies(context));
    if (known["body"] === undefined) return [which];
    const seated = chosenBody(known["body"], visibleBodies(context));
    const asked = toAsk(context, chosenComparison(known["comparison"], context), seated);
    if (asked.length === 0) throw new UserError(sayNobodyToAsk(seated.body));
    return [
      which,
      choiceParameter({ id: "confirm", ...sayAskWeighing(seated.body, asked.length) }, weighingAskChoices),
    ];
  },
  read(rest, context) {
    const { comparison, rest: said } = cutComparison(rest);
    const known = comparison === undefined ? {} : { comparison };
    if (said === "") return known;
    const { body } = bodyAndWords(said, context);
    return body && { ...known, body: String(body.body.id) };
  },
  run(context, known) {
    const { store, person, now } = context;
    const comparison = chosenComparison(known["comparison"], context);
    const seated = chosenBody(known["body"], visibleBodies(context));
    if (known["confirm"] !== "yes") return { message: say(sayNotAsked()) };
    const asked = toAsk(context, comparison, seated);
    store.comparisons.ask(comparison.id, seated.body.id, now);
    const message = typesetMessage(sayWeighingPut(comparison, person));
    for (const { id } of asked)
      notify(store, keyOf(comparison, seated, id), id, message, now, officeHourOf(store, id, now));
    store.audit.add(now, person.id, "comparison.asked", `comparison:${comparison.id}`, { after: seated.body.name });
    return { message: say(sayWeighingAsked(seated.body, asked.length)) };
  },
};

/** What begins the keys of all that was asked of a comparison. */
export function weighingPrefix({ id }: Comparison): string {
  return `weighing:${id}:`;
}

function keyOf(comparison: Comparison, { body }: SeatedBody, personId: number): string {
  return `${weighingPrefix(comparison)}${body.id}:person:${personId}`;
}

/** Those who can be written to and were not yet. */
function toAsk({ store, person }: CommandContext, comparison: Comparison, seated: SeatedBody): Person[] {
  const reachable = store.accounts.reachablePeople();
  return seated.members.filter(
    ({ id }) => id !== person.id && reachable.has(id) && !store.outbox.has(keyOf(comparison, seated, id)),
  );
}

/** The middle of what was said becomes what each criterion weighs. */
export const weighingKeep: Command = {
  name: "comparison-weighing-keep",
  words: ["critères retenir", "retenir les critères", "retenir les poids", "critères retenir les poids"],
  group: "decisions",
  summary: "retenir, pour chaque critère, le milieu de ce qu'ont dit les membres",
  examples: ["critères retenir"],
  action: "follow_diagnostic",
  read(rest) {
    const { comparison, rest: words } = cutComparison(rest);
    if (words !== "") return undefined;
    return comparison === undefined ? {} : { comparison };
  },
  run(context, { comparison: id }) {
    const { store, person, now } = context;
    const comparison = chosenComparison(id, context);
    const { answers, spreads } = tallyWeighings(
      store.comparisons.weighings(comparison.id),
      comparison.criteria.map((one) => one.id),
    );
    if (spreads === undefined) throw new UserError(sayTooFewWeighings(answers));
    if (spreads.every(({ median }) => median === 0)) throw new UserError(sayWeightless());
    for (const { criterionId, median } of spreads) store.comparisons.weigh(criterionId, median);
    const after = chosenComparison(String(comparison.id), context);
    store.audit.add(now, person.id, "comparison.criteria", `comparison:${comparison.id}`, {
      after: after.criteria.map(({ label, weight }) => `${label} ${weight}`).join(" ; "),
    });
    return { message: say(sayWeightsKept(comparison, after, answers)) };
  },
};

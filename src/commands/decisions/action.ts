import type { CivilDate } from "../../core/calendar/civil-date.ts";
import type { Command, CommandContext, Parameters } from "../../core/command.ts";
import { UserError } from "../../core/errors.ts";
import { fold } from "../../core/language/fold.ts";
import type { Person } from "../../core/people.ts";
import type { Deadline } from "../../core/store/deadlines.ts";
import { say, text } from "../../core/message.ts";
import {
  sayActionAdded,
  sayActionAlready,
  sayActionNotKept,
  sayActionTitleMissing,
  sayNoAction,
} from "../../core/words/minutes.ts";
import { sayMeantAction } from "../../core/words/minutes-actions.ts";
import { nameOf } from "../../core/words/people.ts";
import { doubtQuestion, lackingQuestions, whatQuestion } from "./action-questions.ts";
import { isActionOfDecision, readActionNumbered, readActionOfDecision } from "./action-read.ts";
import { type ActionSaid, isNoAction, readAction } from "./action-said.ts";
import { noteMinutesChange } from "./minutes-change.ts";
import { continueMinutes, sayLeftAt } from "./minutes-flow.ts";
import { decisionParameter, editableDecision } from "./which-decision.ts";

export const action: Command = {
  name: "action",
  words: ["ajouter une action", "action ajouter", "action", "nouvelle action"],
  group: "decisions",
  summary: "dire qui fait quoi, et pour quand, après une décision",
  examples: ["action décision 12 : Mme Arnaud, écrire à la CAF, 15 janvier"],
  action: "manage_meetings",
  parameters(context, known) {
    const which = decisionParameter(context, "Pour quelle décision ?", () => true);
    if (known.decision === undefined) return [which];
    const { decision } = editableDecision(context, known.decision);
    const questions = [
      which,
      ...doubtQuestion(context, known),
      whatQuestion(decision.id, context.store.deadlines.ofDecision(decision.id).length),
    ];
    if (known.sure === "no") return [which, ...doubtQuestion(context, known)];
    if (known.said === undefined || isNoAction(String(known.said))) return questions;
    const heard = readAction(String(known.said), context);
    return [...questions, ...lackingQuestions(context, heard)];
  },
  read: readActionNumbered,
  run(context, parameters) {
    const { store, person, now } = context;
    const { decision, view } = editableDecision(context, parameters.decision);
    const said = String(parameters.said);
    if (parameters.sure === "no") return { message: say(sayMeantAction(decision.id, said)) };
    if (isNoAction(said)) {
      store.minutes.settle(view.meeting.id, `actions:${decision.id}`, now);
      return continueMinutes(context, view, [text(sayNoAction(decision.id))]);
    }
    const heard = readAction(said, context);
    if (heard.title === "") throw new UserError(sayActionTitleMissing());
    const owner = ownerOf(context, heard, parameters);
    const due = heard.due ?? String(parameters.due);
    const same = sameAction(context, decision.id, { title: heard.title, due, ownerId: owner?.id });
    if (same !== undefined)
      return continueMinutes(context, view, [
        text(sayActionAlready(same.title, owner === undefined ? "" : nameOf(owner), due)),
      ]);
    const deadline = { title: heard.title, due, decisionId: decision.id, ...(owner && { ownerId: owner.id }) };
    const id = store.deadlines.add(deadline, person.id, now);
    store.audit.add(now, person.id, "action.added", `deadline:${id}`, { after: JSON.stringify(deadline) });
    noteMinutesChange(context, view.meeting.id, { decisionId: decision.id, what: "actions" });
    return continueMinutes(context, view, [
      text(sayActionAdded(heard.title, owner === undefined ? "" : nameOf(owner), due)),
    ]);
  },
  sayLeft: (context, { decision, said }) =>
    [
      sayLeftAt(context, decision),
      ...(said === undefined ? [] : [sayActionNotKept(readAction(String(said), context).title)]),
    ].join(" "),
};

/** "décision 12 : action Mme Arnaud, écrire à la CAF": the same, the decision first. */
export const actionOfDecision: Command = {
  ...action,
  name: "action-of-decision",
  words: ["décision", "la décision"],
  summary: "ajouter une action, en nommant d'abord la décision",
  examples: ["décision 12 : action Mme Arnaud, écrire à la CAF, 15 janvier"],
  claims: isActionOfDecision,
  read: readActionOfDecision,
};

/** The same words, for the same person and day: said twice, done once. */
function sameAction(
  { store }: CommandContext,
  decisionId: number,
  { title, due, ownerId }: { title: string; due: CivilDate; ownerId: number | undefined },
): Deadline | undefined {
  return store.deadlines
    .ofDecision(decisionId)
    .find((one) => fold(one.title) === fold(title) && one.due === due && one.ownerId === ownerId);
}

function ownerOf({ store }: CommandContext, { who: named }: ActionSaid, { who }: Parameters): Person | undefined {
  return named.kind === "one" ? named.person : store.people.byId(Number(who));
}

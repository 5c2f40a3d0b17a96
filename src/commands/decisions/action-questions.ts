import type { CommandContext, Parameters } from "../../core/command.ts";
import type { AtomicQuestion } from "../../core/interview/questionnaire.ts";
import { sayActionAsked, sayActionDueAsked, sayActionOwnerAsked } from "../../core/words/minutes.ts";
import { actionOrDecisionLabels, sayActionOrDecision } from "../../core/words/minutes-actions.ts";
import { fullNameOf, nameOf } from "../../core/words/people.ts";
import { choiceParameter, dateParameter, textParameter } from "../parameter.ts";
import type { ActionSaid } from "./action-said.ts";

const longest = 300;

/** "Action 12" is an action everywhere: before another is added to the decision of that number, it is asked. */
export function doubtQuestion({ store }: CommandContext, { doubt, decision }: Parameters): AtomicQuestion[] {
  const action = doubt === undefined ? undefined : store.deadlines.byId(Number(decision));
  const taken = action && store.decisions.byId(action.id);
  if (action === undefined || taken === undefined) return [];
  const options = (["yes", "no"] as const).map((value) => ({ value, label: actionOrDecisionLabels[value](action.id) }));
  return [choiceParameter({ id: "sure", label: "Décision", ...sayActionOrDecision(action, taken.text) }, options)];
}

export function whatQuestion(id: number, already: number): AtomicQuestion {
  const ready = [
    {
      value: "aucune",
      label: already === 0 ? "Aucune action" : "Non, c'est tout",
      words: ["non", "rien", "pas d'action", "c'est tout", "passer", "fini", "suivant"],
    },
  ];
  const asked = sayActionAsked(id, already);
  return {
    ...textParameter({ id: "said", label: "Action", ...asked }, longest),
    type: "text",
    maxLength: longest,
    ready,
  };
}

/** What the words did not say, or did not say for sure. */
export function lackingQuestions({ store }: CommandContext, { who, due, title }: ActionSaid): AtomicQuestion[] {
  const people = who.kind === "ask" ? who.people : store.people.all();
  const options = people.map((one) => ({
    value: String(one.id),
    label: fullNameOf(one),
    words: [nameOf(one), one.lastName],
  }));
  return [
    ...(who.kind === "one"
      ? []
      : [choiceParameter({ id: "who", text: sayActionOwnerAsked(title), label: "Qui" }, options)]),
    ...(due === undefined ? [dateParameter({ id: "due", text: sayActionDueAsked(title), label: "Date" })] : []),
  ];
}

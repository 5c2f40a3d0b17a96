import type { Command } from "../../core/command.ts";
import { say, text } from "../../core/message.ts";
import { sayOutcome, shorten } from "../../core/words/decisions.ts";
import {
  sayCorrectionMissing,
  sayDecisionCorrected,
  sayDecisionWithdrawn,
  sayNothingToCorrect,
  sayOutcomeAsked,
  sayOutcomeCorrected,
  sayOutcomeNoted,
} from "../../core/words/minutes.ts";
import { choiceParameter, textParameter } from "../parameter.ts";
import { outcomeSaid, readDecided } from "./decided.ts";
import { noteMinutesChange } from "./minutes-change.ts";
import { continueMinutes, sayLeftAt } from "./minutes-flow.ts";
import { decisionParameter, editableDecision, isSensitive, splitNumber } from "./which-decision.ts";
import { longestText } from "./minutes-item.ts";
import { fold } from "../../core/language/fold.ts";
import type { Outcome } from "../../core/store/decisions.ts";

const outcomes: Outcome[] = ["adopted", "refused", "postponed", "noted"];

export const decisionCorrect: Command = {
  name: "decision-correct",
  words: ["décision corriger", "corriger la décision", "corriger décision"],
  group: "decisions",
  summary: "corriger le texte ou l'issue d'une décision",
  examples: ["décision corriger 12 Le scénario B est retenu", "décision corriger 12 rejetée"],
  action: "manage_meetings",
  parameters(context, { decision }) {
    const which = decisionParameter(context, "Quelle décision corriger ?", () => true);
    if (decision !== undefined) editableDecision(context, decision);
    const asked = { id: "said", text: sayCorrectionMissing(Number(decision ?? 0)), label: "Texte" };
    return decision === undefined ? [which] : [which, textParameter(asked, longestText)];
  },
  read(rest) {
    const { id, rest: said } = splitNumber(rest);
    return id === undefined ? undefined : { decision: String(id), ...(said === "" ? {} : { said }) };
  },
  run(context, { decision: number, said }) {
    const { store, person, now } = context;
    const { decision, view } = editableDecision(context, number);
    const outcome = outcomeAlone(String(said));
    const decided = readDecided(String(said));
    const words =
      outcome === undefined && decided.kind === "decision" && decided.words !== "" ? decided.words : decision.text;
    const after = {
      text: words,
      outcome: outcome ?? (decided.kind === "decision" ? decided.outcome : undefined) ?? decision.outcome,
    };
    if (after.text === decision.text && after.outcome === decision.outcome)
      return { message: say(sayNothingToCorrect(decision.id)) };
    store.decisions.change(decision.id, after);
    const before = { text: decision.text, outcome: decision.outcome };
    store.audit.add(now, person.id, "decision.corrected", `decision:${decision.id}`, {
      before: JSON.stringify(before),
      after: JSON.stringify(after),
    });
    if (outcome !== undefined) store.minutes.settle(view.meeting.id, `outcome:${decision.id}`, now);
    noteMinutesChange(context, view.meeting.id, { decisionId: decision.id, what: "corrected" });
    const lines = [
      ...(after.text === before.text ? [] : [sayDecisionCorrected(decision.id, before.text, after.text)]),
      ...(after.outcome === before.outcome ? [] : [sayOutcomeCorrected(decision.id, before.outcome, after.outcome)]),
    ];
    return { message: say(...lines) };
  },
};

/** "rejetée" alone changes how it ended, not what it says. */
function outcomeAlone(said: string): Outcome | undefined {
  const word = fold(said).replace(/[\s.]+$/u, "");
  if (/^(?:adoptee?|approuvee?)$/u.test(word)) return "adopted";
  if (/^(?:rejetee?|refusee?)$/u.test(word)) return "refused";
  if (/^(?:reportee?|ajournee?)$/u.test(word)) return "postponed";
  return /^(?:pris(?:e d')? acte|acte)$/u.test(word) ? "noted" : undefined;
}

export const decisionOutcome: Command = {
  name: "decision-outcome",
  words: ["décision issue", "issue de la décision"],
  group: "decisions",
  summary: "dire si une décision est adoptée, rejetée, reportée ou une prise d'acte",
  examples: ["décision issue 12 rejetée"],
  action: "manage_meetings",
  parameters(context, { decision }) {
    const which = decisionParameter(context, "Quelle décision ?", () => true);
    if (decision === undefined) return [which];
    const { decision: known } = editableDecision(context, decision);
    return [
      which,
      choiceParameter(
        {
          id: "outcome",
          text: sayOutcomeAsked(known.id),
          label: "Issue",
          help: shorten(known.text),
          ...(isSensitive(known) && { elsewhere: sayOutcomeAsked(known.id) }),
        },
        outcomes.map((value) => ({ value, label: sayOutcome(value), words: outcomeSaid[value] })),
      ),
    ];
  },
  read(rest) {
    const { id, rest: said } = splitNumber(rest);
    const outcome = outcomeAlone(said);
    if (id === undefined || (said !== "" && outcome === undefined)) return undefined;
    return { decision: String(id), ...(outcome === undefined ? {} : { outcome }) };
  },
  run(context, parameters) {
    const { store, person, now } = context;
    const { decision, view } = editableDecision(context, parameters.decision);
    const outcome = outcomes.find((one) => one === parameters.outcome) ?? decision.outcome;
    if (outcome !== decision.outcome) {
      store.decisions.change(decision.id, { text: decision.text, outcome });
      const change = { before: decision.outcome, after: outcome };
      store.audit.add(now, person.id, "decision.corrected", `decision:${decision.id}`, change);
      noteMinutesChange(context, view.meeting.id, { decisionId: decision.id, what: "corrected" });
    }
    store.minutes.settle(view.meeting.id, `outcome:${decision.id}`, now);
    return continueMinutes(context, view, [text(sayOutcomeNoted(decision.id, outcome))]);
  },
  sayLeft: (context, { decision }) => sayLeftAt(context, decision),
};

export const decisionWithdraw: Command = {
  name: "decision-withdraw",
  words: ["décision retirer", "retirer la décision", "retirer décision"],
  group: "decisions",
  summary: "retirer du relevé une décision notée par erreur",
  examples: ["décision retirer 12"],
  action: "manage_meetings",
  parameters: (context) => [decisionParameter(context, "Quelle décision retirer ?", () => true)],
  read(rest) {
    const { id, rest: left } = splitNumber(rest);
    return id === undefined || left !== "" ? undefined : { decision: String(id) };
  },
  run(context, { decision: number }) {
    const { store, person, now } = context;
    const { decision, view } = editableDecision(context, number);
    store.decisions.withdraw(decision.id, now);
    store.audit.add(now, person.id, "decision.withdrawn", `decision:${decision.id}`, { before: decision.text });
    noteMinutesChange(context, view.meeting.id, { decisionId: decision.id, what: "withdrawn" });
    const open = store.deadlines.ofDecision(decision.id).filter(({ status }) => status === "open").length;
    return { message: say(sayDecisionWithdrawn(decision.id, open)) };
  },
};

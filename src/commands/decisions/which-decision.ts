import { may } from "../../core/access.ts";
import type { CommandContext } from "../../core/command.ts";
import { type DecisionView, decisionsFor } from "../../core/decision-view.ts";
import { UserError } from "../../core/errors.ts";
import type { AtomicQuestion } from "../../core/interview/questionnaire.ts";
import { reservedNames } from "../../core/words/agenda-items.ts";
import { sayNoDecision, sayNoDecisionYet, sayWithdrawn, shorten } from "../../core/words/decisions.ts";
import { sayReopenFirst } from "../../core/words/minutes.ts";
import { typedMeeting } from "../../core/words/typed-meeting.ts";
import { choiceParameter } from "../parameter.ts";

/** "12 le nouveau texte", "n° 12 : …", "la décision 12": the number, then what follows it. */
export function splitNumber(said: string): { id?: number; rest: string } {
  const [, number, rest = ""] =
    /^(?:(?:la|pour|sur|décision|decision|numéro|numero|n°)\s*)*(\d{1,9})(?!\d|\/)[\s:,.-]*(.*)$/isu.exec(
      said.trim(),
    ) ?? [];
  return number === undefined ? { rest: said } : { id: Number(number), rest };
}

/** Throws `UserError` when it is not there, was withdrawn, or is not for this person: the three are said alike but to whom wrote it. */
export function readableDecision(context: CommandContext, id: unknown): DecisionView {
  const { store, library, person } = context;
  const found = decisionsFor(store, library, person).find(({ decision }) => String(decision.id) === String(id));
  if (found !== undefined) return found;
  const known = store.decisions.byId(Number(id));
  if (known?.withdrawnAt !== undefined && may(person, "manage_meetings")) throw new UserError(sayWithdrawn(known.id));
  throw new UserError(sayNoDecision(String(id)));
}

/** Throws `UserError` once its minutes are validated: they are opened again first. */
export function editableDecision(context: CommandContext, id: unknown): DecisionView {
  const found = readableDecision(context, id);
  const { validatedAt } = context.store.minutes.of(found.view.meeting.id);
  if (validatedAt !== undefined) throw new UserError(sayReopenFirst(typedMeeting(found.view)));
  return found;
}

const mostOffered = 12;

export function isSensitive({ item }: DecisionView["decision"]): boolean {
  return item?.sensitive === true;
}

/** "Which decision?", the latest first; a number that is not shown can still be typed with the command. */
export function decisionParameter(
  context: CommandContext,
  text: string,
  fits: (one: DecisionView) => boolean,
): AtomicQuestion {
  const all = decisionsFor(context.store, context.library, context.person).filter(fits).toReversed();
  if (all.length === 0) throw new UserError(sayNoDecisionYet());
  const options = all.slice(0, mostOffered).map(({ decision }) => ({
    value: String(decision.id),
    label: shorten(decision.text),
    ...(isSensitive(decision) && { reserved: `${reservedNames.decision} (${decision.id})` }),
  }));
  return choiceParameter({ id: "decision", text, label: "Décision" }, options);
}

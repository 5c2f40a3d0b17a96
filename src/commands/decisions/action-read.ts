import type { CommandContext, Parameters } from "../../core/command.ts";
import { UserError } from "../../core/errors.ts";
import { unlessRefused } from "../../core/form.ts";
import { givenValue } from "../../core/interview/answers.ts";
import { sayActionIsOne } from "../../core/words/minutes-actions.ts";
import { readsDeadline } from "../visible-deadlines.ts";
import { readableDecision, splitNumber } from "./which-decision.ts";

/** After « décision »: "12 : action Mme Arnaud, écrire à la CAF". */
const ofDecision =
  /^((?:n°\s*)?\d{1,9})\s*[:,–-]?\s*(?:ajouter\s+(?:une\s+|l['’]\s*)?|nouvelle\s+)?action\b[\s:,–-]*(.*)$/isu;

export function isActionOfDecision(rest: string): boolean {
  return ofDecision.test(rest);
}

export function readActionOfDecision(rest: string): Parameters | undefined {
  const [, number = "", said = ""] = ofDecision.exec(rest) ?? [];
  const { id } = splitNumber(number);
  return id === undefined ? undefined : toParameters(id, said);
}

/**
 * "décision 12 : Mme Arnaud, écrire à la CAF". A bare number is that of an action everywhere else: where there is one, `doubt` has
 * it asked which of the two is meant. Throws `UserError` when there is an action of that number and no decision.
 */
export function readActionNumbered(rest: string, context: CommandContext): Parameters | undefined {
  const { id, rest: said } = splitNumber(rest.replace(/^(?:à|de|après)\s+/iu, ""));
  if (id === undefined) return undefined;
  const known = toParameters(id, said);
  if (said === "" || /^[^\d]*d[ée]cision/iu.test(rest) || isAskedOf(id, context)) return known;
  const action = context.store.deadlines.byId(id);
  if (action === undefined || !readsDeadline(context)(action)) return known;
  if (unlessRefused(() => readableDecision(context, id)) === undefined)
    throw new UserError(sayActionIsOne(action, said));
  return { ...known, doubt: "yes" };
}

/** The decision whose actions are being asked, or that is being asked for: a number is its own. */
function isAskedOf(id: number, { store, person }: CommandContext): boolean {
  const { form } = store.conversations.of(person.id);
  const decision = form && givenValue(form.state.answers, "decision");
  return form?.command === "action" && (decision === undefined || decision === String(id));
}

function toParameters(id: number, said: string): Parameters {
  return { decision: String(id), ...(said === "" ? {} : { said }) };
}

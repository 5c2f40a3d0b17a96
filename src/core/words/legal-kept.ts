import type { CivilDate } from "../calendar/civil-date.ts";
import type { Obligation } from "../legal/obligations.ts";
import type { Rule } from "../legal/rule.ts";
import { type Outbound, text } from "../message.ts";
import { sayDay } from "./days.ts";
import { sayTitle } from "./deadlines.ts";
import { formatDate, typedDate } from "./format.ts";
import type { LegalLine } from "./legal-plan.ts";

export function sayKept(title: string, on: CivilDate, proof: string | undefined): string {
  return `✅ C'est enregistré : ${title}, fait le ${formatDate(on)}${proof === undefined ? "" : `, preuve ${proof}`}. Je ne vous la rappelle plus.`;
}

export function sayNothingToKeep(rule: Rule): string {
  return `Aucune date de ${rule.id} (${rule.title}) n'est en cours. Voyez \`calendrier légal\`.`;
}

export function sayDoneInFuture(): string {
  return "Cette date n'est pas encore passée. Dites-le moi quand ce sera fait.";
}

export function sayAlreadyKept(title: string, on: CivilDate): string {
  return `C'était déjà enregistré : ${title}, fait le ${formatDate(on)}.`;
}

/** The words that say of this one, and of no other of its rule, that it is done. */
export function typeKept({ rule, term }: Pick<Obligation, "rule" | "term">): string {
  const name = rule.terms.length > 1 ? term.id : rule.id;
  return `règle ${name} tenue`;
}

/** Several may be meant: which? Each choice is what would be typed. */
export function sayWhichKept(
  lines: readonly LegalLine[],
  { on, proof }: { on: CivilDate; proof?: string },
  today: CivilDate,
): Outbound {
  const proved = proof === undefined ? "" : `, preuve ${proof}`;
  const choices = lines.slice(0, 12).map(({ obligation, place }) => {
    const { term, due } = obligation;
    const where = place === undefined ? "" : `${place} `;
    return {
      value: `règle ${term.id} tenue le ${typedDate(on)} pour ${where}le ${typedDate(due)}${proved}`,
      label: `${sayTitle(place === undefined ? { title: term.title } : { title: term.title, place })}, ${sayDay(due, today)}`,
    };
  });
  return { blocks: [text("Qu'est-ce qui est fait ? Rien n'est encore noté."), { type: "choices", choices }] };
}

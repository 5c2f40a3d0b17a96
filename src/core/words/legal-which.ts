import type { CivilDate } from "../calendar/civil-date.ts";
import type { Obligation } from "../legal/obligations.ts";
import { type Outbound, say, text } from "../message.ts";
import { sayDay } from "./days.ts";
import { exampleDay } from "./example-days.ts";

/** Several dates may be meant: which? Each choice is what would be typed. */
export function sayWhichDate(dates: readonly Pick<Obligation, "term" | "due" | "rule">[], today: CivilDate): Outbound {
  const choices = dates.slice(0, 12).map(({ term, due, rule }) => ({
    value: `pourquoi ${term.id}`,
    label: `${term.title}, ${sayDay(due, today)} (${rule.id})`,
  }));
  return { blocks: [text("Quelle date voulez-vous comprendre ?"), { type: "choices", choices }] };
}

export function sayNoSuchDate(about: string, today: CivilDate): Outbound {
  return say(
    about === ""
      ? `Aucune date légale n'arrive. Pour en calculer : \`planifier conseil ${exampleDay(today)}\`.`
      : `Je ne trouve pas de date légale pour « ${about} ». Pour les voir : \`calendrier légal\`. Pour une règle sans date : \`règle\` suivi de son numéro.`,
  );
}

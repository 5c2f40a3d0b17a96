import { type CivilDate, daysBetween } from "../calendar/civil-date.ts";
import { type Outbound, text } from "../message.ts";
import { sayDay } from "./briefing.ts";
import { sayTitle } from "./deadlines.ts";
import { count } from "./format.ts";
import type { LegalLine } from "./legal-plan.ts";
import { sayReminderOnly } from "./meeting-notices.ts";

/** What the law asks soon, in one message: what, by when, how to say it is done. */
export function sayLegalReminder(
  lines: readonly LegalLine[],
  today: CivilDate,
  reader: "director" | "clerk",
): Outbound {
  const ofSummons = lines.some(({ obligation }) => /^R[124]\./.test(obligation.term.id));
  const [first] = lines;
  const done = ofSummons
    ? "`convocation envoyée` suivi du jour, du canal et de la preuve"
    : `\`règle ${first?.obligation.rule.id ?? "R1"} tenue\``;
  return {
    title: lines.length === 1 ? "Une date légale approche" : `${lines.length} dates légales approchent`,
    blocks: [
      { type: "list", items: lines.map((line) => sayLine(line, today)) },
      text(
        reader === "director"
          ? `Une fois fait, dites-le moi : ${done}. Pour comprendre : \`pourquoi ${first?.obligation.rule.id ?? "R1"}\`.`
          : `Pour comprendre la date : \`pourquoi ${first?.obligation.rule.id ?? "R1"}\`.`,
      ),
      ...(ofSummons ? [text(sayReminderOnly())] : []),
    ],
  };
}

function sayLine({ obligation, place, practical }: LegalLine, today: CivilDate): string {
  const { term, due, rule } = obligation;
  const what = `${sayTitle(place === undefined ? { title: term.title } : { title: term.title, place })} (${rule.id})`;
  const left = daysBetween(today, due);
  if (left < 0) return `⚠️ Date passée, **${sayDay(due, today)}** : ${what}. ${rule.ifMissed ?? ""}`.trim();
  const when = practical === due ? "" : `, en pratique ${sayDay(practical, today)}`;
  return `⏳ **${sayDay(due, today)}**${when} (${left === 0 ? "aujourd'hui" : `dans ${count(left, "jour", "jours")}`}) : ${what}`;
}

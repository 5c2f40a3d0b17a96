import { type CivilDate, daysBetween } from "../calendar/civil-date.ts";
import { type Block, text } from "../message.ts";
import { sayDay } from "./days.ts";
import { sayTitle } from "./deadlines.ts";
import { count } from "./format.ts";
import { typeKept } from "./legal-kept.ts";
import { type LegalLine, sayAim } from "./legal-plan.ts";
import { sayReminderOnly } from "./meeting-notices.ts";
import { type SectionSaid, sayFirst } from "./morning-letter.ts";

/** What the law asks soon: what, by when, how to say it is done. */
export function sayLegalReminder(
  lines: readonly LegalLine[],
  today: CivilDate,
  reader: "director" | "clerk",
): SectionSaid {
  const ofSummons = lines.some(({ obligation }) => /^R[124]\./.test(obligation.term.id));
  const [first] = lines;
  const done = ofSummons
    ? "`convocation envoyée` suivi du jour, du canal et de la preuve"
    : `\`${first === undefined ? "" : typeKept(first.obligation)}\``;
  const title = sayHeading(lines, today);
  const items = lines.map((line) => sayLine(line, today));
  const blocks: Block[] = [
    { type: "list", items: sayFirst(items, "calendrier légal") },
    text(
      reader === "director"
        ? `Une fois fait, dites-le moi : ${done}. Pour comprendre : \`pourquoi ${first?.obligation.rule.id ?? "R1"}\`.`
        : `Pour comprendre la date : \`pourquoi ${first?.obligation.rule.id ?? "R1"}\`.`,
    ),
    ...(ofSummons ? [text(sayReminderOnly())] : []),
  ];
  return { alone: { title, blocks }, last: [text(`**${title}** :`), ...blocks] };
}

/** What has passed no longer approaches. */
function sayHeading(lines: readonly LegalLine[], today: CivilDate): string {
  const past = lines.filter(({ obligation }) => obligation.due < today).length;
  if (past === 0) return lines.length === 1 ? "Une date légale approche" : `${lines.length} dates légales approchent`;
  if (past === lines.length) return past === 1 ? "Une date légale est passée" : `${past} dates légales sont passées`;
  return `${lines.length} dates légales, dont ${count(past, "passée", "passées")}`;
}

function sayLine({ obligation, place, practical }: LegalLine, today: CivilDate): string {
  const { term, due, rule } = obligation;
  const what = `${sayTitle(place === undefined ? { title: term.title } : { title: term.title, place })} (${rule.id})`;
  const left = daysBetween(today, due);
  if (left < 0) return `⚠️ Date passée, **${sayDay(due, today)}** : ${what}. ${rule.ifMissed ?? ""}`.trim();
  const when = left === 0 ? "aujourd'hui" : `dans ${count(left, "jour", "jours")}`;
  const aim = sayAim({ obligation, practical }, today);
  return `⏳ **${sayDay(due, today)}** (${aim === undefined ? when : `${when} ; ${aim}`}) : ${what}`;
}

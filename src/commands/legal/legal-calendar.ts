import { addDays, addMonths, type CivilDate } from "../../core/calendar/civil-date.ts";
import type { Command, CommandContext } from "../../core/command.ts";
import { fold } from "../../core/language/fold.ts";
import type { Obligation } from "../../core/legal/obligations.ts";
import { isLate } from "../../core/legal/owed.ts";
import { legalLine } from "../../core/legal-days.ts";
import { installedOn, legalNow, missingFacts } from "../../core/legal-now.ts";
import type { Outbound } from "../../core/message.ts";
import { sayLegalCalendar } from "../../core/words/legal-plan.ts";
import { isDirector } from "../../core/access.ts";
import { visibleObligations } from "./visible-obligations.ts";

const usualMonths = 6;
const longestMonths = 84;
/** What was due longer ago and never told as done is no news any more. */
const lateMonths = 12;

export const legalCalendar: Command = {
  name: "legal-calendar",
  words: ["calendrier légal", "échéances légales", "dates légales", "dates de la loi", "calendrier de la loi"],
  group: "legal",
  summary: "les dates que la loi fixe, avec leur règle",
  examples: ["calendrier légal", "calendrier légal 12 mois", "calendrier légal 2027"],
  action: "see_legal",
  read(rest, { today }) {
    const said = fold(rest).replace(/^(?:de|pour|sur|d'ici)\s+/u, "");
    const months = /^(\d{1,2}) mois$/.exec(said)?.[1];
    if (months !== undefined) return { to: addMonths(today, Math.min(Math.max(Number(months), 1), longestMonths)) };
    const year = /^20\d\d$/.exec(said)?.[0];
    return year === undefined || year < today.slice(0, 4) ? undefined : { to: `${year}-12-31` };
  },
  run: (context, { to }) => ({ message: show(context, typeof to === "string" ? to : undefined) }),
  share: (context, { to }) => show(context, typeof to === "string" ? to : undefined, true),
};

/** `common`: where others read, what is of one municipality is not said, nor what is late. */
function show(context: CommandContext, asked: CivilDate | undefined, common = false): Outbound {
  const { store, library, today, person } = context;
  const now = legalNow(store, library, today);
  const to = asked ?? addMonths(today, usualMonths);
  const isCommon = ({ insee }: Obligation) => !common || insee === undefined;
  const toLines = (from: CivilDate, until: CivilDate) =>
    visibleObligations(context, now, from, until)
      .filter(isCommon)
      .map((one) => legalLine(store, now, one))
      .filter((line) => !line.isDone);
  const past = isDirector(person) && !common ? toLines(addMonths(today, -lateMonths), addDays(today, -1)) : [];
  return sayLegalCalendar({
    today,
    to,
    late: past.filter(({ obligation }) => isLate(obligation, installedOn(store))),
    coming: toLines(today, to),
    mayKeep: isDirector(person) && !common,
    missingFacts: isDirector(person) ? missingFacts(now).length : 0,
  });
}

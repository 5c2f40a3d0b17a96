import type { CivilDate } from "../../core/calendar/civil-date.ts";
import type { LocalTime } from "../../core/calendar/local-time.ts";
import type { Parameters, Refused } from "../../core/command.ts";
import { UserError } from "../../core/errors.ts";
import type { AtomicQuestion } from "../../core/interview/questionnaire.ts";
import { readTime } from "../../core/language/read-time.ts";
import { sayDay } from "../../core/words/briefing.ts";
import { sayDatesUnread, sayHourUnread, sayOption, sayTooManyDates } from "../../core/words/polls.ts";
import { textParameter } from "../parameter.ts";
import { readCandidates } from "./read-dates.ts";

const fewest = 2;
const most = 8;

/** The dates put forward, then their hour when they do not tell it. */
export function datesParameters(known: Parameters, today: CivilDate, text: string): AtomicQuestion[] {
  const help = "Au moins deux, séparées par des virgules, par exemple « mardi 8, jeudi 10 à 18 h, lundi 14 ».";
  const asked = textParameter({ id: "dates", text, label: "Dates", help }, 300);
  const { dates } = known["dates"] === undefined ? { dates: [] } : readCandidates(String(known["dates"]), today);
  if (!dates.some(({ startsAt }) => startsAt === undefined)) return [asked];
  const hour = { id: "hour", text: "À quelle heure ?", label: "Heure", help: "Par exemple « 18 h 30 »." };
  return [asked, textParameter(hour, 40)];
}

/** Dates or an hour that are not understood: said, and asked again. */
export function refuseDates(known: Parameters, today: CivilDate): Refused | undefined {
  const problem = known["dates"] === undefined ? undefined : problemOf(String(known["dates"]), today);
  if (problem !== undefined) return { id: "dates", sentence: problem };
  const isUnread = known["hour"] !== undefined && hourOf(known) === undefined;
  return isUnread ? { id: "hour", sentence: sayHourUnread() } : undefined;
}

/** Once nothing is refused. */
export function askedDates(known: Parameters, today: CivilDate): { heldOn: CivilDate; startsAt: LocalTime }[] {
  const hour = hourOf(known);
  return readCandidates(String(known["dates"]), today).dates.map(({ heldOn, startsAt = hour }) => {
    if (startsAt === undefined) throw new UserError(sayHourUnread());
    return { heldOn, startsAt };
  });
}

function hourOf({ hour }: Parameters): LocalTime | undefined {
  const reading = readTime(String(hour ?? ""));
  return reading.kind === "read" ? reading.value : undefined;
}

function problemOf(said: string, today: CivilDate): string | undefined {
  const { dates, unread } = readCandidates(said, today);
  const understood = dates.map(({ heldOn, startsAt }) =>
    startsAt === undefined ? sayDay(heldOn, today) : sayOption({ heldOn, startsAt }, today),
  );
  if (unread.length > 0 || dates.length < fewest) return sayDatesUnread(unread, understood);
  return dates.length > most ? sayTooManyDates(most) : undefined;
}

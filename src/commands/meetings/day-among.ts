import { type CivilDate, weekdayOf } from "../../core/calendar/civil-date.ts";
import type { Parameters } from "../../core/command.ts";
import type { AtomicQuestion } from "../../core/interview/questionnaire.ts";
import { monthNamed, weekdayNamed } from "../../core/language/calendar-words.ts";
import { fold } from "../../core/language/fold.ts";
import { sayAnotherDay, sayUnsureDay } from "../../core/words/meetings.ts";
import { formatDate } from "../../core/words/format.ts";
import { openParameter } from "../parameter.ts";
import { readDetails } from "./read-details.ts";

/** The days that the words may tell, when they tell no sure one: "jeudi 18 décembre" when the 18th is a Friday. */
function unsureDaysOf({ unsureDay, unsureDays }: Parameters): CivilDate[] {
  return unsureDay === undefined ? [] : String(unsureDays).split(",");
}

/** Which of these days: by its number, its weekday or its day of the month; another date can be typed as well. */
export function dayAmongQuestion(known: Parameters): AtomicQuestion {
  const days = unsureDaysOf(known);
  const ready = days.map((day) => ({ value: day, label: formatDate(day), words: dayOfMonthWords(day, days) }));
  const text = `${sayUnsureDay(String(known.unsureDay), days)} Quel jour ?`;
  return openParameter({ id: "whichDay", text, label: "Date", help: sayAnotherDay() }, ready);
}

/** "le 11", "11": but "1" and "2" are lines of the list. */
function dayOfMonthWords(day: CivilDate, days: readonly CivilDate[]): string[] {
  const number = Number(day.slice(8));
  if (days.filter((one) => Number(one.slice(8)) === number).length > 1) return [];
  return [`le ${number}`, ...(number > days.length ? [String(number)] : [])];
}

/** What was answered: "vendredi" is the Friday asked about, not the next one. No day when the words tell none for sure. */
export function readDayAmong(known: Parameters, today: CivilDate): Parameters {
  const said = String(known.whichDay);
  const days = unsureDaysOf(known);
  if (days.includes(said)) return { heldOn: said };
  const details = readDetails(said, { today }).known;
  const hour = details.startsAt === undefined ? {} : { startsAt: details.startsAt };
  const among = toldAmong(said, days);
  return among === undefined ? details : { ...hour, heldOn: among };
}

const anHour = /\d{1,2}\s*(?:h|heures?|:)\s*(?:\d{2})?/giu;

/** The only one of `days` that the weekday and the day of the month fit; a month or "prochain" tells another date. */
function toldAmong(said: string, days: readonly CivilDate[]): CivilDate | undefined {
  const words = fold(said.replace(anHour, " ")).split(/[^\p{L}\d/.-]+/u);
  if (
    words.some((word) => monthNamed(word) !== undefined || /\d[/.-]\d|^(?:prochaine?|suivant|dans|demain)$/u.test(word))
  )
    return undefined;
  const weekdays = words.flatMap((word) => weekdayNamed(word) ?? []);
  const numbers = words.filter((word) => /^\d{1,2}$/u.test(word)).map(Number);
  if (weekdays.length + numbers.length === 0) return undefined;
  const fitting = days.filter(
    (day) =>
      weekdays.every((one) => one === weekdayOf(day)) && numbers.every((number) => number === Number(day.slice(8))),
  );
  return fitting.length === 1 ? fitting[0] : undefined;
}

import { type CivilDate, daysBetween } from "../core/calendar/civil-date.ts";
import { readNearDate } from "../core/interview/read-answer.ts";
import { weekdayNamed } from "../core/language/calendar-words.ts";
import { fold } from "../core/language/fold.ts";
import { readDate } from "../core/language/read-date.ts";
import type { Reading } from "../core/language/reading.ts";

/**
 * "Convention CAF le 15 décembre": the words, then the longest end of the message that is surely a date; none when it contradicts the day of the week said before. `past`: of something
 * that is done, whose day without a year or a month is the last one.
 */
export function splitTrailingDate(said: string, today: CivilDate, past?: "past"): { words: string; date?: CivilDate } {
  const tokens = said.split(/\s+/u).filter((token) => token !== "");
  for (let start = 0; start < tokens.length; start += 1) {
    const words = tokens.slice(start).join(" ");
    const reading = past === undefined ? readNearDate(words, today) : readPastDate(words, today);
    if (reading.kind !== "read" || reading.rest !== "") continue;
    // "jeudi 18 décembre" when the 18th is a Friday: which of the two was meant is to be asked.
    if (weekdayNamed(fold(tokens[start - 1] ?? "")) !== undefined) break;
    return {
      words: tokens
        .slice(0, start)
        .join(" ")
        .replace(/(?:(?:^|[\s,:]+)(?:au|à|pour|avant))?[\s,:]*$/u, ""),
      date: reading.value,
    };
  }
  return { words: said.trim() };
}

/** Longer ago than this, a day said without its year was meant for the coming one: the command then says it has not come. */
const recentDays = 183;

/** "Le 12 décembre" said in November is not a year ago: taken so, a convocation would seem to have left in time. */
function readPastDate(words: string, today: CivilDate): Reading<CivilDate> {
  const past = readDate(words, today, "past");
  const coming = readDate(words, today);
  const isOld = past.kind === "read" && daysBetween(past.value, today) > recentDays;
  return isOld && coming.kind === "read" && coming.value > today ? coming : past;
}

import type { CivilDate } from "../core/calendar/civil-date.ts";
import { readNearDate } from "../core/interview/read-answer.ts";
import { readDate } from "../core/language/read-date.ts";

/**
 * "Convention CAF le 15 décembre": the words, then the longest end of the message that is surely a date. `past`: of something
 * that is done, whose day without a year or a month is the last one.
 */
export function splitTrailingDate(said: string, today: CivilDate, past?: "past"): { words: string; date?: CivilDate } {
  const tokens = said.split(/\s+/u).filter((token) => token !== "");
  for (let start = 0; start < tokens.length; start += 1) {
    const words = tokens.slice(start).join(" ");
    const reading = past === undefined ? readNearDate(words, today) : readDate(words, today, past);
    if (reading.kind !== "read" || reading.rest !== "") continue;
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

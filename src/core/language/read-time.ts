import type { LocalTime } from "../calendar/local-time.ts";
import { fold } from "./fold.ts";
import { listen } from "./listen.ts";
import { readInteger } from "./read-integer.ts";
import type { Reading } from "./reading.ts";
import { ask, read, unread } from "./readings.ts";

/** An hour found in a text, with its place there; `times`: several when it may be one or another, likeliest first. */
export type TimeFound = { times: LocalTime[]; start: number; end: number };

const minuteWords: Record<string, number> = {
  "et quart": 15,
  quinze: 15,
  trente: 30,
  "et demi": 30,
  "et demie": 30,
  "quarante cinq": 45,
};
const inWords = "(?:vingt(?:[\\s-]+et)?[\\s-]+)?\\p{L}+(?:-\\p{L}+)*";
const minutes = "\\d{2}(?!\\d)|et\\s+quart|et\\s+demie?|quinze|trente|quarante[\\s-]cinq";
const pattern = new RegExp(
  `(?<![\\p{L}\\d])(?:(?<hour>\\d{1,2})\\s*(?:h|heures?|:(?=\\d\\d))|(?<words>${inWords})\\s+heures?|(?<noon>midi))(?!\\p{L})` +
    `(?:\\s*(?<minutes>${minutes})(?!\\p{L}))?` +
    "(?:\\s+(?<part>du\\s+matin|de\\s+l['’]apr[èe]s[\\s-]midi|du\\s+soir|pm|am)(?!\\p{L}))?",
  "giu",
);

/** Every hour told in `text`: "14 h 30", "14:30", "quatorze heures", "2 h de l’après-midi", "midi et demi". */
export function timesIn(text: string): TimeFound[] {
  return [...text.matchAll(pattern)].flatMap((match) => {
    const { hour, words, noon, minutes: after, part } = match.groups ?? {};
    const told = noon === undefined ? hourIn(hour, words) : 12;
    const past = after === undefined ? 0 : (minuteWords[fold(after)] ?? Number(after));
    if (told === undefined || told > 23 || past > 59) return [];
    return [{ times: timesOf(told, past, part), start: match.index, end: match.index + match[0].length }];
  });
}

function hourIn(figures: string | undefined, words: string | undefined): number | undefined {
  if (figures !== undefined) return Number(figures);
  const reading = readInteger(words ?? "");
  return reading.kind === "read" && reading.rest === "" ? reading.value : undefined;
}

/** Nobody meets at 2 h in the night, but "7 h" may be before work as well as after supper. */
function timesOf(hour: number, past: number, part: string | undefined): LocalTime[] {
  if (part !== undefined) {
    const isMorning = /matin|am/iu.test(part);
    return [timeOf(!isMorning && hour < 12 ? hour + 12 : hour, past)];
  }
  if (hour >= 8 || hour === 0) return [timeOf(hour, past)];
  return hour === 7 ? [timeOf(7, past), timeOf(19, past)] : [timeOf(hour + 12, past), timeOf(hour, past)];
}

function timeOf(hour: number, past: number): LocalTime {
  return `${String(hour).padStart(2, "0")}:${String(past).padStart(2, "0")}`;
}

/** An hour of the day, as the answer to "à quelle heure ?": a number alone is one there. */
export function readTime(text: string): Reading<LocalTime> {
  return listen(text, understand);
}

const usualWords =
  /^(?:a|vers|pour|plutot|disons|c'est|ce sera|il est|l'heure est|heure|le|la|oui|ok|svp|merci|[.,:;\s])*$/u;

function understand(text: string): Reading<LocalTime> {
  const found = timesIn(text);
  const [first] = found;
  if (first === undefined) {
    const bare = /^\D*(\d{1,2})\D*$/u.exec(text);
    const hour = Number(bare?.[1] ?? 24);
    if (hour > 23 || !usualWords.test(fold(text.replace(/\d+/u, "")))) return unread;
    return among(timesOf(hour, 0, undefined));
  }
  const around = text.slice(0, first.start) + text.slice(first.end);
  if (found.length > 1 || !usualWords.test(fold(around)) || /\bvers\b/iu.test(around))
    return ask(found.flatMap(({ times }) => times));
  return among(first.times);
}

function among(times: readonly LocalTime[]): Reading<LocalTime> {
  const [only] = times;
  return times.length === 1 && only !== undefined ? read(only) : ask(times);
}

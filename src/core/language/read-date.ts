import { Temporal } from "temporal-polyfill";
import type { CivilDate } from "../calendar/civil-date.ts";
import type { Vantage } from "./civil-days.ts";
import { dateRules } from "./date-rules.ts";
import type { Dated } from "./dated.ts";
import { dateText, toDateWords } from "./date-words.ts";
import type { DateWord } from "./date-words.ts";
import { leftOver } from "./left-over.ts";
import { listen } from "./listen.ts";
import type { Reading } from "./reading.ts";
import { ask, read, unread } from "./readings.ts";

/** A day. Without a year it is the next such day from `today`, or the last one when dates `prefer` the past. */
export function readDate(text: string, today: CivilDate, prefer: "future" | "past" = "future"): Reading<CivilDate> {
  return listen(text, () => understand(text, { today: Temporal.PlainDate.from(today), prefer }));
}

function understand(text: string, from: Vantage): Reading<CivilDate> {
  const { source, words } = toDateWords(text);
  const found = findDate(words, from);
  if (!found || found.days.length === 0) return unread;
  const left = words.filter((word) => !found.used.includes(word));
  const estimate = found.estimate === true || words.some(({ kind }) => kind === "approximation");
  const others = findDate(left, from)?.days ?? [];
  const days = [...found.days, ...others].map(String);
  if (!found.sure || days.length > 1 || !isSafe(left, words, found.used)) return ask(days, estimate);
  return read(days[0] ?? "", estimate, leftOver(source, words, found.used));
}

type Found = Dated & { used: DateWord[] };

/** The first date told, in the most complete way it can be understood. */
function findDate(words: readonly DateWord[], from: Vantage): Found | undefined {
  const { text, wordsIn } = dateText(words);
  for (const { pattern, toDays } of dateRules) {
    const match = pattern.exec(text);
    if (match) return { ...toDays(match.slice(1), from), used: wordsIn(match.index, match[0].length) };
  }
  return undefined;
}

/** Nothing around the date makes it another: no "avant", no "ou", no number more, no word before but the usual ones. */
function isSafe(left: readonly DateWord[], words: readonly DateWord[], used: readonly DateWord[]): boolean {
  if (
    left.some(
      ({ kind, word }) =>
        ["bound", "turn", "or", "number", "month", "weekday"].includes(kind) || (kind === "date" && word !== "demi"),
    )
  )
    return false;
  const first = words.findIndex((word) => used.includes(word));
  if (words.slice(0, first).some(({ kind }) => kind === "word" || kind === "link")) return false;
  // A lone number is the day of a month only after "le".
  const loneNumber = used.length === 1 && used[0]?.kind === "number";
  return !loneNumber || words[first - 1]?.kind === "glue";
}

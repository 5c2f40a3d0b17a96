import type { CivilDate } from "../../core/calendar/civil-date.ts";
import type { LocalTime } from "../../core/calendar/local-time.ts";
import { readNearDate } from "../../core/interview/read-answer.ts";
import { fold } from "../../core/language/fold.ts";
import { timesIn } from "../../core/language/read-time.ts";

/** Days put forward, in order and each once; `hour` is the one said for all of them, when one is. */
export type Candidates = {
  dates: { heldOn: CivilDate; startsAt?: LocalTime }[];
  /** What was not understood, or has passed, as typed. */
  unread: string[];
};

const months = "janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre";
const monthWords = new RegExp(`\\b(?:${months})(?:\\s+\\d{4})?\\b`, "u");

/**
 * "mardi 8, jeudi 10 à 18 h et lundi 14 décembre": a month said once is that of the days before it, and an hour said once is
 * that of all.
 */
export function readCandidates(said: string, today: CivilDate): Candidates {
  const pieces = said
    .split(/\s*(?:[,;\n]|\s(?:et|ou|puis|ou bien)\s)\s*/iu)
    .map((piece) => piece.replace(/^[\s:•*-]+|[\s.]+$/gu, ""))
    .filter((piece) => piece !== "");
  const split = pieces.map((piece) => splitHour(piece.replace(/^(?:et|ou)\s+/iu, "")));
  const unread: string[] = [];
  const dates: Candidates["dates"] = [];
  // "Le 12 janvier, le 14": the next 14 after it.
  let from = today;
  for (const [index, { words, hour }] of split.entries()) {
    const bare = words.replace(/^(?:tou(?:te)?s(?: les trois| les deux)?|chaque fois|à chaque fois)$/iu, "");
    if (bare === "") continue;
    const day = readDay(bare, nextMonth(split.slice(index + 1)), from) ?? readDay(bare, undefined, today);
    if (day === undefined) unread.push(pieces[index] ?? words);
    else if (!dates.some((one) => one.heldOn === day && one.startsAt === hour))
      dates.push({ heldOn: day, ...(hour !== undefined && { startsAt: hour }) });
    if (day !== undefined && hasMonth(bare)) from = day;
  }
  const hours = [...new Set(split.flatMap(({ hour }) => hour ?? []))];
  const [only] = hours;
  const timed = hours.length === 1 && only !== undefined ? dates.map((one) => ({ startsAt: only, ...one })) : dates;
  return { dates: timed.toSorted(byTime).filter(isFirst), unread };
}

function byTime(one: Candidates["dates"][number], other: Candidates["dates"][number]): number {
  return `${one.heldOn} ${one.startsAt ?? ""}` < `${other.heldOn} ${other.startsAt ?? ""}` ? -1 : 1;
}

function isFirst(one: Candidates["dates"][number], index: number, all: Candidates["dates"]): boolean {
  return all.findIndex((other) => other.heldOn === one.heldOn && other.startsAt === one.startsAt) === index;
}

/** The hour that ends the words; one that may be of the morning or of the evening is left in them. */
function splitHour(piece: string): { words: string; hour?: LocalTime } {
  const found = timesIn(piece).at(-1);
  const [hour] = found?.times ?? [];
  if (found === undefined || hour === undefined || found.times.length > 1 || piece.slice(found.end).trim() !== "")
    return { words: piece };
  return { words: piece.slice(0, found.start).replace(/[\s,]*(?<!\p{L})(?:à|a|vers|dès)?[\s,]*$/iu, ""), hour };
}

/** The month that the next days are said to be of, when these words have none. */
function nextMonth(after: readonly { words: string }[]): string | undefined {
  return after.map(({ words }) => monthWords.exec(fold(words))?.[0]).find((month) => month !== undefined);
}

function hasMonth(words: string): boolean {
  return monthWords.test(fold(words)) || /\d[/.]\d/u.test(words);
}

function readDay(words: string, month: string | undefined, today: CivilDate): CivilDate | undefined {
  const lacksMonth = !hasMonth(words) && /\d(?:er)?$/u.test(words);
  const whole = lacksMonth && month !== undefined ? `${words} ${month}` : words;
  const reading = readNearDate(/^\d{1,2}$/u.test(whole) ? `le ${whole}` : whole, today);
  return reading.kind === "read" && reading.rest === "" && reading.value >= today ? reading.value : undefined;
}

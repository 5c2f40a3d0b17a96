import { Temporal } from "temporal-polyfill";
import type { CivilDate } from "../calendar/civil-date.ts";
import { fullYear } from "./civil-days.ts";
import type { Vantage } from "./civil-days.ts";
import { dateText, toDateWords } from "./date-words.ts";
import type { DateWord } from "./date-words.ts";
import { leftOver } from "./left-over.ts";
import { listen } from "./listen.ts";
import type { Candidate, Reading } from "./reading.ts";
import { askAmong, read, unread } from "./readings.ts";

type Rule = {
  pattern: RegExp;
  sure: boolean;
  toYears: (groups: (string | undefined)[], from: Vantage) => Candidate<number>[];
};

const whole = (source: string) => new RegExp(`(?<=^| )${source}(?= |$)`, "u");
const full = "((?:19|20)\\d\\d)";

/** Ways of telling a year, over the text of `dateText`; the most complete first. */
const rules: Rule[] = [
  { pattern: whole(`\\d{1,2} ([-/.]) \\d{1,2} \\1 ${full}`), sure: true, toYears: ([, y]) => exact(y) },
  { pattern: whole(`${full} ([-/.]) \\d{1,2} \\2 \\d{1,2}`), sure: true, toYears: ([y]) => exact(y) },
  { pattern: whole(`(?:(?:#\\d )?\\d{1,2} |debut |mi |fin )?@\\d+ ${full}`), sure: true, toYears: ([y]) => exact(y) },
  { pattern: whole(`\\d{1,2} [-/.] ${full}`), sure: true, toYears: ([y]) => exact(y) },
  { pattern: whole(`${full}(?: [-/.])? ${full}`), sure: false, toYears: ([a, b]) => span(Number(a), Number(b)) },
  {
    pattern: whole(`${full} (?:ou|[-/.]) (\\d\\d)`),
    sure: false,
    toYears: ([a, b], from) => [...exact(a), ...exact(String(fullYear(Number(b), from)))],
  },
  {
    pattern: whole("annees (\\d\\d|(?:19|20)\\d0)"),
    sure: false,
    toYears: ([decade], from) => about(fullYear(Number(decade), from)),
  },
  {
    pattern: whole(`(?:debut |mi |fin |ete |hiver |printemps |automne )?(?:an |annee )?${full}`),
    sure: true,
    toYears: ([y]) => exact(y),
  },
  {
    pattern: whole("(?:(dans|ago) )?~?(\\d{1,3}) (?:ans?|annees?)"),
    sure: false,
    toYears: ([side, count], { today }) => about(today.year + (side === "dans" ? 1 : -1) * Number(count)),
  },
  {
    pattern: whole("(?:an|annee) (?:derniere?|passee?)"),
    sure: true,
    toYears: (_, { today }) => exact(String(today.year - 1)),
  },
  {
    pattern: whole("(?:an|annee) (?:prochaine?|suivante?)"),
    sure: true,
    toYears: (_, { today }) => exact(String(today.year + 1)),
  },
  { pattern: whole("cette annee"), sure: true, toYears: (_, { today }) => exact(String(today.year)) },
  { pattern: /^(\d\d)$/u, sure: false, toYears: ([short], from) => exact(String(fullYear(Number(short), from))) },
];

/** A year of four figures. Two figures, a decade or a number of years ago are asked about. */
export function readYear(text: string, today: CivilDate): Reading<number> {
  return listen(text, () => understand(text, { today: Temporal.PlainDate.from(today), prefer: "past" }));
}

function understand(text: string, from: Vantage): Reading<number> {
  const { source, words } = toDateWords(text);
  const found = findYear(words, from);
  if (!found) return unread;
  const left = words.filter((word) => !found.used.includes(word));
  const hedged = words.some(({ kind, word }) => kind === "approximation" || word.startsWith("~"));
  const others = findYear(left, from)?.candidates ?? [];
  const candidates = [...found.candidates, ...others].map(({ value, estimate }) => ({
    value,
    estimate: estimate || hedged,
  }));
  const [only] = candidates;
  const counts = words[words.findLastIndex((word) => found.used.includes(word)) + 1]?.word === "$";
  if (!found.sure || counts || candidates.length > 1 || !only || !isSafe(left)) return askAmong(candidates);
  return read(only.value, only.estimate, leftOver(source, withoutOpening(words, found.used), found.used));
}

function findYear(words: readonly DateWord[], from: Vantage) {
  const { text, wordsIn } = dateText(words);
  for (const { pattern, sure, toYears } of rules) {
    const match = pattern.exec(text);
    if (match) return { sure, candidates: toYears(match.slice(1), from), used: wordsIn(match.index, match[0].length) };
  }
  return undefined;
}

function exact(year: string | undefined): Candidate<number>[] {
  return year === undefined ? [] : [{ value: Number(year), estimate: false }];
}

function about(year: number): Candidate<number>[] {
  return [{ value: year, estimate: true }];
}

/** "entre 2010 et 2014": the middle, then each end. "2010 ou 2011": one or the other. */
function span(from: number, to: number): Candidate<number>[] {
  const ends = [from, to].map((value) => ({ value, estimate: false }));
  return to - from > 1 ? [{ value: Math.round((from + to) / 2), estimate: true }, ...ends] : ends;
}

/** "avant 2010" is not 2010. */
function isSafe(left: readonly DateWord[]): boolean {
  return !left.some(({ kind }) => kind === "bound" || kind === "turn" || kind === "or" || kind === "number");
}

/** "depuis", "en" only open the year. */
function withoutOpening(words: readonly DateWord[], used: readonly DateWord[]): DateWord[] {
  const first = words.findIndex((word) => used.includes(word));
  return words.filter(({ kind, word }, i) => i >= first || (kind !== "link" && word !== "ago"));
}

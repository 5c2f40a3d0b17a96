import type { CivilDate } from "../../core/calendar/civil-date.ts";
import { readNearDate } from "../../core/interview/read-answer.ts";
import { monthNamed, weekdayNamed } from "../../core/language/calendar-words.ts";
import { fold } from "../../core/language/fold.ts";

/** The day told somewhere in a text: the day itself, or those it may be; and the text without it. */
export type DayFound = { words: string; date?: CivilDate; unsure?: { said: string; days: CivilDate[] } };

/**
 * "copil jeudi 17 décembre à Pouilly": the day, wherever it is said. Every word of a day is taken or none: "jeudi 18
 * décembre" is not cut down to "jeudi 18" when the 18th is a Friday, it is asked.
 */
export function findDay(said: string, today: CivilDate): DayFound {
  const tokens = said.split(/\s+/u).filter((token) => token !== "");
  for (const { start, end } of runsOf(tokens)) {
    const words = [...tokens.slice(0, start), ...tokens.slice(end)].join(" ");
    const run = tokens
      .slice(start, end)
      .join(" ")
      .replace(/^(?:(?:au|du|en|pour)\s+)+/iu, "")
      .replace(/[,.;:]+$/u, "");
    const reading = readNearDate(run, today);
    if (reading.kind === "read" && reading.rest === "" && !reading.estimate) return { words, date: reading.value };
    if (reading.kind === "unread") continue;
    const days = reading.kind === "ask" ? reading.candidates.map(({ value }) => value) : [reading.value];
    return { words, unsure: { said: run, days } };
  }
  return { words: tokens.join(" ") };
}

const linking = /^(?:le|ce|au|du|en|pour|prochain|prochaine|suivant|ou|dans|jours?|semaines?|mois|de|la|cette)$/u;
const telling = /^(?:demain|apres demain|aujourd'hui|\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{2,4})?|\d{4}-\d\d-\d\d)$/u;
const number = /^\d{1,2}(?:er|e)?$|^20\d\d$|^premier$/u;

/** The longest sequences of words of dates that tell a day, from left to right. */
function runsOf(tokens: readonly string[]): { start: number; end: number }[] {
  const kinds = tokens.map((token, index) => kindOf(token, tokens[index - 1]));
  const runs: { start: number; end: number }[] = [];
  for (let start = 0; start < kinds.length; start += 1) {
    if (kinds[start] === "other") continue;
    let end = start;
    while (end < kinds.length && kinds[end] !== "other") end += 1;
    const whole = trimmed(kinds, tokens, start, end);
    if (whole !== undefined) runs.push(whole);
    start = end;
  }
  return runs;
}

type Kind = "day" | "number" | "link" | "other";

function kindOf(token: string, before: string | undefined): Kind {
  // A date keeps its hyphens: `fold` would make words of them.
  const raw = token.toLowerCase().replace(/[,;:]+$/u, "");
  const word = fold(raw).replace(/\.$/u, "");
  if (telling.test(raw) || telling.test(word)) return "day";
  if (weekdayNamed(word) !== undefined) return "day";
  // "à Mars" and "mairie de Mars" are a municipality.
  if (monthNamed(word) !== undefined) return /^(?:à|a|de)$/iu.test(before ?? "") ? "other" : "day";
  if (number.test(word)) return "number";
  return linking.test(word) ? "link" : "other";
}

/** Without the linking words at its ends, which may be those of a place ("à la", "du"); undefined when no day is told. */
function trimmed(
  kinds: readonly Kind[],
  tokens: readonly string[],
  from: number,
  to: number,
): { start: number; end: number } | undefined {
  let [start, end] = [from, to];
  while (start < end && kinds[start] === "link" && !/^(?:le|au|du|dans|pour)$/iu.test(tokens[start] ?? "")) start += 1;
  while (
    end > start &&
    kinds[end - 1] === "link" &&
    !/^(?:prochaine?|suivante?|jours?|semaines?|mois)$/iu.test(tokens[end - 1] ?? "")
  )
    end -= 1;
  const run = tokens.slice(start, end).map(fold);
  const isDay = kinds.slice(start, end).includes("day");
  // "le 12" is a day; "12" alone may be anything.
  const isNumbered = run.some((word, index) => number.test(word) && /^(?:le|au|du)$/u.test(run[index - 1] ?? ""));
  const isAway = run.includes("dans") && run.some((word) => number.test(word));
  return isDay || isNumbered || isAway ? { start, end } : undefined;
}

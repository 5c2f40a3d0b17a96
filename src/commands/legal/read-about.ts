import type { CivilDate } from "../../core/calendar/civil-date.ts";
import { fold } from "../../core/language/fold.ts";
import { readDate } from "../../core/language/read-date.ts";
import type { Obligation } from "../../core/legal/obligations.ts";
import type { Rule } from "../../core/legal/rule.ts";

/** What « pourquoi … » is about. `day`: of any month, "le 11". `days`: those a date without its year may be. */
export type About =
  | { kind: "rule"; id: string; term?: string }
  | { kind: "day"; day: number }
  | { kind: "days"; days: CivilDate[] }
  | { kind: "words"; words: string[] };

/** "R1", "règle R14.vote", "le 11", "11 décembre", "convocation". Undefined: neither a rule, a day, nor a thing that a rule dates. */
export function readAbout(said: string, rules: readonly Rule[], today: CivilDate): About | undefined {
  const [, number, term] = /^(?:la\s+)?(?:regle\s+)?r\s?(\d{1,2})(?:\.(\w+))?$/.exec(fold(said)) ?? [];
  if (number !== undefined) return { kind: "rule", id: `R${Number(number)}`, ...(term === undefined ? {} : { term }) };
  const alone = /^(?:le\s+)?(\d{1,2})(?:\s*er)?$/iu.exec(said.trim())?.[1];
  if (alone !== undefined) return { kind: "day", day: Number(alone) };
  const reading = readDate(said, today);
  // Without a figure, words beside a day are no question about it: "pas un loup".
  const isDay = /\d/u.test(said);
  if (reading.kind === "read" && (isDay || reading.rest === "")) return { kind: "days", days: [reading.value] };
  if (reading.kind === "ask" && isDay) return { kind: "days", days: reading.candidates.map(({ value }) => value) };
  const words = fold(said)
    .replace(/^(?:cette|ces|cet|la|le|les)\s+(?:date\s+(?:de|du|des)\s+)?/u, "")
    .split(" ")
    .filter((word) => word.length > 3);
  const isDated = rules.some(({ terms }) => terms.some(({ title }) => names(words, title)));
  return isDated ? { kind: "words", words } : undefined;
}

/** Those it is about, in their order; of a rule, its next date alone, else its last one. */
export function matching(about: About, all: readonly Obligation[], today: CivilDate): Obligation[] {
  switch (about.kind) {
    case "rule": {
      const ofRule = all.filter(
        ({ rule, term }) =>
          rule.id === about.id && (about.term === undefined || term.id === `${about.id}.${about.term}`),
      );
      return ofRule
        .filter(({ due }) => due >= today)
        .concat(ofRule.toReversed())
        .slice(0, 1);
    }
    case "day":
      return all.filter(({ due, start }) => [due, start].some((day) => Number(day?.slice(8)) === about.day));
    case "days":
      return all.filter(({ due, start }) => about.days.some((day) => day === due || day === start));
    case "words":
      return all.filter(({ term }) => names(about.words, term.title));
  }
}

/** Whether a day to aim at before the last one of the law, as the plans show it, is the one it is about. */
export function isAimedAt(about: About, practical: CivilDate): boolean {
  if (about.kind === "day") return Number(practical.slice(8)) === about.day;
  return about.kind === "days" && about.days.includes(practical);
}

function names(words: readonly string[], title: string): boolean {
  const folded = fold(title);
  return words.length > 0 && words.every((word) => folded.includes(word));
}

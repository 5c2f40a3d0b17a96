import type { LocalTime } from "../calendar/local-time.ts";
import { weekdayNamed } from "../language/calendar-words.ts";
import { fold } from "../language/fold.ts";
import { timesIn } from "../language/read-time.ts";
import type { Change, Often } from "./preferences.ts";

type When = Extract<Change, { about: "when" }>;

const frequencies: [Often, RegExp][] = [
  ["never", /\bjamais\b/u],
  [
    "fortnight",
    /\b(?:toutes les (?:deux|2) semaines|(?:une|1) semaine sur (?:deux|2)|tous les (?:quinze|15) jours|par quinzaine|bimensuel)\b/u,
  ],
  [
    "month",
    /\b(?:(?:une|1) (?:seule )?fois (?:par|chaque) mois|tous les mois|chaque mois|par mois|mensuel|du mois)\b/u,
  ],
  [
    "week",
    /\b(?:(?:une|1) fois (?:par|chaque) semaine|toutes les semaines|chaque semaine|par semaine|hebdomadaire)\b/u,
  ],
];
const afternoons: [LocalTime, RegExp][] = [
  ["17:00", /\b(?:en )?fin d'apres midi\b/u],
  ["14:00", /\b(?:dans |de )?l'apres midi\b|\bapres midi\b/u],
];
const parts: [LocalTime, RegExp][] = [
  ["18:00", /\ben soiree\b|\b(?:le )?soir\b/u],
  ["12:00", /\b(?:le )?midi\b/u],
  ["08:00", /\b(?:le )?matin\b|\ben matinee\b/u],
];
const usual = new Set(
  "le la les l a au aux de du des d un une et en tous tout chaque vers plutot premier 1er svp stp merci s'il vous te plait je veux voudrais prefere desormais maintenant pour mon moi recevoir envoyez envoie partira part hebdo semaine seulement".split(
    " ",
  ),
);

/** "le dimanche à 18 h", "mercredi matin", "toutes les deux semaines, le jeudi": undefined when a word of it is about something else. */
export function readWhen(said: string): When | undefined {
  const often = cutFirst(fold(said), frequencies);
  const afternoon = cutFirst(often.left, afternoons);
  const clock = cutClock(afternoon.left);
  const part = cutFirst(clock.left, parts);
  const words = part.left
    .split(/[^\p{L}\p{N}']+/u)
    .flatMap((word) => (word === "" ? [] : [word.replace(/^[ld]'/u, "")]));
  const weekdays = words.flatMap((word) => weekdayIn(word) ?? []);
  const isOther = words.some((word) => weekdayIn(word) === undefined && !usual.has(word));
  if (isOther || weekdays.length > 1 || clock.times === "several") return undefined;
  const [weekday] = weekdays;
  const isLate = afternoon.found !== undefined || part.found === "18:00";
  // "7 h" is 7 h: what falls at night is refused with its reason; "7 h du soir" is not.
  const hours = clock.times.toSorted();
  const time = (isLate ? hours.at(-1) : hours[0]) ?? afternoon.found ?? part.found;
  const every = often.found;
  if (weekday === undefined && time === undefined && every === undefined) return undefined;
  return {
    about: "when",
    ...(weekday !== undefined && { weekday }),
    ...(time !== undefined && { time }),
    ...(every !== undefined && { every }),
  };
}

/** What the first of these patterns found in `text` stands for, and the text without it. */
function cutFirst<T>(text: string, patterns: readonly [T, RegExp][]): { found?: T; left: string } {
  const one = patterns.find(([, pattern]) => pattern.test(text));
  return one === undefined ? { left: text } : { found: one[0], left: text.replace(one[1], " ") };
}

/** The hour told, "18 h" or "à 18": several ways to read it, none, or several hours. */
function cutClock(text: string): { times: readonly LocalTime[] | "several"; left: string } {
  const [first, ...others] = timesIn(text);
  if (others.length > 0) return { times: "several", left: text };
  if (first !== undefined)
    return { times: first.times, left: `${text.slice(0, first.start)} ${text.slice(first.end)}` };
  const bare = /\ba ([01]?\d|2[0-3])(?= |$)/u.exec(text);
  if (bare === null) return { times: [], left: text };
  return { times: [`${(bare[1] ?? "").padStart(2, "0")}:00`], left: text.replace(bare[0], " ") };
}

function weekdayIn(word: string): number | undefined {
  return weekdayNamed(word) ?? (word.length > 5 && word.endsWith("s") ? weekdayNamed(word.slice(0, -1)) : undefined);
}

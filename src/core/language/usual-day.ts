import { addDays, addMonths, type CivilDate, weekdayOf } from "../calendar/civil-date.ts";
import { fold } from "./fold.ts";

/** A day of every month: "le deuxième jeudi". `rank`: from 1 to 4, or "last". */
export type UsualDay = { weekday: number; rank: number | "last" };

const days = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"];
const ranks: [RegExp, UsualDay["rank"]][] = [
  [/^(?:premiers?|1ers?|1)$/u, 1],
  [/^(?:deuxiemes?|seconds?|2emes?|2es?|2nds?|2)$/u, 2],
  [/^(?:troisiemes?|3emes?|3es?|3)$/u, 3],
  [/^(?:quatriemes?|4emes?|4es?|4)$/u, 4],
  [/^derniers?$/u, "last"],
];
/** Not every month: nothing can be counted on. */
const seldom = /\b(?:sur deux|sur 2|impairs?|pairs?|trimestr|bimestr|bimensuel|variable|selon|environ|ou)/u;

/** "le deuxième jeudi du mois à 19 h"; undefined when the words do not say one day of every month. */
export function readUsualDay(said: string): UsualDay | undefined {
  const text = fold(said);
  if (seldom.test(text)) return undefined;
  const words = text.split(/[^\p{L}\p{N}]+/u);
  const found = words.flatMap((word, index): UsualDay[] => {
    const weekday = days.findIndex((day) => word === day || word === `${day}s`) + 1;
    if (weekday === 0) return [];
    const rank = ranks.find(([pattern]) => pattern.test(words[index - 1] ?? ""))?.[1];
    return [{ weekday, rank: rank ?? 0 }];
  });
  const [only, ...others] = found;
  return only === undefined || others.length > 0 || only.rank === 0 ? undefined : only;
}

/** The first one on or after `from`. */
export function nextUsualDay(usual: UsualDay, from: CivilDate): CivilDate {
  const first = `${from.slice(0, 8)}01`;
  return [0, 1].map((months) => inMonth(usual, addMonths(first, months))).find((day) => day >= from) ?? from;
}

function inMonth({ weekday, rank }: UsualDay, first: CivilDate): CivilDate {
  if (rank === "last") {
    const end = addDays(addMonths(first, 1), -1);
    return addDays(end, -((weekdayOf(end) - weekday + 7) % 7));
  }
  return addDays(first, ((weekday - weekdayOf(first) + 7) % 7) + 7 * (rank - 1));
}

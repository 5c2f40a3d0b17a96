import { foldWords } from "./place-name.ts";

const days = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"];
/** Words around the days that take none away: half a day of presence is a day on which to be reached. */
const idle = new Set("le les tous et du matin matins apres midi midis journee toute la".split(" "));

/** ISO weekdays (1 = Monday), in order: "mardi et vendredi", "mar, ven", "du lundi au jeudi". Undefined when unsure. */
export function readPresence(said: string): number[] | undefined {
  const words = foldWords(said)
    .split(" ")
    .filter((word) => word !== "" && !idle.has(word));
  const found = new Set<number>();
  for (const [index, word] of words.entries()) {
    if (word === "au" || word === "a") {
      const range = rangeBetween(words[index - 1], words[index + 1]);
      if (range === undefined) return undefined;
      for (const day of range) found.add(day);
    } else {
      const day = weekdayOf(word);
      if (day === undefined) return undefined;
      found.add(day);
    }
  }
  return [...found].toSorted((one, other) => one - other);
}

function rangeBetween(from = "", to = ""): number[] | undefined {
  const first = weekdayOf(from);
  const last = weekdayOf(to);
  if (first === undefined || last === undefined || first > last) return undefined;
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

/** "mardi", "mardis" or "mar". */
function weekdayOf(word: string): number | undefined {
  const index = days.findIndex((day) => word === day || word === `${day}s` || word === day.slice(0, 3));
  return index < 0 ? undefined : index + 1;
}

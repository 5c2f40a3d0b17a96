import { distance } from "../language/suggest.ts";
import { foldWords } from "./place-name.ts";

const days = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"];
const dayWord = "(?:lun|mar|mer|jeu|ven|sam|dim)\\p{L}*\\.?";
/** Hours and halves of a day: presence for a part of it is a day on which to be reached. */
const hours =
  /\d{1,2}\s*(?:h(?:eures?)?|:)\s*(?:\d{2})?|\b(?:matine?e?s?|apr[eè]s[- ]midis?|soirs?|midis?|journ[ée]e)\b/giu;
const halfDay = /^\s*(?:le |l')?(?:matin|apr[eè]s[- ]midi|soir)/iu;
/** "un samedi sur deux", "le 1er samedi du mois", "les semaines paires": not a day one can count on. */
const seldom = /\b(?:sur deux|sur 2|du mois|de chaque mois|semaines?)\b/iu;
const usualWeek = /\b(?:tous les (?:jours|matins|apr[eè]s[- ]midis?)|chaque (?:jour|matin)|les autres jours)\b/iu;

/**
 * The ISO weekdays (1 = Monday) on which a mairie is surely open, by the words in which its hours are told: "mardi et
 * vendredi 9h-12h", "du lundi au vendredi sauf le mercredi". Undefined when they name none ("sur rendez-vous").
 */
export function openDaysIn(said: string): number[] | undefined {
  const open = new Set<number>();
  const closed = new Set<number>();
  for (const clause of said.normalize("NFC").split(/[,;.\n()]|\s(?=(?:sauf|hors|except[ée]|ferm[ée]e?)\b)/iu)) {
    const isClosed = /^\s*(?:sauf|hors|except[ée]|(?:la mairie est )?ferm[ée]e?)/iu.test(clause);
    if (usualWeek.test(clause)) for (const day of [1, 2, 3, 4, 5]) open.add(day);
    if (seldom.test(clause)) continue;
    // "sauf le mercredi après-midi" leaves the morning.
    if (isClosed && new RegExp(`${dayWord}${halfDay.source.replace("^", "")}`, "iu").test(clause)) continue;
    for (const day of daysIn(clause)) (isClosed ? closed : open).add(day);
  }
  if (open.size === 0 && closed.size > 0) for (const day of [1, 2, 3, 4, 5]) open.add(day);
  const left = [...open.difference(closed)].toSorted((one, other) => one - other);
  return left.length === 0 ? undefined : left;
}

function daysIn(clause: string): number[] {
  // A dash between two days is a span; between two hours it is theirs.
  const spans = clause.replace(new RegExp(`(${dayWord})\\s*\\p{Pd}\\s*(?=${dayWord})`, "giu"), "$1 au ");
  const words = foldWords(spans.replace(hours, " # ").replaceAll("#", " zz "))
    .split(" ")
    .filter((word) => word !== "" && word !== "le" && word !== "les");
  const kept = words.filter((word, index) => word !== "zz" || words[index + 1] !== "au");
  return kept.flatMap((word, index): number[] => {
    const day = weekdayOf(word);
    if (day === undefined) return [];
    const next = kept[index + 1];
    const last = next === "au" || next === "a" ? weekdayOf(kept[index + 2] ?? "") : undefined;
    if (last === undefined || last < day) return [day];
    return Array.from({ length: last - day + 1 }, (_, step) => day + step);
  });
}

/** "mardi", "mardis", "mar", and a slip of one letter in the longer ones. */
function weekdayOf(word: string): number | undefined {
  const index = days.findIndex(
    (day) =>
      word === day || word === `${day}s` || word === day.slice(0, 3) || (word.length > 4 && distance(word, day) === 1),
  );
  return index < 0 ? undefined : index + 1;
}

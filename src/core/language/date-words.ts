import { monthNamed, weekdayNamed } from "./calendar-words.ts";
import { approximations, fillers, glue, links, turns } from "./hedges.ts";
import { readNumeral } from "./numerals.ts";
import { phraseAt, phrasebook, phraseTokens } from "./phrasebook.ts";
import { tokenize } from "./tokens.ts";
import type { Token } from "./tokens.ts";
import { correct } from "./typos.ts";
import { units } from "./units.ts";
import type { Unit } from "./units.ts";

/**
 * Part of an answer that tells a date. `word` is how patterns see it: "15", "@12" for a month, "#1" for a Monday, a
 * folded word, "$" for a unit, "_" for any other word, or "" when it plays no part.
 */
export type DateWord = { kind: DateWordKind; word: string; start: number; end: number };

type DateWordKind =
  | "number"
  | "month"
  | "weekday"
  | "date"
  | "filler"
  | "approximation"
  | "bound"
  | "turn"
  | "or"
  | "glue"
  | "link"
  | "time"
  | "word"
  | "mark";

/** The other words of dates. */
const vocabulary = (
  "demain hier aujourd'hui avant-hier apres-demain prochain prochaine dernier derniere passe passee jour jours semaine " +
  "semaines mois an ans annee annees debut mi fin courant dans ce cette huit quinze demi soir ete hiver printemps automne suivant suivante"
).split(" ");

/** "fin", "année" are words of dates here. */
const remarks = links
  .split("|")
  .filter((phrase) => !/(?:fin|début|mi|courant|année)$/u.test(phrase))
  .join("|");

/** What a figure beside them counts: no day and no year. */
const countedUnits = units.flatMap(([unit, phrases]) => (isOfTime(unit) ? [] : [phrases])).join("|");

function isOfTime(unit: Unit): boolean {
  return unit === "calendar" || unit === "hours" || unit === "minutes";
}

const book = phrasebook<DateWordKind | "unit">([
  ["filler", `${fillers}|oui|ok|d'accord|date|la date|pour|c'était`],
  [
    "bound",
    "avant|après|au plus tard|au plus tôt|plus tard que|d'ici|d'ici à|d'ici au|à partir de|à partir du|à compter de|à compter du|jusqu'à|jusqu'au|jusqu'en|dès|pas avant|pas après|entre",
  ],
  ["approximation", approximations],
  ["or", "ou|ou bien|voire"],
  ["turn", `${turns}|tous les|toutes les|chaque|sur deux|sur trois|sur 2|sur 3|une fois par`],
  ["glue", glue],
  ["link", remarks],
  ["unit", countedUnits],
]);

/** "aujourd’hui" is a word for dates here, whatever else it says elsewhere. */
const phrases: readonly (readonly [string, string])[] = [
  ["apres-demain", "après-demain|apres demain"],
  ["avant-hier", "avant-hier"],
  ["aujourd'hui", "aujourd'hui|ce jour|aujourdhui|ce soir"],
  ["ago", "il y a|y a|ça fait|depuis"],
  ["ce mois", "du mois|de ce mois|ce mois|ce mois-ci"],
  ["eight-days", "en huit|en quinze"],
  ["later", "plus tard|un peu plus tard|bien plus tard|beaucoup plus tard"],
];

const datePhrases = phrasebook(phrases);

/** Cuts an answer that tells a date. */
export function toDateWords(text: string): { source: string; words: DateWord[] } {
  const { source, tokens: all } = tokenize(text);
  const tokens = phraseTokens(all);
  const words: DateWord[] = [];
  for (let at = 0; at < tokens.length;) {
    const { length, ...word } = nextWord(source, tokens, at, words.at(-1));
    words.push({ ...word, start: tokens[at]?.start ?? 0, end: tokens[at + length - 1]?.end ?? 0 });
    at += length;
  }
  return {
    source,
    words: words.map((word, i) => (isAboutTime(word, words.slice(i + 1)) ? { ...word, kind: "link" } : word)),
  };
}

/** "le 15 vers 18 h", "le 15 entre 9 h et 12 h": it is the hour that is not sure. */
function isAboutTime({ kind }: DateWord, after: readonly DateWord[]): boolean {
  const next = after.find((word) => word.kind !== "glue");
  return next?.kind === "time" && (kind === "approximation" || kind === "bound" || kind === "or");
}

type Cut = { kind: DateWordKind; word: string; length: number };

function nextWord(source: string, tokens: readonly Token[], at: number, before: DateWord | undefined): Cut {
  const token = tokens[at];
  if (!token) return { kind: "mark", word: "", length: 1 };
  if (token.kind === "digits") return figuresAt(tokens, at);
  const phrase = phraseAt(datePhrases, tokens, at);
  if (phrase) return { kind: "date", word: phrase.means, length: phrase.length };
  const month = token.text === "sept" && before?.kind !== "number" ? undefined : monthNamed(token.text);
  if (month !== undefined) return { kind: "month", word: `@${month}`, length: 1 };
  const weekday = weekdayNamed(token.text);
  // "les mardis" come again and again.
  if (weekday !== undefined && token.text.endsWith("s")) return { kind: "turn", word: "", length: 1 };
  if (weekday !== undefined) return { kind: "weekday", word: `#${weekday}`, length: 1 };
  if (vocabulary.includes(token.text) && token.text !== "huit" && token.text !== "quinze")
    return { kind: "date", word: token.text, length: 1 };
  const numeral = token.kind === "word" ? readNumeral(source, tokens, at) : undefined;
  // In dates nobody leaves a unit out: "deux mille cinq" is a year.
  const value = numeral?.values.at(-1);
  if (numeral && value !== undefined && Number.isInteger(value))
    return spelled(value, numeral.estimate, numeral.length);
  if (/^premiere?$/u.test(token.text)) return { kind: "number", word: "1", length: 1 };
  if (isArticle(tokens, at)) return { kind: "glue", word: "", length: 1 };
  const listed = phraseAt(book, tokens, at);
  if (listed?.means === "unit") return { kind: "word", word: "$", length: listed.length };
  if (listed) return { kind: listed.means, word: listed.means === "or" ? "ou" : "", length: listed.length };
  if (token.kind === "mark") return { kind: "mark", word: /[/.-]/u.test(token.text) ? token.text : "", length: 1 };
  const meant = correct(token.text, vocabulary);
  return meant === undefined ? { kind: "word", word: "_", length: 1 } : { kind: "date", word: meant, length: 1 };
}

/** "dès lundi" sets a bound; before anything but a day "des" is an article, accents being forgotten. */
function isArticle(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at + 1];
  if (tokens[at]?.text !== "des" || next?.kind !== "word") return false;
  const opensDay = /^(?:le|la|l|fin|debut|mi|demain|que)$/u.test(next.text);
  return !opensDay && monthNamed(next.text) === undefined && weekdayNamed(next.text) === undefined;
}

/** A number in letters; "une dizaine" keeps its tilde. */
function spelled(value: number, estimate: boolean, length: number): Cut {
  return { kind: "number", word: estimate ? `~${value}` : String(value), length };
}

/** "15", "1er", "18 h 30", "18:30": the hour is a remark. */
function figuresAt(tokens: readonly Token[], at: number): Cut {
  const token = tokens[at];
  const next = tokens[at + 1];
  const word = token?.text ?? "";
  if (next?.text === ":" && next.glued && tokens[at + 2]?.glued === true && /^\d\d$/u.test(tokens[at + 2]?.text ?? ""))
    return { kind: "time", word: "_", length: 3 };
  if (next && /^(?:h|heure|heures)$/u.test(next.text)) {
    const minutes = tokens[at + 2];
    return { kind: "time", word: "_", length: minutes?.kind === "digits" && minutes.text.length === 2 ? 3 : 2 };
  }
  const ordinal = next?.glued === true && /^(?:er|ere|e|eme|ier)$/u.test(next.text);
  return { kind: "number", word, length: ordinal ? 2 : 1 };
}

/** The words patterns are written against, and which of them each place of that text belongs to. */
export function dateText(words: readonly DateWord[]): {
  text: string;
  wordsIn: (start: number, length: number) => DateWord[];
} {
  const kept = words.filter(({ word }) => word !== "");
  const starts: number[] = [];
  let text = "";
  for (const { word } of kept) {
    if (text !== "") text += " ";
    starts.push(text.length);
    text += word;
  }
  return {
    text,
    wordsIn: (start, length) => kept.filter((_, i) => (starts[i] ?? -1) >= start && (starts[i] ?? 0) < start + length),
  };
}

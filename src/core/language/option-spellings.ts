import { isTypoOf } from "./typos.ts";

const numberWords = [
  ["un", "une"],
  ["deux"],
  ["trois"],
  ["quatre"],
  ["cinq"],
  ["six"],
  ["sept"],
  ["huit"],
  ["neuf"],
  ["dix"],
  ["onze"],
  ["douze"],
] as const;
const digitsOf = new Map(numberWords.flatMap((words, i) => words.map((word) => [word as string, `${i + 1}`] as const)));

/** Other ways of writing a whole name: "1 fois par an" for "une fois par an", "chaque mois" for "tous les mois". */
export function otherSpellings(name: string[]): string[][] {
  const [first = "", second = "", ...others] = name;
  const isEvery = /^tou(?:te)?s$/u.test(first) && second === "les" && others.length > 0;
  const spellings = [
    name.map((word) => digitsOf.get(word) ?? word),
    ...[0, 1].map((gender) => name.map((word) => spelledOut(word, gender))),
    ...(isEvery ? [["chaque", ...others]] : []),
    ...(first === "chaque" ? ["tous", "toutes"].map((all) => [all, "les", ...name.slice(1)]) : []),
  ];
  // A figure alone is the number of an option.
  return spellings.filter((other) => other.length > 1 && other.join(" ") !== name.join(" "));
}

function spelledOut(digits: string, gender: number): string {
  const words = /^\d+$/u.test(digits) ? numberWords[Number(digits) - 1] : undefined;
  return words?.[gender] ?? words?.[0] ?? digits;
}

/** Shorter compounds meet other words by chance. */
const shortestCompound = 6;

/** How many of these words make up the whole name once separators are dropped ("skatepark", "média thèque"); 0 if none do. */
export function gluedLength(said: readonly string[], name: readonly string[]): number {
  const whole = name.join("");
  if (whole.length < shortestCompound || !/^\p{L}+$/u.test(whole)) return 0;
  for (let count = 1, joined = ""; count <= Math.min(said.length, name.length + 1); count++) {
    joined += said[count - 1] ?? "";
    if (joined.length > whole.length + 1) return 0;
    const isSame = withoutPlural(joined) === withoutPlural(whole) || (count === 1 && isTypoOf(joined, whole));
    if (isSame && count !== name.length) return count;
  }
  return 0;
}

function withoutPlural(word: string): string {
  return word.replace(/[sx]$/u, "");
}

import { type CivilDate, daysBetween } from "../../core/calendar/civil-date.ts";
import { fold } from "../../core/language/fold.ts";
import { readDate } from "../../core/language/read-date.ts";
import type { Municipality } from "../../core/people.ts";
import { findPlace } from "../find-place.ts";

/** Halfway to the same day of another year: nearer, a date without its year is the past one. */
const halfYear = 183;

/** The day something was done: the last such day, unless the next one is much nearer. Undefined when it is not sure. */
export function readDayDone(text: string, today: CivilDate): CivilDate | undefined {
  const past = readDate(text, today, "past");
  if (past.kind !== "read" || past.rest !== "" || past.estimate) return undefined;
  if (daysBetween(past.value, today) <= halfYear) return past.value;
  const next = readDate(text, today);
  return next.kind === "read" && next.rest === "" ? next.value : undefined;
}

/** The day something will be. Undefined when it is not sure. */
export function readDayToCome(text: string, today: CivilDate): CivilDate | undefined {
  const next = readDate(text, today);
  if (next.kind !== "read" || next.rest !== "" || next.estimate) return undefined;
  if (daysBetween(today, next.value) <= halfYear) return next.value;
  return readDayDone(text, today);
}

const longestDate = 6;
const beforeDate = /(?:^|[\s,:]+)(?:le|la|les|au|du|à|en|date|pour|est|était|sera|c'est|lors)$/iu;

/** The words without the date they hold, wherever it stands, and that date. */
export function cutDate(
  said: string,
  read: (text: string) => CivilDate | undefined,
): { words: string; date?: CivilDate } {
  const tokens = said.split(/\s+/u).filter((token) => token !== "");
  for (let length = Math.min(longestDate, tokens.length); length > 0; length -= 1) {
    for (let start = 0; start + length <= tokens.length; start += 1) {
      const date = read(
        tokens
          .slice(start, start + length)
          .join(" ")
          .replace(/[\s,;.:()]+$/u, "")
          .replace(/^[(,]+/u, ""),
      );
      if (date === undefined) continue;
      let before = tokens.slice(0, start).join(" ");
      while (beforeDate.test(before)) before = before.replace(beforeDate, "");
      return { words: [before, tokens.slice(start + length).join(" ")].filter((part) => part !== "").join(" "), date };
    }
  }
  return { words: said.trim() };
}

const proofWords =
  /(?:^|[\s,;.(]+)(?:(?:(?:avec\s+)?(?:la\s+)?preuve|r[ée]f(?:[ée]rences?)?)(?!\p{L})\.?|(?=(?:AR|accus[ée]|recommand[ée])(?!\p{L})))\s*(?:(?:n°|num[ée]ro|:)\s*)*([^\s)].*)$/isu;

/** "…, preuve AR 123": the words before, and what proves it. A date said after the proof goes back to the words. */
export function cutProof(
  said: string,
  read: (text: string) => CivilDate | undefined,
): { words: string; proof?: string } {
  const found = proofWords.exec(said);
  if (found === null) return { words: said };
  const head = said.slice(0, found.index);
  const tail = (found[1] ?? "").trim();
  const [, proof = tail, moved = ""] = /^(.*\S)[\s,]+((?:le|du)\s+.+)$/isu.exec(tail) ?? [];
  if (moved === "" || read(moved) === undefined) return { words: head, proof: closed(tail) };
  return { words: `${head} ${moved}`, proof: closed(proof) };
}

/** "12)" without the sign that closes "(réf. 12)". */
function closed(proof: string): string {
  const kept = proof.replace(/[\s,;]+$/u, "");
  return kept.endsWith(")") && !kept.includes("(") ? kept.slice(0, -1).trimEnd() : kept;
}

/** Takes away the longest of the `phrases` that the words hold, whole words only, accents and case forgiven. */
export function cutPhrase(said: string, phrases: readonly string[]): { words: string; found?: string } {
  const tokens = said.split(/\s+/u).filter((token) => token !== "");
  const folded = tokens.map((token) =>
    fold(token)
      .replace(/[,;.:!?()]+/gu, "")
      .replace(/^(?:l|d)'/u, ""),
  );
  for (const phrase of phrases.toSorted((one, other) => other.length - one.length)) {
    const wanted = fold(phrase)
      .split(" ")
      .map((word) => word.replace(/^(?:l|d)'/u, ""));
    const at = folded.findIndex((_, index) => wanted.every((word, step) => folded[index + step] === word));
    if (at < 0) continue;
    return { words: tokens.toSpliced(at, wanted.length).join(" "), found: phrase };
  }
  return { words: said };
}

const everywhere =
  /^(?:(?:à|a|aux?|pour|vers)\s+)?(?:tous|toutes|tout le monde|(?:tous|toutes)\s+les\s+(?:communes?|conseils?(?:\s+municipaux)?|mairies?)|les?\s+communes?|(?:aux?\s+)?communes?|(?:aux?\s+)?mairies?|(?:les\s+)?\d+\s+communes)$/iu;

export type PlacesSaid = { kind: "all" } | { kind: "some"; places: Municipality[]; unknown: string[] };

/** "Vougy, Nandax et Charlieu", "toutes les communes", or nothing, which is all. */
export function readPlaces(said: string, municipalities: readonly Municipality[]): PlacesSaid {
  const words = said.replace(/^[\s,;:.]+|[\s,;:.]+$/gu, "");
  if (words === "" || everywhere.test(words)) return { kind: "all" };
  const whole = placeNamed(words, municipalities);
  if (whole !== undefined) return { kind: "some", places: [whole], unknown: [] };
  const pieces = words.split(/\s*[,;]\s*|\s+et\s+/u).filter((piece) => piece !== "");
  const read = pieces.map((piece) => ({ piece, place: placeNamed(piece, municipalities) }));
  return {
    kind: "some",
    places: [...new Set(read.flatMap(({ place }) => place ?? []))],
    unknown: read.filter(({ place }) => place === undefined).map(({ piece }) => piece),
  };
}

/** "aux Noës" and "au Cergne" name Les Noës and Le Cergne. */
export function placeNamed(said: string, municipalities: readonly Municipality[]): Municipality | undefined {
  const words = said.replace(
    /^(?:(?:le\s+)?conseil\s+(?:municipal\s+)?|(?:la\s+)?commune\s+|(?:la\s+)?mairie\s+)+/iu,
    "",
  );
  const whole = words.replace(/^(?:au|du)\s+/iu, "Le ").replace(/^(?:aux|des)\s+/iu, "Les ");
  return findPlace(whole, municipalities) ?? findPlace(words.replace(/^(?:au|du|aux|des)\s+/iu, ""), municipalities);
}

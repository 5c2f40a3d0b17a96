import { fold } from "../language/fold.ts";
import { readChoice } from "../language/read-choice.ts";
import { tidied } from "./tidied.ts";

/** "Navette ; Accueil partagé", or one a line; with commas where there is neither. Each once. */
export function readNames(said: string): string[] {
  const apart = /[;\n]/u.test(said) ? /[;\n]/u : /,/u;
  const names = said
    .split(apart)
    .map((one) => toName(one.replace(/^\s*(?:[-•*–]|\d{1,2}\s*[.)])\s+/u, "")))
    .filter((one) => /\p{L}/u.test(one));
  return names.filter((one, index) => names.findIndex((other) => fold(other) === fold(one)) === index);
}

export type CriterionSaid = { label: string; weight?: number };

const weighed = /^(?<label>.*\p{L}.*?)\s*(?:[:=×(]|\bpoids\b)?\s*(?<weight>\d{1,3}(?:[.,]\d{1,2})?)\s*(?:%|\))?$/u;

/** "coût 3, intérêt 5, délai": a name, and what it weighs where it is said. */
export function readCriteria(said: string): CriterionSaid[] {
  const all = itemsIn(said).map((item): CriterionSaid => {
    const { label, weight } = weighed.exec(item)?.groups ?? {};
    return label === undefined || weight === undefined
      ? { label: toName(item) }
      : { label: toName(label), weight: toNumber(weight) };
  });
  const lettered = all.filter(({ label }) => /\p{L}/u.test(label));
  return lettered.filter(({ label }, index) => lettered.findIndex((one) => fold(one.label) === fold(label)) === index);
}

/** `value` absent: it is said not to be known. */
export type MarkSaid = { criterionId: number; value?: number };

const marked = /^(.*\p{L}.*?)\s*[:=]?\s*(\d+(?:[.,]\d+)?|\?+|nsp|je ne sais pas|je sais pas)$/iu;
const unknown = /^(?:\?+|nsp|je ne sais pas|je sais pas|sais pas|aucune id[ée]e|-|–)$/iu;

/**
 * "coût 4, intérêt 3", or "4 3 ?" in the order of the criteria. `unread`: what could not be tied to one of them, or is not from 0
 * to 5.
 */
export function readMarks(
  said: string,
  criteria: readonly { id: number; label: string }[],
  highest: number,
): { marks: MarkSaid[]; unread: string[] } {
  const inOrder = marksInOrder(said, criteria.length);
  if (inOrder !== undefined)
    return kept(
      inOrder.map((word, index) => ({ word, said: word, criterionId: criteria[index]?.id })),
      highest,
    );
  return kept(
    itemsIn(said).map((item) => {
      const bare = item.replace(/\s*(?:\/|\bsur\b)\s*5$/u, "");
      const [, label = "", word = ""] = marked.exec(bare) ?? [];
      return { word, said: item, criterionId: named(label, criteria) };
    }),
    highest,
  );
}

/** As many numbers as there are criteria, and nothing else. */
function marksInOrder(said: string, length: number): string[] | undefined {
  for (const apart of [/[\s;]+/u, /\s*[;,]\s*|\s+/u]) {
    const words = said
      .trim()
      .split(apart)
      .map((one) => one.replace(/,$/u, ""));
    if (words.length === length && words.every((one) => /^\d+(?:[.,]\d+)?$/u.test(one) || unknown.test(one)))
      return words;
  }
  return undefined;
}

function kept(
  said: readonly { word: string; said: string; criterionId: number | undefined }[],
  highest: number,
): { marks: MarkSaid[]; unread: string[] } {
  const marks = new Map<number, MarkSaid>();
  const unread: string[] = [];
  for (const { word, said: item, criterionId } of said) {
    const isUnknown = unknown.test(word);
    const value = toNumber(word);
    if (criterionId === undefined || (!isUnknown && !(word !== "" && value >= 0 && value <= highest)))
      unread.push(item);
    else marks.set(criterionId, { criterionId, ...(isUnknown ? {} : { value }) });
  }
  return { marks: [...marks.values()], unread };
}

function named(label: string, criteria: readonly { id: number; label: string }[]): number | undefined {
  const exact = criteria.find((one) => fold(one.label) === fold(label));
  if (exact !== undefined) return exact.id;
  const reading = readChoice(
    label,
    criteria.map((one) => ({ value: String(one.id), label: one.label })),
  );
  return reading.kind === "read" && reading.rest === "" ? Number(reading.value) : undefined;
}

/** Lines, semicolons, commas that are not of a decimal, "et" after a number, or nothing: "coût 3 délai 2". */
function itemsIn(said: string): string[] {
  return said
    .split(/\n|;|,(?!\d)|(?<=\d(?:\s*%)?\)?)\s+(?:et\s+|(?=(?!sur\s)\p{L}{2}))/u)
    .map((one) =>
      one
        .trim()
        .replace(/^[-•*–]\s+/u, "")
        .replace(/[.\s]+$/u, ""),
    )
    .filter((one) => one !== "");
}

function toNumber(word: string): number {
  return Number(word.replace(",", "."));
}

/** A name ends without a stop. */
function toName(words: string): string {
  return tidied(words.replace(/[\s.]+$/u, ""));
}

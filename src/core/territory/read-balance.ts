import { fold } from "../language/fold.ts";
import { readAmount } from "../language/read-amount.ts";
import { readInteger } from "../language/read-integer.ts";
import type { Municipality } from "../people.ts";
import { createMunicipalityFinder, type FindMunicipality } from "./find-municipality.ts";

/** `value` absent: what was said of it is taken back. `source`: on which paper it is written. */
export type Said = { place: Municipality; value?: number; year?: number; source?: string };

/** Words that give no municipality with its number: the municipalities they may name, or that they name without a sure number. */
export type Unread = { said: string; near: Municipality[]; isNamed: boolean };

export type BalanceSaid = { said: Said[]; unread: Unread[] };

const papers =
  /(?<![\p{L}\d])(?:source|selon|d['’]apr[eè]s|suivant|vu|d[ée]lib[\p{L}]*|arr[êe]t[ée](?!e)|accord|pv|proc[èe]s|statuts|convention|compte|budget|cfu|bp|ca\s+20\d\d)(?![\p{L}])/iu;

/**
 * « Charlieu 8, Vougy 1 : arrêté du 4 novembre 2025 » as the list and where it is written: after a colon or a bracket that follows
 * a figure, or from the word that names a paper.
 */
function cutSource(text: string): { list: string; source: string } {
  const marks = [/(?<=\d[^:(,;]*)[:(]\s*(?=\p{L})/u.exec(text)?.index, papers.exec(text)?.index];
  const at = Math.min(...marks.map((index) => index ?? text.length));
  const source = text
    .slice(at)
    .replace(/^[:(\s]+/u, "")
    .replace(/^(?:sources?\s*:?|selon|d['’]apr[eè]s|suivant|vu)\s+/iu, "")
    .replace(/[)\s.]+$/u, "");
  return { list: text.slice(0, at).replace(/[\s,;:(–—-]+$/u, ""), source };
}

const takenBack = /\s*(?<!\p{L})(?:retirer|retir[ée]e?s?|enlever|effacer|inconnue?|pas connue?)$/iu;

type Heard = { name: string; value: number };

/** "Charlieu 8, Vougy : 1 siège, 2 pour Nandax". */
export function readSeats(text: string, places: readonly Municipality[]): BalanceSaid {
  return readLines(text, places, /[,;]|\s+et\s+(?=\p{L})/u, (words) => {
    const bare = words.replace(/\s*(?:si[èe]ges?|voix|conseill\p{L}*|d[ée]l[ée]gu\p{L}*)\s*/giu, " ").trim();
    const [, before, after] = /^(\d{1,3})\s+(?:(?:pour|[àa]|au|de)\s+)?(\D+)$/iu.exec(bare) ?? [];
    if (before !== undefined && after !== undefined) return { name: after, value: Number(before) };
    const [, name = "", number = ""] = /^(.+?)[\s:=]+(\d{1,3}|\p{L}+)$/u.exec(bare) ?? [];
    const reading = readInteger(number);
    return reading.kind === "read" && reading.rest === "" ? { name, value: reading.value } : undefined;
  });
}

/** "Vougy 12 000 € en 2025", one a line. */
export function readContributions(text: string, places: readonly Municipality[]): BalanceSaid {
  return readLines(text, places, /;|,\s(?=\D)/u, (words) => {
    const [, name = "", amount = ""] = /^(.*?\p{L}\)?)[\s:=]+([-−+]?\s*\d.*)$/u.exec(words) ?? [];
    const reading = readAmount(amount);
    return reading.kind === "read" && reading.rest === "" ? { name, value: reading.value } : undefined;
  });
}

/** A line may say its own source; one said alone is of those that have none. */
function readLines(
  text: string,
  places: readonly Municipality[],
  between: RegExp,
  read: (words: string) => Heard | undefined,
): BalanceSaid {
  const find = createMunicipalityFinder(places);
  const lines = text.split("\n").map((line) => {
    const { list, source } = cutSource(line.trim());
    const told = list.split(between).flatMap((piece) => readPiece(piece, find, read) ?? []);
    // « Charlieu 8 : arrêté, Vougy 1 »: what comes after the paper may be one more.
    const after = source.split(/[,;]\s*/u).map((piece) => ({ piece, told: readPiece(piece, find, read) }));
    const more = after.flatMap((one) => (one.told !== undefined && "place" in one.told ? [one.told] : []));
    const paper = after.filter((one) => one.told === undefined || !("place" in one.told)).map(({ piece }) => piece);
    return { told: [...told, ...more], source: paper.join(", ") };
  });
  const shared = lines.map(({ source }) => source).find((source) => source !== "");
  const told = lines.flatMap(({ told: own, source }) =>
    own.map((one) => {
      const paper = source === "" ? shared : source;
      return "place" in one && paper !== undefined ? { ...one, source: paper } : one;
    }),
  );
  return {
    said: told.flatMap((one) => ("place" in one ? [one] : [])),
    unread: told.flatMap((one) => ("place" in one ? [] : [one])),
  };
}

function readPiece(
  piece: string,
  find: FindMunicipality,
  read: (words: string) => Heard | undefined,
): Said | Unread | undefined {
  const said = piece.trim().replace(/^(?:et|puis)\s+/iu, "");
  if (said === "") return undefined;
  const { words, year } = cutYear(said);
  const heard = takenBack.test(words) ? { name: words.replace(takenBack, "") } : read(words);
  const found = find(nameIn(heard?.name ?? words.replace(/\s*\d.*$/u, "")));
  if (heard !== undefined && found.kind === "one")
    return { place: found.municipality, ...("value" in heard && { value: heard.value }), ...(year && { year }) };
  if (found.kind === "one") return { said, near: [], isNamed: true };
  return { said, near: found.kind === "several" ? found.municipalities : found.suggestions, isNamed: false };
}

/** "12 000 € en 2025" as the amount and its year. */
function cutYear(words: string): { words: string; year?: number } {
  const [whole, year] =
    /\s*(?:(?:en|pour|ann[ée]e|exercice|de)\s+)+((?:19|20)\d\d)(?!\d|\s*(?:€|euros?|\d{3}))/iu.exec(words) ??
    /(?<=(?:€|euros?))\s*,?\s*((?:19|20)\d\d)$/iu.exec(words) ??
    /(?<=\p{L})\s+((?:19|20)\d\d)(?=\s*:|\s+retir)/iu.exec(words) ??
    [];
  if (whole === undefined || year === undefined) return { words };
  return { words: words.replace(whole, " ").replaceAll(/\s+/gu, " ").trim(), year: Number(year) };
}

function nameIn(said: string): string {
  const name = said.replace(/[\s:=]+$/u, "").replace(/^(?:(?:pour|[àa]|au|commune)\s+)+/iu, "");
  return fold(name).startsWith("de ") ? name.slice(3) : name.replace(/^d['’]/iu, "");
}

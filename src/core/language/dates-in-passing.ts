import { rewrite, spanning, withoutOf } from "./pieces.ts";
import type { Piece } from "./pieces.ts";
import type { Unit } from "./units.ts";

/** Sets aside the dates told beside a quantity ("depuis 2012", "au 1er janvier", "en 2023"): they are not what it counts. */
export function setAsideDates(pieces: Piece[]): Piece[] {
  const several = pieces.filter((piece) => piece.kind === "number").length > 1;
  return rules.reduce(
    (kept, { pattern, accepts }) =>
      rewrite(kept, pattern, (found) => (accepts(found, several) ? { kind: "when", ...spanning(found) } : undefined)),
    pieces,
  );
}

const rules: { pattern: RegExp; accepts: (found: Piece[], several: boolean) => boolean }[] = [
  // au 15 mars 2012, en mars 2012
  { pattern: /[LgA]*[NR]?KN/u, accepts: (found) => isYear(found.at(-1)) },
  { pattern: /[LgA]*[NR]?K/u, accepts: () => true },
  // le 15/03/2012
  { pattern: /[LgA]*N[/-]N[/-]N/u, accepts: (found) => isYear(found.at(-1)) },
  // en 2012, depuis 2012, depuis l’année 2012
  {
    pattern: /[Lg][LgA~]*N(?!U)/u,
    accepts: (found, several) => isYear(found.at(-1)) && (opensDate(found) || several),
  },
  // budget 2026
  { pattern: /fN(?!U)/u, accepts: (found) => found[0]?.text === "budget" && isYear(found.at(-1)) },
  // depuis 10 ans, depuis une dizaine d’années
  {
    pattern: /L[g~]*Ng*U/u,
    accepts: (found) => found.some((piece) => piece.kind === "unit" && piece.unit === "calendar"),
  },
];

/** What opens a moment told by how far it is, and the units that show it. */
const moments: Record<string, readonly Unit[]> = {
  dans: ["calendar", "hours", "minutes"],
  en: ["calendar", "hours", "minutes"],
  "il y a": ["calendar"],
  "y a": ["calendar"],
  ya: ["calendar"],
};

/** "dans 3 ans", "il y a 2 mois": the opening turns what follows into something else than a count. */
export function markMoments(pieces: Piece[]): Piece[] {
  return pieces.map((piece, i) => {
    const [number, unit, next] = withoutOf(pieces.slice(i + 1).filter(({ kind }) => kind !== "approximation"));
    const isMoment = number?.kind === "number" && unit?.kind === "unit" && moments[piece.text]?.includes(unit.unit);
    // "il y a 200 jours d’ouverture" is a count.
    return isMoment === true && !/^d[eu]?$/u.test(next?.text ?? "") ? { ...piece, kind: "turn" } : piece;
  });
}

function opensDate(found: Piece[]): boolean {
  return found.some((piece) => piece.kind === "link" || (piece.kind === "glue" && piece.text === "en"));
}

function isYear(piece: Piece | undefined): boolean {
  if (piece?.kind !== "number" || !piece.figures) return false;
  const [year = 0] = piece.values;
  return year >= 1900 && year < 2100;
}

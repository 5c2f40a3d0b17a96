import { listen } from "./listen.ts";
import { rewrite, spanning, toPieces, withoutOf } from "./pieces.ts";
import type { NumberPiece, Piece } from "./pieces.ts";
import { joinHalves, readQuantity } from "./quantities.ts";
import { quantityWords } from "./quantity-words.ts";
import type { Reading } from "./reading.ts";
import type { QuantityRules } from "./shapes.ts";
import { isRough, isUnit, toParts } from "./working-time.ts";

const rules: QuantityRules = {
  own: ["full_time"],
  yearly: false,
  bare: (value) => {
    // From 8 to 40, a number alone may be the hours of a week; from there to 100, a share of full time.
    if (value >= 8 && value <= 40) return [value, round(value / 35)];
    return value > 40 && value <= 100 ? [value, round(value / 100)] : [value];
  },
};

/**
 * Full-time equivalents, to the hundredth: 1 is 35 hours a week. A headcount is not one, unless something said
 * ("deux agents et demi", "à temps plein") shows that working time is meant.
 */
export function readFte(text: string): Reading<number> {
  return listen(text, understand);
}

function understand(text: string): Reading<number> {
  const { source, pieces } = toPieces(text, quantityWords);
  const said = withoutOf(pieces.map(toComma).filter((piece) => piece.kind !== "filler" && piece.kind !== "mark"));
  const terms = toTerms(toParts(joinHalves(joinWrittenFractions(joinNone(said)))));
  const settled = terms.map((piece) => (piece.kind === "number" && piece.settled ? rounded(piece) : piece));
  return readQuantity(source, settled, 0.01, rules);
}

/** "2 agents : un à 80 % …", "5 agents (3,8 ETP)": what follows goes into detail. */
function toComma(piece: Piece): Piece {
  return piece.kind === "mark" && /^[:(]$/u.test(piece.text) ? { ...piece, kind: "comma" } : piece;
}

/** "aucun ETP", "pas d’agent", "zéro poste", and nothing else; "aucun temps plein" may leave part times. */
function joinNone(pieces: Piece[]): Piece[] {
  return rewrite(pieces, /(?<=^[g~]*)[Z!N]g*U(?=[gT,~]*$)/u, (found) => {
    const [none, unit] = [found[0], found.at(-1)];
    const isNone =
      none?.kind === "nothing" || none?.text === "pas" || (none?.kind === "number" && none.values[0] === 0);
    const counts = isHeadcount(unit) || /^(?:d )?etpt?$|equivalent/u.test(unit?.text ?? "");
    return isNone && (counts || isUnit(unit, "full_time")) ? settle(0, [0], found, !counts) : undefined;
  });
}

/** "2 1/2", "1 et 3/4"; alone, only "1/2" is surely a fraction: "3/4" may be three or four. */
function joinWrittenFractions(pieces: Piece[]): Piece[] {
  return rewrite(pieces, /(?<!\/)(?:N&?)?N\/N(?!\/)/u, (found) => {
    const numbers = found.filter((piece) => piece.kind === "number");
    const [bottom, top, whole] = numbers.toReversed();
    const [a = 0, b = 0, count = 0] = [top, bottom, whole].map((piece) => piece?.values[0]);
    const isSlash = found.at(-2)?.text === "/";
    const isKnown = whole ? a > 0 && a < b && b <= 5 && Number.isInteger(count) : a === 1 && b === 2;
    // "un 1/2 temps" is one half.
    if (!isSlash || !isKnown || whole?.article) return undefined;
    const flags = { estimate: false, article: false, fraction: !whole, figures: false, settled: false };
    return { kind: "number", values: [count + a / b], ...flags, ...spanning(found) };
  });
}

/** Works out each term ("2 agents à 80 %"), then what they add up to. */
function toTerms(pieces: Piece[]): Piece[] {
  const steps: [RegExp, (found: Piece[]) => Piece | undefined][] = [
    [/N(?:UW?)?[gA]*j/u, term],
    [/NW(?:g?W)?g*Ag*j/u, termOfOne],
    [/N(?:UW?)?[gA]*t/u, multiply],
    [/NW(?:g?W)?g*Ag*t/u, multiplyOne],
    [/j/u, term],
    [/t/u, ([part]) => (part?.kind === "part" ? settle(1, part.worths, [part], part.doubtful) : undefined)],
    [
      /NU/u,
      ([number, unit]) =>
        isHeadcount(unit) && number?.kind === "number" && !Number.isInteger(number.values[0])
          ? term([number, unit])
          : undefined,
    ],
    [/NU!g*N(?:[&,+]+N)*/u, subtract],
    [/NU,+N(?:[&,+]+N)*/u, detail],
    [/NU[,O]+N|N[,g]+NU/u, stated],
    [/(?<!E)NU?(?:[&,+]+g*NU?)+/u, add],
  ];
  return steps.reduce((kept, [pattern, make]) => rewrite(kept, pattern, make), pieces);
}

function isHeadcount(piece: Piece | undefined): piece is Piece & { kind: "unit" } {
  return isUnit(piece, "headcount");
}

function round(value: number): number {
  return Math.round(value * 100 + 1e-9) / 100;
}

function rounded(piece: NumberPiece): NumberPiece {
  return { ...piece, values: piece.values.map(round) };
}

function settle(heads: number, values: number[], found: Piece[], doubtful: boolean): NumberPiece {
  return {
    kind: "number",
    values,
    estimate: found.some(isRough),
    article: false,
    fraction: false,
    figures: false,
    settled: true,
    doubtful,
    heads,
    ...spanning(found),
  };
}

/** So many full times: "2 agents à temps plein", "trois temps pleins", "temps plein". */
function term(found: Piece[]): Piece | undefined {
  const number = found.find((piece) => piece.kind === "number");
  if (number?.settled || found.some((piece) => piece.kind === "unit" && !isHeadcount(piece))) return undefined;
  const values = number?.values ?? [1];
  return settle(number?.values[0] ?? 1, values, found, values.length > 1);
}

/** Nouns in the singular that are several people, or some of them. */
const groups = new Set(
  "equipe equipes binome duo trio couple groupe brigade partie majorite minorite part autre".split(" "),
);

/** "une adjointe", "un chargé de mission": whatever the noun, one person. */
function isOnePerson([number, noun]: readonly Piece[]): boolean {
  return number?.kind === "number" && number.article && noun?.kind === "word" && !groups.has(noun.text);
}

function termOfOne(found: Piece[]): Piece | undefined {
  return isOnePerson(found) ? term(found) : undefined;
}

function multiplyOne(found: Piece[]): Piece | undefined {
  return isOnePerson(found) ? multiply(found) : undefined;
}

/** "2 agents à 80 %", "deux mi-temps", "une à 17 h 30". A bare figure before hours or a share may be anything else. */
function multiply(found: Piece[]): Piece | undefined {
  const [number, part] = [found[0], found.at(-1)];
  if (number?.kind !== "number" || part?.kind !== "part" || number.settled || number.values.length > 1)
    return undefined;
  if (found.some((piece) => piece.kind === "unit" && !isHeadcount(piece))) return undefined;
  const [count = 1] = number.values;
  const linked = found.some((piece) => piece.kind === "to");
  const counted = found.some(isHeadcount);
  const [worth = 0] = part.worths;
  // "20 à 25 h" is a range of hours.
  if (part.hours !== undefined && linked && !counted && count >= 8) {
    return settle(1, [(count / 35 + worth) / 2, count / 35, worth], found, true);
  }
  const products = part.worths.map((each) => count * each);
  const isHalf = worth === 1 / 2 && part.hours === undefined;
  const shared = linked && part.hours === undefined && Number.isInteger(count) && count < 8;
  const sure = count === 1 || shared || (counted && linked) || (!linked && isHalf && Number.isInteger(count));
  const values = sure || linked ? products : [...products, ...part.worths];
  return settle(count, values, found, part.doubtful || !sure);
}

/** "3 personnes dont une à mi-temps": the others work full time. */
function subtract(found: Piece[]): Piece | undefined {
  const [whole, unit, turn, ...others] = found;
  if (whole?.kind !== "number" || !isHeadcount(unit) || turn?.kind !== "turn" || turn.text !== "dont") return undefined;
  const parts = others.filter((piece) => piece.kind === "number");
  const heads = parts.reduce((sum, { heads: some = Infinity }) => sum + some, 0);
  const [count = 0] = whole.values;
  if (heads > count) return undefined;
  return settle(
    count,
    [count - heads + total(parts)],
    found,
    parts.some(({ doubtful }) => doubtful),
  );
}

/** "2 agents : un à 80 % et un à temps plein": everyone is told one by one. */
function detail(found: Piece[]): Piece | undefined {
  const [whole, unit, , ...others] = found;
  if (whole?.kind !== "number" || whole.settled || !isHeadcount(unit)) return undefined;
  const parts = others.filter((piece) => piece.kind === "number");
  const heads = parts.reduce((sum, { heads: some = Infinity }) => sum + some, 0);
  if (heads !== whole.values[0]) return undefined;
  return settle(
    heads,
    [total(parts)],
    found,
    parts.some(({ doubtful }) => doubtful),
  );
}

/** "5 agents, soit 3,8 ETP", "3,8 ETP (5 agents)": the headcount is only told beside. */
function stated(found: Piece[]): Piece | undefined {
  const numbers = found.filter((piece) => piece.kind === "number");
  const fte = numbers.find(({ settled, text }) => settled && /\betpt?\b|equivalent/u.test(text));
  const people = numbers.find((piece) => piece !== fte);
  if (!fte || !people || people.settled || !isHeadcount(found.find((piece) => piece.kind === "unit"))) return undefined;
  return (fte.values[0] ?? 0) <= (people.values[0] ?? 0) ? { ...fte, ...spanning(found) } : undefined;
}

/** "un 80 % et un mi-temps", "deux agents et un mi-temps": people beside a part time are full time. */
function add(found: Piece[]): Piece | undefined {
  const terms = found.filter((piece) => piece.kind === "number");
  const units = found.filter((piece) => piece.kind === "unit");
  const working = terms.filter(({ settled }) => settled);
  if (working.length === 0 || terms.some(({ values }) => values.length > 1) || !units.every(isHeadcount))
    return undefined;
  const heads = terms.reduce((sum, { heads: some, values }) => sum + (some ?? values[0] ?? 0), 0);
  const others = terms.filter(({ settled }) => !settled);
  // "2 agents et un temps plein": nothing says how long the two work.
  const doubtful =
    terms.some((piece) => piece.doubtful) ||
    others.some(({ fraction }) => fraction) ||
    (others.length > 0 && found[0] === others[0] && found[2]?.kind === "comma") ||
    (others.length > 0 && working.every(({ values, heads: some }) => values[0] === some));
  return settle(heads, [total(terms)], found, doubtful);
}

function total(terms: NumberPiece[]): number {
  return terms.reduce((sum, { values }) => sum + (values[0] ?? 0), 0);
}

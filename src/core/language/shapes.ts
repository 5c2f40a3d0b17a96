import type { NumberPiece, Piece } from "./pieces.ts";
import type { Candidate } from "./reading.ts";
import { timesAYear } from "./units.ts";
import type { Unit } from "./units.ts";

/** What a question that takes a quantity understands. */
export type QuantityRules = {
  /** Units that only repeat what was asked. Any other makes the quantity another one, and we ask. */
  own: readonly Unit[];
  /** The value is for a year: "par mois" is worth twelve times more. */
  yearly: boolean;
  /** What a number without its unit may mean, most likely first; itself when absent. */
  bare?: (value: number) => number[];
  /** A number without its unit that may have been told for something else. */
  isDoubtful?: (number: NumberPiece) => boolean;
};

/** What an answer of a known shape stands for: kept when sure and alone, else proposed, most likely first. */
type Understood = { sure: boolean; candidates: Candidate<number>[] };

type Shape = {
  /** Over the signature of an answer without its noise. */
  pattern: RegExp;
  understand: (numbers: number[], found: readonly Piece[], rules: QuantityRules) => Understood;
};

/** A quantity: a number and its unit, if it has one. */
const q = "NU?";

/** The most telling shapes first. */
export const shapes: Shape[] = [
  { pattern: new RegExp(`E${q}(?:&|A|-)${q}|${q}[A-]${q}(?!-)`, "u"), understand: asRange },
  { pattern: new RegExp(`${q}(?:O${q})+`, "u"), understand: (numbers) => proposal(numbers) },
  { pattern: new RegExp(`B[gA]?${q}|${q}(?:B|\\+(?!N))`, "u"), understand: (numbers) => proposal(numbers, true) },
  { pattern: new RegExp(`${q}(?:\\+${q})+`, "u"), understand: (numbers) => proposal([sum(numbers)]) },
  { pattern: new RegExp(`${q}M${q}`, "u"), understand: ([a = 0, b = 0]) => proposal([a - b]) },
  { pattern: new RegExp(`${q}X${q}`, "u"), understand: ([a = 0, b = 0]) => proposal([a * b]) },
  { pattern: new RegExp(`${q}P`, "u"), understand: asRate },
  { pattern: new RegExp(`[M-]${q}`, "u"), understand: asNegative },
  { pattern: new RegExp(`NW|${q}`, "u"), understand: asCount },
  { pattern: /^[gU,]*Z[gU,T]*$/u, understand: () => certain([0]) },
  // "rien à signaler", "aucun souci"
  { pattern: /Z/u, understand: () => proposal([0]) },
];

function sum(numbers: number[]): number {
  return Math.round(numbers.reduce((total, value) => total + value, 0) * 1e6) / 1e6;
}

function certain(values: number[]): Understood {
  return { sure: true, candidates: values.map((value) => ({ value, estimate: false })) };
}

function proposal(values: number[], estimate = false): Understood {
  return { sure: false, candidates: values.map((value) => ({ value, estimate })) };
}

/** "10 à 15": the middle, then each end. "entre 10 et 15 000" is more likely 10 000 to 15 000. */
function asRange([low = 0, high = 0]: number[]): Understood {
  if (low >= high) return proposal([low, high]);
  const middle = { value: (low + high) / 2, estimate: true };
  const scale = [1e6, 1e3].find((factor) => high >= factor && low < 1000 && low * factor < high);
  if (scale === undefined) return { sure: false, candidates: [middle, ...proposal([low, high]).candidates] };
  return { sure: false, candidates: [{ value: (low * scale + high) / 2, estimate: true }, middle] };
}

function asRate(numbers: number[], found: readonly Piece[], rules: QuantityRules): Understood {
  const period = found.find((piece) => piece.kind === "period")?.period ?? "other";
  if (period === "year") return asCount(numbers, found, rules);
  const times = rules.yearly ? timesAYear[period] : undefined;
  if (times === undefined) return proposal(numbers);
  const [value = 0] = numbers;
  return {
    sure: false,
    candidates: [
      { value: value * times, estimate: true },
      { value, estimate: false },
    ],
  };
}

/** "-500", "moins 500". A dash set apart ("- 500") may only be the dash of a list, unless it is about money. */
function asNegative([value = 0]: number[], [sign, number, unit]: readonly Piece[], rules: QuantityRules): Understood {
  const isMoney = unit?.kind === "unit" && unit.unit === "money" && rules.own.includes("money");
  const said = sign?.kind === "minus" || sign?.end === number?.start || isMoney;
  return said ? certain([-value]) : proposal([value, -value]);
}

/** "2 dz", "12 ordinateurs": a noun we do not know may be anything, and so may figures stuck to letters. */
function asCount(_: number[], found: readonly Piece[], rules: QuantityRules): Understood {
  const [number, next] = found;
  if (number?.kind !== "number") return proposal([]);
  const { values, settled } = number;
  if (number.doubtful || next?.kind === "word") return proposal(values);
  if (next?.kind === "unit" && !settled) return rules.own.includes(next.unit) ? certain(values) : proposal(values);
  if (next === undefined && !settled && rules.isDoubtful?.(number)) return proposal(values);
  return certain(settled ? values : values.flatMap((value) => rules.bare?.(value) ?? [value]));
}

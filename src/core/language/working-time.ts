import { rewrite, spanning } from "./pieces.ts";
import type { NumberPiece, PartPiece, Piece } from "./pieces.ts";
import type { Period, Unit } from "./units.ts";

/** Legal working time: 35 hours a week, 1 607 hours a year (art. L. 611-1 of the Code général de la fonction publique). */
const weeklyHours = 35;
const yearlyHours = 1607;

/** Brings "17 h 30", "28/35e", "80 %", "mi-temps" and "un quart temps" to parts of a full time. */
export function toParts(pieces: Piece[]): Piece[] {
  const steps: [RegExp, (found: Piece[]) => Piece | undefined][] = [
    [/NUNU?|NU/u, readHours],
    [/NU[fg]*P/u, readDays],
    [/t[fg]*P/u, withPeriod],
    [/N\/NU/u, readWrittenFraction],
    [/t\/[NRt]|N\/[NR]/u, readQuotient],
    [
      /NU/u,
      ([number, unit]) =>
        isNumber(number) && isUnit(unit, "percent")
          ? toPart([(number.values[0] ?? 0) / 100], [number, unit])
          : undefined,
    ],
    [/!g*N?U/u, readHalf],
    [/Ng*U/u, readFraction],
    [/U/u, ([unit]) => (isUnit(unit, "half_time") ? toPart([1 / 2], [unit]) : undefined)],
    [/U/u, ([unit]) => (isUnit(unit, "full_time") ? { ...unit, kind: "full" } : undefined)],
    [/Ng+N?j/u, readDecimal],
    [
      /tg*N?j/u,
      ([part, ...others]) => (part?.kind === "part" ? { ...part, end: others.at(-1)?.end ?? part.end } : undefined),
    ],
  ];
  return steps.reduce((kept, [pattern, make]) => rewrite(kept, pattern, make), pieces);
}

function isNumber(piece: Piece | undefined): piece is NumberPiece {
  return piece?.kind === "number";
}

export function isUnit(piece: Piece | undefined, unit: Unit): piece is Piece & { kind: "unit" } {
  return piece?.kind === "unit" && piece.unit === unit;
}

function toPart(worths: number[], found: Piece[], doubtful = false): PartPiece {
  return { kind: "part", worths, estimate: found.some(isRough), doubtful, ...spanning(found) };
}

/** "une vingtaine" of hours is not exact; "un tiers temps" is. */
export function isRough(piece: Piece): boolean {
  return (piece.kind === "number" && piece.estimate && !piece.fraction) || (piece.kind === "part" && piece.estimate);
}

/** "20 h", "17h30". Without a period, hours are taken for a week's when that is what they look like. */
function readHours(found: Piece[]): Piece | undefined {
  const [number, unit, minutes, last] = found;
  if (!isNumber(number) || !isUnit(unit, "hours")) return undefined;
  const past = isNumber(minutes) && minutes.start - unit.end <= 1 ? (minutes.values[0] ?? 0) : 0;
  const timed = past > 0 && past < 60;
  if (found.length > 2 && (!timed || (last && !isUnit(last, "minutes")))) {
    return undefined;
  }
  const hours = (number.values[0] ?? 0) + past / 60;
  return { ...readBareHours(hours, found), hours };
}

function readBareHours(hours: number, found: Piece[]): PartPiece {
  const week = hours / weeklyHours;
  // Too many for one person's week: a year's, or several people's.
  if (hours > 400) return toPart([hours / yearlyHours], found, true);
  if (hours > 60) return toPart([week, hours / yearlyHours], found, true);
  // 39 hours a week are a full time with days off in return.
  if (hours > weeklyHours) return toPart([1, week], found, true);
  // A few hours may be a day's.
  return toPart([week], found, hours < 8);
}

/** A year's worth of what is told by period; undefined when it has no year to it. */
const partOfFull: Partial<Record<Period, (hours: number) => number>> = {
  week: (hours) => hours / weeklyHours,
  month: (hours) => (hours * 12) / yearlyHours,
  year: (hours) => hours / yearlyHours,
  day: (hours) => (hours * 5) / weeklyHours,
};

function withPeriod(found: Piece[]): Piece | undefined {
  const [part, period] = [found[0], found.at(-1)];
  if (part?.kind !== "part" || part.hours === undefined || period?.kind !== "period") return undefined;
  const worth = partOfFull[period.period]?.(part.hours);
  if (worth === undefined) return undefined;
  return { ...toPart([worth], found, period.period !== "week" || worth > 1), hours: part.hours };
}

/** "2 jours par semaine": fifths of a week, if the days are full. */
function readDays(found: Piece[]): Piece | undefined {
  const [number, unit, period] = [found[0], found[1], found.at(-1)];
  const isDays = isUnit(unit, "calendar") && unit.text.startsWith("jour");
  if (!isNumber(number) || !isDays || period?.kind !== "period" || period.period !== "week") return undefined;
  return toPart([(number.values[0] ?? 0) / 5], found, true);
}

/** "17/35e", "17h30/35", "28 h/35 h". Other denominators have other full times (music teachers work 20 hours). */
function readQuotient(found: Piece[]): Piece | undefined {
  const [top, , bottom] = found;
  const worked = top?.kind === "part" ? top.hours : isNumber(top) ? top.values[0] : undefined;
  const full = bottom?.kind === "part" ? bottom.hours : isNumber(bottom) ? bottom.values[0] : ordinalOf(bottom);
  if (worked === undefined || !full || worked > full) return undefined;
  return toPart([worked / full], found, full !== weeklyHours);
}

function ordinalOf(piece: Piece | undefined): number | undefined {
  return piece?.kind === "ordinal" ? Number.parseInt(piece.text, 10) : undefined;
}

/** "un quart temps", "trois quarts de poste", "0,8 d’un temps plein". */
function readFraction(found: Piece[]): Piece | undefined {
  const [number, unit] = [found[0], found.at(-1)];
  if (!isNumber(number) || !unit) return undefined;
  const share = number.values[0] ?? 0;
  return isWork(unit) && number.fraction && share < 1 ? toPart([share], found) : undefined;
}

/** "3/4 temps", "1/2 poste". */
function readWrittenFraction(found: Piece[]): Piece | undefined {
  const [top, , bottom, unit] = found;
  if (!isNumber(top) || !isNumber(bottom) || !isWork(unit)) return undefined;
  const [a = 0, b = 0] = [top.values[0], bottom.values[0]];
  return a > 0 && a < b && b <= 5 ? toPart([a / b], found) : undefined;
}

/** "la moitié d’un temps plein". */
function readHalf(found: Piece[]): Piece | undefined {
  return found[0]?.text === "moitie" && isWork(found.at(-1)) ? toPart([1 / 2], found) : undefined;
}

/** "0,8 d’un temps plein". */
function readDecimal(found: Piece[]): Piece | undefined {
  const [number] = found;
  const share = isNumber(number) ? (number.values[0] ?? 0) : 0;
  return share > 0 && share < 1 ? toPart([share], found) : undefined;
}

function isWork(unit: Piece | undefined): boolean {
  return isUnit(unit, "work_time") || isUnit(unit, "headcount") || isUnit(unit, "full_time");
}

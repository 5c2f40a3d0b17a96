import { addDays, type CivilDate, weekdayOf } from "../calendar/civil-date.ts";
import type { LocalTime } from "../calendar/local-time.ts";
import type { Atom, Heading } from "./facts.ts";

/** The points that leave from one Friday at noon to the next are one issue: that of its first day. */
export const draftWeekday = 5;
export const draftTime: LocalTime = "12:00";

/** The Friday whose draft is that of what leaves at this day and hour. */
export function issueAt(date: CivilDate, time: LocalTime): CivilDate {
  const since = (weekdayOf(date) - draftWeekday + 7) % 7;
  return addDays(date, since === 0 && time < draftTime ? -7 : -since);
}

/** One line of a draft; `held`: it does not leave; `rewritten`: what is said in its place. */
export type DraftLine = {
  number: number;
  heading: Heading;
  atoms: Atom[];
  said: string;
  /** How many people would read it. */
  readers: number;
  held: boolean;
  rewritten?: string;
  /** Nobody would be told it any more. */
  gone?: true;
  /** It changed since it was rewritten: those words are dropped. */
  changed?: true;
};

/** What the DGS made of it: of exactly what its lines say, and of nothing that changed since. */
export type Edits = { held: readonly DraftLine[]; rewritten: readonly DraftLine[] };

export function editsOf(lines: readonly DraftLine[]): Edits {
  return {
    held: lines.filter(({ held }) => held),
    rewritten: lines.filter(({ rewritten }) => rewritten !== undefined),
  };
}

type Thing = { heading: Heading; atoms: readonly Atom[] };

/** Held when all that it says is. */
export function isHeld(thing: Thing, { held }: Edits): boolean {
  return held.some((line) => line.heading === thing.heading && covers(line.atoms, thing.atoms));
}

/** Other words are said only of the very thing that they were written for: nobody reads through them what was not theirs. */
export function rewrittenAs(thing: Thing, { rewritten }: Edits): string | undefined {
  return rewritten.find((line) => isSame(line, thing))?.rewritten;
}

export function isSame(one: Thing, other: Thing): boolean {
  return one.heading === other.heading && covers(one.atoms, other.atoms) && covers(other.atoms, one.atoms);
}

export type Candidate = Thing & { atoms: Atom[]; said: string; readers: number };

/** Of what each reader would be told, one line a thing, counted for its readers: in the words that tell most, its place included. */
export function mergeLines(candidates: readonly Candidate[]): Candidate[] {
  const merged: Candidate[] = [];
  for (const one of candidates) {
    const same = merged.find((line) => isSame(line, one));
    if (same === undefined) {
      merged.push({ ...one });
      continue;
    }
    same.readers += one.readers;
    if (one.said.length > same.said.length) same.said = one.said;
  }
  return merged;
}

function covers(wide: readonly Atom[], narrow: readonly Atom[]): boolean {
  const known = new Set(wide.map(({ key, state }) => `${key} ${state}`));
  return narrow.every(({ key, state }) => known.has(`${key} ${state}`));
}

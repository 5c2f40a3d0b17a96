import type { CivilDate } from "./calendar/civil-date.ts";
import type { Library } from "./library.ts";
import type { Block } from "./message.ts";
import type { Store } from "./store/store.ts";
import type { SectionSaid } from "./words/morning-letter.ts";

/** The morning on which a subject is asked what it has to tell. */
export type Morning = { store: Store; library: Library; at: number; today: CivilDate };

/** What one subject has to tell one person. */
export type Section = {
  personId: number;
  /** The nearest day it speaks of, which is said first. Undefined for a question: it comes last, right above where it is answered. */
  day: CivilDate | undefined;
  /** From when this person may be told, in epoch ms. */
  notBefore: number;
  said: SectionSaid;
  /** What it waits for: a letter that says nothing else is taken back once that is done. */
  waitsFor?: "campaign";
  /** The forms by which somebody who is written to by e-mail may answer. */
  forms?: readonly Block[];
};

export const morningLetter = "morning-letter";

/** The letters that nobody is obliged to send; `waitsFor`: those that say that alone. */
export function ownLettersOf(waitsFor?: NonNullable<Section["waitsFor"]>): string {
  return `morning:own:${waitsFor === undefined ? "" : `${waitsFor}:`}`;
}

/**
 * Whether the letters of `day` left, but for those being written; or, before there were letters, what the job of this one subject
 * had to tell then.
 */
export function wasTold(
  { store, today }: Morning,
  formerJob: "meeting-reminder" | "consultations",
  day: CivilDate,
): boolean {
  return (day < today && store.jobRuns.hasRun(morningLetter, day)) || store.jobRuns.hasRun(formerJob, day);
}

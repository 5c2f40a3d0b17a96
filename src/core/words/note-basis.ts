import type { CivilDate } from "../calendar/civil-date.ts";
import type { Coverage } from "../diagnostic/coverage.ts";
import type { NoteFacts } from "../diagnostic/note.ts";
import type { Equipment, Overlap, PlannedAction } from "../diagnostic/shared-service.ts";
import type { LabelOf } from "./figures.ts";
import { count, formatNumber, formatPercent, plural } from "./format.ts";
import type { Doubtful } from "./synthesis-doubts.ts";

/** What a note is made of: figures, lists, and how they came to be known. */
export type Note = {
  title: string;
  territory: string;
  today: CivilDate;
  /** From its opening to the day wished. */
  openedOn: CivilDate;
  wishedBy: CivilDate;
  /** `approved`: by whom of the technical committee, before it was opened. */
  questionnaire: { title: string; version: number; approved?: string };
  coverage: Coverage;
  inhabitants: { behind: number; all: number };
  facts: NoteFacts;
  overlaps: readonly Overlap[];
  equipment: readonly Equipment[];
  actions: readonly PlannedAction[];
  /** Values to ask again. */
  doubts: readonly Doubtful[];
  /** Functions of those who answered, with how many municipalities each answered for. */
  answeredBy: readonly { functions: string; municipalities: number }[];
  /** How many mayors gave their visa; undefined where none is asked for. */
  visas: number | undefined;
  labelOf: LabelOf;
};

/** "21 communes sur 25 ont validé". */
export function sayValidated({ validated, total }: Coverage): string {
  const { length } = validated;
  return `${count(length, "commune", "communes")} sur ${formatNumber(total)} ${plural(length, "a validé", "ont validé")}`;
}

/** "94 %": never all of what is not whole. */
export function share(part: number, whole: number): string {
  return formatPercent(whole === 0 ? 0 : part < whole ? Math.min(99, Math.round((100 * part) / whole)) : 100);
}

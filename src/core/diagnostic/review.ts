import type { CivilDate } from "../calendar/civil-date.ts";

/** A version of a questionnaire put to people before it is launched. */
export type Review = {
  questionnaire: string;
  version: number;
  wishedBy: CivilDate;
  openedAt: number;
  reviewers: readonly number[];
};

/** What somebody said of a question, or of the whole where there is none. `settlement`: what was done of it. */
export type ReviewComment = {
  id: number;
  questionnaire: string;
  version: number;
  question?: string;
  text: string;
  by: number;
  at: number;
  settlement?: string;
};

/** `functions`: those held then, as they were said. */
export type Approval = { personId: number; functions: string; at: number };

import type { CivilDate } from "../calendar/civil-date.ts";
import type { Candidate, Option } from "../language/reading.ts";
import type { Answer, Answers } from "./answers.ts";
import type { Refusal } from "./check-answer.ts";
import { type Facts, firstUnanswered, isAnswered, type Item, path, type QuestionStep, type Step } from "./path.ts";
import type { SectionProgress } from "./section-progress.ts";
import type { AtomicQuestion, GroupQuestion, Questionnaire, Value } from "./questionnaire.ts";

/** Everything an interview is: there is no cursor, the current question follows from the answers. */
export type InterviewState = {
  answers: Answers;
  /** The path being corrected, asked before the first unanswered one. */
  editing?: string;
  /** Something said that waits for a yes, a choice or a no. */
  pending?: Pending;
  /** How many things have waited for a word so far. */
  doubts?: number;
  /** That the answers given for another municipality were offered; `from`: the one whose are proposed. */
  alike?: { from?: string };
};

export type Pending = { /** Tells its buttons from those of an earlier one. */ id?: number } & (
  | { kind: "doubt"; path: string; candidates: Candidate<Value>[]; raw: string }
  | { kind: "suspect"; path: string; value: Value; estimate: boolean; raw: string; message: string }
  | { kind: "which"; targets: string[] }
  | { kind: "items"; group: string; one: ItemAnswers; several: ItemAnswers[] }
  | { kind: "leave" }
  | { kind: "alike"; from: string }
);

/** The first answers of an item, by the id of the group's own questions. */
export type ItemAnswers = Record<string, Answer>;

export type Context = {
  questionnaire: Questionnaire;
  facts: Facts;
  today: CivilDate;
  /** The question was asked hours ago: free text may be about something else, so it is confirmed before it is kept. */
  cold?: boolean;
  /** Who reads: a restricted answer is shown to its author and to those who read all. Absent: nobody is kept from it. */
  viewer?: { personId: number; readsAll: boolean };
  /** Questions of which the answer would speak of one or two agents to somebody from elsewhere. */
  withheld?: ReadonlySet<string>;
  /** How many files are joined to each place that has some. */
  files?: Readonly<Record<string, number>>;
  /** By path: what somebody else was asked in the place of who answers the interview. */
  handedOver?: Readonly<Record<string, HandedOver>>;
  elsewhere?: readonly Elsewhere[];
};

/**
 * What is answered to the same questions for another municipality of the same person, by path; `id`: its INSEE code. `byOthers`:
 * none of it by this person.
 */
export type Elsewhere = {
  id: string;
  place: string;
  byOthers?: true;
  answers: Readonly<Record<string, Candidate<Value>>>;
};

/** `to`: "Mme Chevalier, maire". `answered`: the answer is theirs; else it is waited for. */
export type HandedOver = { to: string; on: CivilDate; answered: boolean };

/** A typed message, a button's own path and value, or the new words of a message that had answered `paths`. */
export type Input = { text: string } | { path: string; value: string } | { paths: readonly string[]; words: string };

/** What came out of one turn; `said` is rendered by `words/interview`, then the prompt of the new state follows. */
export type Turn = {
  state: InterviewState;
  said: Said[];
  ended?: "paused" | "validated" | "abandoned";
  /** Validated, to be kept without the name of who answered. */
  unnamed?: true;
  /** The question that the words were put to, kept or not. */
  putTo?: string;
  /** The words picked among what a doubt offered. */
  settles?: true;
  /** The new words of an old message left something to ask. */
  asks?: true;
};

export type Said =
  | {
      say: "noted";
      question: AtomicQuestion;
      value: Value;
      estimate: boolean;
      options: Option[];
      item?: Item;
      before?: Answer;
      stillTrue?: true;
    }
  /** `first`: nothing was left "à compléter" before, nor put to somebody else, who could be. */
  | {
      say: "left";
      question: AtomicQuestion | GroupQuestion;
      state: "unknown" | "skipped";
      words: string;
      first?: boolean;
    }
  | { say: "unread"; question: AtomicQuestion; options: Option[] }
  | { say: "give_value"; question: AtomicQuestion }
  | { say: "refused"; question: AtomicQuestion; refusal: Refusal; value: Value }
  | { say: "broken"; message: string }
  | { say: "rest_ignored"; rest: string }
  | { say: "item_noted"; group: GroupQuestion; fields: { question: AtomicQuestion; value: Value; options: Option[] }[] }
  | { say: "item_removed"; title: string }
  | { say: "group_closed"; group: GroupQuestion; count: number }
  | { say: "describe_item"; group: GroupQuestion }
  | { say: "item_unread"; group: GroupQuestion }
  | { say: "no_list_alike"; group: GroupQuestion }
  | { say: "item_skipped"; title: string }
  | { say: "branch"; sleeping: number; opened: number }
  | { say: "help"; question: AtomicQuestion | GroupQuestion }
  | { say: "help_review" }
  | { say: "say_validate" }
  | { say: "progress"; progress: Progress; sections: SectionProgress[] }
  | { say: "recap" }
  | { say: "no_previous" }
  | { say: "no_such_question"; about: string; near: string[] }
  | { say: "not_on_path"; label: string }
  | { say: "not_finished"; remaining: number }
  | { say: "name_or_not" }
  | { say: "named_only" }
  | { say: "too_few"; least: number }
  | { say: "pick_line" }
  | { say: "none_or_unknown" }
  | { say: "stale" }
  | { say: "unchanged"; question: AtomicQuestion; answer: Answer; options: Option[] }
  | { say: "not_amended"; question: AtomicQuestion | GroupQuestion }
  | { say: "asked_no_more" }
  | { say: "no_answer_in_edit" }
  | { say: "kept_going" }
  | { say: "nothing_changed" }
  | { say: "still_answered"; question: AtomicQuestion; answer: Answer; options: Option[] }
  | { say: "alike_on"; place: string }
  | { say: "alike_off" }
  | { say: "alike_yes_or_no" }
  | { say: "not_understood" };

/** A list counts for one question. `minutes`: what remains, from the questionnaire's own estimate. */
export type Progress = { answered: number; total: number; unknown: number; skipped: number; minutes: number };

export function stepsOf(context: Context, state: InterviewState): Step[] {
  return path(context.questionnaire, state.answers, context.facts);
}

const inWords: ReadonlySet<string> = new Set(["text", "choice", "choices", "ranking"]);

/** Whether what is asked now is answered in words, one's own or those of a list: "ressources humaines" may be one of them. */
export function isAskedInWords(context: Context, state: InterviewState): boolean {
  const step = state.pending === undefined ? currentStep(context, state) : undefined;
  return isQuestionStep(step) && inWords.has(step.question.type);
}

/** The question to ask now; undefined when all is answered: it is then time to review. */
export function currentStep(context: Context, state: InterviewState): Step | undefined {
  const steps = stepsOf(context, state);
  return steps.find((step) => step.path === state.editing) ?? firstUnanswered(steps, state.answers);
}

export function progressOf(context: Context, state: InterviewState): Progress {
  const steps = stepsOf(context, state);
  const left = (as: "unknown" | "skipped") =>
    new Set(steps.filter((step) => state.answers[step.path]?.state === as && !isItemDetail(step)).map(ownQuestion))
      .size;
  const waiting = new Set(steps.filter((step) => !isAnswered(step, state.answers)).map(ownQuestion));
  const total = new Set(steps.map(ownQuestion)).size;
  const answered = total - waiting.size;
  const minutes = Math.ceil((context.questionnaire.minutes * (total - answered)) / Math.max(total, 1));
  return { answered, total, unknown: left("unknown"), skipped: left("skipped"), minutes };
}

function isItemDetail(step: Step): boolean {
  return step.kind === "question" && step.item !== undefined;
}

/** A restricted answer, seen by somebody else than its author, who gave it to them, or the DGS. */
export function isHidden(
  { viewer, withheld }: Context,
  question: AtomicQuestion | GroupQuestion,
  answer: Answer,
): boolean {
  const isKept = question.sensitivity === "restricted" || withheld?.has(question.id) === true;
  if (!isKept || viewer === undefined || viewer.readsAll) return false;
  return answer.by !== undefined && answer.by !== viewer.personId && answer.toldBy !== viewer.personId;
}

/** What is asked now, in one word: another question, or another doubt, has another key. */
export function promptKey(context: Context, state: InterviewState): string {
  if (state.pending) return `?${state.pending.id ?? 0}`;
  return currentStep(context, state)?.path ?? "review";
}

/** A repeated group counts for one question, done when it is closed and all its items are answered. */
export function ownQuestion(step: Step): string {
  if (step.kind !== "question") return step.question.id;
  return step.item?.group.id ?? step.path;
}

export function withAnswer(state: InterviewState, at: string, answer: Answer): InterviewState {
  const { editing, pending: _pending, ...rest } = state;
  const next: InterviewState = { ...rest, answers: { ...state.answers, [at]: answer } };
  return editing === undefined || editing === at ? next : { ...next, editing };
}

export function withoutPending({ pending: _pending, ...state }: InterviewState): InterviewState {
  return state;
}

export function withoutEditing({ editing: _editing, ...state }: InterviewState): InterviewState {
  return state;
}

export function isQuestionStep(step: Step | undefined): step is QuestionStep {
  return step?.kind === "question";
}

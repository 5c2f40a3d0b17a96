import type { Answer } from "../interview/answers.ts";
import type { AtomicQuestion, GroupQuestion, Question, Value } from "../interview/questionnaire.ts";
import type { InterviewState, Said } from "../interview/state.ts";
import type { Option } from "../language/reading.ts";

/** What became of one line that says something. `line`: in the file, from 1. `path`: the answer it is surely for. */
export type Outcome = { line: number; said: string; path?: string } &
  /** `rest`: words that were left over. */
  (
    | { kind: "kept"; question: AtomicQuestion | GroupQuestion; rest?: string }
    | { kind: "same" }
    /** Another answer is there already. `hidden`: which may not be read. */
    | { kind: "different"; question: AtomicQuestion; before: Answer; after: Answer; options: Option[]; hidden: boolean }
    /** A thing that is not in a list said to be complete. */
    | { kind: "one_more"; question: GroupQuestion; count: number }
    | { kind: "doubt"; question: AtomicQuestion; candidates: { value: Value; estimate: boolean }[]; options: Option[] }
    | { kind: "unusual"; question: AtomicQuestion; message: string }
    | { kind: "refused"; question: AtomicQuestion; reason: Said[]; options: Option[] }
    /** A thing of a list whose first detail is missing or not read: nothing else of it can be kept. */
    | { kind: "nameless"; question: GroupQuestion; first: AtomicQuestion }
    | { kind: "too_many"; question: GroupQuestion }
    | { kind: "list_unread"; question: GroupQuestion }
    | { kind: "list_not_empty"; question: GroupQuestion; count: number }
    | { kind: "not_asked"; question: Question }
    /** Whether it is asked hangs on a line that has to be looked at again: `on`. */
    | { kind: "waits"; question: Question; on: number }
    | { kind: "unknown" }
  );

export type Taken = { state: InterviewState; outcomes: Outcome[] };

/** What is kept only once somebody says that it replaces what is there. */
export function isContrary({ kind }: Outcome): boolean {
  return kind === "different" || kind === "one_more";
}

/** What somebody has to look at again. */
export function isRefused(outcome: Outcome): boolean {
  return outcome.kind !== "kept" && outcome.kind !== "same" && !isContrary(outcome);
}

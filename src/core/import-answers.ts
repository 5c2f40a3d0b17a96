import { isSignedForm } from "./answer-forms.ts";
import { mayAnswer } from "./asked.ts";
import { enterForm } from "./entering.ts";
import { isContrary, isRefused, type Outcome } from "./form-file/outcome.ts";
import type { SentLine } from "./form-file/read-form.ts";
import { signForm } from "./form-file/sign-form.ts";
import { takeForm } from "./form-file/take-form.ts";
import { isAnswered } from "./interview/path.ts";
import type { AtomicQuestion, GroupQuestion } from "./interview/questionnaire.ts";
import { type InterviewState, isQuestionStep, ownQuestion, stepsOf, type Turn } from "./interview/state.ts";
import { keepTurn, type Session } from "./interviewing.ts";
import type { Library } from "./library.ts";
import type { Person } from "./people.ts";
import type { InterviewWithState } from "./store/interviews.ts";
import type { Store } from "./store/store.ts";

/** What a form brings to an interview. `missing`: the questions that are then without an answer; of a list, what lacks some. */
export type Brought = {
  kept: Outcome[];
  same: Outcome[];
  contrary: Outcome[];
  refused: Outcome[];
  missing: { question: AtomicQuestion | GroupQuestion; items: string[] }[];
};

type Options = { replace: boolean };

/** As much of a session as lines are weighed on. */
export type Weighed = Pick<Session, "context"> & { interview: Pick<InterviewWithState, "id" | "state"> };

/** Read again at each look at the question that waits for a yes: the same lines on the same answers say the same. */
const weighed = new WeakMap<readonly SentLine[], { on: string; brought: Brought }>();

/** What taking these lines would do, without replacing anything; nothing is kept. */
export function weigh(session: Weighed, lines: readonly SentLine[]): Brought {
  const on = JSON.stringify([session.interview.id, session.context.today, session.interview.state.answers]);
  const known = weighed.get(lines);
  if (known?.on === on) return known.brought;
  const { brought } = broughtBy(session, lines, { replace: false });
  weighed.set(lines, { on, brought });
  return brought;
}

/**
 * Keeps these lines as the answers of their municipality, or of the person who signed them, given by `person`, from the file called
 * `file`. Validates what a person signed, once no line is left to look at; never for a municipality. `told`: those who answer there, who
 * are written to when `person` is none of them.
 */
export function importAnswers(
  { store, library }: { store: Store; library: Library },
  session: Session,
  sent: { file: string; lines: readonly SentLine[] },
  person: Person,
  now: number,
  options: Options,
): { brought: Brought; told: Person[]; validated: boolean } {
  const { state, brought } = broughtBy(session, sent.lines, options);
  const { interview, stored, context } = session;
  const signed = signedBy(session, state, brought);
  if (brought.kept.length === 0 && signed === undefined) return { brought, told: [], validated: false };
  const { status: before } = interview;
  const status = before === "invited" || before === "closed" ? "paused" : before;
  const { version } = context.questionnaire;
  if (signed === undefined) store.interviews.save(stored, { state, status, version }, person.id, now);
  else keepTurn(store, session, signed, person, now);
  store.audit.add(now, person.id, "answers.imported", `interview:${interview.id}`, {
    after: `${sent.file} (${brought.kept.length})`,
  });
  const isOwn = mayAnswer(person, interview, context.questionnaire);
  const told = isOwn ? [] : enterForm(store, library, interview, person, now);
  return {
    brought: signed === undefined ? brought : { ...brought, missing: [] },
    told,
    validated: signed !== undefined,
  };
}

/** The turn that validates what somebody signed; undefined where nobody signs, or something is to be looked at first. */
function signedBy({ context }: Session, state: InterviewState, { refused, contrary }: Brought): Turn | undefined {
  const { unnamed } = context.questionnaire;
  if (!isSignedForm(context.questionnaire) || refused.length + contrary.length > 0) return undefined;
  if (Object.values(state.answers).every((answer) => answer.state !== "given")) return undefined;
  const turn = signForm(context, state, { word: unnamed ? "validate_named" : "validate" });
  return turn.ended === undefined ? undefined : turn;
}

/** The answers with these lines among them, and what became of each line. */
export function broughtBy({ context, interview }: Weighed, lines: readonly SentLine[], options: Options) {
  const { state, outcomes } = takeForm(context, interview.state, lines, options);
  const missing = Map.groupBy(
    stepsOf(context, state).filter((step) => !isAnswered(step, state.answers)),
    ownQuestion,
  );
  const brought: Brought = {
    kept: outcomes.filter(({ kind }) => kind === "kept"),
    same: outcomes.filter(({ kind }) => kind === "same"),
    contrary: outcomes.filter(isContrary),
    refused: outcomes.filter(isRefused),
    missing: [...missing.values()].flatMap((steps) => {
      const [first] = steps;
      const items = steps.flatMap((step) => (isQuestionStep(step) ? (step.item?.title ?? []) : []));
      if (first === undefined) return [];
      const list = isQuestionStep(first) ? first.item?.group : undefined;
      return [{ question: list ?? first.question, items: [...new Set(items)] }];
    }),
  };
  return { state, brought };
}

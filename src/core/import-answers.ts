import { isContrary, isRefused, type Outcome } from "./form-file/outcome.ts";
import type { SentLine } from "./form-file/read-form.ts";
import { takeForm } from "./form-file/take-form.ts";
import { isAnswered } from "./interview/path.ts";
import type { AtomicQuestion, GroupQuestion } from "./interview/questionnaire.ts";
import { progressOf, stepsOf } from "./interview/state.ts";
import type { Session } from "./interviewing.ts";
import type { Person } from "./people.ts";
import type { Store } from "./store/store.ts";

/** What a form brings to an interview. `missing`: the questions that are then without an answer, `left` how many, a list counting once. */
export type Brought = {
  kept: Outcome[];
  same: Outcome[];
  contrary: Outcome[];
  refused: Outcome[];
  missing: (AtomicQuestion | GroupQuestion)[];
  left: number;
};

type Options = { replace: boolean };

/** Read again at each look at the question that waits for a yes: the same lines on the same answers say the same. */
const weighed = new WeakMap<readonly SentLine[], { on: string; brought: Brought }>();

/** What taking these lines would do, without replacing anything; nothing is kept. */
export function weigh(session: Session, lines: readonly SentLine[]): Brought {
  const on = JSON.stringify([session.interview.id, session.context.today, session.interview.state.answers]);
  const known = weighed.get(lines);
  if (known?.on === on) return known.brought;
  const { brought } = broughtBy(session, lines, { replace: false });
  weighed.set(lines, { on, brought });
  return brought;
}

/** Keeps these lines as the answers of their municipality, given by `person`, from the file called `file`. Never validates. */
export function importAnswers(
  store: Store,
  session: Session,
  sent: { file: string; lines: readonly SentLine[] },
  person: Person,
  now: number,
  options: Options,
): Brought {
  const { state, brought } = broughtBy(session, sent.lines, options);
  if (brought.kept.length === 0) return brought;
  const { interview, stored, context } = session;
  const status = interview.status === "invited" ? "paused" : interview.status;
  const { version } = context.questionnaire;
  store.interviews.save(stored, { state, status, version }, person.id, now);
  store.audit.add(now, person.id, "answers.imported", `interview:${interview.id}`, {
    after: `${sent.file} (${brought.kept.length})`,
  });
  return brought;
}

function broughtBy({ context, interview }: Session, lines: readonly SentLine[], options: Options) {
  const { state, outcomes } = takeForm(context, interview.state, lines, options);
  const progress = progressOf(context, state);
  const missing = stepsOf(context, state).filter((step) => !isAnswered(step, state.answers));
  const brought: Brought = {
    kept: outcomes.filter(({ kind }) => kind === "kept"),
    same: outcomes.filter(({ kind }) => kind === "same"),
    contrary: outcomes.filter(isContrary),
    refused: outcomes.filter(isRefused),
    missing: missing.map(({ question }) => question),
    left: progress.total - progress.answered,
  };
  return { state, brought };
}

import { may } from "./access.ts";
import { enterForm } from "./entering.ts";
import { isContrary, isRefused, type Outcome } from "./form-file/outcome.ts";
import type { SentLine } from "./form-file/read-form.ts";
import { takeForm } from "./form-file/take-form.ts";
import { isAnswered } from "./interview/path.ts";
import type { AtomicQuestion, GroupQuestion } from "./interview/questionnaire.ts";
import { isQuestionStep, ownQuestion, stepsOf } from "./interview/state.ts";
import type { Session } from "./interviewing.ts";
import type { Library } from "./library.ts";
import type { Person } from "./people.ts";
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

/**
 * Keeps these lines as the answers of their municipality, given by `person`, from the file called `file`. Never validates. `told`:
 * those who answer there, who are written to when `person` is none of them.
 */
export function importAnswers(
  { store, library }: { store: Store; library: Library },
  session: Session,
  sent: { file: string; lines: readonly SentLine[] },
  person: Person,
  now: number,
  options: Options,
): { brought: Brought; told: Person[] } {
  const { state, brought } = broughtBy(session, sent.lines, options);
  if (brought.kept.length === 0) return { brought, told: [] };
  const { interview, stored, context } = session;
  const { status: before } = interview;
  const status = before === "invited" || before === "closed" ? "paused" : before;
  const { version } = context.questionnaire;
  store.interviews.save(stored, { state, status, version }, person.id, now);
  store.audit.add(now, person.id, "answers.imported", `interview:${interview.id}`, {
    after: `${sent.file} (${brought.kept.length})`,
  });
  const { insee } = interview;
  const isOwn = insee !== undefined && may(person, "answer_diagnostic", insee);
  return { brought, told: isOwn ? [] : enterForm(store, library, interview.id, person, now) };
}

function broughtBy({ context, interview }: Session, lines: readonly SentLine[], options: Options) {
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

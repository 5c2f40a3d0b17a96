import type { CommandContext } from "../../core/command.ts";
import { sessionFor } from "../../core/focus.ts";
import { whyNotHanded } from "../../core/hand-overs.ts";
import { likenessTo } from "../../core/interview/find-question.ts";
import type { QuestionStep, Step } from "../../core/interview/path.ts";
import { currentStep, isQuestionStep, stepsOf } from "../../core/interview/state.ts";
import { interviewsOf, type Session } from "../../core/interviewing.ts";
import { sayLabel } from "../../core/words/hand-over.ts";

/** The interview that the person is in, or the last they were in: what they say of a question is about it. */
export function ownSession(context: CommandContext): Session | undefined {
  const { store, library, person } = context;
  const { interviewId } = store.conversations.of(person.id);
  const now = interviewId === undefined ? undefined : sessionFor(context, interviewId);
  if (now !== undefined) return now;
  const [last] = interviewsOf(store, library, person)
    .filter(({ status }) => status !== "invited" && status !== "abandoned")
    .toSorted((one, other) => other.updatedAt - one.updatedAt);
  return last && sessionFor(context, last.id);
}

/** What is being asked, or doubted of. */
export function askedNow({ context, interview: { state, status } }: Session): Step | undefined {
  if (status === "validated") return undefined;
  const { pending } = state;
  const at = pending !== undefined && "path" in pending ? pending.path : undefined;
  return stepsOf(context, state).find(({ path }) => path === at) ?? currentStep(context, state);
}

/** The questions that may be put to somebody: left "à compléter", and not yet theirs. */
export function leftOpen({ context, interview: { state } }: Session): QuestionStep[] {
  return stepsOf(context, state)
    .filter((step) => isQuestionStep(step))
    .filter((step) => whyNotHanded(step) === undefined && state.answers[step.path]?.state === "unknown")
    .filter((step) => !isWaiting(context, step));
}

function isWaiting({ handedOver }: Session["context"], { path }: Step): boolean {
  return handedOver?.[path]?.answered === false;
}

/** The questions that words name: "le budget", "reste à charge". */
export function stepsNamed({ context, interview: { state } }: Session, about: string): Step[] {
  const scored = stepsOf(context, state)
    .map((step) => ({
      step,
      score: likenessTo(about, [isQuestionStep(step) ? sayLabel(step) : step.question.label, ...step.question.words]),
    }))
    .filter(({ score }) => score > 0);
  const best = Math.max(...scored.map(({ score }) => score));
  return scored.filter(({ score }) => score === best).map(({ step }) => step);
}

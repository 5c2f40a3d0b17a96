import { answerCurrent } from "../interview/answer-current.ts";
import type { Control } from "../interview/control.ts";
import {
  type Context,
  currentStep,
  type InterviewState,
  type Turn,
  withoutEditing,
  withoutPending,
} from "../interview/state.ts";
import { steer } from "../interview/steer.ts";

/**
 * Passes over what a signed form leaves empty, then validates it: whoever signed it has nothing more to say here. When something still
 * bars it, `ended` is absent and `said` says what.
 */
export function signForm(context: Context, state: InterviewState, as: Control): Turn {
  let reached = withoutEditing(withoutPending(state));
  for (let current = currentStep(context, reached); current !== undefined;) {
    // What Relais works out is left empty to be worked out; a list is as long as what was written in it.
    const isWorkedOut =
      current.kind === "question" && current.question.type === "computed" && current.proposal !== undefined;
    const turn = isWorkedOut
      ? answerCurrent(context, reached, current, "oui")
      : steer(context, reached, current, { word: current.kind === "group_more" ? "done" : "skip" }, "");
    const next = currentStep(context, withoutPending(turn.state));
    if (next?.path === current.path && next.kind === current.kind) return { state: reached, said: turn.said };
    reached = withoutPending(turn.state);
    current = next;
  }
  return steer(context, reached, undefined, as, "");
}

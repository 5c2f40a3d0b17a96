import { sameAnswer } from "./answers.ts";
import { brokenByChange } from "./check-answer.ts";
import { optionsOf, type QuestionStep } from "./path.ts";
import type { Value } from "./questionnaire.ts";
import { type Context, type InterviewState, isHidden, type Said, stepsOf, type Turn } from "./state.ts";

/** What a kept answer changes around it: a branch taken or left, a later answer that no longer agrees. */
export function settle(
  context: Context,
  before: InterviewState,
  next: InterviewState,
  step: QuestionStep,
  heard: { value: Value; estimate: boolean },
): Turn {
  const { question, path, item } = step;
  const previous = before.answers[path];
  const isShown = previous !== undefined && !isHidden(context, question, previous);
  const options = optionsOf(question, context.questionnaire, next.answers, context.facts);
  const said: Said[] = [
    isShown && sameAnswer(previous, next.answers[path])
      ? { say: "unchanged", question, answer: previous, options }
      : {
          say: "noted",
          question,
          value: heard.value,
          estimate: heard.estimate,
          options,
          ...(item ? { item } : {}),
          ...(isShown ? { before: previous } : {}),
        },
  ];
  const branch = branchChange(context, before, next);
  if (previous && branch) said.push(branch);
  const [conflict] = brokenByChange(context.questionnaire, step, next.answers, context.facts);
  if (!conflict) return { state: next, said };
  said.push({ say: "broken", message: conflict.check.message });
  return { state: { ...next, editing: conflict.step.path }, said };
}

function branchChange(context: Context, before: InterviewState, next: InterviewState): Said | undefined {
  const old = new Set(stepsOf(context, before).map((step) => step.path));
  const now = stepsOf(context, next);
  const paths = new Set(now.map((step) => step.path));
  const sleeping = Object.keys(next.answers).filter((at) => old.has(at) && !paths.has(at)).length;
  const opened = now.filter((step) => !old.has(step.path) && next.answers[step.path] === undefined).length;
  return sleeping + opened === 0 ? undefined : { say: "branch", sleeping, opened };
}

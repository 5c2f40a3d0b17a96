import { isAnswered } from "./path.ts";
import { type Context, type InterviewState, ownQuestion, stepsOf } from "./state.ts";

/** How far one section is; `minutes`: what remains, of the questionnaire's own estimate. */
export type SectionProgress = { id: string; title: string; answered: number; total: number; minutes: number };

/** Section by section, those that apply; a list counts for one question. */
export function sectionsOf(context: Context, state: InterviewState): SectionProgress[] {
  const steps = stepsOf(context, state);
  const all = new Set(steps.map(ownQuestion)).size;
  return [...Map.groupBy(steps, ({ section }) => section.id)].map(([id, own]) => {
    const waiting = new Set(own.filter((step) => !isAnswered(step, state.answers)).map(ownQuestion)).size;
    const total = new Set(own.map(ownQuestion)).size;
    const minutes = Math.ceil((context.questionnaire.minutes * waiting) / Math.max(all, 1));
    return { id, title: own[0]?.section.title ?? id, answered: total - waiting, total, minutes };
  });
}

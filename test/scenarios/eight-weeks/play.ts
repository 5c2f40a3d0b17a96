import { addDays } from "../../../src/core/calendar/civil-date.ts";
import { instantOf } from "../../../src/core/calendar/local-time.ts";
import { type Stage, createStage, type Sent, zone } from "../campaign/stage.ts";
import { answerWhole } from "./answer.ts";
import { firstDay, lastDay, type Step, story } from "./story.ts";

const hours = Array.from({ length: 16 }, (_, rank) => `${String(rank + 6).padStart(2, "0")}:00`);

/** The eight weeks, hour after hour: all that was said and sent, in its order. */
export function playEightWeeks(): { stage: Stage; sent: Sent[] } {
  const stage = createStage([]);
  const steps = [...story];
  for (let day = firstDay; day <= lastDay; day = addDays(day, 1))
    for (const time of hours) {
      stage.tickAt(day, time);
      while (isIn(steps[0], day, time)) {
        const step = steps.shift();
        if (step !== undefined) play(stage, step);
      }
      // Wherever it stops, it goes on.
      if (time === "07:00") stage.restart();
    }
  if (steps.length > 0) throw new Error(`never played: ${steps[0]?.at}`);
  return { stage, sent: stage.sent };
}

function isIn(step: Step | undefined, day: string, time: string): boolean {
  return step?.at.slice(0, 10) === day && step.at.slice(11, 13) === time.slice(0, 2);
}

function play(stage: Stage, step: Step): void {
  const bot = stage.bot();
  bot.clock.moveTo(instantOf(step.at.slice(0, 10), step.at.slice(11), zone));
  if ("says" in step) {
    understood(step, stage.say(step.by, step.says));
    return;
  }
  for (const place of step.validates) answerWhole(stage, place);
}

/** A story whose words are not heard tells nothing. */
function understood({ says, at }: Extract<Step, { says: string }>, answer: string): void {
  if (/^Je n'ai pas compris|^Je ne peux pas faire|n'ai rien noté/u.test(answer))
    throw new Error(`at ${at}, « ${says} » was answered: ${answer}`);
}

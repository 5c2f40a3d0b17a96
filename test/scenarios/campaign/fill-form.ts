import { isAnswered, optionsOf, type QuestionStep } from "../../../src/core/interview/path.ts";
import type { Answer } from "../../../src/core/interview/answers.ts";
import { stepsOf } from "../../../src/core/interview/state.ts";
import type { Session } from "../../../src/core/interviewing.ts";
import type { Town } from "../../support/full-campaign.ts";
import { drawn } from "../../support/full-campaign.ts";
import type { Kept } from "./clerk.ts";
import { itemsMeant, type Meant, meantAt } from "./mind.ts";
import { sayMeant, sayPlainly } from "./say-value.ts";

/** The table of a form, its answers typed in a spreadsheet, and what they mean. */
export function fillForm(form: string, { context }: Session, town: Town): { text: string; meant: Map<string, Kept> } {
  const cells = new Map<string, string>();
  const meant = new Map<string, Kept>();
  const answers: Record<string, Answer> = {};
  const missing = () => stepsOf(context, { answers }).filter((step) => !isAnswered(step, answers));
  for (let [step] = missing(); step !== undefined; [step] = missing()) {
    if (step.kind !== "question") {
      const group = step.question;
      const total = itemsMeant(group, town);
      cells.set(group.id, total === 0 ? "aucun" : "");
      meant.set(group.id, { state: "items", items: total, closed: true });
      const items = Array.from({ length: total }, (_, index) => index + 1);
      answers[group.id] = { state: "given", value: { items, closed: true, last: total }, estimate: false, raw: "" };
      continue;
    }
    const thought = meantAt(step, answers, context, town);
    // In a table, what one does not answer is « je ne sais pas ».
    const one: Meant = thought.state === "skipped" ? { state: "unknown" } : thought;
    answers[step.path] =
      one.state === "given"
        ? { ...one, raw: "", ...(step.proposal !== undefined && { shown: step.proposal }) }
        : { ...one, raw: "" };
    meant.set(step.path, one);
    const options = optionsOf(step.question, context.questionnaire, answers, context.facts);
    cells.set(
      keyInForm(step),
      one.state === "given"
        ? sayPlainly(step.question, one, options)
        : sayMeant(step.question, one, options, drawn(step.path)),
    );
  }
  const text = form
    .split("\r\n")
    .map((line) => {
      const cell = cells.get(line.split(";")[0] ?? "");
      return cell === undefined ? line : line.replace(/;[^;]*;[^;]*$/u, `;${cell};`);
    })
    .join("\r\n");
  return { text, meant };
}

function keyInForm({ path, item }: QuestionStep): string {
  return item === undefined ? path : path.replace("/", "/+");
}

import type { Command, CommandContext } from "../../core/command.ts";
import { answerPut, declinePut, type Put, putTo } from "../../core/hand-overs.ts";
import { isChoicesValue } from "../../core/interview/answers.ts";
import { readControl, startsWithUnknown } from "../../core/interview/control.ts";
import { readAnswer } from "../../core/interview/read-answer.ts";
import type { AtomicQuestion } from "../../core/interview/questionnaire.ts";
import { say } from "../../core/message.ts";
import { sayGivenBack, sayStillPut, sayThanksFor } from "../../core/words/hand-over.ts";
import { sayAnswer } from "../../core/words/interview.ts";
import { chosenPut, readPut, whichPut } from "./which-put.ts";

/** What "je ne sais pas" stands for: no answer that anybody types. */
const notKnown = "\u0000";
/** Fewer words are more likely about something else than the answer to a question in words. */
const fewestWords = 4;

/** A question that somebody put to this person: asked as the diagnostic would, kept in their name. */
export const handOverAnswer: Command = {
  name: "hand-over-answer",
  words: [
    "répondre à la question",
    "répondre à cette question",
    "la question posée",
    "question posée",
    "questions posées",
  ],
  group: "diagnostic",
  summary: "répondre à une question qu'une commune vous pose",
  examples: ["répondre à la question"],
  action: "get_help",
  keepsWords: true,
  usual: { answer: notKnown },
  parameters(context, known) {
    const chosen = chosenPut(context, known);
    const which = putTo(context).length > 1 ? [whichPut(context)] : [];
    return chosen === undefined || known.words !== undefined ? which : [...which, asParameter(chosen)];
  },
  read(rest, context) {
    const put = readPut(rest, context);
    if (put === undefined) return undefined;
    const { question, words } = put;
    // Words picked among what was offered may be for another of the questions: they must be an answer to this one.
    const one = putTo(context).find(({ handOver }) => String(handOver.id) === question);
    if (one !== undefined && words !== "" && !isAnswerTo(one, words, context)) return undefined;
    return { ...(question === undefined ? {} : { question }), ...(words === "" ? {} : { words }) };
  },
  overhear(said, context) {
    const waiting = putTo(context);
    if (waiting.length === 0) return undefined;
    if (readControl(said)?.word === "unknown") return "rendre la question";
    // "Je sais pas trop, une centaine" says something: the question is asked.
    if (startsWithUnknown(said) !== undefined) return "répondre à la question";
    const fitting = waiting.filter(
      (one) => isAnswerTo(one, said, context) && (one.put.question.type !== "text" || isSentence(said)),
    );
    const [only, ...others] = fitting;
    if (only === undefined) return undefined;
    return `répondre à la question${others.length === 0 ? ` n° ${only.handOver.id}` : ""} : ${said}`;
  },
  run(context, known, answers) {
    const chosen = chosenPut(context, known);
    if (chosen === undefined) throw new Error("no question was chosen");
    const question = String(chosen.handOver.id);
    if (known.words !== undefined)
      return {
        message: say(),
        next: { command: "hand-over-answer", parameters: { question }, said: String(known.words) },
      };
    const { answer } = answers ?? {};
    if (answer?.state !== "given") throw new Error("the question was not answered");
    if (answer.value === notKnown || (isChoicesValue(answer.value) && answer.value.chosen[0] === notKnown)) {
      declinePut(context, chosen);
      return { message: say(sayGivenBack(chosen.put)) };
    }
    const kept = answerPut(context, chosen, answer);
    if (kept.kind === "refused")
      return { message: say(kept.message), next: { command: "hand-over-answer", parameters: { question } } };
    return {
      message: say(sayThanksFor(chosen.put.place, sayAnswer(chosen.step.question, answer, chosen.put.options))),
    };
  },
  sayLeft: () => sayStillPut(),
};

function asParameter({ put: { question, options } }: Put): AtomicQuestion {
  const alone = { ...question, id: "answer" };
  if (alone.type === "choice" || alone.type === "choices" || alone.type === "ranking")
    return { ...alone, options: { list: [...options] } };
  return alone;
}

function isSentence(said: string): boolean {
  return said.trim().split(/\s+/u).length >= fewestWords;
}

/** Whether these words answer it, surely or in doubt, and nothing else. */
function isAnswerTo({ put: { question, options } }: Put, said: string, { today }: CommandContext): boolean {
  const reading = readAnswer(question, said, { options: [...options], today });
  return reading.kind === "ask" || (reading.kind === "read" && reading.rest === "");
}

import type { Command, CommandContext, CommandReply, Parameters } from "../../core/command.ts";
import { answerPut, declinePut, type Put, putTo } from "../../core/hand-overs.ts";
import { type Answer, isChoicesValue } from "../../core/interview/answers.ts";
import type { AtomicQuestion } from "../../core/interview/questionnaire.ts";
import { say } from "../../core/message.ts";
import { sayGivenBack, sayGuess, sayStillPut, sayThanksFor } from "../../core/words/hand-over.ts";
import { sayAnswer } from "../../core/words/interview.ts";
import { choiceParameter } from "../parameter.ts";
import { answerHeard, guessIn, isAnswerTo, unlessHeard } from "./heard.ts";
import { thenOther } from "./then-other.ts";
import { chosenPut, readPut, whichPut } from "./which-put.ts";

/** What "je ne sais pas" stands for: no answer that anybody types. */
const notKnown = "\u0000";

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
    if (known.later !== undefined) return [];
    const chosen = chosenPut(context, known);
    const isSaid = known.words !== undefined;
    const which = putTo(context).length > 1 ? [whichPut(context, isSaid)] : [];
    if (chosen === undefined || isSaid) return which;
    const guess = guessed(chosen, known, context);
    return [...which, guess === undefined ? asParameter(chosen) : asGuess(chosen, guess)];
  },
  read(rest, context) {
    if (rest === "plus tard") return { later: "yes" };
    const put = readPut(rest, context);
    if (put === undefined) return undefined;
    const { question, words, isGuess } = put;
    if (isGuess && question !== undefined) return { question, guess: words };
    // Words picked among what was offered may be for another of the questions: they must be an answer to this one.
    const one = putTo(context).find(({ handOver }) => String(handOver.id) === question);
    if (one !== undefined && words !== "" && !isAnswerTo(one, words, context)) return undefined;
    return { ...(question === undefined ? {} : { question }), ...(words === "" ? {} : { words }) };
  },
  overhear: unlessHeard(answerHeard),
  run(context, known, answers) {
    if (known.later !== undefined) return { message: say(sayStillPut()), leaves: [handOverAnswer.name] };
    const chosen = chosenPut(context, known);
    if (chosen === undefined) throw new Error("no question was chosen");
    const question = String(chosen.handOver.id);
    if (known.words !== undefined)
      return {
        message: say(),
        next: { command: handOverAnswer.name, parameters: { question }, said: String(known.words) },
      };
    const guess = guessed(chosen, known, context);
    if (guess !== undefined) return known.keep === "yes" ? keep(context, chosen, guess) : giveBack(context, chosen);
    const { answer } = answers ?? {};
    if (answer?.state !== "given") throw new Error("the question was not answered");
    if (answer.value === notKnown || (isChoicesValue(answer.value) && answer.value.chosen[0] === notKnown))
      return giveBack(context, chosen);
    return keep(context, chosen, answer);
  },
  sayLeft: () => sayStillPut(),
};

function keep(context: CommandContext, chosen: Put, answer: Answer & { state: "given" }): CommandReply {
  const { step, put, handOver } = chosen;
  const kept = answerPut(context, chosen, answer);
  if (kept.kind === "refused")
    return {
      message: say(kept.message),
      next: { command: handOverAnswer.name, parameters: { question: String(handOver.id) } },
    };
  const shown = sayAnswer(step.question, answer, put.options);
  return { ...thenOther(context, say(sayThanksFor(put.place, shown, kept.before))), leaves: [handOverAnswer.name] };
}

/** One's own answer of today is let as it is; a question that waits goes back. */
function giveBack(context: CommandContext, chosen: Put): CommandReply {
  if (chosen.handOver.state === "asked") declinePut(context, chosen);
  return {
    ...thenOther(context, say(sayGivenBack(chosen.put, putTo(context).length === 0))),
    leaves: [handOverAnswer.name],
  };
}

function guessed(chosen: Put, { guess }: Parameters, context: CommandContext) {
  return guess === undefined ? undefined : guessIn(chosen, String(guess), context);
}

function asGuess({ put, step }: Put, guess: Answer & { state: "given" }): AtomicQuestion {
  const shown = sayAnswer(step.question, guess, put.options);
  return choiceParameter({ id: "keep", text: sayGuess(put, shown), label: put.label }, [
    { value: "yes", label: `Noter ${shown}`, words: ["oui", "ok", "d'accord", "noter"] },
    { value: "no", label: "Rendre la question au secrétariat", words: ["non", "rendre"] },
  ]);
}

function asParameter({ put: { question, options } }: Put): AtomicQuestion {
  const alone = { ...question, id: "answer" };
  if (alone.type === "choice" || alone.type === "choices" || alone.type === "ranking")
    return { ...alone, options: { list: [...options] } };
  return alone;
}

import type { CommandContext, Parameters } from "../../core/command.ts";
import { UserError } from "../../core/errors.ts";
import { answeredToday, type Put, putTo } from "../../core/hand-overs.ts";
import type { AtomicQuestion } from "../../core/interview/questionnaire.ts";
import { lower } from "../../core/words/interview.ts";
import { sayAnsweredAlready, sayNoQuestionForYou, sayWhichPut } from "../../core/words/hand-over.ts";
import { choiceParameter } from "../parameter.ts";

/** The question chosen, or the only one that waits; undefined while it is to be asked which. */
export function chosenPut(context: CommandContext, { question }: Parameters): Put | undefined {
  const waiting = putTo(context);
  if (question !== undefined) {
    const chosen = [...waiting, ...answeredToday(context)].find(({ handOver }) => String(handOver.id) === question);
    const place = context.store.territory.epci()?.name ?? "";
    if (chosen === undefined) throw new UserError(sayAnsweredAlready(place));
    return chosen;
  }
  if (waiting.length === 0) throw new UserError(sayNoQuestionForYou());
  return waiting.length === 1 ? waiting[0] : undefined;
}

/** `isSaid`: they said something that may answer several. */
export function whichPut(context: CommandContext, isSaid = false): AtomicQuestion {
  const options = putTo(context).map(({ handOver, put }) => ({
    value: String(handOver.id),
    label: `${put.place}, ${lower(put.label)}`,
  }));
  return choiceParameter({ id: "question", text: sayWhichPut(isSaid), label: "Question" }, options);
}

type PutSaid = { question?: string; words: string; isGuess: boolean };

/** "n° 3 : 41 300", "n° 3 peut-être : 200", or ": 41 300": which of those put to this person, and the words after it. Undefined: something else. */
export function readPut(rest: string, context: CommandContext): PutSaid | undefined {
  const [, number, maybe, words = ""] = /^n° ?(\d+)\s*(peut-être\b)?\s*:?\s*(.*)$/su.exec(rest) ?? [];
  if (number === undefined) return rest.startsWith(":") ? { words: rest.slice(1).trim(), isGuess: false } : undefined;
  const one = context.store.handOvers.byId(Number(number));
  if (one?.toPerson !== context.person.id) throw new UserError(sayNoQuestionForYou());
  return { question: number, words, isGuess: maybe !== undefined };
}

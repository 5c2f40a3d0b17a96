import type { CommandContext, CommandReply, Parameters } from "../../core/command.ts";
import { putTo } from "../../core/hand-overs.ts";
import { fold } from "../../core/language/fold.ts";
import { guessHeard } from "./heard.ts";
import { ownSession } from "./which-interview.ts";
import { readPut } from "./which-put.ts";

/** Whether these words are of a question that this person was asked, and not of a questionnaire that they fill in. */
export function isForAsked(context: CommandContext): boolean {
  const { interviewId, put = [] } = context.store.conversations.of(context.person.id);
  if (interviewId !== undefined || putTo(context).length === 0) return false;
  return put.length > 0 || ownSession(context)?.interview.insee === undefined;
}

/** "Paul Durand", after "demandez à"; "je crois que c'est 200", after "je sais pas". */
export function saidByAsked(rest: string, who: string | undefined, context: CommandContext): Parameters {
  const guess = who === undefined ? guessHeard(rest, context, putTo(context)) : undefined;
  const put = guess === undefined ? undefined : readPut(guess.replace(/^.*?(?=n°)/u, ""), context);
  if (put?.question !== undefined) return { heard: "guess", question: put.question, guess: put.words };
  const whom = (who ?? rest).replace(/[\s.!?,;]+$/u, "");
  // Who put the question knows that it is theirs.
  return /^(?:la |le |notre |ma )?secretaire/u.test(fold(whom)) ? { heard: "whom" } : { heard: "whom", whom };
}

export function nextOfAsked({ heard, ...parameters }: Parameters): CommandReply["next"] {
  if (heard === undefined) return undefined;
  return { command: heard === "guess" ? "hand-over-answer" : "hand-over-decline", parameters };
}

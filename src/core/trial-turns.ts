import type { CommandContext } from "./command.ts";
import { readControl } from "./interview/control.ts";
import { step } from "./interview/engine.ts";
import { type Input, isAskedInWords } from "./interview/state.ts";
import { say } from "./message.ts";
import { isGreeting, isThanks } from "./small-talk.ts";
import type { Conversation } from "./store/conversations.ts";
import { openTrial, type TrialSession } from "./trial.ts";
import { type Answered, meantNow, nearUnread, preceded, runCommand } from "./turns.ts";
import { sayFormLeft, sayGreeting, sayTooLate, sayWelcome } from "./words/conversation.ts";
import { sayTurnOf } from "./words/diagnostic.ts";
import { sayTrialEnded, sayTrialTitle } from "./words/trial.ts";

/** What is said in the middle of a trial: a command, a courtesy, or an answer that goes nowhere. */
export function hearInTrial(
  context: CommandContext,
  conversation: Conversation,
  session: TrialSession,
  said: string,
  late: boolean,
): Answered {
  const control = readControl(said)?.word;
  const isOpen = isAskedInWords(session.context, session.state);
  const match = control === undefined ? meantNow(context, said, isOpen) : undefined;
  if (match) return runCommand(context, conversation, match);
  if (late) return { reply: say(sayTooLate()), next: conversation };
  if (isGreeting(said)) return { reply: say(sayGreeting(context.person)), next: conversation };
  if (isThanks(said)) return { reply: say(sayWelcome()), next: conversation };
  if (control === "resume" && session.state.pending === undefined) return { reply: { blocks: [] }, next: conversation };
  // Nothing is to be kept: to leave it needs no second word.
  const { trial: _left, ...rest } = conversation;
  if (control === "pause" || control === "abandon") return { reply: say(sayTrialEnded()), next: rest };
  return trialTurn(context, conversation, session, { text: said });
}

/** A button of the trial under way; `undefined` when it is of something else. */
export function pressInTrial(
  context: CommandContext,
  { form, ...conversation }: Conversation,
  tag: string,
  input: Input,
): Answered | undefined {
  if (conversation.trial?.id !== tag) return undefined;
  const session = openTrial(context, conversation.trial);
  if (session === undefined) return undefined;
  const answered = trialTurn(context, conversation, session, input);
  return form === undefined ? answered : { ...answered, reply: preceded(sayFormLeft(), answered.reply) };
}

/** One turn of the same engine: only the conversation keeps its answers, and lets go of them at the end. */
function trialTurn(
  context: CommandContext,
  { trial: _before, ...conversation }: Conversation,
  session: TrialSession,
  input: Input,
): Answered {
  const { id, questionnaire, insee, state } = session;
  const turn = step(session.context, state, input);
  if (turn.ended) return { reply: say(sayTrialEnded()), next: conversation };
  const trial = { id, questionnaire, insee, state: turn.state, at: context.now };
  const said = sayTurnOf(
    { interview: { id, state }, context: session.context, askedAgain: 0 },
    turn,
    nearUnread(context, turn, input),
  );
  return { reply: { ...said, title: sayTrialTitle() }, next: { ...conversation, trial }, prompted: true };
}

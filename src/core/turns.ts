import { answeredBy, may } from "./access.ts";
import { type Command, type CommandContext, commandNamed, type Parameters } from "./command.ts";
import { contributionOf } from "./contribution.ts";
import { UserError } from "./errors.ts";
import { sessionFor } from "./focus.ts";
import { type FormTurn, openForm } from "./form.ts";
import type { Input, Turn } from "./interview/state.ts";
import { interviewsOf, resume, type Session, takeTurn } from "./interviewing.ts";
import { type Match, matchSaid, nearCommands } from "./match-command.ts";
import { type Outbound, say, text } from "./message.ts";
import { withoutMarks } from "./offers.ts";
import type { Conversation } from "./store/conversations.ts";
import type { Contribution } from "./store/inbox.ts";
import { isOpen } from "./store/interviews.ts";
import { newTrial } from "./trial.ts";
import { sayBackIn, sayFormLeft, sayHowTo, sayNotAllowed, sayNothingOpen } from "./words/conversation.ts";
import { sayEnded, sayPosition, sayTurnOf } from "./words/diagnostic.ts";
import { sayTrialEnded } from "./words/trial.ts";

/**
 * What was answered, and what the person is in the middle of then. `prompted`: the reply already ends with the question
 * that waits; else that question follows it, after `bridge`.
 */
export type Answered = {
  reply: Outbound;
  next: Conversation;
  prompted?: true;
  bridge?: string;
  keepsOffer?: true;
  contribution?: Contribution;
};

export function interviewTurn(
  context: CommandContext,
  conversation: Conversation,
  session: Session,
  input: Input,
): Answered {
  const { id, status } = session.interview;
  if (!isOpen(status)) return { reply: say(sayNothingOpen(status)), next: conversation };
  const turn = takeTurn(context.store, session, input, context.person, context.now);
  if (turn.ended) {
    const { interviewId: _ended, ...rest } = conversation;
    return { reply: sayEnded(turn.ended, session, turn.state, remainingInterviews(context, id)), next: rest };
  }
  const near = nearUnread(context, turn, input);
  const contribution = "text" in input ? contributionOf(context, session, turn) : undefined;
  return {
    ...asking(context, conversation, session, turn, near),
    ...(contribution === undefined ? {} : { contribution }),
  };
}

/** A questionnaire is gone through for nothing; one already tried gives place to it. */
function beginTrial(
  context: CommandContext,
  conversation: Conversation,
  message: Outbound,
  questionnaire: string,
): Answered {
  const forms = (conversation.forms ?? 0) + 1;
  const trial = newTrial(context, questionnaire, `e${forms}`);
  return { reply: message, next: { ...conversation, forms, trial }, bridge: "" };
}

/** Commands that words which answered nothing come close to. */
export function nearUnread(context: CommandContext, turn: Turn, input: Input): string[] {
  const unread = turn.said.some((one) => one.say === "unread") && "text" in input;
  return unread ? nearCommands(allowedCommands(context), input.text) : [];
}

/** What the turn did, then what the interview asks now. */
export function asking(
  context: CommandContext,
  conversation: Conversation,
  session: Session,
  turn: Turn,
  near: readonly string[] = [],
): Answered {
  const reply = titled(context, session, sayTurnOf(session, turn, near));
  return { reply, next: { ...conversation, interviewId: session.interview.id }, prompted: true };
}

/** Who answers for several municipalities is told each time which one it is. */
export function titled({ person }: CommandContext, { place }: Session, reply: Outbound): Outbound {
  return answeredBy(person).length > 1 ? { ...reply, title: place } : reply;
}

/** Goes to an interview from whatever the person is in the middle of, and says so. */
export function turnTo(
  { form, trial, interviewId, ...rest }: Conversation,
  { interview, place }: Session,
  turn: (conversation: Conversation) => Answered,
): Answered {
  const turned = turn(rest);
  const isElsewhere = interviewId !== undefined && interviewId !== interview.id;
  const back = isElsewhere ? { ...turned, reply: preceded(sayBackIn(place), turned.reply) } : turned;
  const answered = trial === undefined ? back : { ...back, reply: preceded(sayTrialEnded(), back.reply) };
  return form === undefined ? answered : { ...answered, reply: preceded(sayFormLeft(), answered.reply) };
}

export function preceded(sentence: string, reply: Outbound): Outbound {
  return { ...reply, blocks: [text(sentence), ...reply.blocks] };
}

function remainingInterviews({ store, person }: CommandContext, but: number): { id: number; place: string }[] {
  return interviewsOf(store, person)
    .filter((one) => one.id !== but && isOpen(one.status))
    .map((one) => ({ id: one.id, place: store.territory.municipality(one.insee)?.name ?? one.insee }));
}

/** A command typed in the middle of questions: only when its words make sense, so that an answer is never taken for one. */
export function accepted(context: CommandContext, said: string): Match | undefined {
  const match = matchSaid(context, said);
  return match && makesSense(context, match) ? match : undefined;
}

export function makesSense(context: CommandContext, match: Match): boolean {
  try {
    return readParameters(context, match) !== undefined;
  } catch (error) {
    // The command understood well enough to object: it will say so itself.
    if (error instanceof UserError) return true;
    throw error;
  }
}

export function readParameters(context: CommandContext, { command, rest }: Match): Parameters | undefined {
  return rest === "" ? {} : command.read?.(rest, context);
}

/** Runs a command, or asks what it lacks; a form already open waits, unless this one asks too. */
export function runCommand(context: CommandContext, conversation: Conversation, match: Match): Answered {
  const { command } = match;
  if (!may(context.person, command.action)) return { reply: sayNotAllowed(), next: conversation };
  const parameters = readParameters(context, match);
  if (parameters === undefined) return { reply: sayHowTo(command, match.rest, context.today), next: conversation };
  return begin(context, conversation, command, parameters);
}

function begin(
  context: CommandContext,
  conversation: Conversation,
  command: Command,
  parameters: Parameters,
): Answered {
  const forms = (conversation.forms ?? 0) + 1;
  const turn = openForm(context, command, parameters, `f${forms}`);
  if (turn.kind === "ready") return perform(context, conversation, turn.command, turn.parameters);
  return continueForm(context, { ...conversation, forms }, turn);
}

/** A command's questions go on, or it has all it needs and runs. */
export function continueForm(
  context: CommandContext,
  { form: _form, ...conversation }: Conversation,
  turn: FormTurn,
): Answered {
  switch (turn.kind) {
    case "asking":
      return { reply: turn.reply, next: { ...conversation, form: turn.form }, prompted: true };
    case "left":
      return { reply: say(turn.sentence ?? sayFormLeft()), next: conversation };
    case "ready":
      return perform(context, conversation, turn.command, turn.parameters);
  }
}

function perform(
  context: CommandContext,
  conversation: Conversation,
  command: Command,
  parameters: Parameters,
): Answered {
  const { message, interviewId, keepsOffer, leaves = [], next, trial } = command.run(context, parameters);
  if (trial !== undefined) return beginTrial(context, conversation, message, trial);
  if (next !== undefined) {
    const begun = begin(context, conversation, commandNamed(context.commands, next.command), next.parameters);
    const before = begun.prompted ? withoutMarks(message.blocks) : message.blocks;
    return { ...begun, reply: { ...message, blocks: [...before, ...begun.reply.blocks] } };
  }
  const session = interviewId === undefined ? undefined : sessionFor(context, interviewId);
  const { form, trial: left, ...rest } = conversation;
  if (session === undefined) {
    const { form: _over, ...withoutForm } = conversation;
    const kept = form !== undefined && leaves.includes(form.command) ? withoutForm : conversation;
    return { reply: message, next: kept, ...(keepsOffer ? { keepsOffer } : {}) };
  }
  resume(context.store, session, context.person, context.now);
  const reply = left === undefined ? message : preceded(sayTrialEnded(), message);
  return { reply, next: { ...rest, interviewId: session.interview.id }, bridge: sayPosition(session) };
}

export function allowedCommands(context: CommandContext): Command[] {
  return context.commands.filter((command) => may(context.person, command.action));
}

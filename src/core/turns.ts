import { answeredBy, may } from "./access.ts";
import { type Command, type CommandContext, commandNamed, type Parameters } from "./command.ts";
import { contributionOf } from "./contribution.ts";
import { UserError } from "./errors.ts";
import { entriesSaid, entryOf, entrySaid } from "./entering.ts";
import { sessionFor } from "./focus.ts";
import { answerForm, type FormTurn, openForm } from "./form.ts";
import { step } from "./interview/engine.ts";
import { type Input, progressOf, type Turn } from "./interview/state.ts";
import { type AssignedInterview, interviewsOf, resume, type Session, takeTurn } from "./interviewing.ts";
import { isQuestion, type Match, matchSaid, nearCommands } from "./match-command.ts";
import { type Outbound, say, text } from "./message.ts";
import { withoutMarks } from "./offers.ts";
import type { Conversation } from "./store/conversations.ts";
import type { Contribution } from "./store/inbox.ts";
import { isOpen } from "./store/interviews.ts";
import { newTrial } from "./trial.ts";
import { askVisa } from "./visa.ts";
import { sayBackIn, sayFormLeft, sayHowTo, sayNotAllowed, sayNothingOpen } from "./words/conversation.ts";
import { sayEnded, sayPosition, sayTurnOf } from "./words/diagnostic.ts";
import { sayEntryPaused } from "./words/entry.ts";
import { sayEntries, sayEntryTitle } from "./words/entry-source.ts";
import { sayVisaUnderway } from "./words/visa.ts";
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
  const leaving = leaveEntry(context, conversation, session, input);
  if (leaving !== undefined) return leaving;
  const turn = takeTurn(context.store, session, input, context.person, context.now);
  const { ended } = turn;
  if (ended) {
    const mayor = ended === "validated" ? askVisa(context.store, context.library, id, context.now) : undefined;
    const { interviewId: _ended, ...rest } = conversation;
    const over = sayEnded({ ...turn, ended }, session, remainingInterviews(context, id));
    const [first, ...others] = over.blocks;
    const isRead = mayor !== undefined && mayor.id !== context.person.id && first !== undefined;
    const reply = isRead ? { ...over, blocks: [first, text(sayVisaUnderway(mayor)), ...others] } : over;
    return { reply, next: rest };
  }
  const near = nearUnread(context, turn, input);
  const contribution = "text" in input ? contributionOf(context, session, turn) : undefined;
  return {
    ...asking(context, conversation, session, turn, near),
    ...(contribution === undefined ? {} : { contribution }),
  };
}

/**
 * The end of what is entered for others is theirs: it is validated with their agreement alone, and never abandoned for them. Undefined
 * when they answer themselves, or go on.
 */
function leaveEntry(
  context: CommandContext,
  conversation: Conversation,
  session: Session,
  input: Input,
): Answered | undefined {
  const { id, insee, state } = session.interview;
  const entry = entryOf(context, id);
  const turn = entry && step(session.context, state, input);
  const isLeft = turn !== undefined && (turn.ended !== undefined || turn.state.pending?.kind === "leave");
  if (entry === undefined || !isLeft) return undefined;
  if (turn.ended === "validated")
    return runCommand(context, conversation, {
      command: commandNamed(context.commands, "entry-end"),
      rest: `n° ${id}`,
    });
  const { state: kept } = takeTurn(context.store, session, { text: "pause" }, context.person, context.now);
  const { interviewId: _left, ...next } = conversation;
  const { answered, total } = progressOf(session.context, kept);
  return { reply: sayEntryPaused(session, entrySaid(context.store, entry, insee), answered, total), next };
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
  const said = sayTurnOf(session, turn, near);
  const sources = turn.said.some((one) => one.say === "recap") ? sourcesOf(context, session) : [];
  const reply = titled(
    context,
    session,
    sources.reduceRight((after, line) => preceded(line, after), said),
  );
  return { reply, next: { ...conversation, interviewId: session.interview.id }, prompted: true };
}

/** Who entered some of the answers, on whose word. */
function sourcesOf({ store, today }: CommandContext, { interview }: Session): string[] {
  return sayEntries(entriesSaid(store, interview), today);
}

/** Who answers for several municipalities is told each time which one it is; who enters for others, whose word it is. */
export function titled(context: CommandContext, session: Session, reply: Outbound): Outbound {
  const { place } = session;
  return answeredBy(context.person).length > 1 ? { ...reply, title: place } : titledEntry(context, session, reply);
}

export function titledEntry(context: CommandContext, { place, interview }: Session, reply: Outbound): Outbound {
  const entry = reply.title === undefined ? entryOf(context, interview.id) : undefined;
  if (entry === undefined) return reply;
  return { ...reply, title: sayEntryTitle(place, entrySaid(context.store, entry, interview.insee)) };
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

function remainingInterviews({ store, library, person }: CommandContext, but: number): AssignedInterview[] {
  return interviewsOf(store, library, person).filter((one) => one.id !== but && isOpen(one.status));
}

/** A command typed in the middle of questions: only when its words make sense, so that an answer is never taken for one. */
export function accepted(context: CommandContext, said: string): Match | undefined {
  const match = matchSaid(context, said);
  return match && makesSense(context, match) ? match : undefined;
}

/** The same where a question may be answered in one's own words (`inWords`): what may as well be that answer is left to it. */
export function meantNow(context: CommandContext, said: string, inWords: boolean): Match | undefined {
  const match = accepted(context, said);
  if (match === undefined || !inWords || match.rest === "" || isQuestion(said)) return match;
  return match.command.meant?.(match.rest, context) === false ? undefined : match;
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
  // What could not be done leaves standing what was offered before it.
  if (!may(context.person, command.action)) return { reply: sayNotAllowed(), next: conversation, keepsOffer: true };
  const parameters = readParameters(context, match);
  if (parameters === undefined)
    return { reply: sayHowTo(command, match.rest, context.today), next: conversation, keepsOffer: true };
  return begin(context, conversation, command, parameters);
}

function begin(
  context: CommandContext,
  conversation: Conversation,
  command: Command,
  parameters: Parameters,
  said?: string,
): Answered {
  const forms = (conversation.forms ?? 0) + 1;
  const opened = openForm(context, command, parameters, `f${forms}`);
  const heard = said !== undefined && opened.kind === "asking";
  // Words said before anything was asked are confirmed where they are kept as they are.
  const turn = heard ? answerForm(context, opened.form, { text: said }, true) : opened;
  if (turn.kind === "ready") return perform(context, conversation, turn);
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
      return perform(context, conversation, turn);
  }
}

function perform(
  context: CommandContext,
  conversation: Conversation,
  { command, parameters, answers }: Extract<FormTurn, { kind: "ready" }>,
): Answered {
  const reply = command.run(context, parameters, answers);
  const { message, interviewId, keepsOffer, leaves = [], next, trial, put } = reply;
  if (trial !== undefined) return beginTrial(context, conversation, message, trial);
  if (next !== undefined) {
    const begun = begin(
      context,
      conversation,
      commandNamed(context.commands, next.command),
      next.parameters,
      next.said,
    );
    const before = begun.prompted ? withoutMarks(message.blocks) : message.blocks;
    return { ...begun, reply: { ...message, blocks: [...before, ...begun.reply.blocks] } };
  }
  const session = interviewId === undefined ? undefined : sessionFor(context, interviewId);
  const { form, trial: left, ...rest } = conversation;
  if (session === undefined) {
    const { form: _over, ...withoutForm } = conversation;
    const kept = form !== undefined && leaves.includes(form.command) ? withoutForm : conversation;
    const { interviewId: _waits, ...idle } = kept;
    const after = reply.pausesInterview ? idle : kept;
    return {
      reply: message,
      next: put === undefined ? after : { ...after, put: [put] },
      ...(keepsOffer ? { keepsOffer } : {}),
    };
  }
  resume(context.store, session, context.person, context.now);
  const said = left === undefined ? message : preceded(sayTrialEnded(), message);
  return { reply: said, next: { ...rest, interviewId: session.interview.id }, bridge: sayPosition(session) };
}

export function allowedCommands(context: CommandContext): Command[] {
  return context.commands.filter((command) => may(context.person, command.action));
}

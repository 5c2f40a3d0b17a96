import { may } from "./access.ts";
import type { Inbound } from "./adapter.ts";
import type { Command, CommandContext, Parameters } from "./command.ts";
import { UserError } from "./errors.ts";
import { type Focus, focusOf, keyOf, promptFor, sessionFor } from "./focus.ts";
import { answerForm, type FormTurn, openForm } from "./form.ts";
import { type Control, readControl } from "./interview/control.ts";
import type { Input } from "./interview/state.ts";
import { interviewsOf, resume, type Session, takeTurn } from "./interviewing.ts";
import { fold } from "./language/fold.ts";
import { type Match, matchCommand, nearCommands } from "./match-command.ts";
import { type Choice, type Outbound, say, text } from "./message.ts";
import { offeredBy, pickedOffer } from "./offers.ts";
import type { Conversation } from "./store/conversations.ts";
import { isOpen } from "./store/interviews.ts";
import { sayLater } from "./words/assignment.ts";
import {
  sayBackTo,
  sayDidYouMean,
  sayFormLeft,
  sayGreeting,
  sayHowTo,
  sayListChanged,
  sayMovedOn,
  sayNotAllowed,
  sayNothingOpen,
} from "./words/conversation.ts";
import { sayEnded, sayPosition, sayTurnOf } from "./words/diagnostic.ts";

/** After this long without a word, a message may be about something else than the question asked then. */
const coldAfterMs = 6 * 3_600_000;

/**
 * What was answered, and what the person is in the middle of then. `prompted`: the reply already ends with the question
 * that waits; else that question follows it, after `bridge`.
 */
type Answered = { reply: Outbound; next: Conversation; prompted?: true; bridge?: string };

/** What Relais answers to someone it knows. Reads and changes the conversation; runs inside the event's transaction. */
export function converse(context: CommandContext, event: Inbound): Outbound {
  const { offered, ...conversation } = context.store.conversations.of(context.person.id);
  return close(context, answer(context, conversation, offered, event));
}

/** After a command refused to go on: its sentence, and the command's own questions are left. */
export function recover(context: CommandContext, sentence: string): Outbound {
  const { form: _form, offered: _offered, ...conversation } = context.store.conversations.of(context.person.id);
  return close(context, { reply: say(sentence), next: conversation });
}

/** Every reply ends with the question that waits, if one does; what is offered or asked is remembered. */
function close(context: CommandContext, { reply, next, prompted, bridge }: Answered): Outbound {
  const focus = focusOf(context, next);
  const blocks = prompted ? [] : promptFor(context, focus);
  const message =
    blocks.length === 0 ? reply : { ...reply, blocks: [...reply.blocks, text(bridge ?? sayBackTo()), ...blocks] };
  const { asked: _asked, interviewId, ...rest } = next;
  const offered = focus.on === "nothing" ? offeredBy(reply) : undefined;
  context.store.conversations.save(context.person.id, {
    ...rest,
    ...(interviewId === undefined || focus.on === "nothing" ? {} : { interviewId }),
    ...(focus.on === "nothing" ? {} : { asked: keyOf(context, focus) }),
    ...(offered === undefined ? {} : { offered }),
  });
  return message;
}

function answer(
  context: CommandContext,
  conversation: Conversation,
  offered: readonly Choice[] | undefined,
  event: Inbound,
): Answered {
  if (event.type === "joined")
    return runCommand(context, conversation, { command: commandNamed(context, "help"), rest: "" });
  const said = event.type === "choice" ? event.value : (pickedOffer(offered, event.text) ?? event.text);
  const button = /^@(\S+) (?:!(.+)|([^=\s]+)=(.*))$/s.exec(said);
  if (button) return press(context, conversation, button);
  // What a message offered is done as if it were typed alone; "plus tard" also leaves the interview under way.
  if (event.type === "choice" && readControl(said) === undefined) return hearIdle(context, conversation, said);
  const focus = focusOf(context, conversation);
  switch (focus.on) {
    case "nothing":
      return hearIdle(context, conversation, said);
    case "form":
      return hearInForm(context, conversation, focus, said);
    case "interview":
      return hearInInterview(context, conversation, focus.session, said);
  }
}

/** A button of an interview ("@12 …") or of a command's own questions ("@f3 …"), pressed now or much later. */
function press(
  context: CommandContext,
  conversation: Conversation,
  [, tag = "", control, path = "", value = ""]: RegExpExecArray,
): Answered {
  const input: Input = control === undefined ? { path, value } : { text: control };
  if (conversation.form && tag === conversation.form.id)
    return continueForm(context, conversation, answerForm(context, conversation.form, input));
  const session = /^\d+$/.test(tag) ? sessionFor(context, Number(tag)) : undefined;
  if (session === undefined) return { reply: say(sayNothingOpen("button")), next: conversation };
  const { form, ...rest } = conversation;
  const answered = interviewTurn(context, rest, session, input);
  return form === undefined
    ? answered
    : { ...answered, reply: { ...answered.reply, blocks: [text(sayFormLeft()), ...answered.reply.blocks] } };
}

function hearInForm(
  context: CommandContext,
  conversation: Conversation,
  focus: Extract<Focus, { on: "form" }>,
  said: string,
): Answered {
  const control = readControl(said);
  const match = control === undefined ? accepted(context, said) : undefined;
  if (match) return runCommand(context, conversation, match);
  if (control === undefined && hasMovedOn(context, conversation, focus))
    return { reply: say(sayListChanged()), next: conversation };
  return continueForm(context, conversation, answerForm(context, focus.form, { text: said }));
}

/** The question this person was last shown is not the one that waits now. */
function hasMovedOn(
  context: CommandContext,
  { asked }: Conversation,
  focus: Exclude<Focus, { on: "nothing" }>,
): boolean {
  return asked !== undefined && asked !== keyOf(context, focus);
}

/** Words that may be said whatever the question is. */
const aside = new Set<Control["word"]>(["help", "recap", "progress", "resume", "pause", "correct", "abandon"]);

function hearInInterview(
  context: CommandContext,
  conversation: Conversation,
  session: Session,
  said: string,
): Answered {
  const control = readControl(said)?.word;
  const match = control === undefined ? accepted(context, said) : undefined;
  if (match) return runCommand(context, conversation, match);
  if (isGreeting(said))
    return { reply: say(sayGreeting(context.person)), next: conversation, bridge: sayPosition(session) };
  const isAside = control !== undefined && aside.has(control);
  if (!isAside && hasMovedOn(context, conversation, { on: "interview", session })) {
    // Somebody else answered meanwhile: these words were meant for a question that is no longer asked.
    return { reply: say(sayMovedOn()), next: conversation };
  }
  const cold = context.now - session.interview.updatedAt > coldAfterMs;
  return interviewTurn(context, conversation, { ...session, context: { ...session.context, cold } }, { text: said });
}

function interviewTurn(context: CommandContext, conversation: Conversation, session: Session, input: Input): Answered {
  const { id, status } = session.interview;
  if (!isOpen(status)) return { reply: say(sayNothingOpen(status)), next: conversation };
  const turn = takeTurn(context.store, session, input, context.person, context.now);
  if (turn.ended) {
    const { interviewId: _ended, ...rest } = conversation;
    return { reply: sayEnded(turn.ended, session, turn.state, remainingInterviews(context, id)), next: rest };
  }
  const unread = turn.said.some((one) => one.say === "unread") && "text" in input;
  const near = unread ? nearCommands(allowedCommands(context), input.text) : [];
  return { reply: sayTurnOf(session, turn, near), next: { ...conversation, interviewId: id }, prompted: true };
}

function remainingInterviews({ store, person }: CommandContext, but: number): { id: number; place: string }[] {
  return interviewsOf(store, person)
    .filter((one) => one.id !== but && isOpen(one.status))
    .map((one) => ({ id: one.id, place: store.territory.municipality(one.insee)?.name ?? one.insee }));
}

function hearIdle(context: CommandContext, conversation: Conversation, said: string): Answered {
  const match = matchCommand(context.commands, said);
  if (match) return runCommand(context, conversation, match);
  const control = readControl(said)?.word;
  if (control === "resume" || control === "progress" || control === "recap" || control === "correct") {
    return runCommand(context, conversation, { command: commandNamed(context, "diagnostic"), rest: "" });
  }
  if (control === "pause") return { reply: say(sayLater()), next: conversation };
  if (isGreeting(said)) return runCommand(context, conversation, { command: commandNamed(context, "help"), rest: "" });
  return { reply: sayDidYouMean(said, nearCommands(allowedCommands(context), said)), next: conversation };
}

/** A command typed in the middle of questions: only when its words make sense, so that an answer is never taken for one. */
function accepted(context: CommandContext, said: string): Match | undefined {
  const match = matchCommand(context.commands, said);
  return match && makesSense(context, match) ? match : undefined;
}

function makesSense(context: CommandContext, match: Match): boolean {
  try {
    return readParameters(context, match) !== undefined;
  } catch (error) {
    // The command understood well enough to object: it will say so itself.
    if (error instanceof UserError) return true;
    throw error;
  }
}

function readParameters(context: CommandContext, { command, rest }: Match): Parameters | undefined {
  return rest === "" ? {} : command.read?.(rest, context);
}

/** Runs a command, or asks what it lacks; a form already open waits, unless this one asks too. */
function runCommand(context: CommandContext, conversation: Conversation, match: Match): Answered {
  const { command } = match;
  if (!may(context.person, command.action)) return { reply: sayNotAllowed(), next: conversation };
  const parameters = readParameters(context, match);
  if (parameters === undefined) return { reply: sayHowTo(command, match.rest), next: conversation };
  const forms = (conversation.forms ?? 0) + 1;
  const turn = openForm(context, command, parameters, `f${forms}`);
  if (turn.kind === "ready") return perform(context, conversation, turn.command, turn.parameters);
  return continueForm(context, { ...conversation, forms }, turn);
}

/** A command's questions go on, or it has all it needs and runs. */
function continueForm(
  context: CommandContext,
  { form: _form, ...conversation }: Conversation,
  turn: FormTurn,
): Answered {
  switch (turn.kind) {
    case "asking":
      return { reply: turn.reply, next: { ...conversation, form: turn.form }, prompted: true };
    case "left":
      return { reply: say(sayFormLeft()), next: conversation };
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
  const { message, interviewId } = command.run(context, parameters);
  const session = interviewId === undefined ? undefined : sessionFor(context, interviewId);
  if (session === undefined) return { reply: message, next: conversation };
  resume(context.store, session, context.person, context.now);
  const { form: _form, ...rest } = conversation;
  return { reply: message, next: { ...rest, interviewId: session.interview.id }, bridge: sayPosition(session) };
}

function allowedCommands(context: CommandContext): Command[] {
  return context.commands.filter((command) => may(context.person, command.action));
}

function commandNamed(context: CommandContext, name: string): Command {
  const command = context.commands.find((one) => one.name === name);
  if (command === undefined) throw new Error(`no command is named ${name}`);
  return command;
}

function isGreeting(said: string): boolean {
  return /^(?:bonjour|bonsoir|salut|coucou|hello|re|rebonjour|bjr)(?: (?:a tous|relais|madame|monsieur|a vous))?[\s!.,]*$/.test(
    fold(said),
  );
}

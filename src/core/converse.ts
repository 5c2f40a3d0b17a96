import { may } from "./access.ts";
import type { Inbound } from "./adapter.ts";
import type { Command, CommandContext, Parameters } from "./command.ts";
import { answerForm, openForm, type FormTurn } from "./form.ts";
import { readControl } from "./interview/control.ts";
import type { Input } from "./interview/state.ts";
import { openSession, resume, type Session, takeTurn } from "./interviewing.ts";
import { fold } from "./language/fold.ts";
import { matchCommand, type Match, nearCommands } from "./match-command.ts";
import type { Block, Choice, Outbound } from "./message.ts";
import { say, text } from "./message.ts";
import { pickedIndex } from "./interview/pending.ts";
import type { Conversation } from "./store/conversations.ts";
import {
  sayBackTo,
  sayDidYouMean,
  sayGreeting,
  sayHowTo,
  sayNotAllowed,
  sayNothingOpen,
} from "./words/conversation.ts";
import { sayLater } from "./words/assignment.ts";
import { sayEnded, sayPosition, sayTurnOf } from "./words/diagnostic.ts";
import { promptOf } from "./words/prompt.ts";

/** After this long without a word, a message may be about something else than the question asked then. */
const coldAfterMs = 6 * 3_600_000;

/** What Relais answers to someone it knows. Reads and changes the conversation; runs inside the event's transaction. */
export function converse(context: CommandContext, event: Inbound): Outbound | undefined {
  const conversation = context.store.conversations.of(context.person.id);
  const { reply, next } = answer(context, conversation, event);
  const offered = next.interviewId === undefined && next.form === undefined ? lastChoices(reply) : undefined;
  context.store.conversations.save(context.person.id, { ...next, ...(offered ? { offered } : {}) });
  return reply;
}

type Answered = { reply: Outbound; next: Conversation };

function answer(context: CommandContext, { offered, ...conversation }: Conversation, event: Inbound): Answered {
  if (event.type === "joined")
    return runCommand(context, conversation, { command: commandNamed(context, "help"), rest: "" });
  const said = event.type === "choice" ? event.value : (pickedOffer(offered, event.text) ?? event.text);
  const button = /^@(\S+) (?:!(.+)|([^=\s]+)=(.*))$/s.exec(said);
  if (button) return press(context, conversation, button);
  return event.type === "choice" ? hearIdle(context, conversation, said) : hear(context, conversation, said);
}

/** A button of an interview ("@12 …") or of a command's own questions ("@f:… …"), pressed now or much later. */
function press(
  context: CommandContext,
  conversation: Conversation,
  [, tag = "", control, path = "", value = ""]: RegExpExecArray,
): Answered {
  const input: Input = control === undefined ? { path, value } : { text: control };
  if (conversation.form && tag === conversation.form.id)
    return continueForm(context, conversation, answerForm(context, conversation.form, input));
  const session = /^\d+$/.test(tag) ? mayOpen(context, Number(tag)) : undefined;
  if (session === undefined)
    return { reply: withPrompt(context, conversation, say(sayNothingOpen("button"))), next: conversation };
  return interviewTurn(context, { ...conversation, interviewId: session.interview.id }, session, input);
}

function hear(context: CommandContext, conversation: Conversation, said: string): Answered {
  if (conversation.form) return hearInForm(context, conversation, conversation.form, said);
  const session = conversation.interviewId === undefined ? undefined : mayOpen(context, conversation.interviewId);
  return session === undefined
    ? hearIdle(context, conversation, said)
    : hearInInterview(context, conversation, session, said);
}

function hearInForm(
  context: CommandContext,
  conversation: Conversation,
  form: NonNullable<Conversation["form"]>,
  said: string,
): Answered {
  const control = readControl(said);
  const match = control === undefined ? accepted(context, said) : undefined;
  if (match === undefined) return continueForm(context, conversation, answerForm(context, form, { text: said }));
  const ran = runCommand(context, conversation, match);
  // The command just asked may itself ask for something: its question then takes the place of the former one.
  return ran.next.form?.id === form.id ? { ...ran, reply: withPrompt(context, ran.next, ran.reply) } : ran;
}

function hearInInterview(
  context: CommandContext,
  conversation: Conversation,
  session: Session,
  said: string,
): Answered {
  const match = readControl(said) === undefined ? accepted(context, said) : undefined;
  if (match) {
    const ran = runCommand(context, conversation, match);
    const stays = ran.next.form === undefined && ran.next.interviewId === session.interview.id;
    return stays && match.command.name !== "diagnostic"
      ? { ...ran, reply: withPrompt(context, ran.next, ran.reply) }
      : ran;
  }
  if (isGreeting(said)) {
    const reply = say(sayGreeting(context.person), sayPosition(session));
    return { reply: withPrompt(context, conversation, reply), next: conversation };
  }
  const cold = context.now - session.interview.updatedAt > coldAfterMs;
  return interviewTurn(context, conversation, { ...session, context: { ...session.context, cold } }, { text: said });
}

function interviewTurn(context: CommandContext, conversation: Conversation, session: Session, input: Input): Answered {
  const { id, status } = session.interview;
  if (status === "validated" || status === "abandoned") {
    const { interviewId: _closed, ...rest } = conversation;
    return { reply: say(sayNothingOpen(status)), next: rest };
  }
  const turn = takeTurn(context.store, session, input, context.person, context.now);
  if (turn.ended) {
    const { interviewId: _ended, ...rest } = conversation;
    return { reply: sayEnded(turn.ended, session, turn.state, remainingInterviews(context, id)), next: rest };
  }
  const near =
    turn.said.some((one) => one.say === "unread") && "text" in input
      ? nearCommands(allowedCommands(context), input.text)
      : [];
  return { reply: sayTurnOf(session, turn, near), next: { ...conversation, interviewId: id } };
}

function remainingInterviews(context: CommandContext, but: number): { id: number; place: string }[] {
  const diagnostic = context.store.interviews
    .all()
    .filter((one) => one.id !== but && (one.status === "invited" || one.status === "open" || one.status === "paused"));
  return diagnostic
    .filter((one) => may(context.person, "answer_diagnostic", one.insee))
    .map((one) => ({ id: one.id, place: context.store.territory.municipality(one.insee)?.name ?? one.insee }));
}

/** The interview, if this person may answer it. */
function mayOpen(context: CommandContext, interviewId: number): Session | undefined {
  const session = openSession(context.store, context.library, interviewId, context.today, context.person);
  return session && may(context.person, "answer_diagnostic", session.interview.insee) ? session : undefined;
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
  if (match === undefined || !may(context.person, match.command.action)) return undefined;
  return readParameters(context, match) === undefined ? undefined : match;
}

function readParameters(context: CommandContext, { command, rest }: Match): Parameters | undefined {
  if (rest === "") return {};
  return command.read?.(rest, context);
}

function runCommand(context: CommandContext, conversation: Conversation, match: Match): Answered {
  const { command } = match;
  if (!may(context.person, command.action)) return { reply: sayNotAllowed(), next: conversation };
  const parameters = readParameters(context, match);
  if (parameters === undefined) return { reply: sayHowTo(command, match.rest), next: conversation };
  return continueForm(context, conversation, openForm(context, command, parameters));
}

/** A command's questions go on, or it has all it needs and runs. */
function continueForm(
  context: CommandContext,
  { form: _form, ...conversation }: Conversation,
  turn: FormTurn,
): Answered {
  if (turn.kind === "asking") return { reply: turn.reply, next: { ...conversation, form: turn.form } };
  if (turn.kind === "left") return { reply: withPrompt(context, conversation, say(turn.sentence)), next: conversation };
  const { message, interviewId } = turn.command.run(context, turn.parameters);
  const session = interviewId === undefined ? undefined : mayOpen(context, interviewId);
  if (session === undefined) return { reply: message, next: conversation };
  resume(context.store, session, context.person, context.now);
  const next = { ...conversation, interviewId: session.interview.id };
  return { reply: withPrompt(context, next, message, sayPosition(session)), next };
}

/** The message, followed by the question that was waiting, if any. */
function withPrompt(
  context: CommandContext,
  conversation: Conversation,
  message: Outbound,
  bridge = sayBackTo(),
): Outbound {
  const prompt = waiting(context, conversation);
  return prompt.length === 0 ? message : { ...message, blocks: [...message.blocks, text(bridge), ...prompt] };
}

function waiting(context: CommandContext, conversation: Conversation): Block[] {
  if (conversation.form) return answerForm(context, conversation.form, { text: "reprendre" }).prompt;
  const session = conversation.interviewId === undefined ? undefined : mayOpen(context, conversation.interviewId);
  return session === undefined ? [] : promptOf(session.context, session.interview.state, `@${session.interview.id}`);
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

function pickedOffer(offered: readonly Choice[] | undefined, said: string): string | undefined {
  if (offered === undefined) return undefined;
  const named = offered.find((choice) => fold(choice.label) === fold(said));
  const index = pickedIndex(said, offered.length, true);
  return named?.value ?? (index === undefined ? undefined : offered[index]?.value);
}

function lastChoices(reply: Outbound): Choice[] | undefined {
  const block = reply.blocks.findLast((one) => one.type === "choices");
  return block?.type === "choices" ? block.choices : undefined;
}

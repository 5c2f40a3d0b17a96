import { isDirector } from "./access.ts";
import type { Inbound } from "./adapter.ts";
import { firstHeard, hearEdit, hearErased } from "./afterwards.ts";
import { type CommandContext, commandNamed } from "./command.ts";
import { type Focus, focusOf, keyOf, promptFor, sessionFor } from "./focus.ts";
import { answerForm } from "./form.ts";
import { hearIdle } from "./idle.ts";
import { isAside, readControl } from "./interview/control.ts";
import { currentStep, type Input, isQuestionStep } from "./interview/state.ts";
import { type Session } from "./interviewing.ts";
import { type Outbound, say, text } from "./message.ts";
import { whomToAsk } from "./notify.ts";
import { ownSeats } from "./own-seats.ts";
import { type Offer, offeredBy, pickedOffer } from "./offers.ts";
import { isGreeting, isThanks, resemblesRequest } from "./small-talk.ts";
import type { Conversation } from "./store/conversations.ts";
import { accepted, type Answered, continueForm, interviewTurn, preceded, runCommand, turnTo } from "./turns.ts";
import { sayUnreadable } from "./words/afterwards.ts";
import {
  sayBackTo,
  sayFileUnread,
  sayGreeting,
  sayListChanged,
  sayMovedOn,
  sayNothingOpen,
  sayTooLate,
  sayWelcome,
} from "./words/conversation.ts";
import { sayPosition } from "./words/diagnostic.ts";
import { sayIntroduction, saySeats } from "./words/welcome.ts";

/** After this long without a word, a message may be about something else than the question asked then. */
const coldAfterMs = 6 * 3_600_000;

/**
 * What Relais answers to someone it knows; undefined: nothing. Reads and changes the conversation; runs inside the
 * event's transaction.
 * `late`: this was said before what was heard last, and delivered after: it answers no question that waits now.
 */
export function converse(context: CommandContext, event: Inbound, late = false): Outbound | undefined {
  const { conversation, offer } = openedBy(context);
  const heard = firstHeard(context, event, late);
  const answered = answer(context, conversation, offer, heard, late);
  if (answered === undefined) return undefined;
  if (answered.contribution)
    context.store.inbox.keepContribution(event.address.platform, heard.id, answered.contribution);
  return close(context, answered, offer);
}

/** What they are in the middle of, and apart from it what the last message offered. */
function openedBy({ store, person }: CommandContext): { conversation: Conversation; offer: Offer } {
  const { offered, several, ...conversation } = store.conversations.of(person.id);
  return {
    conversation,
    offer: { ...(offered === undefined ? {} : { offered }), ...(several === undefined ? {} : { several }) },
  };
}

/** After a command refused to go on: its sentence, and the command's own questions are left. */
export function recover(context: CommandContext, sentence: string): Outbound {
  const { form: _form, ...conversation } = openedBy(context).conversation;
  return close(context, { reply: say(sentence), next: conversation });
}

/** Every reply ends with the question that waits, if one does; what is offered or asked is remembered. */
function close(
  context: CommandContext,
  { reply, next, prompted, bridge, keepsOffer }: Answered,
  before?: Offer,
): Outbound {
  const focus = focusOf(context, next);
  const blocks = prompted ? [] : promptFor(context, focus, { brief: bridge === undefined });
  const message =
    blocks.length === 0
      ? reply
      : { ...reply, blocks: [...reply.blocks, ...(bridge === "" ? [] : [text(bridge ?? sayBackTo())]), ...blocks] };
  const { asked: _asked, interviewId, ...rest } = next;
  // An answer that offers nothing leaves standing what was offered before it ("qui voit mes réponses ?").
  const offer = focus.on === "nothing" ? (offeredBy(reply) ?? (keepsOffer ? before : undefined)) : undefined;
  context.store.conversations.save(context.person.id, {
    ...rest,
    ...(interviewId === undefined || focus.on === "nothing" ? {} : { interviewId }),
    ...(focus.on === "nothing" ? {} : { asked: keyOf(context, focus) }),
    ...offer,
  });
  return message;
}

function answer(
  context: CommandContext,
  conversation: Conversation,
  offer: Offer,
  event: Inbound,
  late: boolean,
): Answered | undefined {
  switch (event.type) {
    case "home":
    case "found":
      throw new Error("nothing was said");
    case "joined":
      return introduce(context, conversation);
    case "edited":
      return hearEdit(context, conversation, event);
    case "erased":
      return hearErased(context, conversation, event);
    case "unreadable": {
      const to = { contact: whomToAsk(context.store), toDirector: isDirector(context.person) };
      return { reply: say(sayUnreadable(to)), next: conversation, keepsOffer: true };
    }
    case "file": {
      if (event.text.trim() === "") return { reply: say(sayFileUnread()), next: conversation };
      const answered = hear(context, conversation, offer, { ...event, type: "message" }, late);
      return { ...answered, reply: preceded(sayFileUnread(), answered.reply) };
    }
    case "message":
    case "choice":
      return hear(context, conversation, offer, event, late);
  }
}

function hear(
  context: CommandContext,
  conversation: Conversation,
  offer: Offer,
  event: Extract<Inbound, { type: "message" | "choice" }>,
  late: boolean,
): Answered {
  const said =
    event.type === "choice" ? event.value : ((late ? undefined : pickedOffer(offer, event.text)) ?? event.text);
  const button = /^@(\S+) (?:!(.+)|([^=\s]+)=(.*))$/s.exec(said);
  if (button) return press(context, conversation, button);
  // What a message offered is done as if it were typed alone; "plus tard" also leaves the interview under way.
  if (event.type === "choice" && readControl(said) === undefined) return hearIdle(context, conversation, said);
  const focus = focusOf(context, conversation);
  switch (focus.on) {
    case "nothing":
      return hearIdle(context, conversation, said, late ? undefined : offer.several);
    case "form":
      return hearInForm(context, conversation, focus, said, late);
    case "interview":
      return hearInInterview(context, conversation, focus.session, said, late);
  }
}

/** The first words to someone: who Relais is, what it does, what it keeps; then what waits for them. */
function introduce(context: CommandContext, conversation: Conversation): Answered {
  const waiting = runCommand(context, conversation, { command: commandNamed(context.commands, "home"), rest: "" });
  const { blocks } = sayIntroduction(context.person, context.store.territory.epci()?.name);
  const seats = saySeats(ownSeats(context)).map((line) => text(line));
  return { ...waiting, reply: { blocks: [...blocks, ...seats, ...waiting.reply.blocks] } };
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
  return turnTo(conversation, session, (rest) => interviewTurn(context, rest, session, input));
}

function hearInForm(
  context: CommandContext,
  conversation: Conversation,
  focus: Extract<Focus, { on: "form" }>,
  said: string,
  late: boolean,
): Answered {
  const control = readControl(said);
  const match = control === undefined ? accepted(context, said) : undefined;
  if (match) return runCommand(context, conversation, match);
  if (late) return { reply: say(sayTooLate()), next: conversation };
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

function hearInInterview(
  context: CommandContext,
  conversation: Conversation,
  session: Session,
  said: string,
  late: boolean,
): Answered {
  const control = readControl(said);
  const match = control === undefined ? accepted(context, said) : undefined;
  if (match) return runCommand(context, conversation, match);
  if (late) return { reply: say(sayTooLate()), next: conversation };
  if (isGreeting(said))
    return { reply: say(sayGreeting(context.person)), next: conversation, bridge: sayPosition(session) };
  if (isThanks(said)) return { reply: say(sayWelcome()), next: conversation };
  if (control?.word === "resume" && session.interview.state.pending === undefined)
    return { reply: say(sayPosition(session)), next: conversation, bridge: "" };
  const answers = control === undefined || !isAside(control);
  if (answers && hasMovedOn(context, conversation, { on: "interview", session })) {
    // Somebody else answered meanwhile: these words were meant for a question that is no longer asked.
    return { reply: say(sayMovedOn()), next: conversation };
  }
  // Said long after the question, or close to a word that steers: free text is then confirmed before it is kept.
  const step = currentStep(session.context, session.interview.state);
  const inWords = isQuestionStep(step) && step.question.type === "text";
  const cold = inWords && (context.now - session.interview.updatedAt > coldAfterMs || resemblesRequest(context, said));
  return interviewTurn(context, conversation, { ...session, context: { ...session.context, cold } }, { text: said });
}

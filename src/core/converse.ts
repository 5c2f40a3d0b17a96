import { isDirector } from "./access.ts";
import type { Inbound } from "./adapter.ts";
import { firstHeard, hearEdit, hearErased } from "./afterwards.ts";
import { type CommandContext, commandNamed } from "./command.ts";
import { type Focus, focusOf, keyOf, promptFor, sessionFor } from "./focus.ts";
import { UserError } from "./errors.ts";
import { answerForm, holdsWords, isSaidAnew, namesOption, whyOver } from "./form.ts";
import { hearIdle, overheard } from "./idle.ts";
import { isAside, readControl } from "./interview/control.ts";
import { currentStep, type Input, isQuestionStep } from "./interview/state.ts";
import { type Session } from "./interviewing.ts";
import { type Outbound, say, text } from "./message.ts";
import { whomToAsk } from "./notify.ts";
import type { Match } from "./match-command.ts";
import { ownSeats } from "./own-seats.ts";
import { labelledOffer, type Offer, offeredBy, pickedOffer, withoutMarks } from "./offers.ts";
import { isGreeting, isThanks, resemblesRequest } from "./small-talk.ts";
import type { Conversation } from "./store/conversations.ts";
import { hearInTrial, pressInTrial } from "./trial-turns.ts";
import { openTrial } from "./trial.ts";
import {
  accepted,
  type Answered,
  continueForm,
  interviewTurn,
  preceded,
  readParameters,
  runCommand,
  turnTo,
} from "./turns.ts";
import { sayUnreadable } from "./words/afterwards.ts";
import {
  sayBackTo,
  sayFileUnread,
  sayForEither,
  sayFormOver,
  sayFormReplaced,
  sayGreeting,
  sayListChanged,
  sayMovedOn,
  sayNothingOpen,
  sayTooLate,
  sayWelcome,
} from "./words/conversation.ts";
import { sayPosition } from "./words/diagnostic.ts";
import { sayBackToTrial } from "./words/trial.ts";
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
function openedBy(context: CommandContext): { conversation: Conversation; offer: Offer } {
  const { store, person } = context;
  const { offered, several, ...kept } = store.conversations.of(person.id);
  const { trial, ...conversation } = kept;
  return {
    conversation: trial && openTrial(context, trial) ? kept : conversation,
    offer: { ...(offered === undefined ? {} : { offered }), ...(several === undefined ? {} : { several }) },
  };
}

/** After a command refused to go on: its sentence, and the command's own questions are left. */
export function recover(context: CommandContext, sentence: string): Outbound {
  const { form: _form, ...conversation } = openedBy(context).conversation;
  return close(context, { reply: say(sentence), next: conversation });
}

/** Every reply ends with the question that waits, if one does; what is offered or asked is remembered. */
function close(context: CommandContext, answered: Answered, before?: Offer): Outbound {
  const { reply, prompted, bridge, keepsOffer } = answered;
  const next = withoutFormOver(context, answered.next);
  const focus = focusOf(context, next);
  const blocks = prompted ? [] : promptFor(context, focus, { brief: bridge === undefined });
  const over = next === answered.next ? [] : [text(sayFormOver())];
  const message =
    blocks.length === 0
      ? { ...reply, blocks: [...reply.blocks, ...over] }
      : {
          ...reply,
          // One numbered list a message: that of the question. What comes before it is said by its name.
          blocks: [
            ...withoutMarks(reply.blocks),
            ...over,
            ...(bridge === "" ? [] : [text(bridge ?? (focus.on === "trial" ? sayBackToTrial() : sayBackTo()))]),
            ...blocks,
          ],
        };
  const { asked: _asked, noticed: _noticed, interviewId, ...rest } = next;
  // An answer that offers nothing leaves standing what was offered before it ("qui voit mes réponses ?").
  const offered = prompted ? undefined : offeredBy(reply);
  const offer = focus.on === "nothing" ? (offered ?? (keepsOffer ? before : undefined)) : offered;
  context.store.conversations.save(context.person.id, {
    ...rest,
    ...(interviewId === undefined || focus.on === "nothing" ? {} : { interviewId }),
    ...(focus.on === "nothing" ? {} : { asked: keyOf(context, focus) }),
    ...offer,
  });
  return message;
}

/** What was just done may leave a command's questions without object: they are left then, and what was done stays done. */
function withoutFormOver(context: CommandContext, conversation: Conversation): Conversation {
  const { form, ...rest } = conversation;
  return form === undefined || whyOver(context, form) === undefined ? conversation : rest;
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
  const focus = focusOf(context, conversation);
  const typed = late || event.type === "choice" ? undefined : typedOffer(focus, offer, event.text);
  const said = event.type === "choice" ? event.value : (typed ?? event.text);
  const button = /^@(\S+) (?:!(.+)|([^=\s]+)=(.*))$/s.exec(said);
  if (button) return press(context, conversation, button);
  // What a message offered is done as if it were typed alone; "plus tard" also leaves the interview under way.
  const isOffer = event.type === "choice" || (typed !== undefined && focus.on !== "nothing");
  if (isOffer && readControl(said) === undefined) return hearIdle(context, conversation, said);
  switch (focus.on) {
    case "nothing":
      return hearIdle(context, conversation, said, late ? undefined : offer.several);
    case "form":
      return hearInForm(context, conversation, focus, said, late);
    case "trial": {
      const unsure = late || readControl(said) !== undefined ? undefined : forEither(context, conversation, said);
      return unsure ?? hearInTrial(context, conversation, focus.trial, said, late);
    }
    case "interview":
      return hearInInterview(context, conversation, focus.session, said, late);
  }
}

/** Numbers are those of the question that waits; what else was offered is picked by its whole label. */
function typedOffer(focus: Focus, offer: Offer, said: string): string | undefined {
  return focus.on === "nothing" ? pickedOffer(offer, said) : labelledOffer(offer, said);
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
  const inTrial = pressInTrial(context, conversation, tag, input);
  if (inTrial !== undefined) return inTrial;
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
  const isOption = namesOption(context, focus.form, said);
  const match = control === undefined && !isOption ? accepted(context, said) : undefined;
  if (match) return runAside(context, conversation, focus.form, match);
  if (late) return { reply: say(sayTooLate()), next: conversation };
  const unsure = forEither(context, conversation, said);
  if (unsure) return unsure;
  const over = whyOver(context, focus.form);
  if (over !== undefined) return { reply: say(over), next: withoutFormOver(context, conversation) };
  if (control === undefined && hasMovedOn(context, conversation, focus))
    return { reply: say(sayListChanged()), next: conversation };
  const meant = control === undefined ? overheard(context, said) : undefined;
  // What is surely said of something else, or long after the question, is confirmed before it is kept as a free text.
  const cold = meant !== undefined || context.now - (focus.form.at ?? context.now) > coldAfterMs;
  const turn = answerForm(context, focus.form, { text: said }, cold);
  if (meant && turn.kind === "asking" && turn.unread) return runCommand(context, conversation, meant);
  return continueForm(context, conversation, turn);
}

/**
 * A command in the middle of another's questions, which wait; when it refuses, what it changed is undone. The order that was being
 * asked about, said anew and whole, is done with: its questions wait no more.
 */
function runAside(
  context: CommandContext,
  conversation: Conversation,
  form: NonNullable<Conversation["form"]>,
  match: Match,
): Answered {
  const { form: _form, ...rest } = conversation;
  const isSame = match.command.name === form.command && isSaidAnew(form, readParameters(context, match) ?? {});
  try {
    const answered = context.store.transaction(() => runCommand(context, isSame ? rest : conversation, match));
    const isReplaced = answered.next.form !== undefined && answered.next.form.id !== form.id && !isSame;
    return isReplaced && holdsWords(form)
      ? { ...answered, reply: preceded(sayFormReplaced(), answered.reply) }
      : answered;
  } catch (error) {
    if (error instanceof UserError) return { reply: say(error.message), next: conversation };
    throw error;
  }
}

/** A message of ours came since the question: what would answer both is kept for neither, and asked again. */
function forEither(context: CommandContext, conversation: Conversation, said: string): Answered | undefined {
  const { noticed } = conversation;
  if (noticed?.offered === undefined) return undefined;
  if (pickedOffer(noticed, said) === undefined && overheard(context, said, noticed.several) === undefined)
    return undefined;
  const { offered: choices, several } = noticed;
  const block = { type: "choices" as const, choices, ...(several !== undefined && { multiple: { prefix: several } }) };
  return { reply: { blocks: [text(sayForEither()), block] }, next: conversation };
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
  const unsure = answers ? forEither(context, conversation, said) : undefined;
  if (unsure) return unsure;
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

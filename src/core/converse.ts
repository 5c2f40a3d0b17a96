import { isDirector, isElected } from "./access.ts";
import type { Inbound, Platform } from "./adapter.ts";
import { firstHeard, hearEdit, hearErased } from "./afterwards.ts";
import { type CommandContext, commandNamed } from "./command.ts";
import { hearFiles } from "./files-heard.ts";
import { type Focus, focusOf, keyOf, promptFor, sessionFor } from "./focus.ts";
import { answerForm } from "./form.ts";
import { forEither, withoutFormOver } from "./hearing.ts";
import { hearInForm } from "./hearing-form.ts";
import { hearInInterview } from "./hearing-interview.ts";
import { hearIdle } from "./idle.ts";
import { readControl } from "./interview/control.ts";
import { settlesLeave } from "./interview/pending.ts";
import type { Input } from "./interview/state.ts";
import { keepTurn } from "./interviewing.ts";
import { type Outbound, say, text } from "./message.ts";
import { whomToAsk } from "./notify.ts";
import { ownSeats } from "./own-seats.ts";
import { begunOffer, labelledOffer, type Offer, offeredBy, pickedOffer, withoutMarks } from "./offers.ts";
import type { Conversation } from "./store/conversations.ts";
import { whyNoLonger } from "./succession.ts";
import { hearInTrial, pressInTrial } from "./trial-turns.ts";
import { openTrial } from "./trial.ts";
import {
  accepted,
  type Answered,
  continueForm,
  interviewTurn,
  preceded,
  runCommand,
  titledEntry,
  turnTo,
} from "./turns.ts";
import { sayUnreadable } from "./words/afterwards.ts";
import { sayBackTo, sayFormOver, sayNothingOpen } from "./words/conversation.ts";
import { sayBackToTrial } from "./words/trial.ts";
import { sayPathOffered } from "./words/welcome-path.ts";
import { sayIntroduction, saySeats } from "./words/welcome.ts";

/**
 * What Relais answers to someone it knows; undefined: nothing. Reads and changes the conversation; runs inside the
 * event's transaction.
 * `late`: this was said before what was heard last, and delivered after: it answers no question that waits now.
 */
export function converse(context: CommandContext, event: Inbound, late = false): Outbound | undefined {
  const { platform } = event.address;
  const { conversation, offer } = openedBy(context, platform);
  const heard = firstHeard(context, event, late);
  const answered = answer(context, conversation, offer, heard, late);
  if (answered === undefined) return undefined;
  if (answered.contribution) context.store.inbox.keepContribution(platform, heard.id, answered.contribution);
  return close(context, platform, answered, offer);
}

/** What they are in the middle of, as the platform they speak on last showed it, and apart from it what the last message offered. */
function openedBy(context: CommandContext, platform: Platform): { conversation: Conversation; offer: Offer } {
  const { store, person } = context;
  const { offered, several, lettered, put: _lastShown, ...saved } = store.conversations.of(person.id);
  const here = saved.shown?.[platform];
  const kept = here === undefined ? saved : { ...saved, asked: here };
  const { trial, ...conversation } = kept;
  const offer = {
    ...(offered === undefined ? {} : { offered }),
    ...(several === undefined ? {} : { several }),
    ...(lettered === undefined ? {} : { lettered }),
  };
  // Numbers typed under a question that is over are not for what was offered elsewhere since.
  const isOver = here !== undefined && saved.asked === undefined;
  return {
    conversation: trial && openTrial(context, trial) ? kept : conversation,
    offer: isOver ? {} : offer,
  };
}

/** After a command refused to go on: its sentence, and the command's own questions are left. */
export function recover(context: CommandContext, platform: Platform, sentence: string): Outbound {
  const { form: _form, ...conversation } = openedBy(context, platform).conversation;
  return close(context, platform, { reply: say(sentence), next: conversation });
}

/** Every reply ends with the question that waits, if one does; what is offered or asked is remembered. */
function close(context: CommandContext, platform: Platform, answered: Answered, before?: Offer): Outbound {
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
  const { asked: _asked, shown = {}, noticed: _noticed, interviewId, ...rest } = next;
  const { [platform]: _here, ...elsewhere } = shown;
  const asked = focus.on === "nothing" ? undefined : keyOf(context, focus);
  // An answer that offers nothing leaves standing what was offered before it ("qui voit mes réponses ?").
  const offered = prompted ? undefined : offeredBy(reply);
  const offer = focus.on === "nothing" ? (offered ?? (keepsOffer ? before : undefined)) : offered;
  context.store.conversations.save(context.person.id, {
    ...rest,
    ...(interviewId === undefined || focus.on === "nothing" ? {} : { interviewId }),
    ...(asked === undefined ? {} : { asked }),
    shown: asked === undefined ? elsewhere : { ...elsewhere, [platform]: asked },
    ...offer,
  });
  return focus.on === "interview" ? titledEntry(context, focus.session, message) : message;
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
    case "file":
      return hearFiles(context, conversation, event, late, (given, said) =>
        hear(given, conversation, offer, said, late),
      );
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
  const focus = withoutLeaving(context, focusOf(context, conversation), event);
  const typed = late || event.type === "choice" ? undefined : typedOffer(focus, offer, event.text);
  const said = event.type === "choice" ? event.value : (typed ?? event.text);
  const button = /^@(\S+) (?:!(.+)|([^=\s]+)=(.*))$/s.exec(said);
  if (button) return press(context, conversation, button);
  // What a message offered is done as if it were typed alone; "plus tard" also leaves the interview under way.
  const isOffer = event.type === "choice" || (typed !== undefined && focus.on !== "nothing");
  if (isOffer && readControl(said) === undefined) return hearIdle(context, conversation, said);
  switch (focus.on) {
    case "nothing":
      return (
        hearNoLonger(context, conversation, said) ??
        hearIdle(context, conversation, said, late ? undefined : offer.several)
      );
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

/** "Abandonner ?" waits for the next words alone: whatever else they say or open, it is asked no more. */
function withoutLeaving(
  context: CommandContext,
  focus: Focus,
  event: Extract<Inbound, { type: "message" | "choice" }>,
) {
  if (focus.on !== "interview" || event.type === "choice") return focus;
  const { session } = focus;
  const { pending, ...state } = session.interview.state;
  if (pending?.kind !== "leave" || settlesLeave(event.text)) return focus;
  keepTurn(context.store, session, { state, said: [] }, context.person, context.now);
  const again = sessionFor(context, session.interview.id);
  return again === undefined ? focus : { ...focus, session: again };
}

/** What they were in the middle of was taken from them by the directory: said once, and only what is a command is done. */
function hearNoLonger(context: CommandContext, conversation: Conversation, said: string): Answered | undefined {
  const { interviewId } = conversation;
  const why = interviewId === undefined ? undefined : whyNoLonger(context, interviewId);
  if (why === undefined) return undefined;
  const match = accepted(context, said);
  if (match === undefined) return { reply: say(why), next: conversation };
  const answered = runCommand(context, conversation, match);
  return { ...answered, reply: preceded(why, answered.reply) };
}

/** Numbers are those of the question that waits; what else was offered is picked by its whole label. */
function typedOffer(focus: Focus, offer: Offer, said: string): string | undefined {
  return focus.on === "nothing" ? (pickedOffer(offer, said) ?? begunOffer(offer, said)) : labelledOffer(offer, said);
}

/** The first words to someone: who Relais is, what it does, what it keeps; then what waits for them. */
function introduce(context: CommandContext, conversation: Conversation): Answered {
  const waiting = runCommand(context, conversation, { command: commandNamed(context.commands, "home"), rest: "" });
  const { blocks } = sayIntroduction(context.person, context.store.territory.epci()?.name);
  const path = isElected(context.person) && context.store.welcomeCards.read(context.person.id).size === 0;
  const seats = [...saySeats(ownSeats(context)), ...(path ? [sayPathOffered()] : [])].map((line) => text(line));
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
  if (session === undefined) {
    const why = /^\d+$/.test(tag) ? whyNoLonger(context, Number(tag)) : undefined;
    return { reply: say(why ?? sayNothingOpen("button")), next: conversation };
  }
  return turnTo(conversation, session, (rest) => interviewTurn(context, rest, session, input));
}

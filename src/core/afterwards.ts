import type { Inbound } from "./adapter.ts";
import type { CommandContext } from "./command.ts";
import { contributionOf, stands } from "./contribution.ts";
import { focusOf, sessionFor } from "./focus.ts";
import { stepsOf } from "./interview/state.ts";
import { type Session, takeTurn } from "./interviewing.ts";
import { say } from "./message.ts";
import { resemblesRequest } from "./small-talk.ts";
import type { Conversation } from "./store/conversations.ts";
import type { Contribution } from "./store/inbox.ts";
import { isOpen } from "./store/interviews.ts";
import { accepted, type Answered, asking, titled, turnTo } from "./turns.ts";
import { sayAnswersKept, sayEditIgnored, sayEditOfDoubt, sayNotAmended, sayEditOutdated } from "./words/afterwards.ts";
import { sayNothingOpen, sayTooLate } from "./words/conversation.ts";
import { sayEditAsksNothing, sayTurn } from "./words/interview.ts";

type Event<Type extends Inbound["type"]> = Inbound & { type: Type };

/**
 * The new words of a message that was never handled (refused until it comes again, or not deciphered) are heard as the
 * message itself, under its own id, so that it is not handled after them. Only when its hour is known and nothing later
 * was heard: a message whose trace was forgotten, months ago, must not answer the question that waits now.
 */
export function firstHeard({ store, now }: CommandContext, event: Inbound, late: boolean): Inbound {
  if (event.type !== "edited" || event.at === undefined || late) return event;
  return store.inbox.markHandled(event.address.platform, event.of, now)
    ? { ...event, id: event.of, type: "message" }
    : event;
}

/** A message changed on the platform corrects the answer it had brought, unless that answer changed since. */
export function hearEdit(
  context: CommandContext,
  conversation: Conversation,
  { of, text: words, address: { platform } }: Event<"edited">,
): Answered {
  const { store, person, now } = context;
  const only = (sentence: string): Answered => ({ reply: say(sentence), next: conversation, keepsOffer: true });
  const handled = store.inbox.handled(platform, of);
  if (handled === undefined) return only(sayTooLate());
  const brought = broughtBy(context, handled.contribution);
  if (brought === undefined) return only(sayEditIgnored());
  const { contribution, session } = brought;
  const { status } = session.interview;
  if (!isOpen(status)) return only(sayNothingOpen(status));
  const paths = Object.keys(contribution.entries);
  const about = stepsAt(session, paths)[0];
  const isHere = isIn(context, conversation, session);
  const first = isHere ? undefined : session.place;
  if (hasChangedSince(context, session, contribution)) return only(sayEditOutdated(session, about, first));
  if (contribution.settles) return only(sayEditOfDoubt(about, first));
  if (accepted(context, words)) return only(sayEditAsksNothing());
  const cold = resemblesRequest(context, words);
  const turn = takeTurn(store, { ...session, context: { ...session.context, cold } }, { paths, words }, person, now);
  store.inbox.keepContribution(platform, of, contributionOf(context, session, turn, contribution));
  if (isHere || turn.asks) return turnTo(conversation, session, (rest) => asking(context, rest, session, turn));
  // What they are in the middle of elsewhere goes on.
  const isRefused = turn.said.some((one) => one.say === "not_amended");
  const lines = isRefused ? [sayNotAmended(about, first)] : sayTurn(turn.said);
  return { reply: titled(context, session, say(...lines)), next: conversation, keepsOffer: true };
}

/** A message taken back takes no answer with it: that is said, once, of an answer that is still as the message left it. */
export function hearErased(
  context: CommandContext,
  conversation: Conversation,
  { of, address: { platform } }: Event<"erased">,
): Answered | undefined {
  const brought = broughtBy(context, context.store.inbox.handled(platform, of)?.contribution);
  if (brought === undefined || !isOpen(brought.session.interview.status)) return undefined;
  const { contribution, session } = brought;
  const { answers } = session.interview.state;
  const kept = stepsAt(session, Object.keys(contribution.entries)).filter(
    ({ path }) => answers[path]?.state === "given" && stands(context, contribution, path),
  );
  if (kept.length === 0) return undefined;
  context.store.inbox.keepContribution(platform, of, undefined);
  const first = isIn(context, conversation, session) ? undefined : session.place;
  return { reply: say(sayAnswersKept(kept, first)), next: conversation, keepsOffer: true };
}

function isIn(context: CommandContext, conversation: Conversation, { interview }: Session): boolean {
  const focus = focusOf(context, conversation);
  return focus.on === "interview" && focus.session.interview.id === interview.id;
}

/** The interview of a message, for the person who sent it, while they may answer it. */
function broughtBy(context: CommandContext, contribution: Contribution | undefined) {
  if (contribution?.person !== context.person.id) return undefined;
  const session = sessionFor(context, contribution.interview);
  return session && { contribution, session };
}

function stepsAt({ context, interview: { state } }: Session, paths: readonly string[]) {
  return stepsOf(context, state).filter((step) => paths.includes(step.path));
}

/** Another message, another person or another version of the questionnaire has had its say since. */
function hasChangedSince(context: CommandContext, session: Session, contribution: Contribution): boolean {
  const paths = Object.keys(contribution.entries);
  // A list goes on after the message that described one of its items.
  const own = paths.filter((path) => !paths.some((other) => other.startsWith(`${path}/`)));
  return (
    contribution.version !== session.context.questionnaire.version ||
    own.some((path) => !stands(context, contribution, path))
  );
}

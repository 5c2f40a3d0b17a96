import { type CommandContext, commandNamed } from "./command.ts";
import { currentEntry } from "./entering.ts";
import { sessionFor } from "./focus.ts";
import { putTo } from "./hand-overs.ts";
import { readControl } from "./interview/control.ts";
import { interviewsOf } from "./interviewing.ts";
import { isQuestion, type Match, matchSaid, nearPhrases } from "./match-command.ts";
import { say } from "./message.ts";
import { withoutMarks } from "./offers.ts";
import { isGreeting, isThanks } from "./small-talk.ts";
import type { Conversation } from "./store/conversations.ts";
import { isOpen } from "./store/interviews.ts";
import { readCode } from "./store/invitations.ts";
import { accepted, allowedCommands, type Answered, interviewTurn, makesSense, runCommand } from "./turns.ts";
import { sayGreetingWith, sayLater, sayLaterOrWhen } from "./words/assignment.ts";
import { sayAlsoAsked } from "./words/hand-over.ts";
import { sayAlreadyLinked, sayDidYouMean, sayNothingBegun, sayNothingOpen, sayWelcome } from "./words/conversation.ts";

/**
 * Words heard with nothing open: a command, a control word of an interview left in the middle, a courtesy, a place.
 * `several`: the words that what is picked among several is said after.
 */
export function hearIdle(
  context: CommandContext,
  conversation: Conversation,
  said: string,
  several?: string,
): Answered {
  const match = matchSaid(context, said);
  if (match) {
    const isRead = makesSense(context, match);
    const answered = runCommand(context, conversation, match);
    return isRead ? answered : recalling(context, answered);
  }
  const control = readControl(said)?.word;
  if (control === "correct" || control === "recap") return correctWhenIdle(context, conversation, said);
  const diagnostic = { command: commandNamed(context.commands, "diagnostic"), rest: "" };
  if (control === "progress")
    return runCommand(context, conversation, { command: commandNamed(context.commands, "own-progress"), rest: "" });
  const resumed = control === "resume" ? overheard(context, said) : undefined;
  if (resumed !== undefined) return runCommand(context, conversation, resumed);
  if (control === "resume") {
    const entering = { command: commandNamed(context.commands, "enter-answers"), rest: "reprendre" };
    return runCommand(context, conversation, currentEntry(context) === undefined ? diagnostic : entering);
  }
  // "Ok merci" may be about what was just shown; "merci" picks nothing of it.
  const meant = overheard(context, said, isThanks(said) ? undefined : several);
  if (control === "pause" && meant === undefined)
    return { reply: waitingFor(context).length === 0 ? say(sayLater()) : sayLaterOrWhen(), next: conversation };
  if (meant) return runCommand(context, conversation, meant);
  if (isThanks(said)) return { reply: say(sayWelcome()), next: conversation };
  if (readCode(said) !== undefined) return { reply: say(sayAlreadyLinked()), next: conversation };
  const waiting = isGreeting(said) ? waitingFor(context) : [];
  if (waiting.length > 0) return { reply: sayGreetingWith(context.person, waiting), next: conversation };
  if (isGreeting(said))
    return runCommand(context, conversation, { command: commandNamed(context.commands, "help"), rest: "" });
  // "Vougy" alone is about the diagnostic of Vougy.
  const place = { ...diagnostic, rest: said };
  if (makesSense(context, place)) return runCommand(context, conversation, place);
  const { interviewId, ...rest } = conversation;
  // Closed while they were answering: it is said once.
  if (interviewId !== undefined && context.store.interviews.byId(interviewId)?.status === "closed")
    return { reply: say(sayNothingOpen("closed")), next: rest, keepsOffer: true };
  return recalling(context, {
    reply: sayDidYouMean(said, whatWasMeant(context, said)),
    next: conversation,
    keepsOffer: true,
  });
}

/** A message on a messenger offers no longer words than this to pick. */
const longestMeant = 500;

/** The triggers near what was said, each with the words after it where it makes sense with them: nothing is to be typed again. */
function whatWasMeant(context: CommandContext, said: string): string[] {
  return nearPhrases(allowedCommands(context), said).flatMap(({ word, rest }) => {
    const phrase = `${word} ${rest}`;
    if (rest !== "" && phrase.length <= longestMeant && accepted(context, phrase) !== undefined) return [phrase];
    // A word that is nobody's without what follows it ("ne m'écrivez") would not be understood once picked.
    return matchSaid(context, word) === undefined ? [] : [word];
  });
}

/** What was not understood may have been said of a question that somebody put to them: it is shown again. */
function recalling(context: CommandContext, answered: Answered): Answered {
  const [waiting] = putTo(context);
  if (waiting === undefined) return answered;
  const blocks = [...withoutMarks(answered.reply.blocks), ...sayAlsoAsked(waiting.put).blocks];
  return {
    reply: { ...answered.reply, blocks },
    next: { ...answered.next, put: [waiting.handOver.id] },
  };
}

/** What this person has to answer, what was begun first. */
function waitingFor({ store, library, person }: CommandContext) {
  return interviewsOf(store, library, person)
    .filter(({ status }) => isOpen(status))
    .map(({ campaign, status, ...one }) => ({ ...one, title: campaign.project.title, begun: status !== "invited" }))
    .toSorted((one, other) => Number(other.begun) - Number(one.begun));
}

/** What was said without its trigger: of what was just offered, or surely of one command. */
export function overheard(context: CommandContext, said: string, several?: string): Match | undefined {
  // Said as a question, it answers nothing.
  if (isQuestion(said)) return undefined;
  const phrases = allowedCommands(context).flatMap((command) => command.overhear?.(said, context) ?? []);
  for (const phrase of several === undefined ? phrases : [several + said, ...phrases]) {
    const match = accepted(context, phrase);
    if (match) return match;
  }
  return undefined;
}

/** "Corriger etp" after a pause is about the interview left in the middle, never about another municipality's. */
function correctWhenIdle(context: CommandContext, conversation: Conversation, said: string): Answered {
  const own = interviewsOf(context.store, context.library, context.person);
  const begun = own
    .filter((one) => one.status === "open" || one.status === "paused")
    .toSorted((a, b) => b.updatedAt - a.updatedAt);
  const last = currentEntry(context)?.interviewId ?? begun[0]?.id;
  const session = last === undefined ? undefined : sessionFor(context, last);
  if (session) return interviewTurn(context, conversation, session, { text: said });
  const meant = overheard(context, said);
  if (meant) return runCommand(context, conversation, meant);
  const over =
    (["closed", "validated"] as const).find((end) => own.some(({ status }) => status === end)) ?? "abandoned";
  return {
    reply: say(own.every((one) => one.status === "invited") ? sayNothingBegun() : sayNothingOpen(over)),
    next: conversation,
  };
}

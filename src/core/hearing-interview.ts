import { type CommandContext, commandNamed } from "./command.ts";
import { coldAfterMs, forEither, only, whyMovedOn } from "./hearing.ts";
import { overheard } from "./idle.ts";
import { namesAnOption } from "./interview/answer-current.ts";
import { isAside, readControl } from "./interview/control.ts";
import { currentStep, isAskedInWords, isQuestionStep } from "./interview/state.ts";
import { interviewsOf, type Session } from "./interviewing.ts";
import { hasWords } from "./language/whole-words.ts";
import { say } from "./message.ts";
import { isGreeting, isThanks, resemblesRequest } from "./small-talk.ts";
import type { Conversation } from "./store/conversations.ts";
import { isOpen } from "./store/interviews.ts";
import { type Answered, interviewTurn, meantNow, readParameters, runCommand } from "./turns.ts";
import { sayCorrectElsewhere, sayGreeting, sayMovedOn, sayTooLate, sayWelcome } from "./words/conversation.ts";
import { sayPosition } from "./words/diagnostic.ts";

/** Words said in the middle of an interview. */
export function hearInInterview(
  context: CommandContext,
  conversation: Conversation,
  session: Session,
  said: string,
  late: boolean,
): Answered {
  const control = readControl(said);
  const { state } = session.interview;
  const step = currentStep(session.context, state);
  const isOption = namesAnOption(session.context, state, step, said);
  const mayAnswer = isAskedInWords(session.context, state);
  const match = control === undefined && !isOption ? meantNow(context, said, mayAnswer) : undefined;
  if (match) return runCommand(context, conversation, match);
  if (late) return only(sayTooLate(), conversation);
  const other = control?.word === "correct" ? placeElsewhere(context, session, said) : undefined;
  if (other !== undefined) return only(sayCorrectElsewhere(other, session.place), conversation);
  if (isGreeting(said))
    return { reply: say(sayGreeting(context.person)), next: conversation, bridge: sayPosition(session) };
  if (isThanks(said)) return only(sayWelcome(), conversation);
  if (control?.word === "resume" && session.interview.state.pending === undefined)
    return { reply: say(sayPosition(session)), next: conversation, bridge: "" };
  // Said of a reminder that came meanwhile, it also puts off the next one.
  const postponed = control?.word === "pause" && !isOption ? overheard(context, said) : undefined;
  if (postponed) return runCommand(context, conversation, postponed);
  const answers = control === undefined || !isAside(control);
  const unsure = answers ? forEither(context, conversation, said) : undefined;
  if (unsure) return unsure;
  // These words were meant for a question that is no longer asked.
  const why = answers ? whyMovedOn(context, conversation, { on: "interview", session }) : undefined;
  if (why !== undefined) return only(sayMovedOn(why), conversation);
  // Where a figure, a day or a yes is awaited, the name of another questionnaire of theirs answers nothing: it is taken up.
  const isOther = answers && namesAnother(context, session, said);
  const isAwaited = state.pending === undefined && isQuestionStep(step);
  if (isOther && isAwaited && neverNamed.has(step.question.type))
    return runCommand(context, conversation, { command: commandNamed(context.commands, "diagnostic"), rest: said });
  // Said long after the question, close to a word that steers, or the name of another questionnaire of theirs: free text is then
  // confirmed before it is kept.
  const inWords = isQuestionStep(step) && step.question.type === "text";
  const isLong = context.now - session.interview.updatedAt > coldAfterMs;
  const cold = inWords && (isLong || resemblesRequest(context, said) || isOther);
  return interviewTurn(context, conversation, { ...session, context: { ...session.context, cold } }, { text: said });
}

/** Their answer is never the name of a municipality, nor of a subject. */
const neverNamed = new Set<string>(["integer", "number", "fte", "euro", "percent", "year", "date", "yes_no", "scale5"]);

/** With nothing open, these words alone would take up something else: "Nandax, les déchets verts". */
function namesAnother(context: CommandContext, { interview }: Session, said: string): boolean {
  const { store, library, person, commands } = context;
  const named = readParameters(context, { command: commandNamed(commands, "diagnostic"), rest: said });
  if (named === undefined) return false;
  return interviewsOf(store, library, person).some(
    ({ id, insee, place, campaign, status }) =>
      id !== interview.id &&
      isOpen(status) &&
      (named.insee ?? insee) === insee &&
      (named.campaign ?? campaign.id) === campaign.id &&
      // By its words, never by its number in a list that is not shown: "2", "deux".
      [place, ...campaign.project.title.split(" ")].some((name) => name.length > 3 && hasWords(said, name)),
  );
}

/** The other municipality that they name, of those they answer for. */
function placeElsewhere({ store, library, person }: CommandContext, session: Session, said: string) {
  if (hasWords(said, session.place)) return undefined;
  const others = interviewsOf(store, library, person).filter(({ insee }) => insee !== session.interview.insee);
  return others.find(({ insee, place }) => insee !== undefined && hasWords(said, place))?.place;
}

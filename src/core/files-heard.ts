import type { Inbound, SentFile } from "./adapter.ts";
import { type GoodFile, keepFiles, type RefusedFile, sortFiles } from "./answer-files.ts";
import type { CommandContext } from "./command.ts";
import { commandNamed } from "./command.ts";
import { UserError } from "./errors.ts";
import { parametersOf } from "./form.ts";
import { type Focus, focusOf, keyOf, sessionFor } from "./focus.ts";
import { type Put, putTo } from "./hand-overs.ts";
import { readControl } from "./interview/control.ts";
import { currentPlace, labelOfPlace, placeAfter, placeOfStep } from "./interview/places.ts";
import { interviewsOf, type Session } from "./interviewing.ts";
import { say, text } from "./message.ts";
import type { Conversation } from "./store/conversations.ts";
import { isOpen } from "./store/interviews.ts";
import { accepted, allowedCommands, type Answered, runCommand, titled } from "./turns.ts";
import {
  sayFilesJoined,
  sayFilesOfTrial,
  sayFilesRefused,
  sayFilesTellWho,
  sayNothingToKeep,
  sayDiagnosticFirst,
} from "./words/answer-files.ts";
import { sayFileUnread } from "./words/conversation.ts";

type Said = Extract<Inbound, { type: "message" }>;

/**
 * Files, with words or none: for the command that takes them; else for the question that waits, whose answer the words are. What
 * cannot be said of which question waits with the interview until somebody does.
 */
export function hearFiles(
  context: CommandContext,
  conversation: Conversation,
  event: Extract<Inbound, { type: "file" }>,
  late: boolean,
  hear: (context: CommandContext, event: Said) => Answered,
): Answered {
  const words = event.text.trim();
  const withFiles = { ...context, files: event.files };
  const hearSaid = (given: CommandContext, typed: string) => hear(given, { ...event, type: "message", text: typed });
  const focus = focusOf(context, conversation);
  const command = words === "" ? undefined : accepted(withFiles, words)?.command;
  // Beside a file that surely is for a command, "voici le formulaire" is said of it, and asks for nothing.
  const isAside = focus.on === "nothing" && command === undefined && /\p{L}{3}/u.test(words);
  const order = words === "" || isAside ? orderOf(withFiles, event.files) : undefined;
  if (order !== undefined) return hearSaid(withFiles, order);
  if (command?.takesFiles === true) return hearSaid(withFiles, words);
  const put = putHere(context, conversation, focus);
  const target = put?.session ?? fileTarget(context, conversation);
  const { good, refused } = sortFiles(event.files);
  const refusals = sayFilesRefused(refused);
  const answerOnly = (...sentences: string[]): Answered =>
    words === ""
      ? {
          reply: say(...sentences),
          next: conversation,
          keepsOffer: true,
          ...(focus.on === "interview" ? { bridge: "" } : {}),
        }
      : withSentences(sentences, hearSaid(context, words));
  const of = (answered: Answered): Answered =>
    target === undefined || answered.reply.title !== undefined
      ? answered
      : { ...answered, reply: titled(context, target, answered.reply) };
  if (focus.on === "trial") return answerOnly(sayFilesOfTrial());
  if (readControl(words) === undefined && accepted(context, words) !== undefined) {
    // An order, which may turn to another interview: the files go there, and wait for their question.
    const answered = attempt(context, conversation, () => hearSaid(context, words));
    const turned = fileTarget(context, answered.next);
    if (turned === undefined || !mayKeep(turned, good))
      return withSentences(whyUnkept(context, turned, refused), answered);
    return withSentences([joinedIn(context, turned, good, undefined, { alone: false }), ...refusals], answered);
  }
  if (target === undefined || !mayKeep(target, good)) return answerOnly(...whyUnkept(context, target, refused));
  const asked = put === undefined ? placeAsked(context, conversation, focus) : placeOfStep(put.step);
  const place = late ? undefined : asked;
  if (words !== "") {
    // Undone with what it began, when it refuses to go on; the files are kept all the same.
    const answered = attempt(context, conversation, () => hearSaid(context, words));
    const after = sessionFor(context, target.interview.id)?.interview.state ?? target.interview.state;
    const where = place === undefined ? undefined : placeAfter(target.interview.state, after, place);
    return of(withSentences([joinedIn(context, target, good, where, { alone: false }), ...refusals], answered));
  }
  if (place !== undefined || (focus.on === "form" && focus.form.command !== joinCommand))
    return of(answerOnly(joinedIn(context, target, good, place, { alone: true }), ...refusals));
  keepFiles(context, target, good);
  const { form: _form, ...rest } = conversation;
  const which = runCommand(context, rest, { command: commandNamed(context.commands, joinCommand), rest: "" });
  return of(withSentences(refusals, which));
}

const joinCommand = "answer-file-join";

/** The question that somebody else put to them, where it is what they are answering, or all that is asked of them. */
function putHere(context: CommandContext, conversation: Conversation, focus: Focus): Put | undefined {
  const puts = putTo(context);
  const isAnswering = focus.on === "form" && focus.form.command === "hand-over-answer";
  const isAlone = focus.on === "nothing" && fileTarget(context, conversation) === undefined;
  if (!isAnswering && !isAlone) return undefined;
  const { question } = isAnswering ? parametersOf(focus.form.state) : {};
  return puts.length === 1 ? puts[0] : puts.find(({ handOver }) => String(handOver.id) === question);
}

/** What files without a word surely ask of a command. */
function orderOf(context: CommandContext, files: readonly SentFile[]): string | undefined {
  const phrases = allowedCommands(context).flatMap((command) => command.overhearFiles?.(files, context) ?? []);
  return phrases.find((phrase) => accepted(context, phrase) !== undefined);
}

/** The interview that files are kept with: the one under way, or the only one that was begun. */
export function fileTarget(
  context: CommandContext,
  conversation: Conversation = context.store.conversations.of(context.person.id),
): Session | undefined {
  const { interviewId } = conversation;
  const session = interviewId === undefined ? undefined : sessionFor(context, interviewId);
  if (session && isOpen(session.interview.status)) return session;
  const begun = begunBy(context);
  return begun.length === 1 && begun[0] !== undefined ? sessionFor(context, begun[0].id) : undefined;
}

function begunBy({ store, library, person }: CommandContext) {
  return interviewsOf(store, library, person).filter(({ status }) => status === "open" || status === "paused");
}

/** A file could tell who gave answers that may be without a name. */
function mayKeep({ context: { questionnaire } }: Session, good: readonly GoodFile[]): boolean {
  return questionnaire.unnamed !== true && good.length > 0;
}

/** Why nothing of what was sent is kept. */
function whyUnkept(context: CommandContext, target: Session | undefined, refused: readonly RefusedFile[]): string[] {
  if (target === undefined) return [isAsked(context) ? sayDiagnosticFirst() : sayFileUnread()];
  if (target.context.questionnaire.unnamed === true) return [sayFilesTellWho()];
  return refused.length === 0 ? [sayNothingToKeep()] : sayFilesRefused(refused);
}

/** Whether a diagnostic waits for this person, begun or not. */
function isAsked({ store, library, person }: CommandContext): boolean {
  return interviewsOf(store, library, person).some(({ status }) => isOpen(status));
}

/** Whether this person has interviews that were begun, and not ended. */
export function hasBegun(context: CommandContext): boolean {
  return begunBy(context).length > 0;
}

/** What the person was asked about last, if it still waits: somebody else may have answered meanwhile. */
function placeAsked(context: CommandContext, { asked }: Conversation, focus: Focus): string | undefined {
  if (focus.on !== "interview" || (asked !== undefined && asked !== keyOf(context, focus))) return undefined;
  return currentPlace(focus.session.context, focus.session.interview.state);
}

function joinedIn(
  context: CommandContext,
  target: Session,
  good: readonly GoodFile[],
  place: string | undefined,
  how: { alone: boolean },
): string {
  const session = sessionFor(context, target.interview.id) ?? target;
  const kept = keepFiles(context, session, good, place).map(({ name, place: at, already }) => {
    const label = at === undefined ? undefined : labelOfPlace(session.context, session.interview.state, at);
    return { name, ...(label === undefined ? {} : { place: label }), ...(already ? { already } : {}) };
  });
  return sayFilesJoined(kept, how);
}

function attempt(context: CommandContext, conversation: Conversation, run: () => Answered): Answered {
  try {
    return context.store.transaction(run);
  } catch (error) {
    if (error instanceof UserError) return { reply: say(error.message), next: conversation };
    throw error;
  }
}

function withSentences(sentences: readonly string[], answered: Answered): Answered {
  return {
    ...answered,
    reply: { ...answered.reply, blocks: [...sentences.map((one) => text(one)), ...answered.reply.blocks] },
  };
}

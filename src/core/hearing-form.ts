import type { CommandContext } from "./command.ts";
import { UserError } from "./errors.ts";
import type { Focus } from "./focus.ts";
import { answerForm, asksInWords, holdsWords, isSaidAnew, namesOption, whyOver } from "./form.ts";
import { coldAfterMs, forEither, only, whyMovedOn, withoutFormOver } from "./hearing.ts";
import { overheard } from "./idle.ts";
import { readControl } from "./interview/control.ts";
import type { Match } from "./match-command.ts";
import type { Conversation } from "./store/conversations.ts";
import { type Answered, continueForm, meantNow, preceded, readParameters, runCommand } from "./turns.ts";
import { sayFormReplaced, sayListChanged, sayMovedOn, sayTooLate } from "./words/conversation.ts";

/** Words said in the middle of a command's own questions. */
export function hearInForm(
  context: CommandContext,
  conversation: Conversation,
  focus: Extract<Focus, { on: "form" }>,
  said: string,
  late: boolean,
): Answered {
  const control = readControl(said);
  const isOption = namesOption(context, focus.form, said);
  // "À compléter" is what they do not know, and the list of it.
  const maySteer = control === undefined || control.word === "unknown";
  const match = maySteer && !isOption ? meantNow(context, said, asksInWords(context, focus.form)) : undefined;
  if (match) return runAside(context, conversation, focus.form, match);
  if (late) return only(sayTooLate(), conversation);
  const unsure = forEither(context, conversation, said);
  if (unsure) return unsure;
  const over = whyOver(context, focus.form);
  if (over !== undefined) return only(over, withoutFormOver(context, conversation));
  const why = control === undefined ? whyMovedOn(context, conversation, focus) : undefined;
  if (why !== undefined) return only(why === "elsewhere" ? sayMovedOn(why) : sayListChanged(), conversation);
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
    if (error instanceof UserError) return only(error.message, conversation);
    throw error;
  }
}

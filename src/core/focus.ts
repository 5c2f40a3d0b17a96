import { mayAnswer } from "./asked.ts";
import type { CommandContext } from "./command.ts";
import { entryOf } from "./entering.ts";
import { fingerprint } from "./fingerprint.ts";
import { formPrompt } from "./form.ts";
import { promptKey } from "./interview/state.ts";
import { openSession, type Session } from "./interviewing.ts";
import type { Block } from "./message.ts";
import type { Conversation } from "./store/conversations.ts";
import { isOpen } from "./store/interviews.ts";
import { openTrial, type TrialSession } from "./trial.ts";
import { promptOf } from "./words/prompt.ts";

/** What a person is in the middle of: the one place that says so, for what is heard and for what is shown. */
export type Focus =
  | { on: "nothing" }
  | { on: "form"; form: NonNullable<Conversation["form"]> }
  | { on: "trial"; trial: TrialSession }
  | { on: "interview"; session: Session };

/** A form comes before the trial or the interview it interrupts, a trial before an interview; an interview that somebody else closed is no focus any more. */
export function focusOf(context: CommandContext, conversation: Conversation): Focus {
  if (conversation.form) return { on: "form", form: conversation.form };
  const trial = conversation.trial && openTrial(context, conversation.trial);
  if (trial) return { on: "trial", trial };
  const session = conversation.interviewId === undefined ? undefined : sessionFor(context, conversation.interviewId);
  return session && isOpen(session.interview.status) ? { on: "interview", session } : { on: "nothing" };
}

/** The interview, if this person may answer it, or asked to enter into it what others tell them. */
export function sessionFor(context: CommandContext, interviewId: number): Session | undefined {
  const session = openSession(context.store, context.library, interviewId, context.today, context.person);
  if (session === undefined) return undefined;
  const isOwn = mayAnswer(context.person, session.interview, session.context.questionnaire);
  return isOwn || entryOf(context, interviewId) !== undefined ? session : undefined;
}

/** The question that waits, with its buttons; nothing when none does. */
export function promptFor(context: CommandContext, focus: Focus, options: { brief: boolean }): Block[] {
  switch (focus.on) {
    case "nothing":
      return [];
    case "form":
      return formPrompt(context, focus.form);
    case "trial":
      return promptOf(focus.trial.context, focus.trial.state, `@${focus.trial.id}`, options);
    case "interview":
      return promptOf(focus.session.context, focus.session.interview.state, `@${focus.session.interview.id}`, options);
  }
}

/**
 * Changes as soon as another question is asked, by whomever: two people may answer for one municipality, and the list a
 * command offers may change while it is being read. What was said of another question than this one is not for it.
 */
export function keyOf(context: CommandContext, focus: Exclude<Focus, { on: "nothing" }>): string {
  if (focus.on === "interview") {
    const { context: engine, interview } = focus.session;
    return `${interview.id}:${promptKey(engine, interview.state)}`;
  }
  if (focus.on === "trial") return `${focus.trial.id}:${promptKey(focus.trial.context, focus.trial.state)}`;
  const shown = JSON.stringify(formPrompt(context, focus.form));
  return `${focus.form.id}:${fingerprint(shown)}`;
}

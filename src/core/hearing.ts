import type { CommandContext } from "./command.ts";
import { type Focus, keyOf } from "./focus.ts";
import { whyOver } from "./form.ts";
import { overheard } from "./idle.ts";
import { say, text } from "./message.ts";
import { pickedOffer } from "./offers.ts";
import type { Conversation } from "./store/conversations.ts";
import type { Answered } from "./turns.ts";
import { sayForEither } from "./words/conversation.ts";

/** After this long without a word, a message may be about something else than the question asked then. */
export const coldAfterMs = 6 * 3_600_000;

/** A message of ours came since the question: what would answer both is kept for neither, and asked again. */
export function forEither(context: CommandContext, conversation: Conversation, said: string): Answered | undefined {
  const { noticed } = conversation;
  if (noticed?.offered === undefined) return undefined;
  if (pickedOffer(noticed, said) === undefined && overheard(context, said, noticed.several) === undefined)
    return undefined;
  const { offered: choices, several } = noticed;
  const block = { type: "choices" as const, choices, ...(several !== undefined && { multiple: { prefix: several } }) };
  return { reply: { blocks: [text(sayForEither()), block] }, next: conversation };
}

/**
 * Why the question this person was last shown there is not the one that waits now: they went on elsewhere, or it was answered by
 * somebody else. Undefined when it still waits.
 */
export function whyMovedOn(
  context: CommandContext,
  { asked, shown = {} }: Conversation,
  focus: Exclude<Focus, { on: "nothing" }>,
): "elsewhere" | "others" | undefined {
  const waiting = keyOf(context, focus);
  if (asked === undefined || asked === waiting) return undefined;
  return Object.values(shown).includes(waiting) ? "elsewhere" : "others";
}

/** What was just done may leave a command's questions without object: they are left then, and what was done stays done. */
export function withoutFormOver(context: CommandContext, conversation: Conversation): Conversation {
  const { form, ...rest } = conversation;
  return form === undefined || whyOver(context, form) === undefined ? conversation : rest;
}

/** What stays as it was, with this sentence. */
export function only(sentence: string, conversation: Conversation): Answered {
  return { reply: say(sentence), next: conversation };
}

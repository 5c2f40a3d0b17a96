import { pickedIndex } from "./interview/pending.ts";
import { fold } from "./language/fold.ts";
import type { Outbound } from "./message.ts";
import type { Conversation } from "./store/conversations.ts";

/** What a message left to pick: one, or several, which are said after the words `several`. */
export type Offer = Pick<Conversation, "offered" | "several">;

/** What a message offers to pick: its last choices. */
export function offeredBy(message: Outbound): Offer | undefined {
  const block = message.blocks.findLast((one) => one.type === "choices");
  if (block?.type !== "choices") return undefined;
  return { offered: block.choices, ...(block.multiple && { several: block.multiple.prefix }) };
}

/**
 * The value of the choice that `said` names by its number, its letter or its label. Of several, only a label is sure
 * here: "le 8" may be the day as well as the eighth, and their command knows.
 */
export function pickedOffer({ offered, several }: Offer, said: string): string | undefined {
  if (offered === undefined) return undefined;
  const named = offered.find((choice) => fold(choice.label) === fold(said));
  if (several !== undefined) return named && several + named.value;
  const index = pickedIndex(said, offered.length, true);
  return named?.value ?? (index === undefined ? undefined : offered[index]?.value);
}

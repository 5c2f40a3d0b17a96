import { pickedIndex } from "./interview/pending.ts";
import { fold } from "./language/fold.ts";
import { readNamed } from "./language/read-choice.ts";
import { readYesNo } from "./language/read-yes-no.ts";
import type { Block, Outbound } from "./message.ts";
import type { Conversation } from "./store/conversations.ts";

/** What a message left to pick: one, or several, which are said after the words `several`. */
export type Offer = Pick<Conversation, "offered" | "several" | "lettered">;

/** What a message offers to pick: its last choices. */
export function offeredBy(message: Outbound): Offer | undefined {
  const block = message.blocks.findLast((one) => one.type === "choices");
  if (block?.type !== "choices") return undefined;
  return {
    offered: block.choices,
    ...(block.multiple && { several: block.multiple.prefix }),
    ...(block.lettered && { lettered: true }),
  };
}

/**
 * The value of the choice that `said` names by its number, its letter or its label. Of several, only a label is sure
 * here: "le 8" may be the day as well as the eighth, and their command knows.
 */
export function pickedOffer(offer: Offer, said: string): string | undefined {
  const { offered, several } = offer;
  const named = labelledOffer(offer, said);
  if (offered === undefined || named !== undefined || several !== undefined) return named;
  const index = pickedIndex(said, offered.length, offer.lettered !== true);
  return index === undefined ? undefined : offered[index]?.value;
}

/** "Oui" to the one diagnostic that a message offers to begin, or words that surely name one of those it lists. */
export function begunOffer({ offered = [] }: Offer, said: string): string | undefined {
  const begins = offered.filter(({ value }) => /^diagnostic \S/u.test(value));
  const isYes = readYesNo(said);
  if (begins.length === 1 && isYes.kind === "read" && isYes.value && isYes.rest === "") return begins[0]?.value;
  const named = begins.length < 2 || /\d/u.test(said) ? undefined : readNamed(said, begins);
  return named?.kind === "read" && named.rest === "" ? named.value : undefined;
}

/** The last message that this person was shown offers this. */
export function isOffered({ offered }: Offer, value: string): boolean {
  return offered?.some((choice) => choice.value === value) ?? false;
}

/** The same by its whole label alone. */
export function labelledOffer({ offered, several = "" }: Offer, said: string): string | undefined {
  const named = offered?.find((choice) => fold(choice.label) === fold(said));
  return named && several + named.value;
}

/** What can be picked by its label only: another list of the message has the numbers. */
export function withoutMarks(blocks: readonly Block[]): Block[] {
  return blocks.map((block) => {
    if (block.type !== "choices") return block;
    const { choices, sensitivity } = block;
    return { type: "list", items: choices.map(({ label }) => label), ...(sensitivity && { sensitivity }) };
  });
}

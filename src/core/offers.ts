import { pickedIndex } from "./interview/pending.ts";
import { fold } from "./language/fold.ts";
import type { Choice, Outbound } from "./message.ts";

/** What a message offers to pick: its last choices. */
export function offeredBy(message: Outbound): Choice[] | undefined {
  const block = message.blocks.findLast((one) => one.type === "choices");
  return block?.type === "choices" ? block.choices : undefined;
}

/** The value of the choice that `said` names by its number, its letter or its label. */
export function pickedOffer(offered: readonly Choice[] | undefined, said: string): string | undefined {
  if (offered === undefined) return undefined;
  const named = offered.find((choice) => fold(choice.label) === fold(said));
  const index = pickedIndex(said, offered.length, true);
  return named?.value ?? (index === undefined ? undefined : offered[index]?.value);
}

import type { CommandContext } from "../../core/command.ts";
import { fold } from "../../core/language/fold.ts";
import { suggest } from "../../core/language/suggest.ts";
import { isOffered } from "../../core/offers.ts";
import type { KeptBriefing } from "../../core/store/briefings.ts";

/** What this person was last shown of their point, whoever asked for it. */
export function lastBriefing({ store, person }: CommandContext): KeptBriefing | undefined {
  return store.briefings.last(person.id);
}

/** The point is the last thing that they were shown: a bare number, or "ok", is about it. */
export function isBriefingShown({ store, person }: CommandContext): boolean {
  return isOffered(store.conversations.of(person.id), "vu");
}

/** A slip in a word that the point on the screen offers ("vuu", "pluss"): nothing else is waited for. */
export function isSlipOfOffered({ store, person }: CommandContext, said: string, word: string): boolean {
  const typed = fold(said).replace(/[\s!.]+$/u, "");
  const isOpen = isOffered(store.conversations.of(person.id), word);
  return isOpen && typed !== word && suggest(typed, [word]).length > 0;
}

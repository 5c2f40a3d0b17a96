import type { CommandContext } from "../../core/command.ts";
import type { KeptBriefing } from "../../core/store/briefings.ts";

/** What this person was last shown of their point, if it is still on their mind. */
export function lastBriefing({ store, person }: CommandContext): KeptBriefing | undefined {
  return store.briefings.last(person.id);
}

/** The point is the last thing that they were shown: a bare number, or "ok", is about it. */
export function isBriefingShown({ store, person }: CommandContext): boolean {
  return store.conversations.of(person.id).offered?.some(({ value }) => value === "vu") ?? false;
}

import type { CommandContext } from "../../core/command.ts";

/** Whether they are in the middle of something else than `command`: words may then be the answer to it. */
export function isBusyElsewhere({ store, person }: CommandContext, command: string): boolean {
  const { form, interviewId } = store.conversations.of(person.id);
  return form === undefined ? interviewId !== undefined : form.command !== command;
}

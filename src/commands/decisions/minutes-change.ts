import type { CommandContext } from "../../core/command.ts";
import type { MinutesChange } from "../../core/store/minutes.ts";

/** Minutes that were spread once say, the next time, what changed since. */
export function noteMinutesChange({ store, now }: CommandContext, meetingId: number, change: MinutesChange): void {
  if (store.minutes.of(meetingId).spreadAt !== undefined) store.minutes.noteChange(meetingId, change, now);
}

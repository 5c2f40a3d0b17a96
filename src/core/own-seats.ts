import type { CommandContext } from "./command.ts";
import { isInvited, meetingsFor } from "./meeting-view.ts";
import { seatedBodies } from "./seats.ts";
import { sayMeetingName } from "./words/meeting-names.ts";

const mostMeetings = 3;

/** The instances where this person sits, and the next meetings to which they are invited, each in a few words. */
export function ownSeats({
  store,
  library,
  person,
  today,
}: Pick<CommandContext, "store" | "library" | "person" | "today">): { bodies: string[]; meetings: string[] } {
  const bodies = seatedBodies(store, library).filter(({ members }) => members.some(({ id }) => id === person.id));
  const coming = meetingsFor(store, library, person).filter(
    (view) => view.meeting.status === "planned" && (view.meeting.heldOn ?? "") >= today && isInvited(person, view),
  );
  return {
    bodies: bodies.map(({ body }) => body.name),
    meetings: coming.slice(0, mostMeetings).map((view) => sayMeetingName(view, today)),
  };
}

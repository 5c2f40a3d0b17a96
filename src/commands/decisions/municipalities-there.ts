import { municipalitiesOf } from "../../core/access.ts";
import type { CommandContext } from "../../core/command.ts";
import type { MeetingView } from "../../core/meeting-view.ts";
import { presenceOf, quorumFor } from "../../core/presence.ts";

/** Municipalities expected to say something: those that members come from. */
export function expectedMunicipalities({ store }: CommandContext, view: MeetingView): string[] {
  const own = new Set(presenceOf(store, view).members.flatMap(municipalitiesOf));
  return store.territory
    .municipalities()
    .map(({ insee }) => insee)
    .filter((insee) => own.has(insee));
}

/** Of these, those that somebody spoke for; all of them while nobody was pointed. */
export function presentMunicipalities(context: CommandContext, view: MeetingView): string[] {
  const expected = expectedMunicipalities(context, view);
  const presence = presenceOf(context.store, view);
  if (!presence.pointed) return expected;
  const { represented } = quorumFor(presence, view);
  return expected.filter((insee) => represented.includes(insee));
}

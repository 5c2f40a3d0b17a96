import type { BodyTemplate } from "./governance/bodies.ts";
import { fewestAnswers } from "./governance/survey.ts";
import type { Library } from "./library.ts";
import { allMeetings, type MeetingView } from "./meeting-view.ts";
import { endOf } from "./meeting-calendar.ts";
import { type MeetingPresence, presenceOf, presenceOfMember } from "./presence.ts";
import type { Store } from "./store/store.ts";

/** The meetings over by `at` whose participants are asked what they thought of them, latest first; or how the project is doing. */
export function surveyedMeetings(
  store: Store,
  library: Library,
  at: number,
  about: keyof Pick<BodyTemplate, "survey" | "weather"> = "survey",
): MeetingView[] {
  const zone = store.territory.timeZone();
  return allMeetings(store, library)
    .filter((view) => {
      const { status, heldOn } = view.meeting;
      const stands = (status === "planned" || status === "held") && heldOn !== undefined;
      return view.seated.template[about] && stands && endOf(view, zone) <= at;
    })
    .toReversed();
}

/**
 * The ids of those who were there: pointed, else who had said they would come; whoever came in the place of another too.
 * Nobody when they were too few for their answers not to be told apart.
 */
export function participantsOf(store: Store, view: MeetingView): Set<number> {
  return enoughOf(thereAt(presenceOf(store, view)));
}

export function thereAt(presence: MeetingPresence): number[] {
  return [...presence.by.values()].flatMap(({ personId, standIn }) => {
    const known = presenceOfMember(presence, personId);
    if (known === "substitute") return standIn?.id ?? [];
    return known === "present" || known === "remote" ? personId : [];
  });
}

/** All of them, or nobody when their answers would be told apart. */
export function enoughOf(people: readonly number[]): Set<number> {
  const once = new Set(people);
  return once.size < fewestAnswers ? new Set() : once;
}

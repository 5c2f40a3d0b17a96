import { may, municipalitiesOf } from "./access.ts";
import { civilDateAt } from "./calendar/civil-date.ts";
import type { CommandContext } from "./command.ts";
import { nextUsualDay, readUsualDay } from "./language/usual-day.ts";
import { meetingsFor } from "./meeting-view.ts";
import type { Municipality, Person } from "./people.ts";
import type { ProfileView } from "./words/profile.ts";
import { sayMeetingName } from "./words/meeting-names.ts";

const mostMeetings = 3;

/** All that is known of how a municipality works: told to us, or deduced from the directory and the meetings. */
export function profileView(context: CommandContext, place: Municipality): ProfileView {
  const { store, person, today, timeZone } = context;
  const entries = store.profiles.of(place.insee);
  const people = store.people.inMunicipality(place.insee);
  const holds = (one: Person, ...held: string[]) =>
    one.mandates.some((mandate) => mandate.insee === place.insee && held.includes(mandate.function));
  const last = entries.toSorted((one, other) => other.at - one.at)[0];
  const by = last?.by === undefined ? undefined : store.people.byId(last.by);
  const said = Object.fromEntries(entries.map(({ subject, value }) => [subject, value]));
  const usual = said["council"] === undefined ? undefined : readUsualDay(said["council"]);
  return {
    place,
    mayors: people.filter((one) => holds(one, "mayor")),
    clerks: people
      .filter((one) => holds(one, "town_clerk", "chief_executive"))
      .map((one) => ({ person: one, elsewhere: otherPlaces(context, one, place.insee) })),
    said,
    ...(usual === undefined ? {} : { nextCouncil: nextUsualDay(usual, today) }),
    hosted: hostedBy(context, place.insee),
    ...(last === undefined
      ? {}
      : { lastSaid: { on: civilDateAt(last.at, timeZone), ...(by === undefined ? {} : { by }) } }),
    mayFill: may(person, "fill_profile", place.insee),
  };
}

function otherPlaces({ store }: CommandContext, person: Person, but: string): string[] {
  return municipalitiesOf(person).flatMap((insee) =>
    insee === but ? [] : (store.territory.municipality(insee)?.name ?? []),
  );
}

/** The last ones held there that this person knows of. */
function hostedBy({ store, library, person, today }: CommandContext, insee: string): string[] {
  return meetingsFor(store, library, person)
    .filter(
      ({ meeting }) => meeting.insee === insee && meeting.status !== "cancelled" && (meeting.heldOn ?? "9999") < today,
    )
    .slice(-mostMeetings)
    .toReversed()
    .map((view) => sayMeetingName(view, today));
}

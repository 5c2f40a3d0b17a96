import type { Command, CommandContext } from "../../core/command.ts";
import type { MeetingView } from "../../core/meeting-view.ts";
import type { Person } from "../../core/people.ts";
import { presenceOf } from "../../core/presence.ts";
import { sayMeetingName } from "../../core/words/meeting-names.ts";
import { type Registered, sayRegistrations } from "../../core/words/registrations.ts";
import { chosenIn, lookedAt, readMeetingAlone, whichMeeting } from "../attendance/organised.ts";

export const registered: Command = {
  name: "registered",
  words: [
    "inscrits",
    "inscrites",
    "inscriptions",
    "inscrits au",
    "émargement",
    "feuille d'émargement",
    "qui est inscrit",
  ],
  group: "meetings",
  summary: "qui s'est inscrit, commune par commune, et la feuille d'émargement",
  examples: ["inscrits séminaire"],
  action: "manage_meetings",
  parameters: (context) => whichMeeting("Quelle réunion ?", lookedAt(context), context),
  read: (rest, context) => readMeetingAlone(rest, lookedAt(context), context),
  run(context, parameters) {
    const view = chosenIn(parameters, lookedAt(context), context);
    const groups = registeredIn(context, view);
    const there = new Set(groups.map(({ place }) => place));
    const members = presenceOf(context.store, view).members;
    const expected = new Set(members.map((person) => placeNameOf(context, person)));
    const missing = context.store.territory
      .municipalities()
      .filter(({ name }) => expected.has(name) && !there.has(name))
      .map(({ name }) => name);
    return { message: sayRegistrations(sayMeetingName(view, context.today), groups, missing) };
  },
};

/** Those who come, in the place or at a distance, by municipality; those of the EPCI alone first. */
function registeredIn(context: CommandContext, view: MeetingView): Registered[] {
  const { members, guests, by } = presenceOf(context.store, view);
  const coming = [...members, ...guests].filter(({ id }) => ["present", "remote"].includes(by.get(id)?.presence ?? ""));
  const groups = Map.groupBy(coming, (person) => placeNameOf(context, person));
  const places = ["", ...context.store.territory.municipalities().map(({ name }) => name)];
  return places.flatMap((place) => {
    const people = groups.get(place);
    return people === undefined ? [] : [{ place, people }];
  });
}

/** The municipality where they hold their first function; "" for those of the EPCI alone. */
function placeNameOf({ store }: CommandContext, person: Person): string {
  const insee = person.mandates.find((mandate) => mandate.insee !== undefined)?.insee;
  return insee === undefined ? "" : (store.territory.municipality(insee)?.name ?? "");
}

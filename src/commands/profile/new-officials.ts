import { isElected } from "../../core/access.ts";
import { civilDateAt } from "../../core/calendar/civil-date.ts";
import type { Command, CommandContext } from "../../core/command.ts";
import type { Person } from "../../core/people.ts";
import { type NewOfficialsOf, sayNewOfficials } from "../../core/words/new-officials.ts";
import { namedMunicipality } from "./which-municipality.ts";

/** Who was elected and cannot be written to yet: a directory brought them, nobody invited them or they did not answer. */
export const newOfficials: Command = {
  name: "new-officials",
  words: [
    "nouveaux élus",
    "nouvelles élues",
    "nouvel élu",
    "nouvelle élue",
    "élus à inviter",
    "nouveaux élus et nouvelles élues",
  ],
  group: "people",
  summary: "les élues et les élus qui ne sont pas encore sur Relais, et comment les inviter",
  examples: ["nouveaux élus", "nouveaux élus Vougy"],
  action: "invite",
  read(rest, context) {
    const place = namedMunicipality(context, rest);
    return place && { insee: place.insee };
  },
  run(context, { insee }) {
    const { store, today } = context;
    const about = typeof insee === "string" ? store.territory.municipality(insee) : undefined;
    const elected = store.people.all().filter((person) => isElected(person));
    const asked = about === undefined ? elected : elected.filter((person) => placeOf(person) === about.insee);
    const reachable = store.accounts.reachablePeople();
    const missing = asked.filter(({ id }) => !reachable.has(id));
    const told = { total: asked.length, today, ...(about === undefined ? {} : { about }) };
    return { message: sayNewOfficials(byPlace(context, missing), told) };
  },
};

/** Where they were elected first: a mayor who is also vice-president is of their municipality. */
function placeOf(person: Person): string | undefined {
  return person.mandates.find(({ insee }) => insee !== undefined)?.insee;
}

function byPlace({ store, timeZone }: CommandContext, people: readonly Person[]): NewOfficialsOf[] {
  const addedAt = store.people.addedAt();
  const groups = Map.groupBy(people, placeOf);
  const officials = (insee: string | undefined) =>
    (groups.get(insee) ?? []).map((person) => ({
      person,
      since: civilDateAt(addedAt.get(person.id) ?? 0, timeZone),
    }));
  const places = store.territory.municipalities().map((place) => ({ place, officials: officials(place.insee) }));
  return [{ officials: officials(undefined) }, ...places].filter((group) => group.officials.length > 0);
}

import { answeredBy, isDirector, isElected, may, municipalitiesOf } from "./access.ts";
import type { Place, Unit } from "./diagnostic/coverage.ts";
import type { Questionnaire } from "./interview/questionnaire.ts";
import { namesById } from "./named-people.ts";
import type { Municipality, Person } from "./people.ts";
import type { Campaign } from "./store/campaigns.ts";
import type { Asked, Interview } from "./store/interviews.ts";
import type { Store } from "./store/store.ts";

/** What an interview is called to whoever answers it: its municipality, or its subject where it is their own. */
export function placeOf(store: Store, { insee }: Asked, { project }: Campaign): string {
  return insee === undefined ? project.title : (store.territory.municipality(insee)?.name ?? insee);
}

/** The municipality whose facts an interview speaks of: that of the mandate, for a person. */
export function homeOf(store: Store, { insee, personId }: Asked): string | undefined {
  if (insee !== undefined) return insee;
  const person = personId === undefined ? undefined : store.people.byId(personId);
  return person && municipalitiesOf(person)[0];
}

/**
 * Whether `person` answers this interview: of their municipality, or their own. What the direction fixes is one text for all of
 * it: the chair and the director each read and complete what the other wrote.
 */
export function mayAnswer(person: Person, asked: Asked, questionnaire: Pick<Questionnaire, "respondents">): boolean {
  if (asked.insee !== undefined) return may(person, "answer_diagnostic", asked.insee);
  if (asked.personId === person.id) return true;
  return questionnaire.respondents === "direction" && isDirection(person);
}

/** The head of the services, and the chair: what they fix together is one text. */
export function isDirection(person: Person): boolean {
  return isDirector(person) || person.mandates.some(({ function: held }) => held === "president");
}

/** Those who answer in their own name, of these municipalities where it is elected officials. */
export function personsFor(
  store: Store,
  respondents: NonNullable<Questionnaire["respondents"]>,
  places: readonly Municipality[],
  director: Person,
): Person[] {
  if (respondents === "direction") return [director];
  const all = store.people.all();
  if (respondents === "partners")
    return all.filter(({ mandates }) => mandates.some(({ function: held }) => held === "partner"));
  const insees = new Set(places.map(({ insee }) => insee));
  const isWhole = places.length === store.territory.municipalities().length;
  return all.filter(
    (person) =>
      isElected(person) && person.mandates.some(({ insee }) => (insee === undefined ? isWhole : insees.has(insee))),
  );
}

/** Those who answer for one of these municipalities. */
export function respondentsOf(store: Store, places: readonly Municipality[]): Person[] {
  const asked = new Set(places.map(({ insee }) => insee));
  return store.people.all().filter((person) => answeredBy(person).some((insee) => asked.has(insee)));
}

/** Who a campaign asks, as those who follow it name them: municipalities in their order, persons by their name. */
export function askedIn(
  store: Store,
  interviews: readonly Interview[],
): (Place & { id: number; status: Interview["status"] })[] {
  const byPlace = Map.groupBy(interviews, (one) => one.insee);
  const places = store.territory
    .municipalities()
    .flatMap(({ insee, name }) => (byPlace.get(insee) ?? []).map(({ id, status }) => ({ id, insee, name, status })));
  const persons = interviews.flatMap(({ personId }) =>
    personId === undefined ? [] : (store.people.byId(personId) ?? []),
  );
  if (persons.length === 0) return places;
  const names = namesById(store, persons);
  const named = interviews.flatMap(({ id, personId, status }) => {
    const name = personId === undefined ? undefined : names.get(personId);
    return name === undefined ? [] : [{ id, name, status }];
  });
  return [...places, ...named.toSorted((one, other) => one.name.localeCompare(other.name, "fr"))];
}

/** Until they are validated, answers that may yet be given without a name are read by their author alone. */
export function isUnderWraps(
  { status }: Pick<Interview, "status">,
  { unnamed }: Pick<Questionnaire, "unnamed">,
): boolean {
  return unnamed === true && status !== "validated";
}

export function unitOf(interviews: readonly Asked[]): Unit {
  return interviews.some(({ personId }) => personId !== undefined) ? "person" : "municipality";
}

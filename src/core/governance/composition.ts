import type { Person } from "../people.ts";
import type { BodyTemplate, Seat } from "./bodies.ts";
import { isAbout } from "./people-about.ts";

/** What of a body counts to say who sits there. */
export type Composed = Pick<BodyTemplate, "chairs" | "seats">;

/** Who sits in a body according to the directory; the chair is among the members. `domain`: its public policy. */
export function composeBody(
  body: Composed,
  people: readonly Person[],
  domain?: string,
): { chair: Person | undefined; members: Person[] } {
  const chair = body.chairs.flatMap((one) => people.find((person) => holdsSeat(person, one, domain)) ?? [])[0];
  const members = people.filter((person) => person === chair || mayHold(person, body, domain));
  return { chair, members };
}

/** Whether a function of theirs gives them a seat in it. */
export function mayHold(person: Person, { seats }: Composed, domain?: string): boolean {
  return seats.some((one) => holdsSeat(person, one, domain));
}

export function holdsSeat(person: Person, { function: held, at, inDomain }: Seat, domain?: string): boolean {
  return person.mandates.some(
    (mandate) =>
      mandate.function === held &&
      (mandate.insee === undefined) === (at === "epci") &&
      (!inDomain || (domain !== undefined && isAbout(mandate, domain))),
  );
}

/** The municipalities in which none of `members` holds a mandate. */
export function unrepresentedBy<Place extends { insee: string }>(
  members: readonly Person[],
  municipalities: readonly Place[],
): Place[] {
  const present = new Set(members.flatMap((person) => person.mandates.map((mandate) => mandate.insee)));
  return municipalities.filter((place) => !present.has(place.insee));
}

/** A seat held or once held in a body, oldest first: what the store keeps. */
export type HeldSeat = {
  id: number;
  personId: number;
  capacity: "chair" | "member" | "guest";
  origin: "directory" | "chosen";
  to?: string;
  endedBy?: "directory" | "chosen";
};

/** The seats to end and those to give for a body to follow the directory. */
export type SeatingPlan = { end: HeldSeat[]; seat: { personId: number; capacity: "chair" | "member" }[] };

/**
 * Those seated by their function stay as long as they hold it, those chosen by name stay, and somebody who was removed by
 * name does not come back by their function. A chair that was chosen keeps the chair.
 */
export function planSeating(
  body: Composed & { domain?: string },
  history: readonly HeldSeat[],
  people: readonly Person[],
): SeatingPlan {
  const current = history.filter(({ to }) => to === undefined);
  const removed = (personId: number): boolean =>
    history.findLast((one) => one.personId === personId && one.capacity !== "guest")?.endedBy === "chosen";
  const composed = composeBody(
    body,
    people.filter(({ id }) => !removed(id)),
    body.domain,
  );
  const wanted = new Set(composed.members.map(({ id }) => id));

  const end = current.filter((one) => one.origin === "directory" && one.capacity !== "guest" && isOver(one));
  const ended = new Set(end.map(({ id }) => id));
  const kept = current.filter(({ id }) => !ended.has(id));
  const seat: SeatingPlan["seat"] = [];
  const { chair } = composed;
  const promoted = chair && !kept.some(({ capacity }) => capacity === "chair") ? chair.id : undefined;
  if (promoted !== undefined) {
    seat.push({ personId: promoted, capacity: "chair" });
    end.push(...kept.filter(({ personId }) => personId === promoted));
  }
  for (const { id } of composed.members) {
    const held = kept.find(({ personId }) => personId === id);
    if (id === promoted || (held !== undefined && held.capacity !== "guest")) continue;
    if (held !== undefined) end.push(held);
    seat.push({ personId: id, capacity: "member" });
  }
  return { end, seat };

  function isOver({ personId, capacity }: HeldSeat): boolean {
    if (!wanted.has(personId)) return true;
    const person = people.find(({ id }) => id === personId);
    return (
      capacity === "chair" && !body.chairs.some((one) => person !== undefined && holdsSeat(person, one, body.domain))
    );
  }
}

import { isDirector, municipalitiesOf } from "../core/access.ts";
import type { CommandContext } from "../core/command.ts";
import type { Deadline } from "../core/store/deadlines.ts";

/** All for the DGS; for the others, what is of all the EPCI and of their own municipalities. */
export function visibleDeadlines({ store, person }: CommandContext): Deadline[] {
  const own = municipalitiesOf(person);
  return store.deadlines
    .open()
    .filter((one) => one.insee === undefined || isDirector(person) || own.includes(one.insee));
}

/** What is of all the EPCI: what may be said where others read. */
export function commonDeadlines({ store }: CommandContext): Deadline[] {
  return store.deadlines.open().filter((one) => one.insee === undefined);
}

/** With the name of its municipality, if it is of one. */
export function withPlace({ store }: CommandContext, deadline: Deadline): Deadline & { place?: string } {
  const { insee } = deadline;
  return insee === undefined ? deadline : { ...deadline, place: store.territory.municipality(insee)?.name ?? insee };
}

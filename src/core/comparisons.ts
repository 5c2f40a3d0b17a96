import { may } from "./access.ts";
import type { Comparison } from "./decision-aid/comparison.ts";
import type { Library } from "./library.ts";
import type { Person } from "./people.ts";
import { seatedBody } from "./seats.ts";
import type { Store } from "./store/store.ts";

/** Whether this person chooses the projects and gives the scores. */
export function mayCompare(person: Person): boolean {
  return may(person, "follow_diagnostic");
}

/** Those whose criteria this person is asked to weigh, as a member of the instance that they were put to. */
export function comparisonsPutTo(store: Store, library: Library, person: Person): Comparison[] {
  return store.comparisons.all().filter(({ bodyId, criteria }) => {
    const seated = bodyId === undefined ? undefined : seatedBody(store, library, bodyId);
    return criteria.length > 0 && seated?.members.some(({ id }) => id === person.id) === true;
  });
}

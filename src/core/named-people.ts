import type { Person } from "./people.ts";
import type { Store } from "./store/store.ts";
import { namesApart } from "./words/people.ts";

/** How each is named in a list of all of them, in their order: namesakes are told apart. */
export function namesIn(store: Pick<Store, "territory">, people: readonly Person[]): string[] {
  return [...namesById(store, people).values()];
}

/** The same by their id, for lists that share them out. */
export function namesById({ territory }: Pick<Store, "territory">, people: readonly Person[]): Map<number, string> {
  return namesApart(people, (insee) => territory.municipality(insee)?.name ?? insee);
}

import { askedFrom, type PledgeTally, standing, tallyPledges } from "./governance/pledges.ts";
import type { Municipality, Person } from "./people.ts";
import type { Charter, CharterVersion, Pledge } from "./store/charters.ts";
import type { Store } from "./store/store.ts";
import { isMayorThere } from "./visa.ts";

/** A charter with what every municipality of the territory said of it. */
export type CharterView = {
  charter: Charter;
  current: CharterVersion;
  askedFrom: number;
  /** All that was said, oldest first. */
  history: Pledge[];
  /** What each said last. */
  last: ReadonlyMap<string, Pledge>;
  tally: PledgeTally;
};

/** Those that hold, oldest first. */
export function charterViews(store: Store): CharterView[] {
  const municipalities = inOrder(store).map(({ insee }) => insee);
  return store.charters.all().flatMap((charter) => {
    const current = charter.versions.at(-1);
    if (current === undefined) return [];
    const history = store.charters.pledges(charter.id);
    const since = askedFrom(charter.versions);
    const tally = tallyPledges(history, municipalities, since);
    return [{ charter, current, askedFrom: since, history, last: standing(history), tally }];
  });
}

/** By their names: no municipality comes before another for what it said. */
export function inOrder({ territory }: Pick<Store, "territory">): Municipality[] {
  return territory.municipalities().toSorted((one, other) => one.name.localeCompare(other.name, "fr"));
}

/** Municipalities that are still to speak. */
export function awaitedOf({ tally }: Pick<CharterView, "tally">): string[] {
  return [...tally.silent, ...tally.earlier];
}

/** Who says what the municipality pledges. */
export function mayorsOf({ people }: Pick<Store, "people">, insee: string): Person[] {
  return people.inMunicipality(insee).filter((person) => isMayorThere(person, insee));
}

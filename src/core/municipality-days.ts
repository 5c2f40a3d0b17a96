import type { Store } from "./store/store.ts";
import { openDaysIn } from "./territory/opening-days.ts";

const fromMondayToFriday = [1, 2, 3, 4, 5];

/**
 * The ISO weekdays (1 = Monday) on which somebody of this municipality can do what the law asks of it: those on which its
 * clerk is there and the mairie open, as far as each is known; from Monday to Friday where neither is. Never empty.
 */
export function openWeekdaysOf(store: Pick<Store, "profiles" | "people">, insee: string): number[] {
  const said = store.profiles.of(insee).find(({ subject }) => subject === "opening")?.value;
  const open = said === undefined ? undefined : openDaysIn(said);
  const present = presenceOf(store, insee);
  if (open === undefined) return present.length === 0 ? fromMondayToFriday : present;
  // A clerk whose days are none of the opening days works behind a closed door: they are still the one to do it.
  const both = present.filter((day) => open.includes(day));
  return present.length === 0 ? open : both.length > 0 ? both : present;
}

/** The days on which its clerk, or its DGS, is at work; empty when not known. */
function presenceOf({ people }: Pick<Store, "people">, insee: string): number[] {
  const clerks = people
    .inMunicipality(insee)
    .filter((person) =>
      person.mandates.some(
        (held) => held.insee === insee && (held.function === "town_clerk" || held.function === "chief_executive"),
      ),
    );
  return [...new Set(clerks.flatMap(({ presence }) => presence))].toSorted((one, other) => one - other);
}

import { civilDateAt } from "./calendar/civil-date.ts";
import type { HandedOver } from "./interview/state.ts";
import type { HandOver } from "./store/hand-overs.ts";
import type { InterviewWithState } from "./store/interviews.ts";
import type { Store } from "./store/store.ts";
import type { Person } from "./people.ts";
import { sayRole } from "./words/hand-over.ts";

/** By path, the questions of an interview that wait for somebody else, and those that somebody else answered. */
export function handedOverIn(store: Store, { id, insee, state }: InterviewWithState): Record<string, HandedOver> {
  const shown = store.handOvers.ofInterview(id).filter((one) => isShown(one, state.answers[one.path]?.by));
  const zone = store.territory.timeZone();
  return Object.fromEntries(
    shown.flatMap((one) => {
      const person = store.people.byId(one.toPerson);
      if (person === undefined) return [];
      const on = civilDateAt(one.at, zone);
      return [[one.path, { to: roleOf(store, person, insee), on, answered: one.state === "answered" }]];
    }),
  );
}

/** An answer changed since by somebody else is theirs. */
function isShown({ state, toPerson }: HandOver, by: number | undefined): boolean {
  return state === "asked" || (state === "answered" && by === toPerson);
}

/** Who somebody is, for those who answer for this municipality. */
export function roleOf({ territory }: Pick<Store, "territory">, person: Person, insee?: string): string {
  const place = (code: string) => territory.municipality(code)?.name ?? code;
  return sayRole(person, insee, { place, epci: territory.epci()?.name });
}

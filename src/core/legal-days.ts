import type { Place } from "./calendar/holidays.ts";
import { practicalDay } from "./legal/compute.ts";
import type { Obligation } from "./legal/obligations.ts";
import { doneOf, type LegalNow } from "./legal-now.ts";
import { openWeekdaysOf } from "./municipality-days.ts";
import { directorsOf } from "./notify.ts";
import type { Store } from "./store/store.ts";
import type { LegalLine } from "./words/legal-plan.ts";

/**
 * The last day on which somebody is there to do it: an open day of the place, on which the municipality's clerks are at work, or the
 * EPCI's direction. Days in hand are kept.
 */
export function practicalDayOf(
  store: Store,
  { scene }: LegalNow,
  { due, safe, insee }: Pick<Obligation, "due" | "safe" | "insee">,
): ReturnType<typeof practicalDay> {
  const last = safe < due ? safe : due;
  return practicalDay(last, placeOf(store, scene.place, insee), weekdaysOf(store, insee));
}

function placeOf(store: Store, epci: Place, insee: string | undefined): Place {
  const department = insee === undefined ? undefined : store.territory.municipality(insee)?.department;
  return department === undefined ? epci : { department };
}

function weekdaysOf(store: Store, insee: string | undefined): number[] {
  return insee === undefined ? directorsOf(store).flatMap(({ presence }) => presence) : openWeekdaysOf(store, insee);
}

/** One line of the calendar: where, the practical day, and whether it is done. */
export function legalLine(store: Store, now: LegalNow, obligation: Obligation): LegalLine {
  const { insee } = obligation;
  const place = insee === undefined ? undefined : (store.territory.municipality(insee)?.name ?? insee);
  return {
    obligation,
    ...(place === undefined ? {} : { place }),
    practical: practicalDayOf(store, now, obligation).day,
    isDone: doneOf(store, now, obligation) !== undefined,
  };
}

import { isDirector, municipalitiesOf } from "./access.ts";
import { addDays, type CivilDate, civilDateAt, compareDates } from "./calendar/civil-date.ts";
import { openConsultations } from "./consultations.ts";
import { isOwedNow } from "./legal/owed.ts";
import { doneOf, legalNow, legalObligations } from "./legal-now.ts";
import type { Library } from "./library.ts";
import type { Person } from "./people.ts";
import type { Store } from "./store/store.ts";
import { sayLastOpinions, sayOpinionExpected } from "./words/legal-deadlines.ts";

/** Something the law asks soon, beside the deadlines that people keep: derived each time. `insee` absent: of the DGS. */
export type LegalDeadline = { title: string; due: CivilDate; insee?: string; rule?: string };

/** From today on, for `days`: what is sure to be owed and not done, and the opinions still awaited. */
export function legalDeadlines(store: Store, library: Library, today: CivilDate, days: number): LegalDeadline[] {
  const to = addDays(today, days);
  return [...obligationLines(store, library, today, today, to), ...opinionLines(store, library, today, to)].toSorted(
    (one, other) => compareDates(one.due, other.due),
  );
}

/** Those of the EPCI are for the DGS; those of a municipality for its people. */
export function isLegalOf(person: Person, { insee }: LegalDeadline): boolean {
  return insee === undefined ? isDirector(person) : municipalitiesOf(person).includes(insee);
}

/** What the EPCI was to do by a day that passed within `days`, and that nobody said was done. */
export function legalOverdue(store: Store, library: Library, today: CivilDate, days: number): LegalDeadline[] {
  const installedOn = civilDateAt(store.settings.installedAt(), store.territory.timeZone());
  const late = obligationLines(store, library, today, addDays(today, -days), addDays(today, -1));
  return late.filter(({ insee, due }) => insee === undefined && due >= installedOn);
}

function obligationLines(
  store: Store,
  library: Library,
  today: CivilDate,
  from: CivilDate,
  to: CivilDate,
): LegalDeadline[] {
  const now = legalNow(store, library, today);
  return (
    legalObligations(now, from, to)
      // What all municipalities owe alike is left to the calendar.
      .filter(({ term, insee }) => term.by === "epci" || insee !== undefined)
      .filter((one) => isOwedNow(one, today) && doneOf(store, now, one) === undefined)
      .map(({ term, rule, due, insee }) => ({
        title: term.title,
        rule: rule.id,
        due,
        ...(insee === undefined ? {} : { insee }),
      }))
  );
}

/** One line a council for its own people, one a consultation for the DGS. */
function opinionLines(store: Store, library: Library, today: CivilDate, to: CivilDate): LegalDeadline[] {
  return openConsultations(store, library, today).flatMap(({ kind, consultation, councils }): LegalDeadline[] => {
    const awaited = councils.flatMap(({ insee, standing, lastDay }) =>
      standing.kind === "awaited" && lastDay !== undefined && lastDay <= to ? [{ insee, due: lastDay }] : [],
    );
    const last = awaited
      .map(({ due }) => due)
      .toSorted()
      .at(-1);
    const own = awaited.map((one) => ({ ...one, title: sayOpinionExpected(kind.name, consultation.subject) }));
    if (last === undefined) return own;
    const given = councils.length - councils.filter(({ standing }) => standing.kind === "awaited").length;
    return [...own, { title: sayLastOpinions(kind.name, given, councils.length), due: last }];
  });
}

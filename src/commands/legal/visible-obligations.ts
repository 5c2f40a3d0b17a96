import { isDirector, municipalitiesOf } from "../../core/access.ts";
import type { CivilDate } from "../../core/calendar/civil-date.ts";
import type { CommandContext } from "../../core/command.ts";
import type { Obligation } from "../../core/legal/obligations.ts";
import { type LegalNow, legalObligations } from "../../core/legal-now.ts";

/** All for the DGS; for the others, what is of all the EPCI and of their own municipalities. */
export function visibleObligations(
  { person }: CommandContext,
  now: LegalNow,
  from: CivilDate,
  to: CivilDate,
): Obligation[] {
  const own = municipalitiesOf(person);
  return legalObligations(now, from, to).filter(
    ({ insee }) => insee === undefined || isDirector(person) || own.includes(insee),
  );
}

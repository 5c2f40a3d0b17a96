import type { CivilDate } from "./calendar/civil-date.ts";
import type { Questionnaire } from "./interview/questionnaire.ts";

/**
 * What a campaign, or a trial of its questionnaire, puts in its sentences: the last full year, whose accounts are known to
 * everybody, and the staff as it was on the day after, unless told otherwise; and the year in which it
 * is opened, whose rates are voted.
 */
export function variablesOf(
  questionnaire: Questionnaire,
  told: { year?: number; reference?: CivilDate },
  today: CivilDate,
): Record<string, string | number> {
  const thisYear = Number(today.slice(0, 4));
  const year = told.year ?? thisYear - 1;
  const service = questionnaire.id.split("/")[1] ?? questionnaire.id;
  const day = questionnaire.variables.includes("date_ref") ? { date_ref: told.reference ?? `${year + 1}-01-01` } : {};
  const current = questionnaire.variables.includes("annee_en_cours") ? { annee_en_cours: thisYear } : {};
  return { service, annee_ref: year, ...current, ...day };
}

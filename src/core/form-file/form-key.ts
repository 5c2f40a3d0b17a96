/**
 * What a form answers: which campaign, which municipality, and the questionnaire's version it was made from. No `insee`: it is of
 * persons, and the same for all of them.
 */
export type FormKey = { campaign: number; insee?: string; version: number };

/** Stands for the municipality in the form that persons fill. */
const ofPersons = "personnes";

/** The line where whoever fills a form of persons writes their name, or that it is without. */
export const nameLine = "relais/nom";

/** "relais/2/42218/3": slashes and letters, so that no spreadsheet takes it for a number or a date. */
export function formKeyOf({ campaign, insee, version }: FormKey): string {
  return `relais/${campaign}/${insee ?? ofPersons}/${version}`;
}

export function readFormKey(cell: string): FormKey | undefined {
  const [, campaign, whose, version] = /^relais\/(\d{1,9})\/(\d[\dAB]\d{3}|personnes)\/(\d{1,6})$/iu.exec(cell) ?? [];
  if (campaign === undefined || whose === undefined || version === undefined) return undefined;
  const key = { campaign: Number(campaign), version: Number(version) };
  return whose.toLowerCase() === ofPersons ? key : { ...key, insee: whose.toUpperCase() };
}

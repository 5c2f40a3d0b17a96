/** What a form answers: which campaign, which municipality, and the questionnaire's version it was made from. */
export type FormKey = { campaign: number; insee: string; version: number };

/** "relais/2/42218/3": slashes and letters, so that no spreadsheet takes it for a number or a date. */
export function formKeyOf({ campaign, insee, version }: FormKey): string {
  return `relais/${campaign}/${insee}/${version}`;
}

export function readFormKey(cell: string): FormKey | undefined {
  const [, campaign, insee, version] = /^relais\/(\d{1,9})\/(\d[\dAB]\d{3})\/(\d{1,6})$/iu.exec(cell) ?? [];
  if (campaign === undefined || insee === undefined || version === undefined) return undefined;
  return { campaign: Number(campaign), insee: insee.toUpperCase(), version: Number(version) };
}

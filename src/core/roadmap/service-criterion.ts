import { fold } from "../language/fold.ts";

/** Before the project changes the service, or after. */
export type Moment = "before" | "after";

/**
 * `unit`: « places », « % », as it was said; `estimate`: about so many. `source`: where it is written, and of when. A total of the
 * diagnostic is read by those who follow it.
 */
export type CriterionValue = {
  value: number;
  unit: string;
  estimate: boolean;
  source: string;
  fromDiagnostic: boolean;
  byPerson: number;
  at: number;
};

/** By what it will be seen that a public service was kept, or made better. Its values: the latest word on each moment. */
export type ServiceCriterion = {
  id: number;
  service: string;
  label: string;
  before?: CriterionValue;
  after?: CriterionValue;
};

/** "de la jeunesse" as "jeunesse". */
export function serviceIn(said: string): string {
  return said.trim().replace(/^(?:(?:de|du|des|la|le|les)\s+|[dl]['’])+/iu, "");
}

/** "jeunesse : places ouvertes l'été" as the service and its criterion. */
export function readCriterion(said: string): { service?: string; label?: string } {
  const [, service = said, label = ""] = /^([^:]*?)\s*:\s*(.*)$/su.exec(said.trim()) ?? [];
  const name = serviceIn(service);
  return { ...(name !== "" && { service: name }), ...(label.trim() !== "" && { label: label.trim() }) };
}

/** "120 places : CAF, 31 décembre 2025", "environ 85 % en 2027 (bilan d'activité)". Undefined: no number that is sure. */
export function readValue(said: string): ValueSaid | undefined {
  const [begun = "", about, number = ""] = aNumber.exec(said) ?? [];
  const rest = said.slice(begun.length);
  const cut = /[:,;(]|(?<!\p{L})(?:en|au|fin|d['’]après|selon|source)\s/iu.exec(rest)?.index ?? rest.length;
  const unit = rest.slice(0, cut).trim();
  if (number === "" || /\d/u.test(unit)) return undefined;
  const value = Number(number.replaceAll(/\s/gu, "").replace("−", "-").replace(",", "."));
  const source = readSource(rest.slice(cut));
  return { value, unit, estimate: about !== undefined, ...(source === "" ? {} : { source }) };
}

type ValueSaid = Pick<CriterionValue, "value" | "unit" | "estimate"> & { source?: string };

const aNumber =
  /^[\s:=]*(environ\s|à peu près\s|~)?\s*([-−]?(?:\d{1,3}(?:\s\d{3})+(?!\d)|\d+)(?:[.,]\d+)?)(?!\d|[.,]\d)\s*/iu;

function readSource(said: string): string {
  const inside = /^\s*\((.*)\)[\s.]*$/su.exec(said)?.[1] ?? said;
  return inside
    .replace(/^[\s:,;(]+/u, "")
    .replace(/^(?:d['’]après|selon|source)\s*:?\s*/iu, "")
    .replace(/[\s.]+$/u, "");
}

/** Where something is written says nothing without the year it is true of. */
export function saysWhen(source: string): boolean {
  return /(?<!\d)(?:19|20)\d\d(?!\d)/u.test(source);
}

/** After less before, to the hundredth; undefined while one lacks, or when they do not count the same thing. */
export function differenceOf({ before, after }: ServiceCriterion): number | undefined {
  if (before === undefined || after === undefined || !isSameUnit(before, after)) return undefined;
  return Math.round((after.value - before.value) * 100) / 100;
}

export function isSameUnit(one: Pick<CriterionValue, "unit">, other: Pick<CriterionValue, "unit">): boolean {
  const [unit, otherUnit] = [one, other].map(({ unit: said }) => fold(said).replace(/s$/u, ""));
  return unit === otherUnit || unit === "" || otherUnit === "";
}

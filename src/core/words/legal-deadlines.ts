import { sayTitle } from "./deadlines.ts";

/** "Convocation du conseil municipal (Nandax) (R2)": its rule tells it from what people wrote. */
export function sayLegalTitle({ title, rule, place }: { title: string; rule?: string; place?: string }): string {
  const named = sayTitle(place === undefined ? { title } : { title, place });
  return rule === undefined ? named : `${named} (${rule})`;
}

export function sayOpinionExpected(kind: string, subject: string): string {
  return `Avis du conseil municipal : ${subject === "" ? kind : subject}`;
}

export function sayLastOpinions(kind: string, given: number, total: number): string {
  return `Derniers avis des conseils municipaux, ${kind} (${given} sur ${total})`;
}

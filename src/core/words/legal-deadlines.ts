/** "Vote du budget primitif (R9)": its rule tells it from what people wrote. */
export function sayObligationTitle(title: string, rule: string): string {
  return `${title} (${rule})`;
}

export function sayOpinionExpected(kind: string, subject: string): string {
  return `Avis du conseil municipal : ${subject === "" ? kind : subject}`;
}

export function sayLastOpinions(kind: string, given: number, total: number): string {
  return `Derniers avis des conseils municipaux, ${kind} (${given} sur ${total})`;
}

import type { Told, ToldKind } from "../territory/balance.ts";
import type { Unread } from "../territory/read-balance.ts";
import { formatEuro, formatList, of, plural } from "./format.ts";

const kinds: Record<ToldKind, { example: string; whatOf: string }> = {
  seats: { example: "Charlieu 8, Vougy 1", whatOf: "un nombre de sièges" },
  contribution: { example: "Vougy 12 000 € en 2025", whatOf: "un montant avec le signe €" },
};

export const balanceQuestions = {
  seats: {
    text: "Combien de sièges chaque commune a-t-elle au conseil communautaire ?",
    label: "Sièges",
    help: "Plusieurs communes en un message : « Charlieu 8, Vougy 1 ».",
  },
  contribution: {
    text: "Quelle contribution, pour quelle commune ?",
    label: "Contribution",
    help: "Une commune par ligne : « Vougy 12 000 € en 2025 ». Un signe moins pour ce qu'elle reçoit.",
  },
  year: { text: "De quelle année est ce montant ?", label: "Année" },
  source: {
    text: "Où est-ce écrit ?",
    label: "Source",
    help: "Exemples : « délibération du 12 mars 2026 », « arrêté préfectoral », « compte administratif ».",
  },
};

export type ToldChange = { name: string; kind: ToldKind; after: Told | undefined; before: Told | undefined };

/** What is now known, what it was before, and what was not read. */
export function sayTold(changes: readonly ToldChange[], unread: readonly Unread[], kind: ToldKind): string[] {
  const lines = changes.map(({ name, after, before }) => {
    const was = before === undefined ? "" : ` Avant : ${sayValue(before)} (${before.source}).`;
    if (after === undefined)
      return before === undefined ? `${name} : rien n'était noté, rien n'est changé.` : `${name} : retiré.${was}`;
    const isSame = before?.value === after.value && before?.source === after.source;
    return isSame
      ? `${name} : ${sayValue(after)}, c'était déjà noté.`
      : `**${name}** : ${sayValue(after)} (${after.source}).${was}`;
  });
  return [
    lines.join("\n"),
    ...(unread.length === 0 ? [] : [sayUnread(unread, kind)]),
    "Pour voir l'ensemble : `équilibre`.",
  ];
}

export function sayUnread(unread: readonly Unread[], kind: ToldKind): string {
  const { example, whatOf } = kinds[kind];
  const near = unread.flatMap((one) => one.near.map(({ name }) => name)).slice(0, 3);
  const lost = formatList(unread.map(({ said }) => `« ${said} »`));
  const maybe = near.length === 0 ? "" : ` Vouliez-vous dire ${formatList(near, "ou")} ?`;
  return `Je n'ai pas noté ${lost} : il faut une commune, puis ${whatOf}.${maybe} Exemple : « ${example} ».`;
}

export function sayNothingTold(kind: ToldKind): string {
  return `Je n'y lis aucune commune. Exemple : « ${kinds[kind].example} ».`;
}

export function saySeatsImpossible(name: string, most: number): string {
  return `Le nombre de sièges ${of(name)} va de 1 à ${most} : chaque commune en a au moins un. Redites la liste avec le bon nombre.`;
}

export function sayToldTwice(name: string): string {
  return `${name} est dite deux fois, avec deux nombres. Redites la liste avec le bon.`;
}

function sayValue({ kind, value = 0, year }: Told): string {
  return kind === "seats"
    ? `${value} ${plural(value, "siège", "sièges")}`
    : `${formatEuro(value)}${year === undefined ? "" : ` en ${year}`}`;
}

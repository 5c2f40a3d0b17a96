import type { CivilDate } from "../calendar/civil-date.ts";
import type { Closed } from "../legal/compute.ts";
import type { FactValue } from "../legal/facts.ts";
import type { Confidence, Delay, Severity, Unit } from "../legal/rule.ts";
import { sayDay } from "./days.ts";
import { count, formatDate, formatNumber } from "./format.ts";

const unitWords: Record<Unit, [one: string, many: string]> = {
  franc_day: ["jour franc", "jours francs"],
  calendar_day: ["jour calendaire", "jours calendaires"],
  week: ["semaine", "semaines"],
  month: ["mois", "mois"],
  year: ["an", "ans"],
};

/** "5 jours francs". */
export function sayAmount({ amount, unit }: Delay): string {
  return count(amount, ...unitWords[unit]);
}

/** Whether `said` ("jours", "jours francs") may name `unit`. */
export function unitNamed(said: string, unit: Unit): boolean {
  return unitWords[unit].some((word) => word === said || word.split(" ")[0] === said);
}

const confidenceWords: Record<Confidence, string> = {
  verified: "Règle lue dans une source publiée",
  high: "Règle bien connue, pas encore relue dans le texte",
  to_check: "Règle à vérifier avant de vous y fier",
};

/** How sure we are of a rule and since when: « Règle lue dans une source publiée ; dernière relecture le … ». */
export function sayConfidence({ confidence, reviewedOn }: { confidence: Confidence; reviewedOn: CivilDate }): string {
  return `${confidenceWords[confidence]} ; dernière relecture le ${formatDate(reviewedOn)}.`;
}

const severityWords: Record<Severity, string> = {
  nullity: "risque d'annulation de l'acte",
  obligation: "obligation",
  good_practice: "bonne pratique",
  optional: "facultatif",
};

export function saySeverity(severity: Severity): string {
  return severityWords[severity];
}

/** What each event is, with the date it has: the first sentence of an explanation. */
const eventSentences: Record<string, (day: string) => string> = {
  conseil: (day) => `Le conseil communautaire se réunit le ${day}.`,
  conseil_municipal: (day) => `Le conseil municipal se réunit le ${day}.`,
  conseil_sans_quorum: (day) => `Le conseil n'a pas eu le quorum le ${day}.`,
  vote_budget: (day) => `Le budget est voté le ${day}.`,
  debat_budgetaire: (day) => `Le débat d'orientation budgétaire se tient le ${day}.`,
  t0: (day) => `Le renouvellement des conseils municipaux date du ${day}.`,
  installation: (day) => `Le conseil communautaire a été installé le ${day}.`,
  contrat_ville: (day) => `Le contrat de ville est entré en vigueur le ${day}.`,
  transfert: (day) => `Le transfert prend effet le ${day}.`,
  transmission_pacte: (day) => `Le projet de pacte est transmis aux communes le ${day}.`,
  transmission_schema: (day) => `Le projet de schéma est transmis aux communes le ${day}.`,
  transmission_clect: (day) => `Le rapport de la commission d'évaluation est transmis aux communes le ${day}.`,
  comite_social: (day) => `Le comité social territorial se réunit le ${day}.`,
  notification_fpic: (day) => `La préfecture notifie la répartition du fonds le ${day}.`,
  publication: (day) => `L'acte est publié le ${day}.`,
  arret_pv: (day) => `Le procès-verbal est arrêté à la séance du ${day}.`,
  commission: (day) => `La commission est créée le ${day}.`,
};

export function sayEvent(name: string, date: CivilDate): string | undefined {
  return eventSentences[name]?.(formatDate(date));
}

/** What a fact of the EPCI is called, and how it is asked. */
const factWords: Record<string, { label: string; question?: string; help?: string }> = {
  nature: { label: "Nature de l'intercommunalité" },
  fiscalite: { label: "Fiscalité" },
  population_totale: { label: "Population totale" },
  plus_grande_commune: { label: "Population de la plus grande commune" },
  commune_3500: { label: "Une commune de 3 500 habitants ou plus" },
  urbaine_ou_metropole: { label: "Communauté urbaine ou métropole" },
  bureau_tous_maires: { label: "Tous les maires siègent au bureau" },
  second_tour: {
    label: "Second tour en mars 2026",
    question: "Une commune membre a-t-elle eu un second tour le 22 mars 2026 ?",
    help: "Si toutes ont été entièrement élues le 15 mars, répondez non : les délais du mandat partent alors du 15.",
  },
  installation: {
    label: "Installation du conseil communautaire",
    question: "Quel jour le conseil communautaire a-t-il été installé ?",
    help: "C'est sa première séance, en avril 2026. De ce jour part le délai du règlement intérieur.",
  },
  pacte_decide: {
    label: "Pacte de gouvernance décidé",
    question: "Le conseil a-t-il décidé d'élaborer un pacte de gouvernance ?",
    help: "Le débat est obligatoire, le pacte ne l'est pas.",
  },
  schema_decide: {
    label: "Schéma de mutualisation décidé",
    question: "Avez-vous décidé d'établir un schéma de mutualisation ?",
    help: "Il est facultatif depuis 2019.",
  },
  contrat_ville: {
    label: "Contrat de ville signé",
    question: "L'intercommunalité est-elle signataire d'un contrat de ville ?",
    help: "S'il y en a un, un pacte financier et fiscal est à adopter dans l'année.",
  },
  contrat_ville_le: {
    label: "Entrée en vigueur du contrat de ville",
    question: "Quel jour le contrat de ville est-il entré en vigueur ?",
  },
  vote_budget: { label: "Vote du budget" },
  debat_budgetaire: { label: "Débat d'orientation budgétaire" },
  transfert: { label: "Transfert de charges" },
  transmission_clect: { label: "Transmission du rapport d'évaluation des charges" },
  comite_social: { label: "Comité social territorial" },
  notification_fpic: { label: "Notification du fonds de péréquation" },
  population_commune: { label: "Population de la commune" },
};

export function factLabel(name: string): string {
  return factWords[name]?.label ?? name;
}

/** Throws when nobody is to be asked it. */
export function factQuestion(name: string): { text: string; label: string; help?: string } {
  const words = factWords[name];
  if (words?.question === undefined) throw new Error(`the fact ${name} is not asked`);
  return { text: words.question, label: words.label, ...(words.help === undefined ? {} : { help: words.help }) };
}

export function sayFactValue(value: FactValue): string {
  if (typeof value === "boolean") return value ? "oui" : "non";
  if (typeof value === "number") return formatNumber(value);
  return /^\d{4}-\d{2}-\d{2}$/.test(value) ? formatDate(value) : value;
}

/** "samedi 12 et dimanche 13", "Noël", "hors de vos jours de présence": why a day is no good. */
export function sayClosed(date: CivilDate, closed: Closed, today: CivilDate): string {
  switch (closed.because) {
    case "holiday":
      return `${sayDay(date, today)} est férié (${closed.holiday.name})`;
    case "week_end":
      return `${sayDay(date, today)} est en fin de semaine`;
    case "presence":
      return `${sayDay(date, today)} n'est pas un jour de présence`;
  }
}

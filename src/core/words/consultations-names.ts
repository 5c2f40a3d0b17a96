import { type CivilDate, daysBetween } from "../calendar/civil-date.ts";
import type { Place } from "../calendar/holidays.ts";
import { practicalDay } from "../legal/compute.ts";
import type { ConsultationKind } from "../legal/consultation-kind.ts";
import type { Consultation, OpinionDelay } from "../legal/consultation.ts";
import { sayDay } from "./days.ts";
import { capital, count, formatDate } from "./format.ts";

/** Enough to name a consultation. */
export type Named = {
  consultation: Pick<Consultation, "subject">;
  kind: Pick<ConsultationKind, "key" | "name" | "the">;
};

/** "le schéma de mutualisation", "le transfert de compétence « eau potable »", "« organisation des instances »". */
export function sayConsultation({ consultation: { subject }, kind }: Named): string {
  if (subject === kind.name) return kind.the;
  return kind.key === "autre" ? `« ${subject} »` : `${kind.the} « ${subject} »`;
}

export function sayTitleOf(named: Named): string {
  return capital(sayConsultation(named));
}

export function sayDelay({ amount, unit }: OpinionDelay): string {
  return unit === "month" ? `${amount} mois` : count(amount, "jour", "jours");
}

/** What silence is worth, as a sentence about the future. */
export function saySilence({ silence, act }: Pick<ConsultationKind, "silence" | "act">): string {
  const what = act === "opinion" ? "l'avis" : "la décision";
  switch (silence) {
    case "favourable":
      return `Sans délibération à cette date, ${what} sera ${act === "opinion" ? "réputé" : "réputée"} favorable.`;
    case "unfavourable":
      return `Sans délibération à cette date, ${what} sera ${act === "opinion" ? "réputé" : "réputée"} défavorable.`;
    case "no_effect":
      return "Sans délibération à cette date, le silence n'a pas d'effet et ne bloque rien.";
    case "not_agreement":
      return "Sans délibération à cette date, la commune ne compte pas parmi celles qui approuvent.";
  }
}

/** "dimanche 28 février 2027 (jour non ouvré : visez vendredi 26 février 2027)". */
export function sayLastDay(day: CivilDate, place: Place): string {
  const { day: practical } = practicalDay(day, place);
  return practical === day ? formatDate(day) : `${formatDate(day)} (jour non ouvré, visez ${sayDay(practical, day)})`;
}

/** How confident we are, said when it is not full. */
export function sayConfidence({ confidence }: Pick<ConsultationKind, "confidence">): string {
  switch (confidence) {
    case "verified":
      return "";
    case "high":
      return " Règle connue, à relire dans le texte avant usage.";
    case "to_check":
      return " Règle à vérifier avant usage.";
  }
}

export function sayCountdown(today: CivilDate, lastDay: CivilDate): string {
  const days = daysBetween(today, lastDay);
  return days === 0 ? "c'est aujourd'hui" : `dans ${count(days, "jour", "jours")}`;
}

export function sayResult(result: "favourable" | "reserved" | "unfavourable"): string {
  return { favourable: "favorable", reserved: "avec réserves", unfavourable: "défavorable" }[result];
}

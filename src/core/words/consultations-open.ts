import { addDays, type CivilDate } from "../calendar/civil-date.ts";
import type { Place } from "../calendar/holidays.ts";
import type { ConsultationKind } from "../legal/consultation-kind.ts";
import { lastDayOf, type OpinionDelay } from "../legal/consultation.ts";
import { type Outbound, text } from "../message.ts";
import { type Named, sayConfidence, sayConsultation, sayDelay, sayLastDay, saySilence } from "./consultations-names.ts";
import { count, formatDate } from "./format.ts";

type Opened = Named & { kind: ConsultationKind; consultation: { subject: string; delay: OpinionDelay } };

/** What was opened, under what rule, and what its dates would be if it were sent today. */
export function sayOpened(
  opened: Opened,
  { councils, today, place, asked }: { councils: number; today: CivilDate; place: Place; asked?: OpinionDelay },
): Outbound {
  const { kind, consultation } = opened;
  const lastDay = lastDayOf(today, consultation.delay);
  const kept =
    asked === undefined || kind.delay === undefined || asked.amount === kind.delay.amount
      ? ""
      : ` Vous aviez dit ${sayDelay(asked)} : je garde le délai du texte.`;
  return {
    blocks: [
      text(
        `Consultation ouverte : **${sayConsultation(opened)}**, ${count(councils, "conseil municipal", "conseils municipaux")}.`,
      ),
      text(
        `Chacun a **${sayDelay(consultation.delay)}** à compter ${kind.starts}.${kept} ${kind.note} Texte : ${kind.article}.${sayConfidence(kind)}`,
      ),
      text(
        `Envoyé aujourd'hui, le dernier jour serait le ${sayLastDay(lastDay, place)}. ${saySilence(kind)} Suite possible à partir du ${formatDate(addDays(lastDay, 1))}.`,
      ),
      text(
        "Le document part par votre voie habituelle, avec sa preuve. Dites-moi ensuite : `consultation transmise aujourd'hui, preuve AR 123`.",
      ),
    ],
  };
}

export function sayAlreadyOpen(named: Named): string {
  return `Une consultation est déjà ouverte sur ${sayConsultation(named)}. Pour la suivre : \`consultation\`.`;
}

export function sayNoMunicipality(): string {
  return "Je ne connais aucune commune membre : l'intercommunalité est à importer d'abord.";
}

export function sayDelayWanted(subject: string): string {
  return `Combien de temps laissez-vous aux communes ? Par exemple : \`consulter les conseils sur autre : ${subject}, sous 2 mois\`.`;
}

export function sayOnlyWithFpu(): string {
  return "La commission locale d'évaluation des charges transférées (CLECT) n'existe que sous fiscalité professionnelle unique. Votre intercommunalité n'y est pas, d'après les données publiées. Pour consulter tout de même : `consulter les conseils sur autre : rapport, sous 3 mois`.";
}

export function sayDropped(named: Named): string {
  return `Consultation abandonnée : ${sayConsultation(named)}. Les réponses déjà notées sont gardées, je n'écrirai plus aux communes à ce sujet.`;
}

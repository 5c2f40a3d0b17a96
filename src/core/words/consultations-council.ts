import type { CivilDate } from "../calendar/civil-date.ts";
import type { Place } from "../calendar/holidays.ts";
import type { ConsultationKind } from "../legal/consultation-kind.ts";
import { type ConsultationView, type Council, outcomeOf } from "../legal/consultation-view.ts";
import { type Block, text } from "../message.ts";
import { sayConsultation, sayCountdown, sayLastDay, sayResult, saySilence } from "./consultations-names.ts";
import { exampleDay } from "./example-days.ts";
import { formatDate } from "./format.ts";

/** What one council is asked and what it answered, for those who follow that municipality. */
export function sayCouncilOf(view: ConsultationView, council: Council, today: CivilDate, place: Place): Block[] {
  const { opinion, standing, name, lastDay } = council;
  const lines = [`**${name}**, ${sayConsultation(view)} : ${sayStanding(council, view.kind, today)}.`];
  if (opinion.transmittedOn !== undefined)
    lines.push(
      `Transmis le ${formatDate(opinion.transmittedOn)}${opinion.proof === undefined ? "" : ` (preuve : ${opinion.proof})`}.`,
    );
  if (standing.kind === "awaited" && lastDay !== undefined) {
    lines.push(
      `Dernier jour : **${sayLastDay(lastDay, place)}**, ${sayCountdown(today, lastDay)}. ${saySilence(view.kind)}`,
    );
    lines.push(
      opinion.councilOn === undefined
        ? `Quand se réunit le conseil : \`date du conseil ${name} ${exampleDay(today, lastDay)}\`.`
        : `Conseil le ${formatDate(opinion.councilOn)}${council.meetsTooLate ? ", après le dernier jour" : ""}.`,
    );
  }
  return [text(lines.join("\n"))];
}

function sayStanding({ standing, opinion }: Council, kind: ConsultationKind, today: CivilDate): string {
  switch (standing.kind) {
    case "delivered":
    case "late": {
      const late = standing.kind === "late" ? `, après le dernier jour (${sayOutcome(standing, kind)})` : "";
      const on = opinion.deliveredOn === undefined ? "" : `, rendu le ${formatDate(opinion.deliveredOn)}`;
      const number = opinion.resolution === undefined ? "" : `, délibération ${opinion.resolution}`;
      return `${sayResult(standing.result)}${opinion.reserves === undefined ? "" : ` (${opinion.reserves})`}${on}${number}${late}`;
    }
    case "silent":
      return sayOutcome(standing, kind);
    case "awaited":
      return opinion.councilOn !== undefined && opinion.councilOn < today ? "attendu, le conseil est passé" : "attendu";
    case "not_transmitted":
      return "transmission pas encore notée";
  }
}

function sayOutcome(standing: Council["standing"], kind: ConsultationKind): string {
  switch (outcomeOf(standing)) {
    case "favourable":
      return "réputé favorable";
    case "unfavourable":
      return "réputé défavorable";
    case "reserved":
    case "pending":
    case "none":
      return kind.silence === "not_agreement" ? "pas de délibération dans le délai" : "sans réponse dans le délai";
  }
}

import type { CivilDate } from "../calendar/civil-date.ts";
import type { Channel } from "../communication/channels.ts";
import type { Proof, State } from "../communication/diffusion.ts";
import { type Block, type Outbound, text } from "../message.ts";
import { inSentence } from "./body-names.ts";
import { sayDay } from "./days.ts";
import { sayChannel } from "./communication-names.ts";
import { capital, count, formatDate } from "./format.ts";

/** A line of the plan, as it is said. */
export type DiffusionSaid = {
  id: number;
  title: string;
  audience: string;
  channel: Channel;
  dueOn: CivilDate;
  state: State;
};

/** An audience that nothing has reached yet. `plannedOn`: the first day on which something is to. */
type Untold = { name: string; plannedOn?: CivilDate };

const mostRows = 15;

/** The plan, then those whom nothing has reached yet: the ones to inform from the beginning first. */
export function sayPlanOfInformation(
  lines: readonly DiffusionSaid[],
  untold: { fromStart: readonly Untold[]; others: readonly Untold[] },
  { today, all, mayInform }: { today: CivilDate; all: boolean; mayInform: boolean },
): Outbound {
  const shown = all ? lines : lines.slice(0, mostRows);
  const table: Block = {
    type: "table",
    caption: "Plan d'information",
    columns: ["N°", "Quand", "Public", "Message", "Canal", "État"],
    rows: shown.map((line) => [
      String(line.id),
      sayDay(line.dueOn, today),
      line.audience,
      line.title,
      sayChannel(line.channel),
      sayState(line.state, today),
    ]),
  };
  return {
    blocks: [
      lines.length === 0 ? text("Le plan d'information est vide.") : table,
      ...(shown.length < lines.length
        ? [text(`Et ${lines.length - shown.length} de plus : \`plan d'information complet\`.`)]
        : []),
      ...(untold.fromStart.length === 0
        ? [text("✅ Tous ceux que la démarche demande d'informer dès le début l'ont été.")]
        : [text(`⚠️ Rien encore, à informer dès le début : ${sayAudiences(untold.fromStart, today)}.`)]),
      ...(untold.others.length === 0 ? [] : [text(`Rien encore non plus : ${sayAudiences(untold.others, today)}.`)]),
      ...(mayInform
        ? [
            text(
              "Pour en ajouter : `informer`. Ce que la loi demande d'envoyer aux conseillères et conseillers municipaux se suit à part : `information`.",
            ),
          ]
        : []),
    ],
  };
}

/** Apart from each other: "habitantes et habitants" is one of them. */
function sayAudiences(untold: readonly Untold[], today: CivilDate): string {
  return untold.map((one) => sayUntold(one, today)).join(" ; ");
}

function sayUntold({ name, plannedOn }: Untold, today: CivilDate): string {
  return plannedOn === undefined ? inSentence(name) : `${inSentence(name)} (prévu ${sayDay(plannedOn, today)})`;
}

function sayState(state: State, today: CivilDate): string {
  switch (state.kind) {
    case "planned":
      return "prévu";
    case "to_do":
      return "⏳ à faire";
    case "left":
      if (state.of === 0) return "⚠️ personne dans l'annuaire";
      if (state.stopped) return `remis à ${state.sent} sur ${state.of}, le reste annulé`;
      return `${state.sent === state.of ? "✅" : "⏳"} remis à ${state.sent} sur ${state.of}`;
    case "done":
      return `✅ fait, ${state.proofs.map((one) => sayProof(one, today)).join(" ; ")}`;
    case "cancelled":
      return "annulé";
  }
}

/** "affiché en mairie, vendredi 4 décembre (réf. 12)". */
export function sayProof({ how, doneOn, reference }: Omit<Proof, "id">, today: CivilDate): string {
  return `${how}, ${sayDay(doneOn, today)}${reference === undefined ? "" : ` (réf. ${reference})`}`;
}

export function sayNumber({ id, audience, title }: Pick<DiffusionSaid, "id" | "audience" | "title">): string {
  return `n° ${id}, ${audience}, « ${title} »`;
}

export function sayNoDiffusion(id: string): string {
  return `Je ne connais pas de ligne n° ${id} au plan d'information. \`plan d'information\` montre les numéros.`;
}

export function sayNoProofToUndo({ id }: DiffusionSaid): string {
  return `La ligne n° ${id} n'a pas de preuve à retirer : rien n'est changé. \`preuve ${id}\` dit où elle en est.`;
}

export function sayNoneToChoose(): string {
  return "Aucune ligne du plan d'information ne s'y prête. Pour en ajouter une : `informer`.";
}

export function sayDiffused(line: DiffusionSaid, proof: Omit<Proof, "id">, today: CivilDate): string {
  return `C'est gardé : ${sayNumber(line)}, fait. ${capital(sayProof(proof, today))}. Pour le retirer : \`diffusé retirer ${line.id}\`.`;
}

export function sayNotYetDiffused(on: CivilDate): string {
  return `Le ${formatDate(on)} n'est pas encore passé : une preuve est celle de ce qui est fait. Pour changer la date prévue : \`diffusion reporter\`.`;
}

export function sayProofUndone(line: DiffusionSaid, proof: Omit<Proof, "id">, today: CivilDate): string {
  return `C'est retiré : ${sayNumber(line)}, ${sayProof(proof, today)}.`;
}

export function sayDiffusionMoved(line: DiffusionSaid, from: CivilDate, to: CivilDate, today: CivilDate): string {
  return `C'est reporté : ${sayNumber(line)}, ${from === today ? "d'aujourd'hui" : `du ${formatDate(from)}`} au **${formatDate(to)}**.`;
}

/** Relais sends nothing on that day: the next open one was taken. */
export function sayClosedThen(on: CivilDate): string {
  return `Le ${formatDate(on)} n'est pas un jour ouvré : j'ai pris le suivant.`;
}

export function sayAlreadyLeft({ id }: DiffusionSaid): string {
  return `La ligne n° ${id} est déjà partie ou faite : sa date ne change plus. \`preuve ${id}\` dit où elle en est.`;
}

export function sayDayOver(on: CivilDate): string {
  return `Le ${formatDate(on)} est passé. Donnez un jour à venir.`;
}

/** `stopped`: how many messages were still to leave, and will not. */
export function sayDiffusionCancelled(line: DiffusionSaid, stopped: number): string {
  if (line.state.kind !== "left" || line.state.of === 0) return `C'est annulé : ${sayNumber(line)}. Rien ne partira.`;
  return `C'est annulé : ${sayNumber(line)}. ${count(stopped, "message est retenu", "messages sont retenus")} ; ce qui est remis ne se reprend pas.`;
}

export function sayNothingToStop({ id, state }: DiffusionSaid): string {
  if (state.kind === "cancelled") return `La ligne n° ${id} est déjà annulée : rien n'en partira.`;
  if (state.kind === "done")
    return `La ligne n° ${id} est faite : il n'y a plus rien à retenir. Si elle ne l'est pas : \`diffusé retirer ${id}\`.`;
  const already = state.kind === "left" && state.stopped ? "déjà annulée pour le reste" : "entièrement partie";
  return `La ligne n° ${id} est ${already} : il n'y a plus rien à retenir. \`preuve ${id}\` dit qui l'a reçue.`;
}

export function sayNotDoneIfCancelled({ id }: DiffusionSaid): string {
  return `La ligne n° ${id} est annulée : elle ne garde plus de preuve. Si c'est fait malgré tout, remettez-la au plan avec \`informer\`, puis dites-le de la nouvelle ligne.`;
}

export function askCancel(line: DiffusionSaid): string {
  return `Annuler ${sayNumber(line)} ?`;
}

export function sayStays(line: DiffusionSaid): string {
  return `D'accord, rien n'est changé : ${sayNumber(line)}.`;
}

/** What is told to choose among: without its number, which is not that of the list. */
export function sayLineChoice({ audience, channel, dueOn, title }: DiffusionSaid, today: CivilDate): string {
  return `${audience}, ${sayChannel(channel)}, ${sayDay(dueOn, today)} : « ${title} »`;
}

export function sayHowDone(channel: Channel): string {
  const done: Partial<Record<Channel, string>> = {
    display: "affiché en mairie",
    meeting: "dit en réunion",
    telephone: "dit par téléphone",
  };
  return done[channel] ?? `par ${sayChannel(channel)}`;
}

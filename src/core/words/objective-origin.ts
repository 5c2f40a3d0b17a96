import type { CivilDate } from "../calendar/civil-date.ts";
import { type Outbound, reserve, text } from "../message.ts";
import type { Objective } from "../roadmap/objective.ts";
import type { Outcome } from "./decisions.ts";
import { sayOutcome } from "./decisions.ts";
import { formatDate } from "./format.ts";
import { type ActionShown, sayActionShown } from "./objectives.ts";

export const findingQuestions = {
  objective: "Sur quel objectif ?",
  campaign: "Un constat de quel diagnostic ?",
  figure: "Quel constat du diagnostic fonde cet objectif ?",
  figureHelp: "Tout autre chiffre se nomme avec la commande : les mots de la question, comme dans `détail`.",
  remove: "Quel constat faut-il retirer de l'objectif ?",
  origin: "De quelle action voulez-vous l'origine ?",
};

/** Who noted it, and when: "par Mme Arnaud, le jeudi 26 novembre 2026". */
export function sayNoted(by: string | undefined, on: CivilDate): string {
  return by === undefined ? `le ${formatDate(on)}` : `par ${by}, le ${formatDate(on)}`;
}

export function sayObjectiveNoted(noted: string): string {
  return `Écrit ${noted}.`;
}

/** `line`: the figure and its coverage as the synthesis says it; undefined for who does not read figures. */
export function sayFinding(
  finding: { campaign: string; name: string; line: string | undefined },
  noted: string,
): string {
  const said =
    finding.line ?? `**${finding.name}** (le chiffre est lu par la direction générale et le comité technique).`;
  return `**Constat**, ${finding.campaign} : ${said} Relié ${noted}.`;
}

export function sayFindingKeptApart(campaign: string): string {
  return `**Constat**, ${campaign} : réservé à la direction générale.`;
}

export function sayFindingGone(campaign: string): string {
  return `**Constat**, ${campaign} : la question n'est plus dans le questionnaire.`;
}

export function sayTooFewYet(name: string): string {
  return `**${name}** : trop peu d'agents derrière ce chiffre pour qu'il soit montré.`;
}

export function sayNoFinding(id: number, edits: boolean): string {
  return `**Constat** : aucun n'est relié à l'objectif ${id}${edits ? ` (pour le dire : \`objectif ${id} : constat …\`)` : ""}.`;
}

export function sayFindingLinked(id: number, name: string, campaign: string): string {
  return `C'est enregistré : l'objectif ${id} répond au constat « ${name} » (${campaign}).`;
}

export function sayFindingAlready(id: number, name: string): string {
  return `Le constat « ${name} » est déjà relié à l'objectif ${id}.`;
}

export function sayFindingUnlinked(id: number, name: string): string {
  return `C'est enregistré : le constat « ${name} » n'est plus relié à l'objectif ${id}.`;
}

export function sayNoFindingToRemove(id: number): string {
  return `Aucun constat n'est relié à l'objectif ${id} : il n'y a rien à retirer.`;
}

/** The chain that leads to an action, from what was found; what is missing in it is said. */
export function sayOrigin(origin: {
  action: ActionShown;
  noted: string;
  findings: readonly string[];
  objective: { objective: Objective; noted: string; linked: string } | undefined;
  decision: { id: number; text: string; outcome: Outcome; body: string; heldOn: CivilDate | undefined } | undefined;
  edits: boolean;
  today: CivilDate;
}): Outbound {
  const { action, noted, findings, objective, decision, edits, today } = origin;
  const message = {
    title: `D'où vient l'action ${action.id}`,
    blocks: [
      text(`${sayActionShown(action, today)}.\nNotée ${noted}.`),
      ...findings.map(text),
      text(objective === undefined ? sayNoObjectiveBehind(action.id, edits) : sayObjectiveBehind(objective)),
      text(decision === undefined ? sayNoDecisionBehind() : sayDecisionBehind(decision)),
    ],
  };
  return action.sensitive ? reserve(message, "restricted") : message;
}

function sayObjectiveBehind(behind: { objective: Objective; noted: string; linked: string }): string {
  const { id, title, orientation } = behind.objective;
  return `**Objectif ${id}** : ${title} (orientation : ${orientation}). Écrit ${behind.noted}. Action reliée ${behind.linked}.`;
}

function sayNoObjectiveBehind(id: number, edits: boolean): string {
  const how = edits ? ` Pour en relier un : \`rattacher action ${id} à l'objectif …\`, avec son numéro.` : "";
  return `**Objectif** : aucun, donc aucun constat.${how}`;
}

function sayDecisionBehind(decision: {
  id: number;
  text: string;
  outcome: Outcome;
  body: string;
  heldOn: CivilDate | undefined;
}): string {
  const { id, text: said, outcome, body, heldOn } = decision;
  const when = heldOn === undefined ? "" : `, ${formatDate(heldOn)}`;
  return `**Décision ${id}** (${sayOutcome(outcome)}) : ${said}. ${body}${when}. Le détail : \`décision ${id}\`.`;
}

function sayNoDecisionBehind(): string {
  return "**Décision** : elle n'exécute pas une décision d'une instance.";
}

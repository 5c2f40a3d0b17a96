import type { CivilDate } from "../calendar/civil-date.ts";
import type { Option } from "../language/reading.ts";
import type { Sensitive } from "../language/sensitive.ts";
import { type Block, type Outbound, say, text } from "../message.ts";
import type { Person } from "../people.ts";
import { type BlockerReason, blockerReasons } from "../roadmap/blocker.ts";
import { sayAnswered } from "./blockers.ts";
import { sayDay } from "./days.ts";
import { count, formatDate } from "./format.ts";
import type { SectionSaid } from "./morning-letter.ts";
import { greet, nameOf } from "./people.ts";
import { sensitiveThings } from "./sensitive.ts";

const reasons: Record<BlockerReason, { label: string; words: string[] }> = {
  means: { label: "Moyens", words: ["argent", "budget", "personnel", "local", "locaux", "matériel"] },
  calendar: { label: "Calendrier", words: ["délai", "délais", "temps", "date", "dates"] },
  legal: { label: "Juridique", words: ["droit", "loi", "règlement"] },
  support: { label: "Adhésion", words: ["accord", "désaccord", "politique"] },
  technical: { label: "Technique", words: ["informatique", "travaux"] },
  other: { label: "Autre", words: ["autre chose", "autres"] },
};

export const actionBlockerQuestions = {
  action: "Quelle action est bloquée ?",
  text: "Qu'est-ce qui la bloque ?",
  textHelp:
    "Une chose, jamais une personne. Exemple : « pas de local disponible ». C'est lu par celles et ceux qui voient cette action.",
  reason: "Cela tient surtout à quoi ?",
  which: "À quel blocage répondez-vous ?",
  answer: "Quelle est votre réponse ?",
  answerHelp: "Elle est envoyée à la personne qui l'a signalé. Exemple : « la salle de Vougy est libre le mercredi ».",
  owner: "Qui s'en charge ?",
  due: "Pour quelle date ?",
  lift: "Quel blocage est levé ?",
};

export function reasonOptions(): Option[] {
  return blockerReasons.map((value) => ({ value, ...reasons[value] }));
}

/** `action`: "Convention CAF (Vougy)". */
export type ActionBlockerLine = {
  id: number;
  action: { id: number; title: string };
  reason: BlockerReason;
  text: string;
  on: CivilDate;
  answer?: { text: string; due?: CivilDate; owner?: string };
  /** Who said it, for the direction alone. */
  by?: string;
};

export function labelActionBlocker({
  id,
  action,
  text: said,
}: Pick<ActionBlockerLine, "id" | "action" | "text">): string {
  return `n° ${id}, ${action.title} : ${said}`;
}

export function sayBlockerNotOnPerson(name: string): string {
  return `Un blocage porte sur une chose, jamais sur une personne (${name}). Dites ce qui manque à l'action : un local, un délai, un texte, un accord.`;
}

export function sayBlockerNotToBeSaid(about: Sensitive): string {
  return `Ces mots semblent dire ${sensitiveThings[about]} : cela ne se note pas. Dites ce qui manque à l'action, sans désigner personne. Exemple : « pas de local disponible ».`;
}

export function sayActionBlockerKept(line: ActionBlockerLine, toldDirection: boolean): string {
  const next = toldDirection
    ? "La direction générale le lit dans sa lettre du matin ; sa réponse vous sera envoyée."
    : `Pour y répondre : \`répondre au blocage ${line.id} : …\`.`;
  return `C'est noté : **blocage ${line.id}** sur l'action ${line.action.id}, « ${line.action.title} » : ${line.text}. ${next}`;
}

export function sayActionBlockerAlready({ id }: { id: number }): string {
  return `Vous l'avez déjà signalé : c'est le blocage ${id}. Rien n'est ajouté.`;
}

export function sayActionDone(title: string): string {
  return `« ${title} » est terminée : il n'y a plus de blocage à signaler.`;
}

export function sayNoActionBlocker(): string {
  return "Aucun blocage n'est signalé. Pour en signaler un : `signaler un blocage action 12 : …`, avec le numéro de l'action (`objectifs` les montre).";
}

export function sayNoSuchBlocker(number: string): string {
  return `Il n'y a pas de blocage ${number} en cours que je puisse vous montrer. Pour voir ceux qui le sont : \`blocages\`.`;
}

/** First those that wait for an answer. `answers`: whether the reader answers them. */
export function sayActionBlockers(lines: readonly ActionBlockerLine[], answers: boolean, today: CivilDate): Outbound {
  const sorted = [
    ...lines.filter(({ answer }) => answer === undefined),
    ...lines.filter(({ answer }) => answer !== undefined),
  ];
  const [first] = sorted;
  return {
    blocks: [
      {
        type: "table",
        caption: count(lines.length, "blocage en cours", "blocages en cours"),
        columns: ["N°", "Action", "Ce qui bloque", "Réponse apportée"],
        rows: sorted.map((line) => [
          String(line.id),
          `${line.action.title} (action ${line.action.id})`,
          sayWhat(line, today),
          sayAnswered(line.answer),
        ]),
      },
      ...(answers && first !== undefined
        ? [
            text(
              `Pour répondre : \`répondre au blocage ${first.id} : …\`. Quand il n'existe plus : \`blocage ${first.id} levé\`. Les freins dits par les partenaires : \`freins\`.`,
            ),
          ]
        : []),
    ],
  };
}

function sayWhat({ text: said, reason, on, by }: ActionBlockerLine, today: CivilDate): string {
  const label = reason === "other" ? "" : ` (${reasons[reason].label.toLowerCase()})`;
  return `${said}${label}, le ${sayDay(on, today)}${by === undefined ? "" : `, ${by}`}`;
}

/** `told`: who reads the answer; undefined when it was the same person. */
export function sayActionBlockerAnswered(id: number, owner: string, told: string | undefined): string {
  const reader = told === undefined ? "" : ` ${told} reçoit votre réponse.`;
  return `C'est noté : blocage ${id}, suivi par ${owner}.${reader} Quand il n'existe plus : \`blocage ${id} levé\`.`;
}

export function sayAnswerToActionBlocker(
  director: Person,
  reader: Person,
  line: ActionBlockerLine,
  { text: said, owner, due }: { text: string; owner: string; due?: CivilDate },
): Outbound {
  const when = due === undefined ? "" : `, pour le ${formatDate(due)}`;
  return say(
    `${greet(reader)}. Blocage ${line.id}, sur l'action « ${line.action.title} » : ${line.text}.\nRéponse de ${nameOf(director)} : ${said}.\nSuivi par ${owner}${when}.`,
  );
}

export function sayActionBlockerLifted(line: ActionBlockerLine): string {
  return `C'est noté : le blocage ${line.id}, sur « ${line.action.title} », est levé.`;
}

export function sayLiftedTo(reader: Person, line: ActionBlockerLine): Outbound {
  return say(
    `${greet(reader)}. Le blocage ${line.id}, sur l'action « ${line.action.title} », est levé : ${line.text}.`,
  );
}

export function sayNotYoursToLift(): string {
  return "Un blocage est levé par la direction générale, ou par la personne qui l'a signalé.";
}

/** To the direction, once for each, among what the morning tells. */
export function sayNewBlockers(person: Person, lines: readonly ActionBlockerLine[], today: CivilDate): SectionSaid {
  const head = count(lines.length, "blocage signalé sur une action", "blocages signalés sur des actions");
  const [first] = lines;
  const body: Block[] = [
    {
      type: "list",
      items: lines.map((line) => `Blocage ${line.id}, ${line.action.title} : ${sayWhat(line, today)}`),
    },
    text(`Pour répondre : \`répondre au blocage ${first?.id ?? ""} : …\`. Pour les voir : \`blocages\`.`),
  ];
  return {
    alone: { title: head, blocks: [text(`${greet(person)}.`), ...body] },
    last: [text(`**${head}**`), ...body],
  };
}

import type { CivilDate } from "../calendar/civil-date.ts";
import { type Outbound, text } from "../message.ts";
import type { Person } from "../people.ts";
import { formatDate, formatList } from "./format.ts";
import { greet, nameOf } from "./people.ts";

export type BlockerLine = {
  number: number;
  name: string;
  organisation: string;
  reasons: readonly string[];
  words?: string;
  answer?: { text: string; due?: CivilDate };
};

export const blockerQuestions = {
  which: "À quel frein répondez-vous ?",
  text: "Quelle est votre réponse ?",
  textHelp: "Elle sera envoyée à la personne qui l'a signalé. Exemple : « les réunions auront lieu le samedi matin ».",
  due: "Pour quelle date ?",
};

export function sayNoBlocker(): string {
  return "Personne n'a signalé de frein dans un questionnaire validé. Pour le demander aux partenaires : `diagnostic lancer acteurs`.";
}

/** First those that wait for an answer. */
export function sayBlockers(lines: readonly BlockerLine[]): Outbound {
  const sorted = [
    ...lines.filter(({ answer }) => answer === undefined),
    ...lines.filter(({ answer }) => answer !== undefined),
  ];
  return {
    blocks: [
      {
        type: "table",
        caption: "Freins signalés par les acteurs eux-mêmes",
        columns: ["N°", "Qui le dit", "Frein", "Réponse apportée"],
        rows: sorted.map((line) => [String(line.number), sayWho(line), sayReasons(line), sayAnswered(line.answer)]),
      },
      text("Pour répondre, la personne en est prévenue : `répondre au frein` et son numéro."),
    ],
  };
}

function sayWho({ name, organisation }: BlockerLine): string {
  return organisation === "" ? name : `${organisation} (${name})`;
}

function sayReasons({ reasons, words }: BlockerLine): string {
  return `${formatList(reasons)}${words === undefined ? "" : ` : « ${words} »`}`;
}

/** What was answered to something that holds somebody, or an action, back. */
export function sayAnswered(answer: { text: string; due?: CivilDate; owner?: string } | undefined): string {
  if (answer === undefined) return "attendue";
  const details = [
    ...(answer.owner === undefined ? [] : [answer.owner]),
    ...(answer.due === undefined ? [] : [formatDate(answer.due)]),
  ];
  return details.length === 0 ? answer.text : `${answer.text} (${details.join(", ")})`;
}

export function labelBlocker(line: BlockerLine): string {
  return `${sayWho(line)} : ${formatList(line.reasons)}`;
}

export function sayBlockerAnswered(name: string): string {
  return `C'est noté : ${name} reçoit votre réponse.`;
}

export function sayAnswerToBlocker(
  director: Person,
  person: Person,
  { reasons }: Pick<BlockerLine, "reasons">,
  { text: said, due }: { text: string; due?: CivilDate },
): Outbound {
  return {
    blocks: [
      text(
        `${greet(person)}. Vous aviez signalé un frein (${formatList(reasons)}). Réponse de ${nameOf(director)} : ${said}${due === undefined ? "" : `\nÉchéance : ${formatDate(due)}.`}`,
      ),
    ],
  };
}

import type { CivilDate } from "../calendar/civil-date.ts";
import type { Sensitive } from "../language/sensitive.ts";
import { type Block, type Outbound, restrictedWhen, text } from "../message.ts";
import type { Person } from "../people.ts";
import { formatDate, of } from "./format.ts";
import { greet, nameOf } from "./people.ts";
import { sensitiveThings } from "./sensitive.ts";

type Pieces = { wishes: string; needs: string; obstacles: string; nextSteps: string };
type Way = "here" | "phone" | "mail" | "visit";
type Named = { appointment: { id: number; organisation: string; heldOn: CivilDate }; met: Person | undefined };

export const pieceNames: { id: keyof Pieces; label: string; text: string; help: string }[] = [
  {
    id: "wishes",
    label: "Volontés",
    text: "Que souhaite faire votre interlocuteur avec les communes ?",
    help: "Ses volontés, et l'intérêt qu'il y voit. « passer » s'il n'en a pas parlé.",
  },
  {
    id: "needs",
    label: "Besoins",
    text: "De quoi a-t-il besoin ?",
    help: "Des moyens, des informations, des décisions. « passer » s'il n'en a pas parlé.",
  },
  {
    id: "obstacles",
    label: "Freins",
    text: "Qu'est-ce qui le freine ?",
    help: "Un sujet (le temps, le budget, le calendrier), jamais quelqu'un. « passer » s'il n'en a pas parlé.",
  },
  {
    id: "nextSteps",
    label: "Suites",
    text: "Quelles suites ont été convenues ?",
    help: "Qui fait quoi, pour quand. « passer » s'il n'y en a pas.",
  },
];

export function sayKeptIfSkipped(words: string): string {
  return words === ""
    ? "Rien n'y est écrit pour l'instant."
    : `Écrit pour l'instant : « ${words} ». « passer » le garde.`;
}

const wayNames: Record<Way, string> = {
  here: "dans Relais",
  phone: "par téléphone",
  mail: "par courriel",
  visit: "de vive voix",
};

export const wayOptions: { value: Way; label: string; words: string[] }[] = [
  { value: "phone", label: "Par téléphone", words: ["téléphone", "tel", "appel"] },
  { value: "mail", label: "Par courriel", words: ["courriel", "mail", "écrit", "courrier"] },
  { value: "visit", label: "De vive voix", words: ["vive voix", "sur place", "en face", "rendez-vous"] },
];

export const validationQuestions = {
  way: { text: "Comment son accord a-t-il été donné ?", label: "Accord" },
  on: { text: "Quel jour ?", label: "Jour de l'accord" },
  remark: {
    text: "Que faut-il corriger ?",
    label: "Correction",
    help: "Vos mots seront dits tels quels à la personne qui a écrit la synthèse.",
  },
};

export function pieceBlocks(pieces: Pieces): Block[] {
  const fields = pieceNames.flatMap(({ id, label }) => (pieces[id] === "" ? [] : [{ label, value: pieces[id] }]));
  return fields.length === 0
    ? [text("Rien n'y est encore écrit.")]
    : [restrictedWhen(true, { type: "fields", fields })];
}

/** "à écrire", "brouillon", "envoyée à M. Lestrade"…: one word of where it is. */
export function sayStateOf(
  summary: { sentAt?: number; remark?: string; validatedOn?: CivilDate } | undefined,
  isPast: boolean,
): string {
  if (summary === undefined) return isPast ? "à écrire" : "";
  if (summary.validatedOn !== undefined) return "✅ validée";
  if (summary.remark !== undefined) return "à corriger";
  return summary.sentAt === undefined ? "à faire valider" : "⏳ à valider";
}

/** Before it is sent: what it holds, and what is to be read again in it. */
export function sayBeforeSending(
  met: Person,
  pieces: Pieces,
  about: Sensitive | undefined,
): { text: string; elsewhere: string; label: string; help: string } {
  const asked = `Faut-il envoyer cette synthèse à ${nameOf(met)}, pour validation ?`;
  const lines = pieceNames.flatMap(({ id, label }) => (pieces[id] === "" ? [] : [`${label} : ${pieces[id]}`]));
  return {
    text: asked,
    elsewhere: asked,
    label: "Envoi",
    help: [...lines, ...(about === undefined ? [] : [sayReadAgain(about)])].join("\n"),
  };
}

export function sendChoices(met: Person) {
  return [
    { value: "yes", label: `L'envoyer à ${nameOf(met)}`, words: ["oui", "envoyer"] },
    { value: "no", label: "La garder pour l'instant", words: ["non", "garder", "pas encore"] },
  ];
}

function sayReadAgain(about: Sensitive): string {
  return `⚠️ Ces mots semblent parler ${of(sensitiveThings[about])} : relisez-les. Une synthèse dit un sujet, jamais ce qu'est quelqu'un.`;
}

export function saySummaryKept({ appointment }: Named, expiresOn: CivilDate, about: Sensitive | undefined): string {
  return [
    `La synthèse du rendez-vous avec **${appointment.organisation}** est gardée : personne d'autre ne la lit pour l'instant.`,
    `Quand votre interlocuteur l'aura validée : \`synthèse validée n° ${appointment.id} par téléphone\`. Sans accord, elle s'efface d'elle-même le ${formatDate(expiresOn)}.`,
    ...(about === undefined ? [] : [sayReadAgain(about)]),
  ].join("\n");
}

export function saySummarySent({ appointment }: Named, met: Person): string {
  return `La synthèse du rendez-vous avec **${appointment.organisation}** part à ${nameOf(met)}. Personne d'autre ne la lit avant son accord.`;
}

/** To who was met. */
export function sayToValidate(view: Named, pieces: Pieces, { to, by }: { to: Person; by: Person }): Outbound {
  const { id, heldOn } = view.appointment;
  return {
    blocks: [
      text(
        `${greet(to)}. ${nameOf(by)} a écrit la synthèse de votre rendez-vous du ${formatDate(heldOn)}. Personne d'autre ne la lit avant votre accord. Est-elle fidèle à vos propos ?`,
      ),
      ...pieceBlocks(pieces),
      {
        type: "choices",
        choices: [
          { value: `je valide la synthèse n° ${id}`, label: "Je valide la synthèse" },
          { value: `synthèse à corriger n° ${id}`, label: "À corriger" },
        ],
      },
    ],
  };
}

export function sayValidated({ appointment }: Named, on: CivilDate, way: Way): string {
  return `C'est validé ${wayNames[way]}, le ${formatDate(on)} : la synthèse du rendez-vous avec **${appointment.organisation}** peut maintenant être lue par la direction, les services et l'exécutif.`;
}

export function sayValidatedAlready({ appointment }: Named, on: CivilDate): string {
  return `La synthèse du rendez-vous avec **${appointment.organisation}** a été validée le ${formatDate(on)} : elle ne change plus.`;
}

/** To who wrote it. */
export function sayValidatedBy({ appointment }: Named, met: Person): string {
  return `${nameOf(met)} a validé la synthèse du rendez-vous du ${formatDate(appointment.heldOn)} (${appointment.organisation}). Elle peut maintenant être lue : \`rendez-vous n° ${appointment.id}\`.`;
}

export function sayRemarkKept(by: Person | undefined): string {
  return by === undefined
    ? "C'est noté : la synthèse est à corriger, et n'est lue par personne d'autre."
    : `C'est noté : ${nameOf(by)} lit votre correction. La synthèse n'est lue par personne d'autre d'ici là.`;
}

/** To who wrote it, in the words of who was met. */
export function sayToCorrect({ appointment }: Named, met: Person, remark: string): Outbound {
  const what = `${nameOf(met)} demande une correction à la synthèse du rendez-vous du ${formatDate(appointment.heldOn)} (${appointment.organisation})`;
  return {
    blocks: [
      restrictedWhen(true, text(`${what} : « ${remark} »`), text(`${what}.`)),
      {
        type: "choices",
        choices: [{ value: `écrire la synthèse n° ${appointment.id}`, label: "Corriger la synthèse" }],
      },
    ],
  };
}

/** After an appointment, to whoever reads it. */
export function sayWhereSummaryIs(
  summary: { remark?: string; validatedOn?: CivilDate; way?: Way; expiresOn: CivilDate },
  met: Person | undefined,
): string {
  if (summary.validatedOn !== undefined)
    return `Validée ${wayNames[summary.way ?? "here"]} le ${formatDate(summary.validatedOn)}.`;
  if (summary.remark !== undefined)
    return `${met === undefined ? "Correction demandée" : `Correction demandée par ${nameOf(met)}`} : « ${summary.remark} »`;
  return `Pas encore validée : elle s'efface d'elle-même le ${formatDate(summary.expiresOn)}.`;
}

export function saySummaryNotShared(): string {
  return "Sa synthèse n'est pas encore validée par la personne rencontrée : elle sera lisible après.";
}

export function saySummaryToWrite(id: number): string {
  return `Aucune synthèse n'est écrite. Pour l'écrire, en quatre questions : \`écrire la synthèse n° ${id}\`.`;
}

export function sayNothingToValidate(): string {
  return "Aucune synthèse de rendez-vous n'attend votre accord.";
}

import type { Broken } from "../interview/promises.ts";
import { count, formatSome } from "./format.ts";
import { sayBareTitle } from "./questionnaire-title.ts";

/** Why a file cannot be installed as a questionnaire, and what to do. Nothing is changed then. */
const nothing = "Rien n'est installé.";
const again = "puis renvoyez le fichier";

const mostFaults = 10;

export function sayFaults(file: string, faults: readonly string[]): string {
  const shown = faults.slice(0, mostFaults).map((fault) => `- ${sayFault(fault, file)}`);
  const left = faults.length - shown.length;
  return [
    `« ${file} » a ${count(faults.length, "chose", "choses")} à corriger. ${nothing}`,
    ...shown,
    ...(left === 0 ? [] : [`Et ${count(left, "autre", "autres")}.`]),
    `${faults.length === 1 ? "Corrigez" : "Commencez par la première, qui cause souvent les suivantes : corrigez"} dans votre éditeur de texte, ${again}.`,
  ].join("\n");
}

/** "voirie.yaml:4:22, titre : …" as its author looks for it: the line first, and no column, which text editors seldom show. */
function sayFault(fault: string, file: string): string {
  const [, name = "", line, rest = ""] = /^(.*?):(\d+):\d+(.*)$/su.exec(fault) ?? [];
  if (line === undefined) return fault;
  return `${name === file ? "" : `${name}, `}ligne ${line}${rest}`;
}

export function sayNotReceivedFile(file: string): string {
  return `« ${file} » ne m'est pas parvenu. ${nothing} Renvoyez-le ; s'il ne passe toujours pas, prévenez la personne qui s'occupe de Relais.`;
}

export function saySeveralFiles(files: readonly string[]): string {
  return `Un questionnaire à la fois : vous en avez envoyé ${count(files.length, "fichier", "fichiers")} (${formatSome(files)}). ${nothing} Renvoyez-les l'un après l'autre ; une partie vient après le questionnaire qu'elle complète.`;
}

export function sayTooLong(file: string, most: number): string {
  return `« ${file} » est trop long : un questionnaire tient dans ${most / 1000} Ko, soit plusieurs centaines de questions. ${nothing} Coupez-le en deux questionnaires, ${again}.`;
}

export function sayEmptyFile(file: string): string {
  return `« ${file} » est vide. ${nothing} Enregistrez-le dans votre éditeur de texte, ${again}. \`questionnaire modèle\` vous donne un fichier pour commencer.`;
}

/** `what`: as its author calls it. */
export function sayNoText(file: string, what: "word" | "sheet" | "other"): string {
  const is = {
    word: "est un document de traitement de texte",
    sheet: "est un classeur de tableur",
    other: "n'est pas un fichier de texte",
  }[what];
  return `« ${file} » ${is} : un questionnaire est un simple texte, dont le nom finit par .yaml. ${nothing} Copiez votre texte dans le Bloc-notes (ou un autre éditeur de texte), enregistrez-le en UTF-8 sous un nom en .yaml, puis envoyez-le. \`questionnaire modèle\` vous donne un fichier pour commencer.`;
}

export function sayNoQuestionnaire(file: string): string {
  return `« ${file} » n'est pas un questionnaire : je n'y trouve ni \`id:\` ni \`sections:\` en début de ligne. ${nothing} \`questionnaire modèle\` vous donne un fichier à changer.`;
}

export function sayIdUnseen(file: string): string {
  return `« ${file} » : je ne trouve pas son nom. ${nothing} Écrivez \`id: nom_du_questionnaire\` au tout début d'une ligne, sans espace devant, ${again}.`;
}

export function sayTooDeep(file: string): string {
  return `« ${file} » ne se lit pas : trop de crochets ou de parenthèses les uns dans les autres. ${nothing} Retirez-les, ${again}.`;
}

export function sayNoBase(file: string, base: string, whole: readonly string[]): string {
  return `« ${file} » complète le questionnaire « ${base} », que je ne connais pas. ${nothing} Installez d'abord celui-là, ou écrivez après \`complete:\` l'un de ceux-ci : ${formatSome(whole)}.`;
}

export function sayKnownAlready(title: string, version: number): string {
  return `« ${sayBareTitle(title)} », version ${version}, est déjà là, mot pour mot : il n'y a rien à faire.`;
}

export function sayOlderVersion(file: string, id: string, next: number): string {
  return `« ${file} » est une version plus ancienne que celle que j'ai de \`${id}\`. ${nothing} Repartez de \`questionnaire fichier ${id}\`, ou écrivez \`version: ${next}\`, ${again}.`;
}

export function sayMeaningChanged(file: string, id: string, questions: readonly string[], next: number): string {
  return `« ${file} » change le sens de ${count(questions.length, "question", "questions")} de \`${id}\` sans changer de version : ${formatSome(questions)}. ${nothing} Écrivez \`version: ${next}\`, ${again} : les réponses déjà données sont gardées, et seules ces questions sont reposées.`;
}

export function sayTitleTaken(file: string, title: string, id: string): string {
  return `« ${file} » a le même titre qu'un autre questionnaire, \`${id}\` : « ${title} ». On ne saurait pas lequel choisir. ${nothing} Changez la ligne \`titre:\`, ${again}.`;
}

/** What was approved is a text, and not another one that came under its version. */
export function sayApprovedStays(file: string, id: string, version: number, approvals: number, next: number): string {
  return `« ${file} » change le texte de \`${id}\`, version ${version}, que le comité technique a approuvé (${count(approvals, "approbation", "approbations")}). ${nothing} Écrivez \`version: ${next}\`, ${again} : vous pourrez lui proposer cette version.`;
}

/** What was promised to those who answered holds for what they said. */
export function sayPromiseBroken(file: string, id: string, broken: Broken): string {
  if (broken.broken === "respondents")
    return `« ${file} » change \`repondants\` ou \`non_nominatif\` de \`${id}\`, qui a déjà été lancé : les personnes ont répondu sur ces mots. ${nothing} Remettez-les comme avant ; ou faites-en un autre questionnaire, avec un autre \`id\` et un autre titre.`;
  return `« ${file} » ferait lire des réponses données comme réservées, dans \`${id}\`, qui a déjà été lancé : ${formatSome(broken.questions)}. ${nothing} Remettez \`sensibilite: restreinte\` (ou la ligne \`agents\`) ; ou posez une nouvelle question, avec une autre \`cle\`.`;
}

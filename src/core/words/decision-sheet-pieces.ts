import type { SheetOption, Side } from "../decision-aid/sheet.ts";
import type { Indicator } from "../diagnostic/indicator.ts";
import { shorten } from "./decisions.ts";
import { saySide } from "./decision-sheets.ts";
import { sayIndicator } from "./figures.ts";
import { count, formatList } from "./format.ts";

/** What became of each thing written in a sheet. */

export function sayOptionKept(number: number, said: string, before?: string): string {
  return before === undefined
    ? `Option ${number} : « ${said} ».`
    : `L'option ${number} devient « ${said} » (avant : « ${before} »).`;
}

export function sayArgumentKept(option: number, side: Side, said: string): string {
  return `${side === "pro" ? "Pour" : "Contre"} l'option ${option} : « ${said} ».`;
}

export function sayFigureKept(name: string, title: string): string {
  return `Chiffre : ${name}, du diagnostic « ${title} ». Il sera relu à chaque fois, avec ses réponses.`;
}

const textNames = { title: "Question", context: "Contexte", request: "Demande", opinion: "Avis du COTECH" };

export function sayTextKept(part: keyof typeof textNames, before?: string): string {
  return before === undefined
    ? `${textNames[part]} : c'est noté.`
    : `${textNames[part]} : remplacé (avant : « ${before} »).`;
}

export function sayAlreadyThere(said: string): string {
  return `« ${said} » y est déjà.`;
}

export function sayNoOptionYet(): string {
  return "Il n'y a pas encore d'option : écrivez d'abord `option : …`.";
}

export function sayNoSuchOption(number: number, options: readonly SheetOption[], said: string): string {
  const there = options.map(({ text: one }, index) => `${index + 1}. ${shorten(one)}`);
  const known = there.length === 0 ? "Aucune option n'est encore écrite" : `Les options sont : ${formatList(there)}`;
  return `Je n'ai pas noté « ${shorten(said)} » : il n'y a pas d'option ${number}. ${known}.`;
}

export function sayOfWhichOption(side: Side, said: string, options: readonly SheetOption[]): string {
  const there = options.map(({ text: one }, index) => `${index + 1}. ${shorten(one)}`);
  return `Je n'ai pas noté « ${shorten(said)} » : dites pour quelle option, \`option 1 ${saySide(side)} : …\`. Les options sont : ${formatList(there)}.`;
}

export function sayPieceTooLong(said: string, most: number): string {
  return `Je n'ai pas noté « ${shorten(said)} » : ${count(said.length, "caractère", "caractères")}, pour ${most} au plus. Écrivez-le en plus court, ou en deux fois.`;
}

export function sayOpinionOfSensitive(id: number): string {
  return `La décision ${id} est sur un point que seuls certains lisent : écrivez plutôt l'avis avec vos mots.`;
}

export function sayFigureNotForSheet(indicator: Indicator): string {
  return `« ${sayIndicator(indicator)} » n'est pas pour tout le monde : ce chiffre reste à la direction, et n'entre pas dans une fiche.`;
}

import type { Sheet } from "../decision-aid/sheet.ts";
import { count, formatList } from "./format.ts";
import { saySheet } from "./decision-sheets.ts";

type Named = { id: number; title: string };

/** `again`: what would write it back. */
export function saySheetCut({ id }: Named, words: string, again: string | undefined): string {
  const back = again === undefined ? "" : ` Pour le remettre : \`fiche décision ${id} ${again}\`.`;
  return `C'est retiré de la fiche ${id} : « ${words} ».${back}`;
}

export function sayNothingToCut({ id, options, figures }: Sheet): string {
  const there = [count(options.length, "option", "options"), count(figures.length, "chiffre", "chiffres")];
  return `Cela n'est pas dans la fiche ${id}, qui a ${formatList(there)} : rien n'est retiré. Pour la relire : \`fiche décision ${id}\`.`;
}

/** `isKept`: its question is not written everywhere. */
export function sayRemoveSheet(
  sheet: Sheet,
  isKept: boolean,
): { text: string; label: string; help: string; elsewhere?: string } {
  const { options } = sheet;
  const asked = `Faut-il supprimer la fiche ${sheet.id} ?`;
  return {
    text: asked,
    ...(isKept && { elsewhere: asked }),
    label: "Confirmation",
    help: `${saySheet(sheet)}. ${count(options.length, "option", "options")}. Elle ne sera plus montrée à personne.`,
  };
}

export const removeSheetChoices = [
  { value: "yes", label: "Oui, la supprimer", words: ["oui", "supprimer"] },
  { value: "no", label: "Non, la garder", words: ["non", "garder"] },
];

export function saySheetRemoved(sheet: Named): string {
  return `La fiche ${sheet.id}, « ${sheet.title} », est supprimée.`;
}

export function saySheetKept(sheet: Named): string {
  return `La fiche ${sheet.id} est gardée : rien n'est changé.`;
}

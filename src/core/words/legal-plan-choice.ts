import { at } from "./format.ts";

export function sayWhichCouncil(example: string): string {
  return `De quelle commune ? Par exemple : \`planifier conseil municipal de ${example} 10/12\`. Chaque conseil a son délai, trois ou cinq jours francs selon la population : ${at(example)}, je le dirai.`;
}

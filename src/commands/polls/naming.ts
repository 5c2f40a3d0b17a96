import type { CommandContext } from "../../core/command.ts";
import type { SeatedBody } from "../../core/seats.ts";
import { bodyNamed, seatedBodies } from "../../core/seats.ts";

/** "Du copil", "de la conférence des maires", "pour le bureau": what links a name to what was said before it. */
const links =
  /^(?:(?:du|de la|de l'|des|de|au|aux|à la|a la|à l'|a l'|pour le|pour la|pour les|pour|le|la|les)\s+|l')+/iu;
/** They belong to what follows a name: "copil **le** 10". */
const opening = /^(?:le|la|les|l|du|de|des|au|aux|a|à|pour|et|en|sur|un|une|dans)$/iu;
const apart = /^[\s,:;]+/u;
const longestName = 7;

/** The instance that the words begin with, a slip forgiven, and what follows it. */
export function splitLeadingBody(said: string, bodies: readonly SeatedBody[]): { seated?: SeatedBody; rest: string } {
  const text = said.trim().replace(/[’]/gu, "'");
  const tokens = text.replace(links, "").split(/\s+/u);
  for (let length = Math.min(tokens.length, longestName); length > 0; length -= 1) {
    const name = tokens
      .slice(0, length)
      .join(" ")
      .replace(/[,:;]+$/u, "");
    const seated = isWhole(name) ? bodyNamed(name, bodies) : undefined;
    if (seated) return { seated, rest: tokens.slice(length).join(" ").replace(apart, "") };
  }
  return { rest: text };
}

/** Whether nothing at the end of the words belongs to what follows them. */
export function isWhole(name: string): boolean {
  const last = name.split(/\s+/u).at(-1) ?? "";
  return !opening.test(last) && !/^\d{1,2}$/u.test(last);
}

export function bodiesOf({ store, library }: CommandContext): SeatedBody[] {
  return seatedBodies(store, library);
}

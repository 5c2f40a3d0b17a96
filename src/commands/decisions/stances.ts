import type { Stance } from "../../core/store/decisions.ts";

const around = (source: string) => new RegExp(`(?<!\\p{L})(?:${source})(?!\\p{L})`, "iu");
const be = "(?:(?:est|sont|a voté|ont voté|vote|votent|s['’]est dite?|se sont dites)\\s+)?";
/** In this order: "avec réserve" and "pas d'accord" come before the words they hold. */
const stances: [Stance, RegExp][] = [
  [
    "none",
    around(
      `${be}(?:sans (?:avis|opinion|position)|[sm]['’]?(?:abstiens?|abstient|abstiennent|abstenue?s?|est abstenue?)|nous abstenons|abstentions?|ne se prononcent? pas|neutres?)`,
    ),
  ],
  [
    "reserve",
    around(
      `${be}(?:(?:avec |une |des |en |émet(?:tent)? (?:une |des )?)?r[ée]serves?|r[ée]serv[ée]e?s?|sous r[ée]serves?|favorables? sous conditions?|pour sous conditions?)`,
    ),
  ],
  ["against", around(`${be}(?:contre|d[ée]favorables?|oppos[ée]e?s?|pas d['’]accord|non)`)],
  ["for", around(`${be}(?:pour|favorables?|d['’]accord|oui)`)],
];
/** "tous", "les autres": all of them at once. */
export const everyone =
  /^(?:à\s+l['’]unanimité|unanimité|unanimes?|toutes?(?: les)?(?: autres)?(?: communes)?(?: présentes)?|tous|tout le monde|les autres(?: communes)?|le reste)(?!\p{L})/iu;

/** The position that `words` hold, with what is around it; undefined when they hold none. */
export function stanceIn(words: string): { stance: Stance; before: string; after: string } | undefined {
  for (const [stance, pattern] of stances) {
    const match = pattern.exec(words);
    if (match === null) continue;
    const after = words.slice(match.index + match[0].length);
    return { stance, before: bare(words.slice(0, match.index)), after: bare(after) };
  }
  return undefined;
}

export function bare(words: string): string {
  return words.replace(/^[\s:.,(-]+|[\s:.,)-]+$/gu, "");
}

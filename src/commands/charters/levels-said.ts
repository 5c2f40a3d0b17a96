import { type Level, levels } from "../../core/governance/pledges.ts";

const around = (source: string) => new RegExp(`(?<!\\p{L})(?:${source})(?!\\p{L})`, "iu");
const refused =
  "(?:participe\\p{L}*|prend\\p{L}*\\s+part|s['’]engage\\p{L}*|souhaite\\p{L}*\\s+(?:pas\\s+)?participer)";
const patterns: Record<Level, RegExp> = {
  leads: around(
    "porte(?:nt|r|ra|ront|rons|use|ur)?|portons|pilot(?:e|er|ent|era|ons|es)|anim(?:e|er|ent|era|ons)|chef de file",
  ),
  takes_part: around(
    "particip(?:e|er|ent|era|eront|erons|ons|ante?|ation)|pren(?:d|ds|dre|ons|nent|dra|drons) part|partie prenante|adh[èeé]r(?:e|er|ent|era|ons)|adh[ée]rons|rejoi(?:nt|gnons|gnent)",
  ),
  supports: around(
    "soutien(?:t|s|nent|dra|drons)?|soutenons|soutenir|appuyer|appuie(?:nt)?|appuyons|approuv(?:e|ent|ons)",
  ),
  observes: around("observ(?:e|er|ent|era|ons|ateur|atrice)"),
  stays_out: around(
    `(?:ne?\\s+|n['’])?${refused}\\s+pas(?!\\s+encore)|ne\\s+souhaite\\p{L}*\\s+pas\\s+participer|pas de participation|reste(?:ra|rons)?\\s+(?:à l['’][ée]cart|en dehors)|restons\\s+(?:à l['’][ée]cart|en dehors)|d[ée]clin(?:e|ons)|refus(?:e|ons)`,
  ),
};
/** "Ne soutient pas", "participe pas encore": what is meant is to be asked; "mais pas le mercredi" is a condition. */
const deniedBefore = /(?<!\p{L})(?:pas|ni|jamais)(?!\p{L})/iu;
const deniedAfter = /^\s+(?:pas|plus|ni|jamais)(?!\p{L})/iu;

/** The same words without any level, when which one is meant is to be asked. */
export function withoutLevels(words: string): string {
  const all = levels.toReversed().map((level) => patterns[level]);
  const left = all.reduce((rest, one) => rest.replace(one, " "), words);
  return left === words ? words : left.replaceAll(/(?<!\p{L})(?:ne|pas|plus|encore|et|ou)(?!\p{L})/giu, " ");
}

/** The level that `words` surely tell, with what is around it; undefined when they tell none, or two. */
export function levelIn(words: string): { level: Level; before: string; after: string } | undefined {
  const out = patterns.stays_out.exec(words);
  const rest = out === null ? words : `${words.slice(0, out.index)} ${words.slice(out.index + out[0].length)}`;
  const others = levels.filter((level) => level !== "stays_out" && patterns[level].test(rest));
  const [level = "stays_out", another] = others;
  if (another !== undefined || (out !== null && others.length > 0)) return undefined;
  const match = patterns[level].exec(words);
  if (match === null) return undefined;
  const before = words.slice(0, match.index);
  const after = words.slice(match.index + match[0].length);
  if (out === null && (deniedBefore.test(before) || deniedAfter.test(after))) return undefined;
  return { level, before, after };
}

import { distance } from "./suggest.ts";

/** Common words one slip away from a word we listen for ("tente" for "trente"): these were meant as they are. */
const wellMeant = new Set(
  (
    "autre autres avant centre centres certain certaine certaines certains contre dans douce douces droit droits " +
    "mission missions possible possibles moins mois notre once passe plus quarte sect seine sens sent sert tente tentes tris trop trous " +
    "votre cette cent cents mars mardi juin mai"
  ).split(" "),
);

/** A slip of one letter in words of 4 to 6 letters, of two from 7 on. Both are folded. */
export function isTypoOf(said: string, word: string): boolean {
  const length = Math.min(said.length, word.length);
  if (length < 4 || said === word || wellMeant.has(said)) return false;
  return sameStart(said, word) && distance(said, word) <= (length < 7 ? 1 : 2);
}

/** A changed first letter makes another word ("ville" for "mille", "défavorable" for "favorable"): never a slip. */
function sameStart(said: string, word: string): boolean {
  return said[0] === word[0] || (said[0] === word[1] && said[1] === word[0]);
}

/** The one listed word this is a slip of, if only one is; a listed word is never a slip of another. */
export function correct(said: string, listed: Iterable<string>): string | undefined {
  const near: string[] = [];
  for (const word of listed) {
    if (word === said) return word;
    if (isTypoOf(said, word)) near.push(word);
  }
  const best = Math.min(...near.map((word) => distance(said, word)));
  const closest = near.filter((word) => distance(said, word) === best);
  return closest.length === 1 ? closest[0] : undefined;
}

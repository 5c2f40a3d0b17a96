import { distance } from "./suggest.ts";

/** Common words a slip or two away from a word we listen for ("tente" for "trente"): these were meant as they are. */
const wellMeant = new Set(
  (
    "autre autres avant centre centres certain certaine certaines certains contre dans droit droits mission missions possible " +
    "possibles notre votre once passe plus quarte sent sert trop trous cette juin mai mars mardi " +
    // near numbers
    "cent cents cine dieux doux douce douces habitante habitantes huis malle molle nerf sect seine sens servante soignante soignantes tente tentes tris vint " +
    // near yes and no
    "calmement chargement classement confie confiee confiees confient confier confies desaccord gere gerent gerer geres guerre " +
    "negation valise volontaire volontaires " +
    // near words that turn, bound or measure
    "actuelle actuelles annule annulee annulees annules defini definie definis delicat entree entrees entrer execute exempte " +
    "mains manuel manuelle manuelles manuels mois moins parts pente pere peres pieces porte portent portes pourront pourtant " +
    "prete pretes quai quais quant salon salons tiens valable valables veritable voie voies voir voirie " +
    // near fillers and dates
    "ajout ajouts bonheur cote cotes coupe courte dirons montage notes reporte reporter repose"
  ).split(" "),
);

/** A slip of one letter in words of 4 to 6 letters, of two from 7 on. Both are folded. */
export function isTypoOf(said: string, word: string): boolean {
  const length = Math.min(said.length, word.length);
  const room = length < 7 ? 1 : 2;
  if (length < 4 || said === word || Math.abs(said.length - word.length) > room || wellMeant.has(said)) return false;
  return sameStart(said, word) && strangers(said, word) <= room && distance(said, word) <= room;
}

/** The letters that `word` has not: as many slips at least, and quicker to see than the distance. */
function strangers(said: string, word: string): number {
  let count = 0;
  for (const letter of said) if (!word.includes(letter)) count += 1;
  return count;
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

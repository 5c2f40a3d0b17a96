import { fold } from "../../core/language/fold.ts";
import type { Municipality } from "../../core/people.ts";
import { placeNamed } from "./place-named.ts";
import { bare, everyone, stanceIn } from "./stances.ts";

/** A condition as it was said, up to what surely speaks of other municipalities. */
export type CutCondition = {
  own: string;
  /** What comes after it: "Mars sans avis". */
  rest?: string;
  /** Municipalities that it names beside words of a position: whether they took one is to be asked. */
  asked: string[];
};

/** "le transport compris, et Mars sans avis": what follows a condition is not part of it when it tells a position of its own. */
export function cutCondition(condition: string, places: readonly Municipality[]): CutCondition {
  const joints = [...condition.matchAll(/\s*,\s*(?:(?:et|mais|puis)\s+)?|\s+(?:et|mais|puis)\s+/giu)];
  const pieces = joints.map((joint, index) => {
    const from = joint.index + joint[0].length;
    return { end: joint.index, from, words: bare(condition.slice(from, joints[index + 1]?.index)) };
  });
  let first = pieces.findIndex(({ words }) => tellsPosition(words, places));
  // "et Mars et Boyer contre": the names before it go with it.
  while (first > 0 && placeNamed(pieces[first - 1]?.words ?? "", places).kind === "one") first -= 1;
  const cut = pieces[first];
  const own = cut === undefined ? condition : condition.slice(0, cut.end);
  return { own, asked: namedBesideStance(own, places), ...(cut && { rest: condition.slice(cut.from) }) };
}

/** "Mars sans avis", "Mars contre : trop cher", "contre : Mars", "les autres pour". */
function tellsPosition(words: string, places: readonly Municipality[]): boolean {
  const said = stanceIn(words);
  if (said === undefined) return false;
  const [, head] = /^([^:]+?)\s*:/u.exec(words) ?? [];
  if (head !== undefined && tellsPosition(head, places)) return true;
  if (everyone.test(words)) return true;
  const isPlace = (name: string) => name !== "" && placeNamed(name, places).kind === "one";
  return said.after === "" ? isPlace(said.before) : said.before === "" && /^[^:]+:/u.test(words) && isPlace(said.after);
}

const opening = /^(?:à (?:la )?condition|a condition|sous condition|sous r[ée]serve)s?/iu;
/** "Fini en mars" is a month. */
const inMonth = "(?<!(?:en|avant|apres|debut|fin|mi|depuis|d'ici|mois de) )";

function namedBesideStance(own: string, places: readonly Municipality[]): string[] {
  const words = own.replace(opening, "");
  if (stanceIn(words) === undefined) return [];
  const folded = fold(words);
  return places
    .filter(({ name }) => new RegExp(`${inMonth}(?<![a-z])${RegExp.escape(fold(name))}(?![a-z])`, "u").test(folded))
    .map(({ insee }) => insee);
}

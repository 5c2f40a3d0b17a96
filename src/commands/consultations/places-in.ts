import { fold } from "../../core/language/fold.ts";
import type { Municipality } from "../../core/people.ts";

const longestName = 7;

/** The municipalities whose whole name stands anywhere in the words, and the words without them. Typos are not forgiven here. */
export function placesIn(
  said: string,
  municipalities: readonly Municipality[],
): { places: Municipality[]; rest: string } {
  const byName = new Map(
    municipalities.flatMap((one) => [squash(one.name), withoutArticle(one.name)].map((name) => [name, one])),
  );
  const tokens = said.split(/[\s,;:.()?!]+/u).filter((token) => token !== "");
  const places: Municipality[] = [];
  const rest: string[] = [];
  for (let at = 0; at < tokens.length;) {
    const length = lengthOfName(tokens.slice(at, at + longestName), byName);
    const place = byName.get(squash(tokens.slice(at, at + length).join(" ")));
    if (place === undefined) rest.push(tokens[at] ?? "");
    else places.push(place);
    at += Math.max(length, 1);
  }
  return { places: [...new Set(places)], rest: rest.join(" ") };
}

/** How many of the first tokens make up a name: the most that do; 0 when none does. */
function lengthOfName(tokens: readonly string[], byName: ReadonlyMap<string, Municipality>): number {
  for (let length = tokens.length; length > 0; length -= 1)
    if (byName.has(squash(tokens.slice(0, length).join(" ")))) return length;
  return 0;
}

function withoutArticle(name: string): string {
  return squash(name.replace(/^(?:les?|la)\s+/iu, ""));
}

function squash(name: string): string {
  return fold(name)
    .replace(/^[dl]['’]/u, "")
    .replace(/[^\p{L}\d]/gu, "");
}

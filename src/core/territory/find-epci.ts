import { suggest } from "../language/suggest.ts";
import { foldPlace } from "./place-name.ts";
import type { Territory } from "./read-epci.ts";

export type EpciFound =
  | { kind: "one"; territory: Territory }
  | { kind: "several"; territories: Territory[] }
  | { kind: "none"; suggestions: Territory[] };

/** Words that tell no intercommunalité from another, in its published name ("CC du…") or as people say it. */
const idleWords = new Set(
  "cc ca cu epci communaute communes commune agglomeration agglo urbaine de du des d la le les l et en sur".split(" "),
);

type Indexed = { territory: Territory; words: string[] };
type Fit = (said: string[], words: string[]) => boolean;

/** From the surest to the loosest; the first that fits anything decides. */
const fits: Fit[] = [
  (said, words) => said.length === words.length && said.every((word) => words.includes(word)),
  (said, words) => said.every((word) => words.includes(word)),
  (said, words) => said.every((start) => start.length > 2 && words.some((word) => word.startsWith(start))),
];

/** Finds by SIREN, or by words of the name. A misspelt name only earns suggestions: a territory is not guessed. */
export function findEpci(query: string, list: readonly Territory[]): EpciFound {
  const siren = query.replaceAll(/\s/g, "");
  if (/^\d{9}$/.test(siren)) return toFound(list.filter(({ epci }) => epci.siren === siren));
  const said = wordsOf(query);
  if (said.length === 0) return { kind: "none", suggestions: [] };
  const indexed = list.map((territory): Indexed => ({ territory, words: wordsOf(territory.epci.name) }));
  for (const fit of fits) {
    const matches = indexed.filter(({ words }) => fit(said, words));
    if (matches.length > 0) return toFound(matches.map(({ territory }) => territory));
  }
  return { kind: "none", suggestions: resembling(said, indexed) };
}

function resembling(said: string[], indexed: readonly Indexed[]): Territory[] {
  const vocabulary = [...new Set(indexed.flatMap(({ words }) => words))];
  const spellings = said.map((word) => (vocabulary.includes(word) ? [word] : suggest(word, vocabulary)));
  return indexed
    .filter(({ words }) => spellings.every((possible) => possible.some((word) => words.includes(word))))
    .map(({ territory }) => territory);
}

function toFound(territories: Territory[]): EpciFound {
  const [first, ...others] = territories;
  if (first === undefined) return { kind: "none", suggestions: [] };
  return others.length === 0 ? { kind: "one", territory: first } : { kind: "several", territories };
}

function wordsOf(name: string): string[] {
  return [...new Set(foldPlace(name).split(" "))].filter((word) => word !== "" && !idleWords.has(word));
}

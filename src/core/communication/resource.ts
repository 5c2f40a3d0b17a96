import { fold } from "../language/fold.ts";
import { correct } from "../language/typos.ts";

export const resourceKinds = ["feedback", "testimony", "document", "website", "meaning"] as const;
/** `meaning`: why the project, in words for those who pass it on. */
export type ResourceKind = (typeof resourceKinds)[number];

/** The moments of a project, in their order. */
export const phases = ["framing", "diagnostic", "scenarios", "consultation", "implementation"] as const;
export type Phase = (typeof phases)[number];

export type Resource = {
  id: number;
  kind: ResourceKind;
  title: string;
  /** A web link, or where it is kept. */
  place: string;
  /** Words to find it by, one each: "jeunesse". */
  themes: string[];
  /** When it is most of use; absent: at any time. */
  phase?: Phase;
  /** Of a testimony: whoever speaks agreed, as was said to whoever kept it. */
  consent?: string;
};

const kindsSaid: readonly [RegExp, ResourceKind][] = [
  [/^(?:un )?retours? d'experience|^rex\b|^experience\b/u, "feedback"],
  [/^(?:un )?temoignage/u, "testimony"],
  [/^(?:un )?site\b|^site web/u, "website"],
  [/^(?:le )?sens du projet|^pourquoi le projet/u, "meaning"],
  [/^(?:un )?document|^fiche\b|^guide\b/u, "document"],
];

/** What a resource is, by the words that it begins with. */
export function kindSaid(said: string): ResourceKind | undefined {
  const folded = fold(said);
  return kindsSaid.find(([words]) => words.test(folded))?.[1];
}

/**
 * A search of a full-text index that forgives the end of words: "les voiries communales" finds "voirie". Undefined when
 * nothing is left to search.
 */
export function toSearch(said: string): string | undefined {
  const words = wordsOf(said).map(
    (word) => `"${word.length > 4 ? word.replace(/(?:ation|ations|er|es|s|x)$/u, "") : word}"*`,
  );
  return words.length === 0 ? undefined : words.join(" OR ");
}

/** The same words with their slips mended after those of the resources: "jeunese" for "jeunesse"; undefined when none is near. */
export function withoutSlips(
  said: string,
  resources: readonly Pick<Resource, "title" | "themes">[],
): string | undefined {
  const known = new Set(resources.flatMap(({ title, themes }) => wordsOf([title, ...themes].join(" "))));
  const mended = wordsOf(said).map((word) => correct(word, known) ?? word);
  return mended.some((word) => known.has(word)) ? mended.join(" ") : undefined;
}

function wordsOf(said: string): string[] {
  return fold(said)
    .split(/[^a-z0-9]+/u)
    .filter((word) => word.length > 2 && !emptyWords.has(word));
}

const emptyWords = new Set([
  "les",
  "des",
  "une",
  "sur",
  "pour",
  "par",
  "avec",
  "dans",
  "que",
  "qui",
  "aux",
  "ressource",
  "ressources",
]);

/** The one to put before somebody now: of their services first, then of this moment, the latest first. */
export function bestFor<R extends Resource>(
  resources: readonly R[],
  { services, phase, told }: { services: readonly string[]; phase: Phase; told: ReadonlySet<number> },
): R | undefined {
  const wanted = new Set(services.map(fold));
  const rank = (one: R) =>
    (one.themes.some((theme) => wanted.has(fold(theme))) ? 2 : 0) + (one.phase === phase ? 1 : 0);
  return resources
    .filter((one) => !told.has(one.id) && rank(one) > 0)
    .toSorted((one, other) => rank(other) - rank(one) || other.id - one.id)[0];
}

import { fold } from "../language/fold.ts";
import { suggest } from "../language/suggest.ts";
import { isTypoOf } from "../language/typos.ts";
import type { Person, PersonFunction } from "../people.ts";
import { peopleAbout } from "./people-about.ts";

const title = /^(?:(mme|madame)|(m|mr|monsieur))\.?\s+/;

/**
 * Those whom a name may be: "Ravel", "Mme Ravel", "ravel celine", "C. Ravel", their e-mail; with a slip when nobody bears
 * the name as it is written. Several: homonyms. None: nobody.
 */
export function findPeople(said: string, people: readonly Person[]): Person[] {
  const whole = fold(said);
  const byEmail = people.filter(({ email }) => email.toLowerCase() === said.trim().toLowerCase());
  if (byEmail.length > 0) return byEmail;
  const [, madam, sir] = title.exec(whole) ?? [];
  const wanted = wordsOf(whole.replace(title, ""));
  if (wanted.length === 0) return [];
  const exact = bearing(wanted, people, (word, name) => word === name);
  const found =
    exact.length > 0 ? exact : bearing(wanted, people, (word, name) => word === name || isTypoOf(word, name));
  const titled = madam ?? sir;
  const addressed = found.filter((one) => one.title === undefined || (one.title === "Mme") === (madam !== undefined));
  return titled !== undefined && addressed.length > 0 ? addressed : found;
}

/** Those who bear it as a last name come before those who only have it as a first name. */
function bearing(
  wanted: readonly string[],
  people: readonly Person[],
  same: (word: string, name: string) => boolean,
): Person[] {
  const fits = (words: readonly string[], names: readonly string[]) =>
    words.length > 0 && words.every((word) => names.some((name) => same(word, name)));
  const byLastName = people.filter(({ firstName, lastName }) => {
    const [first, last] = [wordsOf(firstName), wordsOf(lastName)];
    const others = wanted.filter((word) => !last.some((name) => same(word, name)));
    // All of a last name is needed: "le" is not M. Le Guen. An initial is enough of a first name.
    return (
      last.every((name) => wanted.some((word) => same(word, name))) &&
      others.every((word) => first.some((name) => same(word, name) || (word.length === 1 && name.startsWith(word))))
    );
  });
  return byLastName.length > 0 ? byLastName : people.filter(({ firstName }) => fits(wanted, wordsOf(firstName)));
}

function wordsOf(text: string): string[] {
  return fold(text)
    .split(/[^\p{L}\d]+/u)
    .filter((word) => word !== "");
}

/** Full names near to what was written, to be shown, never taken. */
export function suggestPeople(said: string, people: readonly Person[]): Person[] {
  const wanted = fold(said).replace(title, "");
  const byName = Map.groupBy(people, ({ lastName }) => fold(lastName));
  return suggest(wanted, [...byName.keys()])
    .flatMap((name) => byName.get(name) ?? [])
    .slice(0, 3);
}

/** "Les maires", "tous les élus jeunesse": whom these words name together, and undefined when they name no group. */
export function findGroup(said: string, people: readonly Person[]): Person[] | undefined {
  const words = fold(said);
  const about =
    /^(?:tou(?:te)?s )?(?:les )?elu(?:e|es|s)?(?: et (?:les )?elues?s?)? (?:a |au |aux |en charge |charges? |delegues? |de |du |d')*(.+)$/.exec(
      words,
    );
  if (about?.[1] !== undefined) return peopleAbout(about[1], people);
  const [, name = ""] = /^(?:tou(?:te)?s )?les (.+)$/.exec(words) ?? [];
  const group = groups.find(({ pattern }) => pattern.test(name));
  if (group === undefined) return undefined;
  return people.filter(({ mandates }) =>
    mandates.some(
      (one) =>
        one.function === group.held && (group.at === undefined || (one.insee === undefined) === (group.at === "epci")),
    ),
  );
}

const groups: { pattern: RegExp; held: PersonFunction; at?: "epci" | "municipality" }[] = [
  { pattern: /^maires$/, held: "mayor" },
  { pattern: /^(?:vice president(?:e?s)|vp)(?: et .*)?$/, held: "vice_president" },
  { pattern: /^secretaires(?: general(?:e?s|aux))?(?: de mairie)?$/, held: "town_clerk" },
  { pattern: /^adjointe?s(?: au maire)?$/, held: "deputy_mayor" },
  { pattern: /^conseill(?:ers|eres)(?: municipa(?:ux|les))?$/, held: "councillor" },
  { pattern: /^dgs(?: des communes)?$/, held: "chief_executive", at: "municipality" },
  {
    pattern: /^(?:agents|agentes|services|directions)(?: de l'(?:intercommunalite|epci))?$/,
    held: "staff",
    at: "epci",
  },
];

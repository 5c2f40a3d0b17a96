import { fold } from "../../core/language/fold.ts";
import { type Sensitive, sensitiveIn } from "../../core/language/sensitive.ts";
import type { Person } from "../../core/people.ts";
import type { Store } from "../../core/store/store.ts";
import { fullNameOf } from "../../core/words/people.ts";

/** What in the words is about somebody, and not about a thing: what is not to be kept of anyone, or a name. */
export function aboutSomebody(
  said: string,
  store: Store,
): { kind: "sensitive"; about: Sensitive } | { kind: "named"; name: string } | undefined {
  const about = sensitiveIn(said);
  if (about !== undefined) return { kind: "sensitive", about };
  const known = personNamed(said, store);
  if (known !== undefined) return { kind: "named", name: known };
  const titled = /(?:\bM\.|\bMme|\bMlle|\bMonsieur|\bMadame)\s+\p{Lu}[\p{L}'’-]*/u.exec(said);
  return titled === null ? undefined : { kind: "named", name: titled[0] };
}

/** "la maire de Vougy refuse", "le DGS n'a pas répondu": somebody held responsible, by what they do instead of their name. */
export function functionBlamed(said: string): string | undefined {
  return blamed.exec(said)?.[1];
}

const functions =
  "maires?|pr[ée]sidente?s?|vice-?pr[ée]sidente?s?|secr[ée]taires?|adjointe?s?|dgs|dga|direct(?:eur|rice)s?|[ée]lue?s?|agente?s?";
const blamed = new RegExp(
  String.raw`(?<!\p{L})((?:le|la|les|l['’]|un|une)\s?(?:${functions})(?!\p{L})(?:\s(?:de la |de l['’]|de |du |des |d['’])[\p{L}-]+)*)\s(?:est|sont|n['’]|ne\s|bloquent?|refusent?|s['’]oppos|tra[iî]n|veu|emp[eê]ch|ralenti)`,
  "iu",
);

/** Somebody of the directory named as one names a person: a last name alone may be a village or a common word. */
export function personNamed(words: string, store: Store): string | undefined {
  const villages = new Set(store.territory.municipalities().map(({ name }) => spaced(name)));
  const found = store.people.all().find((person) => isNamedIn(words, person, villages));
  return found && fullNameOf(found);
}

function isNamedIn(words: string, { firstName, lastName }: Person, villages: ReadonlySet<string>): boolean {
  const said = spaced(words);
  const name = spaced(lastName);
  const titles = ["m", "mme", "madame", "monsieur", "mlle", "mr", spaced(firstName).trim()];
  // Written with its capital, a name that no village bears is somebody's.
  const isNamed = !villages.has(name) && new RegExp(`(?<![\\p{L}])${lastName}(?![\\p{L}])`, "u").test(words);
  return said === name || isNamed || titles.some((title) => said.includes(` ${title}${name}`));
}

function spaced(words: string): string {
  return ` ${fold(words)
    .replaceAll(/[^\p{L}\d]+/gu, " ")
    .trim()} `;
}

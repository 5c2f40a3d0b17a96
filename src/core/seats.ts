import type { BodyTemplate } from "./governance/bodies.ts";
import { fold } from "./language/fold.ts";
import { isTypoOf } from "./language/typos.ts";
import type { Library } from "./library.ts";
import type { Person } from "./people.ts";
import type { Body } from "./store/bodies.ts";
import type { Store } from "./store/store.ts";

/** An instance that was set up, with those who sit there now, by name. The chair is among the members. */
export type SeatedBody = {
  body: Body;
  template: BodyTemplate;
  chair: Person | undefined;
  members: Person[];
  /** Invited to all its meetings, without a voice. */
  guests: Person[];
};

export function seatedBodies(store: Store, library: Library): SeatedBody[] {
  const people = store.people.all();
  return store.bodies.all().flatMap((body) => seat(store, library, people, body) ?? []);
}

/** Also one that was closed: what was decided there keeps its name. */
export function seatedBody(store: Store, library: Library, bodyId: number): SeatedBody | undefined {
  const body = store.bodies.byId(bodyId);
  return body && seat(store, library, store.people.all(), body);
}

function seat(store: Store, library: Library, people: readonly Person[], body: Body): SeatedBody | undefined {
  const template = library.bodies.find(({ key }) => key === body.template);
  if (template === undefined) return undefined;
  const seats = store.bodies.members(body.id);
  const seated = (capacities: readonly string[]): Person[] => {
    const ids = new Set(seats.filter((one) => capacities.includes(one.capacity)).map((one) => one.personId));
    return people.filter(({ id }) => ids.has(id));
  };
  return {
    body,
    template,
    chair: seated(["chair"])[0],
    members: seated(["chair", "member"]),
    guests: seated(["guest"]),
  };
}

/**
 * The instance that the words name in full: "copil", "le comité de pilotage", "la commission de la jeunesse", "coplil"; one
 * that stands alone of its kind without its domain, "la commission". Undefined when they name none, or several.
 */
export function bodyNamed(said: string, bodies: readonly SeatedBody[]): SeatedBody | undefined {
  const wanted = nameKey(said);
  if (wanted === "") return undefined;
  const named = bodies.map((one) => ({ one, names: namesOf(one, bodies) }));
  const exact = named.filter(({ names }) => names.includes(wanted));
  const found = exact.length > 0 ? exact : named.filter(({ names }) => names.some((name) => isTypoOf(wanted, name)));
  return found.length === 1 ? found[0]?.one : undefined;
}

function namesOf({ body, template }: SeatedBody, bodies: readonly SeatedBody[]): string[] {
  const { domain } = body;
  const words = [template.name, ...template.words];
  const alone = bodies.filter((one) => one.template.key === template.key).length === 1;
  const names = [body.name, ...(domain === undefined ? [] : words.map((word) => `${word} ${domain}`))];
  return (alone ? [...names, ...words] : names).map(nameKey);
}

/** A name as it is compared: without what only links its words, "commission de la jeunesse" and "commission jeunesse". */
export function nameKey(said: string): string {
  return fold(said)
    .replace(/(?<![\p{L}\d])(?:d|l|qu)'/gu, " ")
    .replace(/[^\p{L}\d]+/gu, " ")
    .split(" ")
    .filter((word) => !/^(?:a|au|aux|de|des|du|dans|en|et|la|le|les|pour|sur|un|une)?$/.test(word))
    .join(" ");
}

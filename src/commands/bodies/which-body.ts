import { isDirector } from "../../core/access.ts";
import type { CommandContext } from "../../core/command.ts";
import { UserError } from "../../core/errors.ts";
import type { BodyTemplate } from "../../core/governance/bodies.ts";
import type { AtomicQuestion } from "../../core/interview/questionnaire.ts";
import { isTypoOf } from "../../core/language/typos.ts";
import type { Library } from "../../core/library.ts";
import { bodyNamed, nameKey, type SeatedBody, seatedBodies } from "../../core/seats.ts";
import { sayNoBodyYet } from "../../core/words/body-names.ts";
import { notSetUp } from "../meetings/no-meeting.ts";
import { choiceParameter } from "../parameter.ts";

/** The instances set up that this person may see: partners, those where they sit or are invited. */
export function visibleBodies({ store, library, person }: CommandContext): SeatedBody[] {
  const bodies = seatedBodies(store, library);
  if (!isOutside({ person })) return bodies;
  return bodies.filter(({ members, guests }) => [...members, ...guests].some(({ id }) => id === person.id));
}

/** Partners are not of the project: they see what they are invited to, and nothing else. */
export function isOutside({ person }: Pick<CommandContext, "person">): boolean {
  return !isDirector(person) && person.mandates.every((mandate) => mandate.function === "partner");
}

/**
 * Words about an instance and something else, whichever comes first: "Mme Ravel au cotech", "copil : Mme Ravel". The longest
 * name of an instance at one end is it; `words` is what is left.
 */
export function splitBody(said: string, bodies: readonly SeatedBody[]): { body?: SeatedBody; words: string } {
  const tokens = said.split(/\s+/u).filter((token) => token !== "");
  for (let from = 0; from < tokens.length; from += 1) {
    const body = bodyNamed(tokens.slice(from).join(" "), bodies);
    if (body) return { body, words: withoutLink(tokens.slice(0, from).join(" ")) };
  }
  for (let to = tokens.length - 1; to > 0; to -= 1) {
    const body = bodyNamed(tokens.slice(0, to).join(" "), bodies);
    if (body) return { body, words: withoutLink(tokens.slice(to).join(" ")) };
  }
  return { words: said };
}

/**
 * The same, for a command that needs an instance: one that the words name and that is not set up is said to be so. Throws
 * `UserError` then, and when there is none at all.
 */
export function bodyAndWords(said: string, context: CommandContext): { body?: SeatedBody; words: string } {
  const bodies = visibleBodies(context);
  const split = splitBody(said, bodies);
  if (split.body !== undefined) return split;
  const tokens = said.split(/\s+/u);
  const named = tokens
    .map((_, from) => templateNamed(tokens.slice(from).join(" "), context.library))
    .find((one) => one !== undefined && (one.after === "" || one.template.domain !== "none"));
  if (named && !bodies.some(({ template }) => template === named.template))
    throw notSetUp(named.template, context, named.after === "" ? undefined : named.after);
  if (bodies.length === 0) throw new UserError(sayNoBodyYet());
  return split;
}

/** What tied the words to the name of the instance: a comma, "à", "par"… */
function withoutLink(words: string): string {
  return words
    .replace(/…|\.{3}/gu, " ")
    .trim()
    .replace(/^(?:[\s,;:–-]+|(?:par|à|pour|avec)\s+)+/iu, "")
    .replace(/(?:[\s,;:–-]+|\s(?:à|a|de|dans|pour)\s*(?:la|le|l['’])?)+$/iu, "");
}

/** The model that the words name, and what they say after it: "commission jeunesse" is a commission, about jeunesse. */
export function templateNamed(
  said: string,
  { bodies }: Library,
): { template: BodyTemplate; after: string } | undefined {
  const tokens = said.split(/[\s…]+/u).filter((token) => token !== "");
  for (let to = tokens.length; to > 0; to -= 1) {
    const wanted = nameKey(tokens.slice(0, to).join(" "));
    if (wanted === "") continue;
    const named = bodies.map((template) => ({ template, names: namesOf(template) }));
    const exact = named.filter(({ names }) => names.includes(wanted));
    const found = exact.length > 0 ? exact : named.filter(({ names }) => names.some((name) => isTypoOf(wanted, name)));
    const [one, ...others] = found;
    if (one && others.length === 0) return { template: one.template, after: tokens.slice(to).join(" ") };
  }
  return undefined;
}

/** The model that the words are the very name of, and that can be set up here: within a sentence, a near name is not enough. */
export function modelCalled(said: string, { bodies }: Library): BodyTemplate | undefined {
  const wanted = nameKey(said);
  return wanted === "" ? undefined : bodies.find((one) => one.setUp !== "never" && namesOf(one).includes(wanted));
}

function namesOf({ name, words }: BodyTemplate): string[] {
  return [name, ...words].map(nameKey);
}

/** "Which instance?", among those set up. Throws `UserError` when there is none. */
export function bodyParameter(text: string, bodies: readonly SeatedBody[]): AtomicQuestion {
  if (bodies.length === 0) throw new UserError(sayNoBodyYet());
  return choiceParameter(
    { id: "body", text, label: "Instance" },
    bodies.map(({ body, template }) => ({
      value: String(body.id),
      label: body.name,
      words: body.domain === undefined ? template.words : template.words.map((word) => `${word} ${body.domain}`),
    })),
  );
}

/** The instance chosen. Throws `UserError` when it was closed meanwhile. */
export function chosenBody(value: unknown, bodies: readonly SeatedBody[]): SeatedBody {
  const chosen = bodies.find(({ body }) => String(body.id) === value);
  if (chosen === undefined) throw new UserError(sayNoBodyYet());
  return chosen;
}

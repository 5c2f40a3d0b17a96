import { type Action, may } from "../../core/access.ts";
import type { CommandContext, Parameters } from "../../core/command.ts";
import { UserError } from "../../core/errors.ts";
import type { AtomicQuestion } from "../../core/interview/questionnaire.ts";
import type { Municipality } from "../../core/people.ts";
import { createMunicipalityFinder } from "../../core/territory/find-municipality.ts";
import { sayNoSuchPlace } from "../../core/words/profile.ts";
import { findPlace } from "../find-place.ts";
import { choiceParameter } from "../parameter.ts";

/** Those of which `action` is this person's to do. */
export function municipalitiesFor({ store, person }: CommandContext, action: Action): Municipality[] {
  return store.territory.municipalities().filter(({ insee }) => may(person, action, insee));
}

/** Asked when it was not said, and could be more than one. */
export function whichMunicipality(context: CommandContext, action: Action, known: Parameters): AtomicQuestion[] {
  const own = municipalitiesFor(context, action);
  if (known["insee"] === undefined && own.length === 1) return [];
  const options = own.map(({ insee, name }) => ({ value: insee, label: name }));
  return [choiceParameter({ id: "insee", text: "De quelle commune ?", label: "Commune" }, options)];
}

/** The one that was said, else the only one there can be for this person; undefined while it is to be asked. */
export function municipalityOf(context: CommandContext, action: Action, known: Parameters): Municipality | undefined {
  const { insee } = known;
  if (typeof insee === "string") return context.store.territory.municipality(insee);
  const [only, ...others] = municipalitiesFor(context, action);
  return others.length === 0 ? only : undefined;
}

/** `undefined`: the words name no municipality. Throws `UserError` when they come close to some. */
export function namedMunicipality({ store }: CommandContext, said: string): Municipality | undefined {
  const all = store.territory.municipalities();
  const name = said.replace(/^(?:(?:de|pour|à)\s+|d['’])/iu, "").trim();
  const found = createMunicipalityFinder(all)(name);
  if (found.kind === "one") return found.municipality;
  const place = findPlace(name, all);
  if (place !== undefined) return place;
  const near = found.kind === "several" ? [] : found.suggestions;
  if (near.length > 0)
    throw new UserError(
      sayNoSuchPlace(
        name,
        near.map((one) => one.name),
      ),
    );
  return undefined;
}

/** A municipality at the beginning of what was said, by as many words as name one, and the rest. */
export function leadingMunicipality(context: CommandContext, said: string): { place?: Municipality; rest: string } {
  const all = context.store.territory.municipalities();
  const words = said.split(/\s+/u);
  for (let length = Math.min(words.length, 8); length > 0; length -= 1) {
    const place = findPlace(words.slice(0, length).join(" "), all);
    // "Nandax du lundi au jeudi": a link between two things belongs to the second.
    if (place !== undefined && !/^(?:le|la|les|du|de|des|au|aux|à|a|:)$/iu.test(words[length - 1] ?? ""))
      return { place, rest: words.slice(length).join(" ") };
  }
  return { rest: said };
}

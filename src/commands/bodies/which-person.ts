import type { CommandContext } from "../../core/command.ts";
import { UserError } from "../../core/errors.ts";
import { findGroup, findPeople, suggestPeople } from "../../core/governance/find-people.ts";
import type { AtomicQuestion } from "../../core/interview/questionnaire.ts";
import type { Option } from "../../core/language/reading.ts";
import type { Person } from "../../core/people.ts";
import { sayHomonyms, sayNobody, sayNobodyOfGroup } from "../../core/words/bodies-change.ts";
import { fullNameOf, nameOf, sayMandates } from "../../core/words/people.ts";
import { choiceParameter } from "../parameter.ts";

/** Parameters of a command about people: `people`, their ids; `among`, those whom a name may mean, one is to be chosen. */
export type WhoRead = { people?: string; among?: string };

/**
 * Whom the words name: one person, several, or a group. A name that several bear, alone, is asked. Throws `UserError` when
 * nobody bears it, with those who have a name near it.
 */
export function readWho(said: string, people: readonly Person[], context: CommandContext): WhoRead {
  const whole = whoIs(said, people);
  const group = whole.length === 0 ? findGroup(said, people) : undefined;
  if (group?.length === 0) throw new UserError(sayNobodyOfGroup(said));
  if (group) return { people: idsOf(group) };
  if (whole.length > 1) return { among: idsOf(whole) };
  if (whole.length === 1) return { people: idsOf(whole) };
  const parts = said.split(/\s*[,;]\s*|\s+(?:et|puis)\s+/iu).filter((part) => part !== "");
  if (parts.length < 2) throw new UserError(sayNobody(said, suggestPeople(said, people).map(fullNameOf)));
  return { people: idsOf(parts.flatMap((part) => onePerson(part, people, context))) };
}

function onePerson(said: string, people: readonly Person[], context: CommandContext): Person[] {
  const found = whoIs(said, people);
  const group = found.length === 0 ? findGroup(said, people) : undefined;
  if (group !== undefined && group.length > 0) return group;
  if (found.length > 1)
    throw new UserError(
      sayHomonyms(
        said,
        found.map((one) => labelOf(one, context)),
      ),
    );
  if (found.length === 0) throw new UserError(sayNobody(said, suggestPeople(said, people).map(fullNameOf)));
  return found;
}

function whoIs(said: string, people: readonly Person[]): Person[] {
  return findPeople(said, people);
}

function idsOf(people: readonly Person[]): string {
  return [...new Set(people.map(({ id }) => id))].join(",");
}

/** "Who?", among `people`, or those alone whom a name may mean. */
export function personParameter(
  text: string,
  among: unknown,
  people: readonly Person[],
  context: CommandContext,
): AtomicQuestion {
  const ids = typeof among === "string" ? new Set(among.split(",").map(Number)) : undefined;
  const shown = ids === undefined ? people : people.filter(({ id }) => ids.has(id));
  const options = shown.map((one): Option => ({
    value: String(one.id),
    label: ids === undefined ? fullNameOf(one) : labelOf(one, context),
    words: [nameOf(one), one.lastName, one.email],
  }));
  return choiceParameter({ id: "person", text, label: "Personne" }, options);
}

/** Those named, or the one chosen, who are still in the directory. */
export function chosenPeople({ people, person }: Readonly<Record<string, unknown>>, all: readonly Person[]): Person[] {
  const said = typeof people === "string" ? people : typeof person === "string" ? person : "";
  const ids = new Set(said.split(",").map(Number));
  return all.filter(({ id }) => ids.has(id));
}

/** Homonyms are told apart by what they do. */
export function labelOf(person: Person, { store }: CommandContext): string {
  const placeName = (insee: string): string => store.territory.municipality(insee)?.name ?? insee;
  const held = sayMandates(person, placeName, store.territory.epci()?.name ?? "l'intercommunalité");
  return held === "" ? fullNameOf(person) : `${fullNameOf(person)}, ${held}`;
}

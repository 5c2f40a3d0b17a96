import type { CommandContext } from "../../core/command.ts";
import type { Teller } from "../../core/interview/entered.ts";
import { fold } from "../../core/language/fold.ts";
import type { Person, PersonFunction } from "../../core/people.ts";
import { namedPerson } from "../attendance/named-person.ts";

/** Those who would be telephoned first: the secretary, the others of the town hall, the mayor. */
export function tellersAt({ store }: CommandContext, insee: string): Person[] {
  const order = ["town_clerk", "chief_executive", "staff", "mayor"];
  const rank = (one: Person) =>
    Math.min(
      ...one.mandates
        .flatMap((held) => (held.insee === insee ? order.indexOf(held.function) : []))
        .filter((at) => at >= 0),
    );
  return store.people
    .inMunicipality(insee)
    .filter((one) => Number.isFinite(rank(one)))
    .toSorted((one, other) => rank(one) - rank(other))
    .map((one) => ({ ...one, mandates: one.mandates.filter((held) => held.insee === insee) }));
}

/** "La maire", "le secrétariat": of this municipality, there is most often one. */
const functionsSaid: [RegExp, PersonFunction][] = [
  [/^(?:mme |m |madame |monsieur )?(?:l[ae] )?maire$/u, "mayor"],
  [/^(?:l[ae] )?(?:secretaire(?: (?:generale? )?de mairie)?|secretariat)$/u, "town_clerk"],
];

/** Nobody is looked for when one was picked. */
export function namedIn({ store }: CommandContext, said: string, insee: string) {
  if (/^person:\d+$/u.test(said)) return undefined;
  const held = functionsSaid.find(([pattern]) => pattern.test(fold(said)))?.[1];
  const holding = store.people
    .inMunicipality(insee)
    .filter(({ mandates }) => mandates.some((one) => one.insee === insee && one.function === held));
  const [only, ...others] = holding;
  if (only !== undefined)
    return others.length === 0 ? { kind: "one" as const, person: only } : { kind: "ask" as const, people: holding };
  return namedPerson(said, store.people.inMunicipality(insee), store.territory.municipalities());
}

export function tellerOf(context: CommandContext, said: string, insee: string): Teller {
  const picked = /^person:(\d+)$/u.exec(said)?.[1];
  if (picked !== undefined) return { personId: Number(picked) };
  const named = namedIn(context, said, insee);
  return named?.kind === "one" ? { personId: named.person.id } : { name: said.trim() };
}

import { type Outbound, text } from "../message.ts";
import type { Person } from "../people.ts";
import { count, formatSome } from "./format.ts";
import { nameOf } from "./people.ts";

/** "Élus jeunesse": the name of the group they make up. */
export function sayGatherFor(domain: string): string {
  return `Élus ${domain.toLowerCase()}`;
}

/** `exists`: they already make up a group, which is asked again. */
export function sayGatherAsk(domain: string, names: readonly string[], exists: boolean): string {
  const who = exists ? `le groupe « ${sayGatherFor(domain)} »` : `délégation « ${domain} »`;
  return `${count(names.length, "personne", "personnes")} (${who}) : ${formatSome(names)}. Quelles dates proposez-vous ?`;
}

export function sayNobodyAbout(domain: string, known: readonly string[]): string {
  const others = known.length === 0 ? "" : ` Délégations connues : ${formatSome(known)}.`;
  return `Dans l'annuaire, aucune élue ni aucun élu n'a de délégation « ${domain} ».${others}`;
}

export function sayOnlyOneAbout(domain: string, names: readonly string[]): string {
  return `Une seule personne a la délégation « ${domain} » : ${formatSome(names)}. Il n'y a personne à réunir avec elle : complétez l'annuaire, ou installez un groupe avec \`instance créer\`.`;
}

export function sayGatherNotYours(): string {
  return "Seules la direction générale, son équipe et la vice-présidence peuvent réunir les élues et les élus d'un sujet. Vous pouvez proposer un point : `proposer un point`.";
}

/** To the director: what was typed is what starts it. */
export function sayGatherProposal(by: Person, domain: string, names: readonly string[]): Outbound {
  return {
    blocks: [
      text(
        `${nameOf(by)} souhaite réunir les élues et les élus « ${domain} » : ${formatSome(names)}. À vous de décider.`,
      ),
      {
        type: "choices",
        choices: [{ value: `réunir les élus ${domain}`, label: "Proposer des dates" }],
      },
    ],
  };
}

export function sayGatherProposed(domain: string, names: readonly string[]): string {
  return `C'est transmis à la direction générale, qui proposera des dates. Seraient réunis pour « ${domain} » : ${formatSome(names)}.`;
}

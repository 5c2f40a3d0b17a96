import type { CivilDate } from "../calendar/civil-date.ts";
import type { EntryWay } from "../interview/entered.ts";
import type { Person } from "../people.ts";
import { count, formatDateShort, formatList } from "./format.ts";
import { nameOf, sayFunctions, sayNobodyThere } from "./people.ts";

/** Answers that somebody entered on another's word. */
export type EntrySaid = {
  way: EntryWay;
  /** Absent: no more in the directory. */
  agent?: Person;
  /** The one who entered leads the services of the EPCI. */
  byDirection: boolean;
  /** With the mandates held in the municipality alone. */
  teller: { person: Person; name?: undefined } | { name: string | undefined; person?: undefined };
  on: CivilDate;
  answers: number;
};

export const howTold: Record<EntryWay, string> = {
  phone: "au téléphone",
  mail: "par courrier",
  visit: "sur place",
  form: "par formulaire",
};
const wayLabels: Record<EntryWay, string> = {
  phone: "téléphone",
  mail: "courrier",
  visit: "sur place",
  form: "formulaire",
};

/** Whose word the form of a municipality is: nobody signs it. */
export function sayFormTeller(): string {
  return "le secrétariat";
}

export function sayTeller({ teller }: Pick<EntrySaid, "teller">): string {
  if (teller.person === undefined) return teller.name ?? sayNobodyThere();
  return nameOf(teller.person);
}

/** "Mme Lefèvre, secrétaire générale de mairie". */
export function sayTellerWhole({ teller }: Pick<EntrySaid, "teller">): string {
  const held = teller.person === undefined ? "" : sayFunctions(teller.person);
  return held === "" ? sayTeller({ teller }) : `${sayTeller({ teller })}, ${held}`;
}

/** "Vougy, saisie pour Mme Lefèvre (téléphone)": over each message of an entry. */
export function sayEntryTitle(place: string, said: EntrySaid): string {
  return `${place}, saisie pour ${sayTeller(said)} (${wayLabels[said.way]})`;
}

/** Who entered, to those who may not read names: their office. */
function sayOffice({ byDirection }: EntrySaid): string {
  return byDirection ? "la direction générale" : "un agent de l'intercommunalité";
}

/** Where an answer comes from, by functions alone: "secrétaire générale de mairie, au téléphone ; saisi par la direction générale". */
export function sayEntrySource(said: EntrySaid): string {
  if (said.way === "form") return `formulaire rempli par ${sayFiller(said)}, saisi par ${sayOffice(said)}`;
  return `${sayFunctionOf(said.teller)}, ${howTold[said.way]} ; saisi par ${sayOffice(said)}`;
}

/** How many of the answers behind a figure were entered so. */
export function sayEnteredAmong(entries: readonly EntrySaid[]): string {
  const basis = [
    ...(entries.some(({ way }) => way !== "form") ? ["sur la parole de la commune"] : []),
    ...(entries.some((one) => one.way === "form" && one.teller.person === undefined)
      ? [`d'après le formulaire rempli par ${sayFormTeller()}`]
      : []),
    ...(entries.some((one) => one.way === "form" && one.teller.person !== undefined)
      ? ["d'après le formulaire que la personne a signé"]
      : []),
  ];
  return `Dont ${count(entries.length, "réponse saisie", "réponses saisies")} par l'intercommunalité, ${formatList(basis, "ou")} : \`détail\` dit lesquelles.`;
}

/** "la direction générale (téléphone)": a cell of the export. */
export function sayEnteredBy(entries: readonly EntrySaid[]): string {
  return [...new Set(entries.map((one) => `${sayOffice(one)} (${wayLabels[one.way]})`))].join(", ");
}

/** The functions of those whose word it is. */
export function sayTellers(entries: readonly EntrySaid[]): string {
  return [...new Set(entries.map((one) => (one.way === "form" ? sayFiller(one) : sayFunctionOf(one.teller))))].join(
    ", ",
  );
}

/** A form of a municipality is signed by nobody; that of a person, told by their function alone. */
function sayFiller({ teller }: EntrySaid): string {
  return teller.person === undefined ? sayTeller({ teller }) : sayFunctionOf(teller);
}

function sayFunctionOf({ person }: EntrySaid["teller"]): string {
  const held = person === undefined ? "" : sayFunctions(person);
  return held === "" ? "une autre personne" : held;
}

/** Above a recap: what in it was entered by others, line by line. */
export function sayEntries(entries: readonly EntrySaid[], today: CivilDate): string[] {
  return entries
    .filter(({ answers }) => answers > 0)
    .map(
      (one) =>
        `${count(one.answers, "réponse", "réponses")} ${sayOrigin(one)} : ${one.answers < 2 ? "saisie" : "saisies"} par ${sayAgent(one)}, le ${formatDateShort(one.on, Number(today.slice(0, 4)))}.`,
    );
}

function sayOrigin(said: EntrySaid): string {
  if (said.way === "form") return `du formulaire rempli par ${sayTeller(said)}`;
  return `de ${sayTellerWhole(said)}, ${howTold[said.way]}`;
}

function sayAgent({ agent, byDirection }: EntrySaid): string {
  return agent === undefined
    ? sayNobodyThere()
    : `${nameOf(agent)} (${byDirection ? "direction générale" : "intercommunalité"})`;
}

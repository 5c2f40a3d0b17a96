import type { BodyTemplate, Seat } from "../governance/bodies.ts";
import { holdsSeat } from "../governance/composition.ts";
import type { Block } from "../message.ts";
import type { Mandate, Person, PersonFunction } from "../people.ts";
import { toCsv } from "./csv.ts";
import { fileNameOf } from "./file-name.ts";
import { inSentence } from "./body-names.ts";
import { formatList, formatSome, isCut } from "./format.ts";
import { fullNameOf } from "./people.ts";

type PlaceName = (insee: string) => string;

/** Those of one function, in the order of their municipalities. */
type Group = { title: string; people: { person: Person; places: string[] }[] };

const titles: Record<PersonFunction, string> = {
  president: "Présidence de l'intercommunalité",
  vice_president: "Vice-présidentes et vice-présidents",
  mayor: "Maires",
  deputy_mayor: "Adjointes et adjoints",
  councillor: "Conseillères et conseillers municipaux",
  chief_executive: "Direction générale",
  staff: "Services",
  town_clerk: "Secrétaires de mairie",
  partner: "Partenaires",
};
/** More names than this come in a file too. */
export const mostNames = 12;

const french = new Intl.Collator("fr");

/** Everyone under the function that seats them, else under their first one; each with their municipalities. */
export function groupMembers(
  members: readonly Person[],
  { seats }: Pick<BodyTemplate, "seats">,
  domain: string | undefined,
  placeName: PlaceName,
): Group[] {
  const groups = Map.groupBy(
    members.map((person) => ({ person, held: functionOf(person, seats, domain) })),
    ({ held }) => held,
  );
  const order: (PersonFunction | undefined)[] = [
    ...new Set([...seats.map((one) => one.function), ...titleOrder]),
    undefined,
  ];
  return order.flatMap((held): Group[] => {
    const people = (groups.get(held) ?? []).map(({ person }) => ({
      person,
      places: placesOf(person.mandates, held, placeName),
    }));
    const sorted = people.toSorted((one, other) => french.compare(one.places[0] ?? "", other.places[0] ?? ""));
    return people.length === 0 ? [] : [{ title: held === undefined ? "Sans fonction" : titles[held], people: sorted }];
  });
}

const titleOrder: PersonFunction[] = [
  "president",
  "vice_president",
  "mayor",
  "deputy_mayor",
  "councillor",
  "chief_executive",
  "staff",
  "town_clerk",
  "partner",
];

/** A president or a vice-president who sits as a mayor too is counted with the mayors: their number is then right. */
function functionOf(person: Person, seats: readonly Seat[], domain: string | undefined): PersonFunction | undefined {
  const held = seats.flatMap((one) => (holdsSeat(person, one, domain) ? [one.function] : []));
  return held.includes("mayor") ? "mayor" : (held[0] ?? person.mandates[0]?.function);
}

/** Where they hold it, else whatever municipalities are theirs. */
function placesOf(mandates: readonly Mandate[], held: PersonFunction | undefined, placeName: PlaceName): string[] {
  const inPlace = mandates.flatMap((one) =>
    one.insee === undefined ? [] : [{ held: one.function, insee: one.insee }],
  );
  const own = inPlace.filter((one) => one.held === held);
  return [...new Set((own.length > 0 ? own : inPlace).map(({ insee }) => placeName(insee)))];
}

/** "Maires (25) : Bernard Picquart (Belleroche), …": long lists are cut, and counted. */
export function sayGroup({ title, people }: Group): string {
  const names = people.map(({ person, places }) =>
    places.length === 0 ? fullNameOf(person) : `${fullNameOf(person)} (${places.join(", ")})`,
  );
  return `${title} (${people.length}) : ${formatSome(names)}`;
}

/** "maires (25) et direction générale (1)": for what is shown in one line. */
export function sayCounts(groups: readonly Group[]): string {
  return formatList(groups.map(({ title, people }) => `${inSentence(title)} (${people.length})`));
}

/** Every member with function and municipality, as a table that opens anywhere. */
export function membersFile(
  bodyName: string,
  { groups, chair, guests }: { groups: readonly Group[]; chair: Person | undefined; guests: readonly Group[] },
): Block {
  const rows = (seat: string) => (group: Group) =>
    group.people.map(({ person, places }) => [
      fullNameOf(person),
      group.title,
      places.join(", "),
      person.id === chair?.id ? "préside" : seat,
    ]);
  const all = [...groups.flatMap(rows("membre")), ...guests.flatMap(rows("invitation permanente"))];
  return csvFile(bodyName, "Ouvrir la liste complète", ["Nom", "Fonction", "Communes", "Siège"], all);
}

/** The file that follows a list which is cut; nothing where it is said whole. */
export function wholeList(name: string, columns: readonly string[], rows: readonly string[][]): Block[] {
  return isCut(rows) ? [csvFile(name, "Ouvrir la liste complète", columns, rows)] : [];
}

/** A table to open in a spreadsheet, named after what it lists. */
export function csvFile(name: string, label: string, columns: readonly string[], rows: readonly string[][]): Block {
  const file = { name: fileNameOf(name, "csv"), mime: "text/csv", label, text: toCsv(columns, rows) };
  return { type: "file", file };
}

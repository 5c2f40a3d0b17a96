import { type Block, type Outbound, text } from "../message.ts";
import type { Municipality } from "../people.ts";
import { csvFile } from "./body-members.ts";
import { count, formatList, formatNumber, formatSome, of, plural } from "./format.ts";

type Place = Pick<Municipality, "name" | "populationMunicipal">;

const howToList = "Séparez-les par des virgules.";

export const basinQuestions = {
  name: {
    text: "Comment s'appelle ce bassin de vie ?",
    label: "Nom",
    help: "Souvent le nom de sa commune principale.",
  },
  all: {
    text: "Quelles communes le forment ?",
    label: "Communes",
    help: `${howToList} « Les autres » convient aussi.`,
  },
  anew: {
    text: "Quelles communes le forment maintenant ?",
    label: "Communes",
    help: `${howToList} Cette liste remplace la précédente.`,
  },
  add: { text: "Quelles communes faut-il y ajouter ?", label: "Communes", help: howToList },
  take: { text: "Quelles communes faut-il en retirer ?", label: "Communes", help: howToList },
  remove: { text: "Quel bassin de vie faut-il supprimer ?", label: "Bassin" },
};

/** `unknown`: what in the list names no municipality, and those it is close to. `left`: the basins that lost some of them, with what they had. */
export function sayBasinSet(set: {
  name: string;
  places: readonly Place[];
  before: readonly Place[] | undefined;
  /** Those to take away that were not there. */
  absent: readonly Place[];
  left: readonly { basin: string; had: readonly Place[]; gone: readonly Place[] }[];
  unknown: readonly Unknown[];
  /** How many municipalities are in no basin. */
  without: number;
}): string[] {
  const { name, places, before, absent, left, unknown, without } = set;
  return [
    `Bassin de vie ${called(name, places)} : ${counted(places)} (${formatSome(names(places))}).`,
    ...(before === undefined || isSame(before, places)
      ? []
      : [`Avant : ${formatList(names(before)) || "aucune commune"}.`]),
    ...(absent.length === 0
      ? []
      : [
          `${formatList(names(absent))} n'y ${plural(absent.length, "était", "étaient")} pas : rien n'est changé pour ${plural(absent.length, "elle", "elles")}.`,
        ]),
    ...left.map(
      (one) =>
        `${formatList(names(one.gone))} ${plural(one.gone.length, "quitte", "quittent")} le bassin ${called(one.basin, one.had)} : une commune n'est que dans un bassin.${one.gone.length < one.had.length ? "" : " Ce bassin n'a plus de commune : il est supprimé."}`,
    ),
    ...unknown.map(
      (one) => `${sayUnknown(one)} Le reste est gardé. Pour l'ajouter : \`bassin ${name} ajouter\`, puis son nom.`,
    ),
    without === 0
      ? "Toutes les communes sont dans un bassin. Pour les chiffres : `synthèse par bassin`."
      : `${count(without, "commune n'est", "communes ne sont")} dans aucun bassin. Pour les voir : \`bassins\`.`,
  ];
}

type Unknown = { said: string; near: readonly Place[] };

function sayUnknown({ said, near }: Unknown): string {
  const close =
    near.length === 0
      ? ""
      : ` S'agit-il ${formatList(
          near.slice(0, 3).map((one) => of(one.name)),
          "ou",
        )} ?`;
  return `Je ne trouve pas la commune « ${said} ».${close}`;
}

export function sayNoPlaceInBasin(unknown: readonly Unknown[]): string {
  const told = unknown.map(sayUnknown).join(" ");
  return `${told === "" ? "Je ne lis aucune commune." : told} Écrivez les noms des communes, séparés par des virgules.`;
}

export function sayBasinNotBegun(name: string): string {
  return `Il n'y a pas de bassin « ${name} ». Ceux qui existent : \`bassins\`.`;
}

export function sayBasinWouldBeEmpty(name: string): string {
  return `Le bassin « ${name} » n'aurait plus de commune. Pour le supprimer : \`bassin supprimer ${name}\`.`;
}

export function sayBasinRemoved(name: string, places: readonly Place[]): string {
  const again = places.length === 0 ? "" : ` Pour le remettre : \`bassin ${name} : ${names(places).join(", ")}\`.`;
  return `Le bassin ${called(name, places)} est supprimé. Les réponses des communes n'ont pas changé.${again}`;
}

export function sayNoBasin(): string {
  return "Aucun bassin de vie n'est encore nommé. La direction générale les nomme ainsi : `bassin`, un nom, deux points, puis ses communes séparées par des virgules.";
}

export function sayBasins(
  basins: readonly { name: string; places: readonly Place[] }[],
  without: readonly Place[],
): Outbound {
  const table: Block = {
    type: "table",
    caption: "Population municipale",
    columns: ["Bassin", "Communes", "Habitants", "Lesquelles"],
    rows: basins.map(({ name, places }) => [
      name,
      formatNumber(places.length),
      formatNumber(inhabitants(places)),
      formatSome(names(places)),
    ]),
  };
  return {
    title: "Bassins de vie",
    blocks: [
      table,
      text(
        without.length === 0
          ? "Toutes les communes sont dans un bassin."
          : `Dans aucun bassin : ${counted(without)} (${formatSome(names(without))}).`,
      ),
      csvFile(
        "bassins de vie",
        "Ouvrir la liste des communes",
        ["Commune", "Bassin", "Population municipale"],
        [...basins, { name: "", places: without }].flatMap((one) =>
          one.places.map((place) => [place.name, one.name, String(place.populationMunicipal)]),
        ),
      ),
      text("Les chiffres d'un diagnostic : `synthèse par bassin`."),
    ],
  };
}

/** « de Charlieu », named after one of its municipalities; « Centre », named otherwise. */
function called(name: string, places: readonly Place[]): string {
  return names(places).includes(name) ? of(name) : name;
}

function counted(places: readonly Place[]): string {
  return `${count(places.length, "commune", "communes")}, ${count(inhabitants(places), "habitant", "habitants")}`;
}

function inhabitants(places: readonly Place[]): number {
  return places.reduce((total, { populationMunicipal }) => total + populationMunicipal, 0);
}

function names(places: readonly Place[]): string[] {
  return places.map(({ name }) => name);
}

function isSame(before: readonly Place[], after: readonly Place[]): boolean {
  return names(before).join() === names(after).join();
}

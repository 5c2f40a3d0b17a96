import type { Coverage } from "../diagnostic/figure.ts";
import type { Effect, Equipment, PlannedAction } from "../diagnostic/shared-service.ts";
import { type Block, type Outbound, text } from "../message.ts";
import { csvFile } from "./body-members.ts";
import { restInFile } from "./cut-table.ts";
import { sayBehind } from "./figures.ts";
import { count, formatNumber } from "./format.ts";

/** At most so many lines are shown; all are in the file. */
const mostRows = 12;

const effects: Record<Effect, string> = {
  renforce: "la renforcerait",
  neutre: "ne changerait rien",
  affaiblit: "l'affaiblirait",
};

/** What acting together would do to what each municipality has planned. */
export function sayPlannedActions(title: string, actions: readonly PlannedAction[], coverage: Coverage): Outbound {
  const { lines, columns, rows } = plannedTable(actions);
  const file = csvFile(`actions prevues ${title}`, "Ouvrir la liste complète", columns, rows);
  return {
    title: `Actions déjà prévues : ${title}`,
    blocks: [
      text([...lines, `D'après ${sayBehind(coverage)}.`].join("\n")),
      ...effectsByPlace(actions),
      ...listed("Agir ensemble…", columns, rows, file),
    ],
  };
}

/** How many of the actions of each municipality would gain or lose; nothing where only one has planned any. */
function effectsByPlace(actions: readonly PlannedAction[]): Block[] {
  const { caption, columns, rows } = effectsTable(actions);
  if (rows.length < 2) return [];
  const file = csvFile("actions prevues par commune", "Ouvrir toutes les communes", columns, rows);
  const table: Block = { type: "table", caption, columns, rows: rows.slice(0, mostRows) };
  return [table, ...restInFile(rows.length - mostRows, ["autre commune", "autres communes"], file)];
}

export function effectsTable(actions: readonly PlannedAction[]): Omit<Told, "lines"> & { caption: string } {
  const places = [...Map.groupBy(actions, ({ id }) => id).values()];
  const rows = places.map((own) => [
    own[0]?.name ?? "",
    ...["renforce", "neutre", "affaiblit", undefined].map((effect) =>
      formatNumber(own.filter((one) => one.effect === effect).length),
    ),
  ]);
  const columns = ["Commune", "Renforcées", "Sans effet", "Affaiblies", "Effet non dit"];
  // Where a table is shown as text, its columns have no title.
  const caption = "Par commune : actions renforcées, sans effet, affaiblies, effet non dit";
  return { caption, columns, rows };
}

type Told = { lines: string[]; columns: string[]; rows: string[][] };

export function plannedTable(actions: readonly PlannedAction[]): Told {
  const places = new Set(actions.map(({ id }) => id)).size;
  const many = (effect: Effect) => actions.filter((one) => one.effect === effect).length;
  const unsaid = actions.filter(({ effect }) => effect === undefined).length;
  const lines = [
    `**${count(actions.length, "action prévue", "actions prévues")}** dans ${count(places, "commune", "communes")}.`,
    `Agir avec d'autres communes en renforcerait ${formatNumber(many("renforce"))}, ne changerait rien pour ${formatNumber(many("neutre"))}, en affaiblirait ${formatNumber(many("affaiblit"))}.`,
    ...(unsaid === 0 ? [] : [`L'effet n'est pas dit pour ${formatNumber(unsaid)}.`]),
  ];
  const rows = actions.map(({ name, action, year, effect }) => [
    name,
    action,
    year === undefined ? "" : String(year),
    effect === undefined ? "" : effects[effect],
  ]);
  return { lines, columns: ["Commune", "Action", "Année", "Effet"], rows };
}

export function sayNoPlannedAction(title: string): string {
  return `Aucune commune n'a validé d'action déjà prévue (${title}).`;
}

type KindOf = (key: "nature" | "proprietaire", value: string) => string;

export function sayEquipment(title: string, equipment: readonly Equipment[], labelOf: KindOf): Outbound {
  const { lines, columns, rows } = equipmentTable(equipment, labelOf);
  const placed = equipment.filter(({ position }) => position !== undefined).length;
  const onMap = `${count(placed, "est placé", "sont placés")} sur la carte : \`équipements carte\`.`;
  const file = csvFile(
    `equipements ${title}`,
    "Ouvrir la liste complète",
    [...columns, "Latitude (WGS 84)", "Longitude (WGS 84)"],
    rows.map((row, at) => [...row, ...coordinates(equipment[at])]),
  );
  return {
    title: `Équipements : ${title}`,
    blocks: [
      text([...lines, ...(placed === 0 ? [] : [onMap])].join("\n")),
      ...listed("Équipements", columns, rows, file),
    ],
  };
}

export function equipmentTable(equipment: readonly Equipment[], labelOf: KindOf): Told {
  const places = new Set(equipment.map(({ id }) => id)).size;
  const known = equipment.flatMap(({ surface }) => surface ?? []);
  const surface = known.reduce((total, one) => total + one, 0);
  const missing = equipment.length - known.length;
  const lines = [
    `**${count(equipment.length, "équipement", "équipements")}** dans ${count(places, "commune", "communes")}.`,
    ...(known.length === 0
      ? []
      : [
          `${formatNumber(surface)} m² en tout${missing === 0 ? "" : `, sans ${count(missing, "équipement", "équipements")} dont la surface n'est pas dite`}.`,
        ]),
  ];
  const rows = equipment.map((one) => [
    one.name,
    one.title,
    one.kind === undefined ? "" : labelOf("nature", one.kind),
    one.surface === undefined ? "" : `${formatNumber(one.surface)} m²`,
    one.condition === undefined ? "" : `${one.condition} sur 5`,
    one.occupancy === undefined ? "" : `${formatNumber(one.occupancy)} %`,
    one.owner === undefined ? "" : labelOf("proprietaire", one.owner),
    one.address ?? "",
  ]);
  const columns = ["Commune", "Équipement", "Nature", "Surface", "État", "Occupation", "Propriétaire", "Adresse"];
  return { lines, columns, rows };
}

export function sayNoEquipment(title: string): string {
  return `Aucune commune n'a validé d'équipement (${title}).`;
}

/** To the fifth decimal, with the comma of a French spreadsheet. */
function coordinates(equipment: Equipment | undefined): string[] {
  const { position } = equipment ?? {};
  if (position === undefined) return ["", ""];
  return [position.latitude, position.longitude].map((degrees) => degrees.toFixed(5).replace(".", ","));
}

/** A table that always comes with its file: it is carried elsewhere, and not only read. */
function listed(caption: string, columns: string[], rows: string[][], file: Block): Block[] {
  const left = rows.length - mostRows;
  return [
    { type: "table", caption, columns, rows: rows.slice(0, mostRows) },
    ...(left > 0 ? restInFile(left, ["autre", "autres"], file) : [file]),
  ];
}

import type { Effect, Equipment, PlannedAction } from "../diagnostic/shared-service.ts";
import { type Block, type Outbound, text } from "../message.ts";
import { csvFile } from "./body-members.ts";
import { count, formatNumber, plural } from "./format.ts";

/** At most so many lines are shown; all are in the file. */
const mostRows = 12;

const effects: Record<Effect, string> = {
  renforce: "la renforcerait",
  neutre: "ne changerait rien",
  affaiblit: "l'affaiblirait",
};

/** What acting together would do to what each municipality has planned. */
export function sayPlannedActions(title: string, actions: readonly PlannedAction[]): Outbound {
  const places = new Set(actions.map(({ insee }) => insee)).size;
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
  return {
    title: `Actions déjà prévues : ${title}`,
    blocks: [
      text(lines.join("\n")),
      ...cutTable("Agir ensemble…", ["Commune", "Action", "Année", "Effet"], rows, `actions prevues ${title}`),
    ],
  };
}

export function sayNoPlannedAction(title: string): string {
  return `Aucune commune n'a validé d'action déjà prévue (${title}).`;
}

export function sayEquipment(
  title: string,
  equipment: readonly Equipment[],
  labelOf: (key: "nature" | "proprietaire", value: string) => string,
): Outbound {
  const places = new Set(equipment.map(({ insee }) => insee)).size;
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
  return {
    title: `Équipements : ${title}`,
    blocks: [text(lines.join("\n")), ...cutTable("Équipements", columns, rows, `equipements ${title}`)],
  };
}

export function sayNoEquipment(title: string): string {
  return `Aucune commune n'a validé d'équipement (${title}).`;
}

function cutTable(caption: string, columns: string[], rows: string[][], file: string): Block[] {
  const more = rows.length - mostRows;
  return [
    { type: "table", caption, columns, rows: more > 0 ? rows.slice(0, mostRows) : rows },
    ...(more > 0 ? [text(`Et ${formatNumber(more)} ${plural(more, "autre", "autres")}, dans le fichier.`)] : []),
    csvFile(file, "Ouvrir la liste complète", columns, rows),
  ];
}

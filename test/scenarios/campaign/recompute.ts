import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { z } from "zod";

/**
 * The figures of a diagnostic, worked out anew from its exported tables and the published populations: nothing here comes
 * from Relais.
 */
export type Town = { insee: string; name: string; population: number };

/** One column of one table: what each municipality that validated says there, an item of a list a cell. */
export type Column = {
  /** "Équipements, surface". */
  name: string;
  unit: string;
  isOfList: boolean;
  cells: Map<string, { text: string; estimate: boolean }[]>;
};

export type Exports = { columns: Column[]; validated: Set<string> };

const published = z.array(
  z.object({
    code: z.string(),
    membres: z.array(z.object({ code: z.string(), nom: z.string(), populationMunicipale: z.number() })),
  }),
);

export function readTowns(siren: string): Town[] {
  const file = new URL("../../../node_modules/@etalab/decoupage-administratif/data/epci.json", import.meta.url);
  const all = published.parse(JSON.parse(readFileSync(file, "utf8")));
  const members = all.find(({ code }) => code === siren)?.membres ?? [];
  return members.map(({ code, nom, populationMunicipale }) => ({
    insee: code,
    name: nom,
    population: populationMunicipale,
  }));
}

const notAnswers = new Set([
  "Code INSEE",
  "Commune",
  "État",
  "Validé le",
  "Répondu par",
  "Saisi par",
  "Visé par le maire le",
]);

export function readExports(files: readonly { name: string; text: string }[]): Exports {
  const tables = files.map(({ name, text }) => {
    const rows: string[][] = parse(text, { delimiter: ";", bom: true, relax_column_count: true });
    return { name, head: rows[0] ?? [], rows: rows.slice(1) };
  });
  const lists = tables.flatMap(({ head }) =>
    head.flatMap((title) => /^(.*) \(nombre\)$/u.exec(plain(title))?.[1] ?? []),
  );
  const validated = new Set<string>();
  const columns = tables.flatMap(({ name, head, rows }) => {
    if (head[0] !== "Code INSEE") return [];
    const list = lists.find((label) => name.endsWith(`-${slug(label)}.csv`));
    for (const row of rows) if (list === undefined && row[2] === "validé") validated.add(row[0] ?? "");
    return head.flatMap((title, at): Column[] => {
      const said = plain(title);
      if (notAnswers.has(said) || said.endsWith(" : estimation")) return [];
      const marks = head.findIndex((other) => plain(other) === `${said} : estimation`);
      const [, label = said, unit = ""] = /^(.*) \(([^()]*)\)$/u.exec(said) ?? [];
      const cells: Column["cells"] = new Map();
      for (const row of rows) {
        if (row[2] !== "validé") continue;
        const insee = row[0] ?? "";
        const own = cells.get(insee) ?? [];
        cells.set(insee, [...own, { text: plain(row[at] ?? ""), estimate: marks >= 0 && row[marks] === "estimation" }]);
      }
      const own =
        list === undefined
          ? label
          : `${list}, ${/^\p{Lu}{2}/u.test(label) ? label : label.charAt(0).toLowerCase() + label.slice(1)}`;
      return [{ name: own, unit, isOfList: list !== undefined, cells }];
    });
  });
  return { columns, validated };
}

/** Whether values of several municipalities make a total: a rate, a mark, a year or a price does not. */
export function addsUp({ name, unit }: Column): boolean {
  return unit !== "%" && unit !== "sur 5" && !/\bannée\b|unitaire|jours d'ouverture/iu.test(name);
}

export function isNumeric({ unit, cells }: Column): boolean {
  const said = [...cells.values()].flat().filter(({ text }) => text !== "");
  return unit !== "" || (said.length > 0 && said.every(({ text }) => /^[−-]?[\d ]+(?:,\d+)?$/u.test(text)));
}

export function isOfYears({ name }: Column): boolean {
  return /\bannée\b/iu.test(name);
}

/** What these towns that answered say, one number each: a list is added up, or its middle taken. */
export function numbersBy(
  column: Column,
  towns: readonly Town[],
): { town: Town; value: number; estimate: boolean; partial: boolean }[] {
  return towns.flatMap((town) => {
    const cells = column.cells.get(town.insee) ?? [];
    const given = cells.filter(({ text }) => text !== "");
    if (given.length === 0) return [];
    const values = given.map(({ text }) => Number(text.replaceAll(" ", "").replace(",", ".").replace("−", "-")));
    const value = addsUp(column) ? total(values) : median(values);
    return [{ town, value, estimate: given.some((one) => one.estimate), partial: given.length < cells.length }];
  });
}

export function total(values: readonly number[]): number {
  return cents(values.reduce((sum, value) => sum + value, 0));
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  const half = sorted.length / 2;
  const [low = 0, high = 0] =
    sorted.length % 2 === 1 ? [sorted[Math.floor(half)], sorted[Math.floor(half)]] : [sorted[half - 1], sorted[half]];
  return cents((low + high) / 2);
}

/** To the cent. */
export function cents(value: number): number {
  return Math.round((value + Number.EPSILON) * 100) / 100;
}

function plain(text: string): string {
  return text
    .replaceAll(/[\u00A0\u202F]/gu, " ")
    .replaceAll("’", "'")
    .trim();
}

function slug(label: string): string {
  return label
    .normalize("NFD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/gu, "-")
    .replaceAll(/^-|-$/gu, "");
}

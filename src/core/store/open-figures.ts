import type { OpenFigure } from "../open-data/open-figure.ts";
import type { Db } from "./database.ts";

export function createOpenFigures(db: Db) {
  const columns = `code, key, year, value, source, published_on AS "on"`;
  const all = db.prepare<[], OpenFigure>(`SELECT ${columns} FROM open_figure ORDER BY code, key, year`);
  const of = db.prepare<[string], OpenFigure>(`SELECT ${columns} FROM open_figure WHERE code = ? ORDER BY key, year`);
  const save = db.prepare(
    `INSERT INTO open_figure (code, key, year, value, source, published_on, imported_at)
     VALUES (@code, @key, @year, @value, @source, @on, @at)
     ON CONFLICT (code, key, year) DO UPDATE SET value = excluded.value, source = excluded.source,
       published_on = excluded.published_on, imported_at = excluded.imported_at`,
  );
  return {
    all: (): OpenFigure[] => all.all(),
    /** Of a municipality, by its INSEE code, or of the EPCI, by its SIREN. */
    of: (code: string): OpenFigure[] => of.all(code),
    /** The one known under that code, key and year is replaced. */
    save: (figure: OpenFigure, at: number): void => void save.run({ ...figure, at }),
  };
}

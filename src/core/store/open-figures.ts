import type { OpenFigure } from "../open-data/open-figure.ts";
import type { Db } from "./database.ts";

export function createOpenFigures(db: Db) {
  const columns = `insee, key, year, value, source, published_on AS "on"`;
  const all = db.prepare<[], OpenFigure>(`SELECT ${columns} FROM open_figure ORDER BY insee, key, year`);
  const of = db.prepare<[string], OpenFigure>(`SELECT ${columns} FROM open_figure WHERE insee = ? ORDER BY key, year`);
  const save = db.prepare(
    `INSERT INTO open_figure (insee, key, year, value, source, published_on, imported_at)
     VALUES (@insee, @key, @year, @value, @source, @on, @at)
     ON CONFLICT (insee, key, year) DO UPDATE SET value = excluded.value, source = excluded.source,
       published_on = excluded.published_on, imported_at = excluded.imported_at`,
  );
  return {
    all: (): OpenFigure[] => all.all(),
    of: (insee: string): OpenFigure[] => of.all(insee),
    /** The one known of that municipality, key and year is replaced. */
    save: (figure: OpenFigure, at: number): void => void save.run({ ...figure, at }),
  };
}

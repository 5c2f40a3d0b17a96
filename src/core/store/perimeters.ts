import type { Db } from "./database.ts";

/** Municipalities that live together, as the DGS names them: one is in a single basin, or in none. */
export type Basin = { id: number; name: string; places: string[] };

type Row = { id: number; name: string; insee: string | null };

const french = new Intl.Collator("fr");

export function createPerimeters(db: Db) {
  const rows = db.prepare<[], Row>(
    `SELECT p.id, p.name, m.insee FROM perimeter p LEFT JOIN perimeter_place c ON c.perimeter_id = p.id
       LEFT JOIN municipality m ON m.insee = c.insee AND m.left_at IS NULL
     WHERE p.kind = 'basin' AND p.removed_at IS NULL ORDER BY p.id, m.insee`,
  );
  const insert = db.prepare("INSERT INTO perimeter (kind, name, created_by, created_at) VALUES ('basin', ?, ?, ?)");
  const leave = db.prepare("DELETE FROM perimeter_place WHERE insee = ?");
  const empty = db.prepare("DELETE FROM perimeter_place WHERE perimeter_id = ?");
  const enter = db.prepare("INSERT INTO perimeter_place (perimeter_id, insee) VALUES (?, ?)");
  const remove = db.prepare("UPDATE perimeter SET removed_at = ? WHERE id = ?");
  return {
    /** By name; without the municipalities that have left the territory. */
    basins(): Basin[] {
      const byId = Map.groupBy(rows.all(), ({ id }) => id);
      return [...byId.values()]
        .flatMap(([first, ...others]) => (first === undefined ? [] : [toBasin([first, ...others])]))
        .toSorted((one, other) => french.compare(one.name, other.name));
    },
    addBasin: (name: string, by: number, at: number): number => Number(insert.run(name, by, at).lastInsertRowid),
    /** Makes it exactly these; those that were in another one leave it. */
    setPlaces(id: number, places: readonly string[]): void {
      empty.run(id);
      for (const insee of places) {
        leave.run(insee);
        enter.run(id, insee);
      }
    },
    removeBasin(id: number, at: number): void {
      empty.run(id);
      remove.run(at, id);
    },
  };
}

function toBasin(rows: [Row, ...Row[]]): Basin {
  const [{ id, name }] = rows;
  return { id, name, places: rows.flatMap(({ insee }) => insee ?? []) };
}

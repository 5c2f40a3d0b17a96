import type { Told } from "../territory/balance.ts";
import type { Db } from "./database.ts";

type Row = Omit<Told, "value" | "year"> & { value: number | null; year: number | null };

export function createBalance(db: Db) {
  const insert = db.prepare(
    "INSERT INTO balance_fact (insee, kind, value, year, source, by_person, at) VALUES (?, ?, ?, ?, ?, ?, ?)",
  );
  const all = db.prepare<[], Row>(
    "SELECT id, insee, kind, value, year, source, by_person AS byPerson, at FROM balance_fact ORDER BY id",
  );
  return {
    /** Nothing is ever replaced: the latest word stands. */
    tell({ insee, kind, value, year, source, byPerson, at }: Omit<Told, "id">): void {
      insert.run(insee, kind, value ?? null, year ?? null, source, byPerson, at);
    },
    /** All that was ever said, oldest first. */
    told: (): Told[] =>
      all.all().map(({ value, year, ...row }) => ({
        ...row,
        ...(value !== null && { value }),
        ...(year !== null && { year }),
      })),
  };
}

import type { Phase, Resource, ResourceKind } from "../communication/resource.ts";
import type { Db } from "./database.ts";
import { readJson } from "./json.ts";

type Row = {
  id: number;
  kind: ResourceKind;
  title: string;
  place: string;
  themes: string;
  phase: Phase | null;
  consent: string | null;
};

/** What the project can read: found by words, whatever their accents. */
export function createResources(db: Db) {
  const columns = "r.id, r.kind, r.title, r.place, r.themes, r.phase, r.consent";
  const insert = db.prepare(
    "INSERT INTO resource (kind, title, place, themes, phase, consent, by_person, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
  );
  const index = db.prepare("INSERT INTO resource_text (rowid, title, themes) VALUES (?, ?, ?)");
  const all = db.prepare<[], Row>(`SELECT ${columns} FROM resource r WHERE r.withdrawn_at IS NULL ORDER BY r.id DESC`);
  const find = db.prepare<[string], Row>(
    `SELECT ${columns} FROM resource_text t JOIN resource r ON r.id = t.rowid
     WHERE resource_text MATCH ? AND r.withdrawn_at IS NULL ORDER BY bm25(resource_text, 2.0, 3.0), r.id DESC`,
  );
  const withdraw = db.prepare("UPDATE resource SET withdrawn_at = ? WHERE id = ?");
  const unindex = db.prepare("DELETE FROM resource_text WHERE rowid = ?");
  return {
    add(one: Omit<Resource, "id">, by: number, at: number): number {
      const { kind, title, place, themes, phase = null, consent = null } = one;
      const id = Number(insert.run(kind, title, place, JSON.stringify(themes), phase, consent, by, at).lastInsertRowid);
      index.run(id, title, themes.join(" "));
      return id;
    },
    /** The latest first. */
    all: (): Resource[] => all.all().map(toResource),
    /** `search` as FTS5 reads it; what fits best first. */
    find: (search: string): Resource[] => find.all(search).map(toResource),
    withdraw(id: number, at: number): void {
      withdraw.run(at, id);
      unindex.run(id);
    },
  };
}

function toResource({ themes, phase, consent, ...row }: Row): Resource {
  return {
    ...row,
    themes: readJson<string[]>(themes),
    ...(phase === null ? {} : { phase }),
    ...(consent === null ? {} : { consent }),
  };
}

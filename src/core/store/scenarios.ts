import type { Scenario } from "../scenario/scenario.ts";
import type { Standing } from "../scenario/standings.ts";
import type { Db } from "./database.ts";

type Row = {
  id: number;
  campaignId: number;
  name: string;
  createdBy: number;
  createdAt: number;
  sharedAt: number | null;
};
type PlaceRow = { insee: string; standing: Standing };

export function createScenarios(db: Db) {
  const insert = db.prepare("INSERT INTO scenario (campaign_id, name, created_by, created_at) VALUES (?, ?, ?, ?)");
  const rows = db.prepare<[], Row>(
    `SELECT id, campaign_id AS campaignId, name, created_by AS createdBy, created_at AS createdAt, shared_at AS sharedAt
     FROM scenario WHERE removed_at IS NULL ORDER BY id`,
  );
  const places = db.prepare<[number], PlaceRow>(
    `SELECT c.insee, c.standing FROM scenario_place c JOIN municipality m ON m.insee = c.insee AND m.left_at IS NULL
     WHERE c.scenario_id = ? ORDER BY c.insee`,
  );
  const empty = db.prepare("DELETE FROM scenario_place WHERE scenario_id = ?");
  const enter = db.prepare("INSERT INTO scenario_place (scenario_id, insee, standing) VALUES (?, ?, ?)");
  const share = db.prepare("UPDATE scenario SET shared_at = ? WHERE id = ?");
  const remove = db.prepare("UPDATE scenario SET removed_at = ? WHERE id = ?");

  function setStandings(id: number, standings: ReadonlyMap<string, Standing>): void {
    empty.run(id);
    for (const [insee, standing] of standings) enter.run(id, insee, standing);
  }

  return {
    /** Oldest first; not those removed. */
    all: (): Scenario[] =>
      rows.all().map(({ sharedAt, ...row }) => ({
        ...row,
        ...(sharedAt === null ? {} : { sharedAt }),
        standings: new Map(places.all(row.id).map(({ insee, standing }) => [insee, standing])),
      })),
    add(
      { campaignId, name, standings }: Pick<Scenario, "campaignId" | "name" | "standings">,
      by: number,
      at: number,
    ): number {
      const id = Number(insert.run(campaignId, name, by, at).lastInsertRowid);
      setStandings(id, standings);
      return id;
    },
    /** Makes it exactly these. */
    setStandings,
    /** `undefined`: no longer. */
    share: (id: number, at: number | undefined): void => void share.run(at ?? null, id),
    remove: (id: number, at: number): void => void remove.run(at, id),
  };
}

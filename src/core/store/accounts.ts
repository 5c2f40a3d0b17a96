import { type Address, type Inbound, laneOf, type Platform } from "../adapter.ts";
import type { Db } from "./database.ts";

export type Account = {
  id: number;
  platform: Platform;
  externalId: string;
  name: string;
  personId?: number;
  /** As whom it was told what Relais is; absent: it was not yet. */
  told?: "stranger" | "person";
  /** What it says now was said before something already heard. */
  late: boolean;
};

type Row = {
  id: number;
  platform: Platform;
  external_id: string;
  name: string;
  person_id: number | null;
  told: "stranger" | "person" | null;
};

export function createAccounts(db: Db) {
  const heardAt = db
    .prepare<[string, string], number | null>("SELECT heard_at FROM account WHERE platform = ? AND external_id = ?")
    .pluck();
  const hear = db.prepare("UPDATE account SET heard_at = max(ifnull(heard_at, 0), ?) WHERE id = ?");
  const tell = db.prepare("UPDATE account SET told = ? WHERE id = ?");
  const upsert = db.prepare<unknown[], Row>(
    `INSERT INTO account (platform, external_id, name, address, lane, seen_at, time_zone) VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (platform, external_id) DO UPDATE SET name = ifnull(nullif(excluded.name, ''), name), seen_at = excluded.seen_at,
       time_zone = coalesce(excluded.time_zone, time_zone),
       address = coalesce(excluded.address, address), lane = coalesce(excluded.lane, lane), lost_at = CASE WHEN excluded.lane IS NULL THEN lost_at END
     RETURNING id, platform, external_id, name, person_id, told`,
  );
  const link = db.prepare("UPDATE account SET person_id = ? WHERE id = ?");
  const reachable = db
    .prepare<[], number>(
      "SELECT DISTINCT person_id FROM account WHERE person_id IS NOT NULL AND address IS NOT NULL AND lost_at IS NULL",
    )
    .pluck();
  const timeZoneOf = db
    .prepare<[number], string>(
      "SELECT time_zone FROM account WHERE person_id = ? AND time_zone IS NOT NULL ORDER BY seen_at DESC LIMIT 1",
    )
    .pluck();
  const timeZones = db.prepare<[], { id: number; zone: string }>(
    "SELECT person_id AS id, time_zone AS zone FROM account WHERE person_id IS NOT NULL AND time_zone IS NOT NULL ORDER BY seen_at",
  );
  const lose = db.prepare<[number, string], { id: number; person_id: number | null }>(
    "UPDATE account SET lost_at = ? WHERE lane = ? RETURNING id, person_id",
  );
  const lost = db
    .prepare<[number], Platform>("SELECT DISTINCT platform FROM account WHERE person_id = ? AND lost_at IS NOT NULL")
    .pluck();
  const reachedOn = db
    .prepare<[number], Platform>(
      "SELECT DISTINCT platform FROM account WHERE person_id = ? AND address IS NOT NULL AND lost_at IS NULL",
    )
    .pluck();
  const spoke = db
    .prepare<[number], number>("SELECT DISTINCT person_id FROM account WHERE person_id IS NOT NULL AND seen_at >= ?")
    .pluck();
  return {
    /** The account that speaks, created at its first word; its direct address is where Relais may write to it later. */
    seen(event: Inbound, at: number): Account {
      const address: Address | undefined = event.personal ?? (event.direct ? event.address : undefined);
      const before = heardAt.get(event.address.platform, event.from.id) ?? 0;
      const stored = address === undefined ? null : JSON.stringify(address);
      const lane = address === undefined ? null : laneOf(address);
      const row = upsert.get(
        event.address.platform,
        event.from.id,
        event.from.name,
        stored,
        lane,
        at,
        event.from.timeZone ?? null,
      );
      if (row === undefined) throw new Error("an upsert returned no row");
      if (event.at !== undefined) hear.run(event.at, row.id);
      return {
        id: row.id,
        platform: row.platform,
        externalId: row.external_id,
        name: row.name,
        late: event.at !== undefined && event.at < before,
        ...(row.told === null ? {} : { told: row.told }),
        ...(row.person_id === null ? {} : { personId: row.person_id }),
      };
    },
    /** It was told what Relais is: to someone it does not know, or to the person it is linked to. */
    tell: (accountId: number, as: "stranger" | "person"): void => void tell.run(as, accountId),
    link: (accountId: number, personId: number): void => void link.run(personId, accountId),
    /** The account of this conversation, if it is one's own, can no longer be written to. */
    lose({ platform, channel }: Address, at: number): { id: number; personId?: number } | undefined {
      const row = lose.get(at, laneOf({ platform, channel }));
      return row && { id: row.id, ...(row.person_id === null ? {} : { personId: row.person_id }) };
    },
    /** No messenger reaches this person, e-mail does. */
    isByEmailAlone(personId: number): boolean {
      const platforms = reachedOn.all(personId);
      return platforms.length > 0 && platforms.every((platform) => platform === "email");
    },
    /** The platforms on which this person can be written to. */
    reachedOn: (personId: number): Platform[] => reachedOn.all(personId),
    /** The platforms on which this person can no longer be written to. */
    lostOn: (personId: number): Platform[] => lost.all(personId),
    /** Where this person's day begins, if a device of theirs ever said. */
    timeZoneOf: (personId: number): string | undefined => timeZoneOf.get(personId),
    /** The same of everyone, by person. */
    timeZones: (): Map<number, string> => new Map(timeZones.all().map(({ id, zone }) => [id, zone])),
    /** Those who said anything since (epoch ms). */
    spokeSince: (at: number): Set<number> => new Set(spoke.all(at)),
    /** The people Relais can write to. */
    reachablePeople: (): Set<number> => new Set(reachable.all()),
  };
}

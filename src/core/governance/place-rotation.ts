import type { CivilDate } from "../calendar/civil-date.ts";

/** A meeting that a municipality hosted, or is to host; `own`: of the very instance that looks for a place. */
export type Hosting = { insee: string; on: CivilDate; own: boolean };

/** A municipality that could host, and why it is proposed. */
export type HostProposal = {
  insee: string;
  name: string;
  /** Never hosted anything; hosted other instances only, last `on`; hosted this one, last `on`. */
  because: { why: "never" } | { why: "others" | "own"; on: CivilDate };
};

/**
 * Who should host next: those that hosted this instance least, then longest ago; when that does not tell them apart, the
 * same among all instances; then by the order of `municipalities`.
 */
export function proposeHosts(
  municipalities: readonly { insee: string; name: string }[],
  hostings: readonly Hosting[],
  most: number,
): HostProposal[] {
  const byPlace = Map.groupBy(hostings, ({ insee }) => insee);
  return municipalities
    .map(({ insee, name }) => {
      const all = byPlace.get(insee) ?? [];
      const own = all.filter((one) => one.own);
      return {
        insee,
        name,
        own: { count: own.length, last: lastOf(own) },
        all: { count: all.length, last: lastOf(all) },
      };
    })
    .toSorted((a, b) => compare(a.own, b.own) || compare(a.all, b.all))
    .slice(0, most)
    .map(({ insee, name, own, all }) => ({ insee, name, because: reasonOf(own.last, all.last) }));
}

/** How many have hosted nothing yet. */
export function countNeverHosts(municipalities: readonly { insee: string }[], hostings: readonly Hosting[]): number {
  const hosts = new Set(hostings.map(({ insee }) => insee));
  return municipalities.filter(({ insee }) => !hosts.has(insee)).length;
}

type Record = { count: number; last: CivilDate | undefined };

function compare(one: Record, other: Record): number {
  const [a, b] = [one.last ?? "", other.last ?? ""];
  return one.count - other.count || (a < b ? -1 : a > b ? 1 : 0);
}

function lastOf(hostings: readonly Hosting[]): CivilDate | undefined {
  return hostings
    .map(({ on }) => on)
    .toSorted()
    .at(-1);
}

function reasonOf(own: CivilDate | undefined, all: CivilDate | undefined): HostProposal["because"] {
  if (own !== undefined) return { why: "own", on: own };
  return all === undefined ? { why: "never" } : { why: "others", on: all };
}

import type { Atom } from "./briefing/facts.ts";
import type { Store } from "./store/store.ts";

/** Whether a line of a point tells of what only some may read: what was decided on a sensitive item. */
export function keptLines({ decisions }: Pick<Store, "decisions">): (line: { atoms: readonly Atom[] }) => boolean {
  const keys = new Set(decisions.all().flatMap(({ id, item }) => (item?.sensitive === true ? [`decision:${id}`] : [])));
  return ({ atoms }) => atoms.some(({ key }) => keys.has(key));
}

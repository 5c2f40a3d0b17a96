import type { CivilDate } from "./calendar/civil-date.ts";
import type { Library } from "./library.ts";
import { directorsOf } from "./notify.ts";
import type { Store } from "./store/store.ts";

/** What each subject of the point reads: what stands today, and what happened since `since` (epoch ms). */
export type NoticeScene = { store: Store; library: Library; today: CivilDate; since: number };

export function directorIds(store: Store): Set<number> {
  return new Set(directorsOf(store).map(({ id }) => id));
}

import type { CivilDate } from "../../core/calendar/civil-date.ts";
import { readJson } from "../../core/store/json.ts";
import type { Store } from "../../core/store/store.ts";

/** What somebody planned last, `on` what day, so that « pourquoi cette date ? » is about it that day. */
export type LastPlan = { subject: string; date: CivilDate; insee?: string; on: CivilDate };

const settingOf = (personId: number): string => `last_plan:${personId}`;

export function keepLastPlan(store: Store, personId: number, plan: LastPlan): void {
  store.settings.set(settingOf(personId), JSON.stringify(plan));
}

export function lastPlan(store: Store, personId: number, today: CivilDate): LastPlan | undefined {
  const kept = store.settings.get(settingOf(personId));
  const plan = kept === undefined ? undefined : readJson<LastPlan>(kept);
  return plan?.on === today ? plan : undefined;
}

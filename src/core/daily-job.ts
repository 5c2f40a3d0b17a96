import { civilDateAt, type CivilDate } from "./calendar/civil-date.ts";
import { instantOf, type LocalTime } from "./calendar/local-time.ts";
import { isOfficeHour } from "./calendar/office-hours.ts";
import type { Job } from "./delivery/scheduler.ts";
import type { Store } from "./store/store.ts";

/** A job of every open day at `time` in the territory's zone; late, at the next office hour of that day. `today`: its period. */
export function createDailyJob(
  store: Store,
  { name, time }: { name: string; time: LocalTime },
  run: (at: number, today: CivilDate) => void,
): Job {
  const zone = () => store.territory.timeZone();
  return {
    name,
    periodAt: (at) => civilDateAt(at, zone()),
    dueAt: (today) => instantOf(today, time, zone()),
    isDecentHour: (at) => isOfficeHour(at, zone(), store.territory.holidayPlace()),
    run,
  };
}

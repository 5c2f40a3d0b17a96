import { addDays, daysBetween } from "./calendar/civil-date.ts";
import { nextOpenDay } from "./calendar/open-days.ts";
import { renewalWarning } from "./calendar/renewal.ts";
import { createDailyJob } from "./daily-job.ts";
import type { Job } from "./delivery/scheduler.ts";
import { directorsOf, notify } from "./notify.ts";
import type { Store } from "./store/store.ts";
import { sayRenewal, saySecretEnd } from "./words/renewal.ts";
import { typesetMessage } from "./words/typeset-message.ts";

/** What gives us access to a messenger, and ends: the setting that holds its last day, and what is said of it. */
const accesses = [
  { key: "renewal", setting: "matrix.renew_by", sayEnd: sayRenewal },
  { key: "renewal:teams", setting: "teams.secret_until", sayEnd: saySecretEnd },
];

/**
 * Every open day at 8 h: tells the direction when our access to a messenger is to be renewed, until it is. Each warning
 * leaves once for each date; after a stop, only the one that stands now.
 */
export function createRenewalJob(store: Store): Job {
  const place = () => store.territory.holidayPlace();
  return createDailyJob(store, { name: "renewal", time: "08:00" }, (at, today) => {
    // On the last open day before a week-end or a holiday, what would fall on one is said already.
    const horizon = addDays(nextOpenDay(today, place()), -1);
    for (const { key, setting, sayEnd } of accesses) {
      const due = store.settings.get(setting);
      const warning = due === undefined ? undefined : renewalWarning(daysBetween(horizon, due));
      if (due === undefined || warning === undefined) continue;
      const message = typesetMessage(sayEnd(due, today));
      for (const { id } of directorsOf(store)) notify(store, `${key}:${due}:${warning}:person:${id}`, id, message, at);
    }
  });
}

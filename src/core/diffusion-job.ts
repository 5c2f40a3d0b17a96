import { sendDiffusions } from "./announcing.ts";
import { audienceOf } from "./audiences.ts";
import { addDays, type CivilDate } from "./calendar/civil-date.ts";
import { nextOpenDay } from "./calendar/open-days.ts";
import type { Diffusion } from "./communication/diffusion.ts";
import { createDailyJob } from "./daily-job.ts";
import type { Job } from "./delivery/scheduler.ts";
import type { Library } from "./library.ts";
import { directorsOf, notify, officeHourOf } from "./notify.ts";
import type { Store } from "./store/store.ts";
import { sayToDiffuse } from "./words/announcement.ts";
import { typesetMessage } from "./words/typeset-message.ts";

/**
 * Every open day at 8 h: what Relais is to send leaves, late rather than never; what is to be done otherwise is recalled to the
 * direction, once for each day it is put on, in one message. What falls before the next open day is recalled already.
 */
export function createDiffusionJob(store: Store, library: Library): Job {
  return createDailyJob(store, { name: "diffusion", time: "08:00" }, (at, today) => {
    const standing = store.diffusions.all().filter(({ cancelledAt }) => cancelledAt === undefined);
    const ours = standing.filter(({ channel, begunAt }) => channel === "relais" && begunAt === undefined);
    sendDiffusions(
      store,
      library,
      ours.filter(({ dueOn }) => dueOn <= today),
      at,
    );
    recall(store, library, standing, at, today);
  });
}

function recall(store: Store, library: Library, standing: readonly Diffusion[], at: number, today: CivilDate): void {
  const horizon = addDays(nextOpenDay(today, store.territory.holidayPlace()), -1);
  const due = standing.filter(
    ({ id, channel, dueOn }) =>
      channel !== "relais" &&
      dueOn <= horizon &&
      store.diffusions.proofs(id).length === 0 &&
      store.jobRuns.claim("diffusion-recalled", `${id}:${dueOn}`, at),
  );
  if (due.length === 0) return;
  const lines = due.map(({ id, audience, channel, dueOn, announcement: { title } }) => ({
    id,
    title,
    audience: audienceOf(store, library, audience)?.name ?? audience,
    channel,
    dueOn,
  }));
  const message = typesetMessage(sayToDiffuse(lines, today));
  for (const { id } of directorsOf(store))
    notify(store, `diffusion:${today}:person:${id}`, id, message, at, officeHourOf(store, id, at));
}

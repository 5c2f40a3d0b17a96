import { roleOf } from "./handed-over.ts";
import { addDays, civilDateAt } from "./calendar/civil-date.ts";
import { askerOf, clerksOf } from "./hand-over-notices.ts";
import { openPut, type Put } from "./hand-overs.ts";
import { say } from "./message.ts";
import type { Morning, Section } from "./morning-section.ts";
import { officeHourOf } from "./notify.ts";
import type { Person } from "./people.ts";
import { sayAskedOf, sayStillWaiting } from "./words/hand-over.ts";
import { isAtWork } from "./work-days.ts";

/** Days before whom a question was put to is reminded of it, once; as many later, who put it is told. */
const days = 7;
const askedAgain = "hand-over-asked-again";
const toldSilent = "hand-over-silent";

/** Questions put to somebody that still wait: one reminder to them, then one line to the clerk, who decides. */
export function handOverReminders(morning: Morning): Section[] {
  const { store, library, today, at } = morning;
  return store.handOvers.asked().flatMap((one) => {
    const put = openPut({ store, library, today }, one);
    const to = store.people.byId(one.toPerson);
    const askedOn = civilDateAt(one.at, store.territory.timeZone());
    if (put === undefined || addDays(askedOn, days) > today) return [];
    const isReachable = to !== undefined && store.accounts.reachablePeople().has(to.id);
    if (isReachable && !store.jobRuns.hasRun(askedAgain, String(one.id)))
      return isAtWork(to, today) && store.jobRuns.claim(askedAgain, String(one.id), at)
        ? [remind(morning, put, to)]
        : [];
    return isReachable && addDays(askedOn, 2 * days) > today ? [] : tellClerksOf(morning, put, to);
  });
}

function remind({ store, at }: Morning, { handOver, put, insee }: Put, to: Person): Section {
  const asked = civilDateAt(handOver.at, store.territory.timeZone());
  const alone = sayAskedOf(put, to, askerOf(store, handOver, insee), asked);
  return {
    personId: to.id,
    day: undefined,
    notBefore: officeHourOf(store, to.id, at),
    said: { alone, last: alone.blocks },
  };
}

function tellClerksOf({ store, at, today }: Morning, { handOver, put, insee }: Put, to: Person | undefined): Section[] {
  const asked = civilDateAt(handOver.at, store.territory.timeZone());
  const line = sayStillWaiting(put, to === undefined ? "une personne partie depuis" : roleOf(store, to, insee), asked);
  return clerksOf(store, handOver, insee)
    .filter((clerk) => isAtWork(clerk, today))
    .filter(({ id }) => store.jobRuns.claim(toldSilent, `${handOver.id}:person:${id}`, at))
    .map(({ id }) => ({
      personId: id,
      day: asked,
      notBefore: officeHourOf(store, id, at),
      said: { alone: say(line), last: say(line).blocks },
    }));
}

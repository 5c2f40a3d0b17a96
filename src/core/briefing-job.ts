import { may } from "./access.ts";
import { composeBriefing } from "./briefing/compose.ts";
import { civilDateAt } from "./calendar/civil-date.ts";
import { isoWeekOf, startOfIsoWeek } from "./calendar/iso-week.ts";
import { instantOf } from "./calendar/local-time.ts";
import { isOfficeHour } from "./calendar/office-hours.ts";
import type { Job } from "./delivery/scheduler.ts";
import type { Library } from "./library.ts";
import { notify, officeHourOf } from "./notify.ts";
import { sightOf } from "./decision-view.ts";
import { factsFor, newsSince, readerOf, weekFacts } from "./overview.ts";
import type { Store } from "./store/store.ts";
import { sayBriefing } from "./words/briefing.ts";
import { typesetMessage } from "./words/typeset-message.ts";

/** Monday 8 h in the EPCI's zone, once an ISO week; late, at the next office hour of that week. */
export function createBriefingJob(store: Store, library: Library): Job {
  const zone = () => store.territory.timeZone();
  return {
    name: "briefing",
    periodAt: (at) => isoWeekOf(civilDateAt(at, zone())),
    dueAt: (period) => instantOf(startOfIsoWeek(period), "08:00", zone()),
    isDecentHour: (at) => isOfficeHour(at, zone(), store.territory.holidayPlace()),
    run(at, period) {
      const today = civilDateAt(at, zone());
      const facts = weekFacts(store, library, today, newsSince(store, at));
      const sight = sightOf(store, library);
      // Who cannot be written to now would otherwise find weeks of old news on the day they can.
      const reachable = store.accounts.reachablePeople();
      for (const person of store.people.all().filter((one) => may(one, "see_briefing") && reachable.has(one.id))) {
        // What a campaign waits for is said by its own reminders, which may be put off: never twice a week.
        const reader = { ...readerOf(store, library, person, today), interviews: [] };
        const briefing = composeBriefing(factsFor(person, facts, sight), reader);
        if (briefing === undefined) continue;
        const message = typesetMessage(
          sayBriefing(briefing, { today, person, places: store.territory.municipalities() }),
        );
        const notBefore = officeHourOf(store, person.id, at);
        notify(store, `briefing:${period}:person:${person.id}`, person.id, message, at, notBefore);
      }
    },
  };
}

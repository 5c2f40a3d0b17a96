import { awaitedOf, type CharterView, charterViews, mayorsOf } from "./charters.ts";
import type { Morning, Section } from "./morning-section.ts";
import { officeHourOf } from "./notify.ts";
import type { Person } from "./people.ts";
import { isOpenTo } from "./preferences.ts";
import { isAtWork } from "./work-days.ts";
import { sayPledgeAsked } from "./words/pledges.ts";

const dayMs = 24 * 3_600_000;
/** In days: neither the direction asks for, nor a mayor reads, another recall before. */
export const betweenRecalls = 7;
/** In days: a request that reached nobody until then is over. */
export const requestLasts = 21;

/** Mayors who have not said what their municipality pledges are asked once for each request of the direction, on a day they are at work. */
export function pledgeReminders({ store, at, today }: Morning): Section[] {
  const reachable = store.accounts.reachablePeople();
  const told = new Set<number>();
  return charterViews(store).flatMap((view) => {
    const askedAt = store.charters.lastRequest(view.charter.id);
    if (askedAt === undefined || askedAt < at - requestLasts * dayMs) return [];
    return awaitedOf(view).flatMap((insee): Section[] => {
      const place = store.territory.municipality(insee)?.name ?? insee;
      const asked = mayorsOf(store, insee).filter(
        (person) =>
          reachable.has(person.id) && !told.has(person.id) && isAtWork(person, today) && isFree(person, view, askedAt),
      );
      return asked.map((person) => {
        told.add(person.id);
        store.charters.recall(view.charter.id, person.id, at);
        const message = sayPledgeAsked(view, { place, before: view.last.get(insee) });
        const notBefore = officeHourOf(store, person.id, at);
        return { personId: person.id, day: undefined, notBefore, said: { alone: message, last: message.blocks } };
      });
    });
  });

  /** Not asked of this request yet, and of nothing else lately; who is away is asked once back. */
  function isFree({ id }: Person, { charter }: CharterView, askedAt: number): boolean {
    if (!isOpenTo(store, id, at)) return false;
    return store.charters
      .recalls(id)
      .every((one) => one.at <= at - betweenRecalls * dayMs && (one.charterId !== charter.id || one.at < askedAt));
  }
}

import { isElected, may } from "./access.ts";
import type { Item, Notice } from "./briefing/facts.ts";
import type { NoticeScene } from "./briefing-notice.ts";
import { civilDateAt } from "./calendar/civil-date.ts";
import { nameOfPerson } from "./origins.ts";

/** A simulation that the direction lets those who decide read. */
export function scenariosShared({ store, since }: NoticeScene): Notice[] {
  const readers = store.people.all().filter((one) => may(one, "see_scenarios") && isElected(one));
  const personIds = new Set(readers.map(({ id }) => id));
  return store.scenarios.all().flatMap(({ id, name, sharedAt, createdBy }): Notice[] => {
    if (sharedAt === undefined || sharedAt < since) return [];
    const by = nameOfPerson(store, createdBy);
    const item: Item = {
      about: "scenario",
      atoms: [{ key: `scenario:${id}`, state: String(sharedAt) }],
      origin: {
        from: "scenario",
        on: civilDateAt(sharedAt, store.territory.timeZone()),
        detail: `scénario ${id}`,
        ...(by !== undefined && { by }),
      },
      name,
      typed: `scénario ${id}`,
    };
    return [{ heading: "moved", personIds, item }];
  });
}

import { may } from "./access.ts";
import { anyone, type Item, type Notice } from "./briefing/facts.ts";
import type { NoticeScene } from "./briefing-notice.ts";
import { civilDateAt } from "./calendar/civil-date.ts";
import { openConsultations, pastConsultations } from "./consultations.ts";
import { originOf } from "./origins.ts";
import { sayConcluded } from "./words/briefing-notices.ts";
import { sayTitleOf } from "./words/consultations-names.ts";

/** How many councils answered so far: for those who conduct the consultation. */
export function opinionsGiven({ store, library, today }: NoticeScene): Notice[] {
  const readers = store.people.all().filter((one) => may(one, "see_briefing") && may(one, "see_state"));
  const personIds = new Set(readers.map(({ id }) => id));
  return openConsultations(store, library, today).flatMap(({ consultation, kind, councils }): Notice[] => {
    const given = councils.filter(({ standing }) => standing.kind !== "awaited").length;
    if (given === 0) return [];
    const title = sayTitleOf({ consultation, kind });
    const item: Item = {
      about: "opinions",
      atoms: [{ key: `opinions:${consultation.id}`, state: `${given}/${councils.length}` }],
      origin: originOf(store, "consultation", consultation.id, { from: "consultation", detail: "consultation" }),
      title,
      given,
      of: councils.length,
    };
    return [{ heading: "moved", personIds, item }];
  });
}

/** A consultation of the councils came to its end. */
export function concluded({ store, library, today, since }: NoticeScene): Notice[] {
  const from = civilDateAt(since, store.territory.timeZone());
  const readers = store.people.all().filter((one) => may(one, "see_briefing"));
  const personIds = new Set([anyone, ...readers.map(({ id }) => id)]);
  return pastConsultations(store, library, today).flatMap(({ consultation, kind }): Notice[] => {
    const { id, concludedOn, conclusion } = consultation;
    if (concludedOn === undefined || concludedOn < from || conclusion === undefined || conclusion === "dropped")
      return [];
    const title = sayTitleOf({ consultation, kind });
    const item: Item = {
      about: "concluded",
      atoms: [{ key: `consultation:${id}`, state: conclusion }],
      origin: originOf(store, "consultation", id, { from: "consultation", what: title, detail: "consultations" }),
      title,
      outcome: sayConcluded(conclusion),
    };
    return [{ heading: "moved", personIds, item }];
  });
}

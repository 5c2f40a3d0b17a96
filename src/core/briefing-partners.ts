import type { Item, Notice, Origin } from "./briefing/facts.ts";
import { directorIds, type NoticeScene } from "./briefing-notice.ts";
import { civilDateAt } from "./calendar/civil-date.ts";
import { awaitedOf, type CharterView, charterViews, mayorsOf } from "./charters.ts";
import { nameOfPerson } from "./origins.ts";
import { betweenRecalls, requestLasts } from "./pledge-reminders.ts";
import type { Appointment, AppointmentSummary } from "./store/appointments.ts";
import type { Store } from "./store/store.ts";
import { instantOf } from "./calendar/local-time.ts";

const dayMs = 24 * 3_600_000;

/** How many municipalities said what they pledge: for the DGS. What each said is one word away, and in no line. */
export function chartersOpen({ store, since }: NoticeScene): Notice[] {
  const views = charterViews(store);
  return views.flatMap((view): Notice[] => {
    const { charter, tally, history } = view;
    const awaited = awaitedOf(view).length;
    const of = Object.values(tally.byLevel).reduce((total, places) => total + places.length, awaited);
    const isNew = (history.at(-1)?.at ?? 0) >= since;
    if (of === 0 || (awaited === 0 && !isNew)) return [];
    const detail = `engagements${views.length > 1 ? ` n° ${charter.id}` : ""}`;
    const item: Item = {
      about: "charter",
      atoms: [{ key: `charter:${charter.id}`, state: `${of - awaited}/${of}` }],
      origin: charterOrigin(store, view, detail),
      title: charter.title,
      spoken: of - awaited,
      of,
      typed: detail,
    };
    return [{ heading: awaited === 0 ? "moved" : "coming", personIds: directorIds(store), item }];
  });
}

/** Mayors whom the direction had asked, a week or more ago, and who said nothing since. */
export function pledgesAwaited({ store, today }: NoticeScene): Notice[] {
  const now = instantOf(today, "08:00", store.territory.timeZone());
  const views = charterViews(store);
  return views.flatMap((view): Notice[] => {
    const askedAt = store.charters.lastRequest(view.charter.id);
    if (askedAt === undefined || askedAt < now - requestLasts * dayMs) return [];
    return awaitedOf(view).flatMap((insee): Notice[] => {
      const place = store.territory.municipality(insee)?.name ?? insee;
      const asked = mayorsOf(store, insee).filter(({ id }) => {
        const recalls = store.charters.recalls(id);
        const isRecalled = recalls.some((one) => one.charterId === view.charter.id && one.at >= askedAt);
        return isRecalled && recalls.every(({ at }) => at <= now - betweenRecalls * dayMs);
      });
      if (asked.length === 0) return [];
      const typed = `engagement ${place}${views.length > 1 ? ` n° ${view.charter.id}` : ""}`;
      const item: Item = {
        about: "pledge",
        atoms: [{ key: `pledge:${view.charter.id}:${insee}`, state: String(view.askedFrom) }],
        origin: charterOrigin(store, view, `charte n° ${view.charter.id}`),
        title: view.charter.title,
        place,
        typed,
      };
      return [{ heading: "expected", personIds: new Set(asked.map(({ id }) => id)), item }];
    });
  });
}

function charterOrigin(store: Store, { charter, current }: CharterView, detail: string): Origin {
  return {
    from: "charter",
    what: charter.title,
    on: civilDateAt(current.at, store.territory.timeZone()),
    detail,
  };
}

/**
 * What was written of an appointment and that who said it has not agreed to: for who writes it, and who was met once they were
 * sent it; the DGS knows that it waits, and reads nothing of it.
 */
export function summariesAwaited({ store, today }: NoticeScene): Notice[] {
  return store.appointments.all().flatMap((appointment): Notice[] => {
    const summary = store.appointments.summary(appointment.id);
    if (summary === undefined || summary.validatedOn !== undefined || summary.expiresOn <= today) return [];
    const own = new Set([appointment.leaderId, appointment.createdBy, summary.writtenBy]);
    const met = summary.sentAt === undefined ? undefined : appointment.personId;
    const others = [...directorIds(store)].filter((id) => !own.has(id) && id !== met);
    const notice = (role: "writer" | "met" | "direction", personIds: ReadonlySet<number>): Notice => ({
      heading: role === "direction" ? "coming" : "expected",
      personIds,
      item: summaryItem(store, appointment, summary, role),
    });
    return [
      notice("writer", own),
      ...(met === undefined ? [] : [notice("met", new Set([met]))]),
      ...(others.length === 0 ? [] : [notice("direction", new Set(others))]),
    ];
  });
}

function summaryItem(
  store: Store,
  { id, organisation, heldOn, leaderId }: Appointment,
  { expiresOn, sentAt }: AppointmentSummary,
  role: "writer" | "met" | "direction",
): Item {
  const by = nameOfPerson(store, leaderId);
  return {
    about: "summary",
    atoms: [{ key: `summary:${id}`, state: `${role} ${sentAt === undefined ? "written" : "sent"}` }],
    origin: {
      from: "appointment",
      what: organisation,
      on: heldOn,
      detail: `rendez-vous n° ${id}`,
      ...(by !== undefined && { by }),
    },
    id,
    organisation,
    heldOn,
    expiresOn,
    role,
  };
}

import type { Item, Notice } from "./briefing/facts.ts";
import { directorIds, type NoticeScene } from "./briefing-notice.ts";
import { addDays, civilDateAt } from "./calendar/civil-date.ts";
import { instantOf } from "./calendar/local-time.ts";
import { isQuietDay } from "./calendar/quiet-weeks.ts";
import { endOf } from "./meeting-calendar.ts";
import { allMeetings } from "./meeting-view.ts";
import { nameOfPerson, originOf } from "./origins.ts";
import { silentPlaces } from "./reach.ts";
import { sendingsNow } from "./sendings.ts";
import { sayMeetingTitle } from "./words/meeting-names.ts";

/** How long the minutes of a meeting may wait before the DGS hears of it, in days. */
const minutesDays = 28;

/** Over, with decisions noted, and not validated yet. */
export function minutesToValidate({ store, library, today }: NoticeScene): Notice[] {
  const zone = store.territory.timeZone();
  const now = instantOf(today, "08:00", zone);
  const directors = directorIds(store);
  return allMeetings(store, library).flatMap((view): Notice[] => {
    const { id, heldOn, status } = view.meeting;
    if (heldOn === undefined || status === "cancelled" || status === "polling") return [];
    const isOver = endOf(view, zone) < now && heldOn >= addDays(today, -minutesDays);
    const isNoted = store.decisions.ofMeeting(id).length > 0;
    if (!isOver || !isNoted || store.minutes.of(id).validatedAt !== undefined) return [];
    const title = sayMeetingTitle(view);
    const item: Item = {
      about: "minutes",
      atoms: [{ key: `minutes:${id}`, state: "draft" }],
      origin: originOf(store, "meeting", id, { from: "meeting", what: title, detail: "relevé" }),
      title,
      heldOn,
    };
    return [{ heading: "expected", personIds: directors, item }];
  });
}

/** What holds an action back, and that nobody answered: for the DGS. */
export function blockersOpen({ store }: NoticeScene): Notice[] {
  const waiting = store.actionBlockers
    .open()
    .filter(({ deadlineId }) => store.deadlines.byId(deadlineId)?.status === "open")
    .filter(({ id }) => store.blockerAnswers.ofAction(id).length === 0);
  return waiting.map(({ id, deadlineId, at, by }): Notice => {
    const who = nameOfPerson(store, by);
    const item: Item = {
      about: "blocker",
      atoms: [{ key: `blocker:${id}`, state: "open" }],
      origin: {
        from: "blocker",
        on: civilDateAt(at, store.territory.timeZone()),
        detail: "blocages",
        ...(who !== undefined && { by: who }),
      },
      title: store.deadlines.byId(deadlineId)?.title ?? "",
      typed: `répondre au blocage ${id}`,
    };
    return { heading: "expected", personIds: directorIds(store), item };
  });
}

/** What could not reach those it was for: only the DGS can mend it. */
export function notDelivered({ store, today }: NoticeScene): Notice[] {
  const now = instantOf(today, "08:00", store.territory.timeZone());
  const lost = sendingsNow({ store, now }).filter(
    ({ standing }) => standing.kind === "lost" || standing.kind === "refused" || standing.kind === "halted",
  );
  if (lost.length === 0) return [];
  const item: Item = {
    about: "undelivered",
    atoms: [{ key: "undelivered", state: lost.map(({ id }) => id).join() }],
    origin: { from: "reach", detail: "envois" },
    messages: lost.length,
  };
  return [{ heading: "expected", personIds: directorIds(store), item }];
}

/** Municipalities that saw nothing for three weeks: for the DGS, who may have it told there by other ways. */
export function silent({ store, today }: NoticeScene): Notice[] {
  // Nobody would be there to be told.
  if (isQuietDay(today)) return [];
  const places = silentPlaces(store, today).map(({ name }) => name);
  if (places.length === 0) return [];
  const item: Item = {
    about: "silent",
    // Which they are changes each week: that some are is told less and less.
    atoms: [{ key: "silent", state: "silent" }],
    origin: { from: "reach", detail: "à relayer" },
    places,
  };
  return [{ heading: "expected", personIds: directorIds(store), item }];
}

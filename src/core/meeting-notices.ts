import type { Library } from "./library.ts";
import { calendarFileOf, whereOf } from "./meeting-calendar.ts";
import { invitedPeople, type MeetingView, meetingView, readableDocuments } from "./meeting-view.ts";
import { notify, owedHourOf } from "./notify.ts";
import type { Person } from "./people.ts";
import type { Meeting } from "./store/meetings.ts";
import type { Store } from "./store/store.ts";
import { type Notice, sayCancelled, sayChanged, sayPlanned } from "./words/meeting-notices.ts";
import { typesetMessage } from "./words/typeset-message.ts";

/** What happened to a meeting. `before`: as it was until now. */
export type MeetingNews = { news: "planned" } | { news: "changed"; before: Meeting } | { news: "cancelled" };

/** What follows within this time is told in the same message. */
const graceMs = 60_000;

/**
 * Tells those invited, but for who did it, each at their office hours, with the file for their agenda. What they were to
 * be told of this meeting and was not yet is taken back: several changes make one message, and one that is cancelled before
 * anyone heard of it makes none. Nothing is said of a day that has passed.
 */
export function tellOfMeeting(
  {
    store,
    library,
    person,
    now,
    today,
  }: {
    store: Store;
    library: Library;
    person: Person;
    now: number;
    today: string;
  },
  meetingId: number,
  news: MeetingNews,
): { told: Person[]; away: Person[] } {
  const view = meetingView(store, library, meetingId);
  const nobody = { told: [], away: [] };
  if (view === undefined || view.meeting.heldOn === undefined || view.meeting.heldOn < today) return nobody;
  const reachable = store.accounts.reachablePeople();
  const invited = invitedPeople(view)
    .filter((id) => id !== person.id)
    .flatMap((id) => store.people.byId(id) ?? []);
  const told = invited
    .filter(({ id }) => reachable.has(id))
    .filter((one) => {
      const notice = { ...noticeFor(store, view, one), file: calendarFileOf(store, view, one, now) };
      return tell(store, notice, view, one.id, news, now);
    });
  return { told, away: invited.filter(({ id }) => !reachable.has(id)) };
}

/** Whether there was something to tell. */
function tell(
  store: Store,
  notice: Notice,
  { meeting }: MeetingView,
  personId: number,
  news: MeetingNews,
  now: number,
): boolean {
  const prefix = `meeting:${meeting.id}:`;
  const unheard = store.outbox.withdraw(personId, prefix);
  const isNew = unheard.some((key) => key.startsWith(`${prefix}planned:`));
  if (isNew && news.news === "cancelled") return false;
  const kind = isNew ? "planned" : news.news;
  // What was taken back was told from an older state, which is not known any more.
  const before = news.news === "changed" && unheard.length === 0 ? news.before : undefined;
  const message =
    kind === "planned"
      ? sayPlanned(notice)
      : kind === "cancelled"
        ? sayCancelled(notice, meeting.cancelledBecause ?? "")
        : sayChanged(notice, before && { ...before, where: whereOf(store, { meeting: before }) });
  const key = `${prefix}${kind}:${meeting.revision}:person:${personId}`;
  notify(store, key, personId, typesetMessage(message), now, owedHourOf(store, personId, now + graceMs));
  return true;
}

/** What one person is told of a meeting. */
export function noticeFor(store: Store, view: MeetingView, person: Person): Omit<Notice, "file"> {
  const { meeting, seated, items } = view;
  const { id } = person;
  const seats = [...seated.members, ...seated.guests].some((one) => one.id === id);
  const own = items.filter(({ guests }) => guests.some(({ personId }) => personId === id));
  return {
    meeting,
    seated,
    where: whereOf(store, view),
    invitedFor: seats ? [] : own,
    documents: readableDocuments(person, view),
  };
}

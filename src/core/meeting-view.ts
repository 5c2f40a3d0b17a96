import { isDirector, may } from "./access.ts";
import type { Library } from "./library.ts";
import type { Person } from "./people.ts";
import { type SeatedBody, seatedBodies, seatedBody } from "./seats.ts";
import type { AgendaItem } from "./store/agendas.ts";
import type { Document } from "./store/documents.ts";
import type { Meeting } from "./store/meetings.ts";
import type { Store } from "./store/store.ts";

/** A meeting with the instance that holds it: the one place that says who reads what of it. */
export type MeetingView = { meeting: Meeting; seated: SeatedBody; items: AgendaItem[]; documents: Document[] };

/** By day, those without one yet last; `person` knows that they take place. */
export function meetingsFor(store: Store, library: Library, person: Person): MeetingView[] {
  return allMeetings(store, library).filter((view) => knowsOf(person, view));
}

/** Whoever reads. By day, those without one yet last. */
export function allMeetings(store: Store, library: Library): MeetingView[] {
  const meetings = store.meetings.all();
  if (meetings.length === 0) return [];
  const bodies = new Map(seatedBodies(store, library).map((seated) => [seated.body.id, seated]));
  return meetings.flatMap((meeting) => {
    const seated = bodies.get(meeting.bodyId) ?? seatedBody(store, library, meeting.bodyId);
    return seated === undefined ? [] : [{ meeting, seated, ...papersOf(store, meeting) }];
  });
}

export function meetingView(store: Store, library: Library, id: number): MeetingView | undefined {
  const meeting = store.meetings.byId(id);
  const seated = meeting && seatedBody(store, library, meeting.bodyId);
  return meeting && seated && { meeting, seated, ...papersOf(store, meeting) };
}

function papersOf(store: Store, { id }: Meeting): Pick<MeetingView, "items" | "documents"> {
  return { items: store.agendas.items(id), documents: store.documents.ofMeeting(id) };
}

/** Everyone of the project, but for partners, who know only of what they are invited to. */
function knowsOf(person: Person, view: MeetingView): boolean {
  if (isInvited(person, view)) return true;
  const isPartner = person.mandates.every((mandate) => mandate.function === "partner");
  return !isPartner && may(person, "see_meetings") && (view.seated.template.audience === "everyone" || manages(person));
}

/** The ids of members and guests of the instance, then of guests of one item, each once. */
export function invitedPeople({ seated, items }: MeetingView): number[] {
  const ofItems = items.flatMap(({ guests }) => guests.flatMap(({ personId }) => personId ?? []));
  return [...new Set([...seated.members, ...seated.guests].map(({ id }) => id).concat(ofItems))];
}

/** Members and guests of the instance, guests of one item. */
export function isInvited(person: Person, { seated, items }: MeetingView): boolean {
  return isSeated(person, seated) || items.some((item) => item.guests.some((guest) => guest.personId === person.id));
}

/**
 * What `person` may read of the agenda: all of it for members and the DGS; but for what is sensitive, for its guests and,
 * if the instance is open, for everyone; a guest of one item reads that item, sensitive or not, and of a closed instance no other.
 */
export function readableItems(person: Person, view: MeetingView): AgendaItem[] {
  if (readsAll(person, view)) return view.items;
  return view.items.filter(
    (item) =>
      item.guests.some((guest) => guest.personId === person.id) || (!item.sensitive && readsPlain(person, view)),
  );
}

/**
 * The documents that `person` may read: those of the items they read, and those of the whole meeting as an item that is
 * not sensitive. That of an item which left the agenda is shown to nobody.
 */
export function readableDocuments(person: Person, view: MeetingView): (Document & { sensitive: boolean })[] {
  const items = new Map(readableItems(person, view).map((item) => [item.id, item.sensitive]));
  const whole = readsAll(person, view) || readsPlain(person, view);
  return view.documents.flatMap((document) => {
    const sensitive = document.itemId === undefined ? (whole ? false : undefined) : items.get(document.itemId);
    return sensitive === undefined ? [] : [{ ...document, sensitive }];
  });
}

/** Of these, those that may leave Relais, for an agenda that others open too: nothing of a sensitive item. */
export function plainDocuments(person: Person, view: MeetingView): Document[] {
  return readableDocuments(person, view).filter(({ sensitive }) => !sensitive);
}

/** Members and the DGS. */
function readsAll(person: Person, { seated }: MeetingView): boolean {
  return isDirector(person) || seated.members.some(({ id }) => id === person.id);
}

/** What is not sensitive: guests of the instance, everyone where it is open, and those who hold meetings. */
function readsPlain(person: Person, { seated }: MeetingView): boolean {
  const isPartner = person.mandates.every((mandate) => mandate.function === "partner");
  return (
    manages(person) ||
    seated.guests.some(({ id }) => id === person.id) ||
    (seated.template.audience === "everyone" && !isPartner)
  );
}

function isSeated(person: Person, { members, guests }: SeatedBody): boolean {
  return members.some(({ id }) => id === person.id) || guests.some(({ id }) => id === person.id);
}

function manages(person: Person): boolean {
  return may(person, "manage_meetings");
}

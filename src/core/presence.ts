import { countQuorum, type Presence, type ProxyFacts, type Quorum, quorumRuleOf } from "./governance/quorum.ts";
import type { MeetingView } from "./meeting-view.ts";
import { municipalitiesOf } from "./access.ts";
import type { Person } from "./people.ts";
import type { Attendance } from "./store/attendances.ts";
import type { Store } from "./store/store.ts";

/** The members of a meeting on its day, and what is known of each: the store read once for all that speaks of presence. */
export type MeetingPresence = {
  members: Person[];
  guests: Person[];
  by: ReadonlyMap<number, Attendance>;
  /** Somebody was pointed: what was only announced no longer counts for the others. */
  pointed: boolean;
};

export function presenceOf(store: Store, view: MeetingView): MeetingPresence {
  const rows = store.attendances.ofMeeting(view.meeting.id);
  const members = membersOn(store, view);
  const ids = new Set(members.map(({ id }) => id));
  const itemGuests = new Set(view.items.flatMap(({ guests }) => guests.flatMap(({ personId }) => personId ?? [])));
  const guests = store.people
    .all()
    .filter(({ id }) => !ids.has(id) && (view.seated.guests.some((one) => one.id === id) || itemGuests.has(id)));
  return { members, guests, by: new Map(rows.map((row) => [row.personId, row])), pointed: rows.some(isPointed) };
}

/** Those in office on the day of the meeting: a seat that ended since still counted then. */
function membersOn(store: Store, { meeting: { heldOn }, seated }: MeetingView): Person[] {
  if (heldOn === undefined) return seated.members;
  const then = new Set(
    store.bodies
      .history(seated.body.id)
      .filter(
        (seat) => seat.capacity !== "guest" && seat.from <= heldOn && (seat.to === undefined || seat.to >= heldOn),
      )
      .map(({ personId }) => personId),
  );
  const members = store.people.all().filter(({ id }) => then.has(id));
  // A meeting from before the instance was set up here has the members of today.
  return members.length === 0 ? seated.members : members;
}

function isPointed({ announced }: Attendance): boolean {
  return !announced;
}

/** How somebody was there: what was pointed; while nobody was, what they announced. */
export function presenceOfMember({ by, pointed }: MeetingPresence, personId: number): Presence | undefined {
  const row = by.get(personId);
  return row === undefined || (pointed && row.announced) ? undefined : row.presence;
}

export function quorumFor(presence: MeetingPresence, { seated, meeting }: MeetingView): Quorum {
  const seats = presence.members.map((person) => {
    const known = presenceOfMember(presence, person.id);
    return { insee: municipalitiesOf(person), ...(known === undefined ? {} : { presence: known }) };
  });
  return countQuorum(quorumRuleOf(seated.template), seats, { byVideo: meeting.format !== "in_person" });
}

export function proxyFacts({ members, by }: MeetingPresence): ProxyFacts {
  const rows = [...by.values()];
  const proxies = rows.flatMap(({ personId, presence, standIn }) =>
    presence === "proxy" && standIn?.id !== undefined ? [{ from: personId, to: standIn.id }] : [],
  );
  const away = rows.filter(({ presence }) => presence === "absent" || presence === "substitute");
  return {
    members: new Set(members.map(({ id }) => id)),
    proxies,
    away: new Set(away.map(({ personId }) => personId)),
  };
}

/** Proxies that nobody can use any more: whoever holds them is away. */
export function lostProxies(presence: MeetingPresence): { from: number; to: number }[] {
  const { proxies, away } = proxyFacts(presence);
  return proxies.filter(({ to }) => away.has(to) || proxies.some(({ from }) => from === to));
}

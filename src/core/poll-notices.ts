import type { CivilDate } from "./calendar/civil-date.ts";
import type { CommandContext } from "./command.ts";
import { type DatePoll, datePoll, mayBeHeld, namedPoll, openPolls } from "./date-polls.ts";
import type { Library } from "./library.ts";
import { notify, officeHourOf } from "./notify.ts";
import type { Store } from "./store/store.ts";
import { type DatesNews, sayDatesChanged } from "./words/poll-dates.ts";
import { sayPollOpened, sayPollStopped, sayWhyStopped } from "./words/polls.ts";
import { typesetMessage } from "./words/typeset-message.ts";

const keyOf = (meetingId: number, personId: number): string => `poll:${meetingId}:person:${personId}`;

/** Puts the dates to the members who can be written to and were not asked yet, but for who opened the poll; their ids. */
export function askMembers(store: Store, poll: DatePoll, now: number, today: CivilDate): number[] {
  const { meeting, seated, ballots, options } = poll;
  if (!options.some((option) => mayBeHeld(option, today))) return [];
  const { by } = store.polls.opened(meeting.id);
  const reachable = store.accounts.reachablePeople();
  const asked = seated.members.filter(
    ({ id }) =>
      id !== by &&
      reachable.has(id) &&
      !ballots.some(({ personId }) => personId === id) &&
      !store.outbox.has(keyOf(meeting.id, id)),
  );
  const opener = by === undefined ? undefined : store.people.byId(by);
  const message = typesetMessage(sayPollOpened(namedPoll(poll), opener, today));
  for (const { id } of asked) notify(store, keyOf(meeting.id, id), id, message, now, officeHourOf(store, id, now));
  return asked.map(({ id }) => id);
}

/** After seats were given or ended: who came to an instance is asked too, who left hears no more of it; how many are asked. */
export function followSeats(
  { store, library, now, today }: { store: Store; library: Library; now: number; today: CivilDate },
  left: readonly { id: number }[] = [],
): number {
  let asked = 0;
  for (const poll of openPolls(store, library)) {
    const gone = left.filter(({ id }) => !poll.seated.members.some((one) => one.id === id));
    for (const { id } of gone) store.outbox.withdraw(id, `poll:${poll.meeting.id}:`);
    asked += askMembers(store, poll, now, today).length;
  }
  return asked;
}

/**
 * Tells the members, but for who did it, that a poll has other dates; how many. Who was not told of the poll yet is put these
 * dates at once, and of several changes not heard of, only what they come to is said.
 */
export function tellDatesChanged(
  { store, library, person, now, today }: CommandContext,
  meetingId: number,
  news: DatesNews,
): number {
  const poll = datePoll(store, library, meetingId);
  if (poll === undefined) throw new Error(`no poll ${meetingId}`);
  const named = namedPoll(poll);
  const prefix = `poll:${meetingId}:`;
  const reachable = store.accounts.reachablePeople();
  const others = poll.seated.members.filter(({ id }) => id !== person.id && reachable.has(id));
  for (const { id } of others) {
    const unheard = store.outbox.withdraw(id, prefix);
    const answered = poll.ballots.some(({ personId }) => personId === id);
    if (!answered && unheard.includes(keyOf(meetingId, id))) continue;
    const since = unheard.some((key) => key.startsWith(`${prefix}dates:`)) ? { news: "several" as const } : news;
    const message = typesetMessage(sayDatesChanged(named, since, answered, today));
    notify(store, `${prefix}dates:${now}:person:${id}`, id, message, now, officeHourOf(store, id, now));
  }
  askMembers(store, poll, now, today);
  return others.length;
}

/** Ends a poll without a date, and tells its members; how many. */
export function stopPoll(context: CommandContext, poll: DatePoll): number {
  const { store, person, now } = context;
  store.meetings.cancel(poll.meeting.id, sayWhyStopped());
  store.audit.add(now, person.id, "poll.stopped", `meeting:${poll.meeting.id}`);
  return tellPollStopped(context, poll);
}

/** Tells the members who were asked that no date is sought any more; who had not been told yet never hears of it. */
export function tellPollStopped({ store, person, now }: CommandContext, { meeting, seated }: DatePoll): number {
  const reachable = store.accounts.reachablePeople();
  const asked = seated.members.filter(({ id }) => id !== person.id && reachable.has(id));
  const heard = asked.filter(
    ({ id }) => !store.outbox.withdraw(id, `poll:${meeting.id}:`).includes(keyOf(meeting.id, id)),
  );
  for (const { id } of heard) {
    const message = typesetMessage(sayPollStopped(seated.body.name));
    notify(store, `poll-stopped:${meeting.id}:person:${id}`, id, message, now, officeHourOf(store, id, now));
  }
  return heard.length;
}

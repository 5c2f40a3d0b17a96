import { may, municipalitiesOf } from "./access.ts";
import { type CivilDate, weekdayOf } from "./calendar/civil-date.ts";
import { holidaysOf } from "./calendar/holidays.ts";
import { type Ballot, type DateCount, countVotes, type Voter } from "./governance/date-poll.ts";
import { nextUsualDay, readUsualDay } from "./language/usual-day.ts";
import type { Library } from "./library.ts";
import { meetingView, type MeetingView } from "./meeting-view.ts";
import type { Person } from "./people.ts";
import type { SeatedBody } from "./seats.ts";
import type { DateOption } from "./store/polls.ts";
import type { Store } from "./store/store.ts";
import { typedName } from "./words/body-names.ts";
import type { PollNamed } from "./words/polls.ts";

/**
 * A meeting whose dates are, or were, put to the members of its instance. What was answered of a date that was withdrawn does
 * not count.
 */
export type DatePoll = MeetingView & { options: DateOption[]; voters: Voter[]; ballots: Ballot[]; openedAt: number };

export function datePoll(store: Store, library: Library, meetingId: number): DatePoll | undefined {
  const view = meetingView(store, library, meetingId);
  const options = store.polls.options(meetingId);
  if (view === undefined || options.length === 0) return undefined;
  const withdrawn = new Set(options.filter((one) => one.withdrawn).map(({ id }) => id));
  return {
    ...view,
    options,
    voters: votersOf(view.seated),
    ballots: store.polls.votes(meetingId).filter(({ optionId }) => !withdrawn.has(optionId)),
    openedAt: store.polls.opened(meetingId).at,
  };
}

/** Those still open, oldest first. */
export function openPolls(store: Store, library: Library): DatePoll[] {
  return store.meetings
    .all()
    .filter(({ status }) => status === "polling")
    .flatMap(({ id }) => datePoll(store, library, id) ?? []);
}

/** Members alone answer: guests come or not, but choose no date. */
function votersOf({ members }: SeatedBody): Voter[] {
  return members.map((person) => ({ personId: person.id, insee: municipalitiesOf(person) }));
}

/** Neither withdrawn nor past: it may still be the day of the meeting. */
export function mayBeHeld({ heldOn, withdrawn }: DateOption, today: CivilDate): boolean {
  return withdrawn !== true && heldOn >= today;
}

export function namedPoll({ meeting, seated, options }: DatePoll): PollNamed {
  const { body, template } = seated;
  return { meetingId: meeting.id, body: body.name, word: typedName(template, body.domain), options };
}

export function isVoter(person: Person, { seated }: { seated: SeatedBody }): boolean {
  return seated.members.some(({ id }) => id === person.id);
}

/** Organisers and members read how it stands; who answered what is for organisers. */
export function mayReadResults(person: Person, poll: DatePoll): boolean {
  return may(person, "manage_meetings") || isVoter(person, poll);
}

export function countsOf({ options, voters, ballots }: DatePoll): DateCount[] {
  return countVotes(options, voters, ballots);
}

/** What makes a day a bad one to meet. */
export type Clash =
  | { clash: "holiday"; name: string }
  | { clash: "weekend" }
  | { clash: "meeting"; name: string }
  | { clash: "councils"; places: string[] }
  | { clash: "at_work"; count: number };

/** `but`: the meeting being planned itself. */
export function clashesOn(store: Store, seated: SeatedBody, day: CivilDate, but?: number): Clash[] {
  const holiday = holidaysOf(Number(day.slice(0, 4)), store.territory.holidayPlace()).find(({ date }) => date === day);
  const others = store.meetings
    .all()
    .filter(({ id, heldOn, status }) => id !== but && heldOn === day && status === "planned")
    .flatMap(({ title, bodyId }) => (title === "" ? (store.bodies.byId(bodyId)?.name ?? []) : title));
  const own = new Set(seated.members.flatMap(municipalitiesOf));
  const known = new Set(store.polls.councilsOn(day));
  const councils = [...own]
    .filter((insee) => known.has(insee) || usuallySits(store, insee, day))
    .map((insee) => store.territory.municipality(insee)?.name ?? insee);
  const away = seated.members.filter(
    ({ presence }) => presence.length > 0 && !presence.includes(weekdayOf(day)),
  ).length;
  return [
    ...(holiday === undefined ? [] : [{ clash: "holiday" as const, name: holiday.name }]),
    ...(weekdayOf(day) > 5 ? [{ clash: "weekend" as const }] : []),
    ...others.map((name) => ({ clash: "meeting" as const, name })),
    ...(councils.length === 0 ? [] : [{ clash: "councils" as const, places: councils }]),
    ...(away === 0 || weekdayOf(day) > 5 ? [] : [{ clash: "at_work" as const, count: away }]),
  ];
}

/** Whether the council of this municipality meets on such a day, by what we were told of its habits. */
function usuallySits(store: Store, insee: string, day: CivilDate): boolean {
  const said = store.profiles.of(insee).find(({ subject }) => subject === "council")?.value;
  const usual = said === undefined ? undefined : readUsualDay(said);
  return usual !== undefined && nextUsualDay(usual, day) === day;
}

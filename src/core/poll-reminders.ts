import { type CivilDate, civilDateAt } from "./calendar/civil-date.ts";
import { nextOpenDay } from "./calendar/open-days.ts";
import { type DatePoll, namedPoll, openPolls } from "./date-polls.ts";
import { silentVoters } from "./governance/date-poll.ts";
import type { Morning, Section } from "./morning-section.ts";
import { officeHourOf } from "./notify.ts";
import { askMembers } from "./poll-notices.ts";
import type { Store } from "./store/store.ts";
import { isAtWork } from "./work-days.ts";
import { sayPollAgain } from "./words/polls.ts";

/** How many open days a member has before being asked again. */
const openDays = 3;
const once = "poll-asked-again";

/**
 * Members who answered nothing of a poll of dates are asked once more, on a day they are at work, and never again. Those whom the
 * directory seated meanwhile, or who can only be written to since, are asked for the first time, by a message of its own.
 */
export function pollReminders(morning: Morning): Section[] {
  const { store, library, at, today } = morning;
  return openPolls(store, library).flatMap((poll) => {
    const first = askMembers(store, poll, at, today);
    return isAskedAgain(morning, poll) ? askAgain(morning, poll, first) : [];
  });
}

function isAskedAgain({ store, today }: Morning, { meeting, options, openedAt }: DatePoll): boolean {
  const isOver = options.every(({ heldOn, withdrawn }) => withdrawn === true || heldOn <= today);
  const openedOn = civilDateAt(openedAt, store.territory.timeZone());
  // Before there were letters, all the members were asked again on the same morning, under this key.
  return !isOver && lastDay(store, openedOn) <= today && !store.jobRuns.hasRun(once, String(meeting.id));
}

function askAgain({ store, at, today }: Morning, poll: DatePoll, first: readonly number[]): Section[] {
  const { meeting, seated, voters, ballots } = poll;
  const silent = new Set(silentVoters(voters, ballots));
  const reachable = store.accounts.reachablePeople();
  const fresh = store.bodies.members(meeting.bodyId).filter(({ from }) => lastDay(store, from) > today);
  // Whoever was only just asked is not asked again at all.
  const justAsked = new Set([...first, ...fresh.map(({ personId }) => personId)]);
  return seated.members
    .filter((person) => silent.has(person.id) && reachable.has(person.id))
    .filter((person) => justAsked.has(person.id) || isAtWork(person, today))
    .filter(({ id }) => store.jobRuns.claim(once, `${meeting.id}:person:${id}`, at) && !justAsked.has(id))
    .map(({ id }) => ({
      personId: id,
      day: undefined,
      notBefore: officeHourOf(store, id, at),
      said: sayPollAgain(namedPoll(poll), today),
    }));
}

/** The last of the open days that a member has to answer. */
function lastDay(store: Store, askedOn: CivilDate): CivilDate {
  let day = askedOn;
  for (let count = 0; count < openDays; count += 1) day = nextOpenDay(day, store.territory.holidayPlace());
  return day;
}

import { type CivilDate, civilDateAt } from "./calendar/civil-date.ts";
import { nextOpenDay } from "./calendar/open-days.ts";
import { openPolls } from "./date-polls.ts";
import { createDailyJob } from "./daily-job.ts";
import type { Job } from "./delivery/scheduler.ts";
import { silentVoters } from "./governance/date-poll.ts";
import type { Library } from "./library.ts";
import { notify, officeHourOf } from "./notify.ts";
import type { Store } from "./store/store.ts";
import { sayPollAgain } from "./words/polls.ts";
import { typesetMessage } from "./words/typeset-message.ts";

/** How many open days a member has before being asked again. */
const openDays = 3;

/** Every open day at 8 h: members who answered nothing of a poll of dates are asked once more, and never again. */
export function createPollReminderJob(store: Store, library: Library): Job {
  const zone = () => store.territory.timeZone();
  const place = () => store.territory.holidayPlace();
  const lastDay = (openedOn: CivilDate): CivilDate => {
    let day = openedOn;
    for (let count = 0; count < openDays; count += 1) day = nextOpenDay(day, place());
    return day;
  };
  return createDailyJob(store, { name: "poll-reminder", time: "08:00" }, (at, today) => {
    const reachable = store.accounts.reachablePeople();
    for (const { meeting, seated, options, voters, ballots, openedAt } of openPolls(store, library)) {
      const isOver = options.every(({ heldOn }) => heldOn <= today);
      if (isOver || lastDay(civilDateAt(openedAt, zone())) > today) continue;
      if (!store.jobRuns.claim("poll-asked-again", String(meeting.id), at)) continue;
      const word = seated.body.domain === undefined ? (seated.template.words[0] ?? "") : seated.body.name;
      const message = typesetMessage(
        sayPollAgain({ meetingId: meeting.id, body: seated.body.name, word, options }, today),
      );
      for (const id of silentVoters(voters, ballots).filter((one) => reachable.has(one)))
        notify(store, `poll:${meeting.id}:again:person:${id}`, id, message, at, officeHourOf(store, id, at));
    }
  });
}

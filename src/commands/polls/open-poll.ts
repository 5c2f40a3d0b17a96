import type { CommandContext, CommandReply } from "../../core/command.ts";
import { type Clash, clashesOn, isVoter } from "../../core/date-polls.ts";
import type { CivilDate } from "../../core/calendar/civil-date.ts";
import type { LocalTime } from "../../core/calendar/local-time.ts";
import { UserError } from "../../core/errors.ts";
import { notify, officeHourOf } from "../../core/notify.ts";
import type { SeatedBody } from "../../core/seats.ts";
import { nameOf } from "../../core/words/people.ts";
import {
  type PollNamed,
  sayAlreadyPolling,
  sayClash,
  sayNobodySits,
  sayPollLaunched,
  sayPollOpened,
} from "../../core/words/polls.ts";
import { typesetMessage } from "../../core/words/typeset-message.ts";
import { wordOf } from "./naming.ts";

/** Unless it is told otherwise, how long a meeting lasts. */
const usualMinutes = 120;

/** Throws `UserError` when this instance cannot be asked now. */
export function checkPollable({ store }: CommandContext, seated: SeatedBody): void {
  if (seated.members.length === 0) throw new UserError(sayNobodySits(seated.body.name));
  const isPolling = store.meetings
    .all()
    .some(({ bodyId, status }) => bodyId === seated.body.id && status === "polling");
  if (isPolling) throw new UserError(sayAlreadyPolling(seated.body.name, wordOf(seated)));
}

/** Makes a meeting without a date, and asks its members which of these suit them. */
export function openPoll(
  context: CommandContext,
  seated: SeatedBody,
  dates: readonly { heldOn: CivilDate; startsAt: LocalTime }[],
): CommandReply {
  checkPollable(context, seated);
  const { store, person, now, today } = context;
  const { body } = seated;
  const status = "polling" as const;
  const meeting = { bodyId: body.id, title: "", minutes: usualMinutes, format: "in_person" as const, status };
  const meetingId = store.meetings.add(meeting, person.id, now);
  store.polls.propose(meetingId, dates);
  const after = dates.map(({ heldOn, startsAt }) => `${heldOn} ${startsAt}`).join(", ");
  store.audit.add(now, person.id, "poll.opened", `meeting:${meetingId}`, { after });
  const options = store.polls.options(meetingId);
  const poll: PollNamed = { meetingId, body: body.name, word: wordOf(seated), options };
  const reachable = store.accounts.reachablePeople();
  const others = seated.members.filter(({ id }) => id !== person.id);
  const message = typesetMessage(sayPollOpened(poll, person, today));
  for (const { id } of others.filter((one) => reachable.has(one.id)))
    notify(store, `poll:${meetingId}:person:${id}`, id, message, now, officeHourOf(store, id, now));
  const clashes = options.flatMap(({ heldOn }) =>
    clashesOn(store, seated, heldOn, meetingId).map((clash): [CivilDate, Clash] => [heldOn, clash]),
  );
  return {
    message: sayPollLaunched(
      poll,
      {
        told: others.filter(({ id }) => reachable.has(id)).length,
        unreachable: others.filter(({ id }) => !reachable.has(id)).map(nameOf),
        warnings: [...new Set(clashes.map(([day, clash]) => sayClash(day, clash, today)))],
        own: isVoter(person, { seated }),
      },
      today,
    ),
  };
}

import type { CommandContext, CommandReply } from "../../core/command.ts";
import { clashesOn, datePoll, isVoter, namedPoll } from "../../core/date-polls.ts";
import type { CivilDate } from "../../core/calendar/civil-date.ts";
import type { LocalTime } from "../../core/calendar/local-time.ts";
import { UserError } from "../../core/errors.ts";
import { askMembers } from "../../core/poll-notices.ts";
import type { SeatedBody } from "../../core/seats.ts";
import { namesIn } from "../../core/named-people.ts";
import { typedName } from "../../core/words/body-names.ts";
import { sayAlreadyPolling, sayClash, sayNobodySits, sayPollLaunched } from "../../core/words/polls.ts";

/** Unless it is told otherwise, how long a meeting lasts. */
const usualMinutes = 120;

/** Throws `UserError` when this instance cannot be asked now. */
export function checkPollable({ store }: CommandContext, seated: SeatedBody): void {
  if (seated.members.length === 0) throw new UserError(sayNobodySits(seated.body.name));
  const isPolling = store.meetings
    .all()
    .some(({ bodyId, status }) => bodyId === seated.body.id && status === "polling");
  if (isPolling)
    throw new UserError(sayAlreadyPolling(seated.body.name, typedName(seated.template, seated.body.domain)));
}

/** Makes a meeting without a date, and asks its members which of these suit them. */
export function openPoll(
  context: CommandContext,
  seated: SeatedBody,
  dates: readonly { heldOn: CivilDate; startsAt: LocalTime }[],
): CommandReply {
  checkPollable(context, seated);
  const { store, library, person, now, today } = context;
  const { body } = seated;
  const status = "polling" as const;
  const meeting = { bodyId: body.id, title: "", minutes: usualMinutes, format: "in_person" as const, status };
  const meetingId = store.meetings.add(meeting, person.id, now);
  store.polls.propose(meetingId, dates);
  const after = dates.map(({ heldOn, startsAt }) => `${heldOn} ${startsAt}`).join(", ");
  store.audit.add(now, person.id, "poll.opened", `meeting:${meetingId}`, { after });
  const poll = datePoll(store, library, meetingId);
  if (poll === undefined) throw new Error("the poll just opened has gone");
  const asked = new Set(askMembers(store, poll, now, today));
  const others = seated.members.filter(({ id }) => id !== person.id && !asked.has(id));
  return {
    message: sayPollLaunched(
      namedPoll(poll),
      {
        told: asked.size,
        unreachable: namesIn(store, others),
        warnings: warningsOf(context, seated, dates, meetingId),
        own: isVoter(person, { seated }),
      },
      today,
    ),
  };
}

/** What makes some of these days bad ones to meet, each said once. */
export function warningsOf(
  { store, today }: CommandContext,
  seated: SeatedBody,
  dates: readonly { heldOn: CivilDate }[],
  meetingId: number,
): string[] {
  const said = dates.flatMap(({ heldOn }) =>
    clashesOn(store, seated, heldOn, meetingId).map((clash) => sayClash(heldOn, clash, today)),
  );
  return [...new Set(said)];
}

import { may } from "../../core/access.ts";
import { addDays, type CivilDate } from "../../core/calendar/civil-date.ts";
import type { CommandContext } from "../../core/command.ts";
import { UserError } from "../../core/errors.ts";
import type { AtomicQuestion } from "../../core/interview/questionnaire.ts";
import type { Library } from "../../core/library.ts";
import { type MeetingView, meetingsFor } from "../../core/meeting-view.ts";
import type { Person } from "../../core/people.ts";
import { bodyNamed } from "../../core/seats.ts";
import { sayMeetingName, sayNoMeeting } from "../../core/words/meeting-names.ts";
import { choiceParameter } from "../parameter.ts";
import { splitTrailingDate } from "../trailing-date.ts";

/** Those that are still to come, or whose dates are being polled. */
export function comingMeetings({ store, library, person, today }: CommandContext): MeetingView[] {
  return meetingsFor(store, library, person).filter(
    ({ meeting }) =>
      meeting.status === "polling" || (meeting.status === "planned" && (meeting.heldOn ?? today) >= today),
  );
}

/** Those of today and of the last `days`, latest first: what minutes are made of. */
export function recentMeetings({ store, library, person, today }: CommandContext, days = 60): MeetingView[] {
  const since = addDays(today, -days);
  return meetingsFor(store, library, person)
    .filter(
      ({ meeting: { status, heldOn } }) =>
        status !== "cancelled" && heldOn !== undefined && heldOn >= since && heldOn <= today,
    )
    .toReversed();
}

/**
 * The meeting that the words name among `views`: "copil", "le comité technique", "copil du 17 décembre", "17/12". With several of one
 * instance and no date, the first. Undefined when they name none.
 */
export function meetingNamed(said: string, views: readonly MeetingView[], today: CivilDate): MeetingView | undefined {
  const { words, date } = splitTrailingDate(said.trim(), today);
  const name = words.replace(/\s+(?:du|le)$/iu, "").trim();
  const onDay = date === undefined ? views : views.filter(({ meeting }) => meeting.heldOn === date);
  if (name === "") return date === undefined ? undefined : onDay[0];
  const bodies = [...new Map(onDay.map(({ seated }) => [seated.body.id, seated])).values()];
  const body = bodyNamed(name, bodies);
  return body && onDay.find(({ seated }) => seated.body.id === body.body.id);
}

/** "Which meeting?", answered by its name or its number. Throws `UserError` when there is none. */
export function meetingParameter(
  text: string,
  views: readonly MeetingView[],
  { today, library, person }: CommandContext,
): AtomicQuestion {
  if (views.length === 0) throw new UserError(sayNoneThere(library, person));
  const options = views.map((view) => ({
    value: String(view.meeting.id),
    label: sayMeetingName(view, today),
    words: [view.seated.body.name, ...(view.seated.body.domain === undefined ? view.seated.template.words : [])],
  }));
  return choiceParameter({ id: "meeting", text, label: "Réunion" }, options);
}

/** The one that was chosen. Throws `UserError` when it is no longer among `views`. */
export function chosenMeeting(
  value: unknown,
  views: readonly MeetingView[],
  { library, person }: CommandContext,
): MeetingView {
  const chosen = views.find(({ meeting }) => String(meeting.id) === value);
  if (chosen === undefined) throw new UserError(sayNoneThere(library, person));
  return chosen;
}

function sayNoneThere({ bodies }: Library, person: Person): string {
  return sayNoMeeting(bodies[0]?.words[0] ?? "copil", may(person, "manage_meetings"));
}

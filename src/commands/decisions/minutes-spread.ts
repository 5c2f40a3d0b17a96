import { civilDateAt } from "../../core/calendar/civil-date.ts";
import type { Command, CommandContext } from "../../core/command.ts";
import { UserError } from "../../core/errors.ts";
import type { MeetingView } from "../../core/meeting-view.ts";
import { say } from "../../core/message.ts";
import { notify, officeHourOf } from "../../core/notify.ts";
import type { Person } from "../../core/people.ts";
import { presenceOf } from "../../core/presence.ts";
import { sayAlreadySpread, sayMinutesSpread, sayValidateFirst } from "../../core/words/minutes.ts";
import { typesetMessage } from "../../core/words/typeset-message.ts";
import { chosenIn, readMeetingAlone, whichMeeting } from "../attendance/organised.ts";
import { typedMeeting } from "../../core/words/typed-meeting.ts";
import { minutesMessage, readBy } from "./minutes-sheet.ts";
import { heldFor } from "./minutes-validate.ts";

export const minutesSpread: Command = {
  name: "minutes-spread",
  words: ["relevé diffuser", "diffuser le relevé", "diffuser relevé"],
  group: "decisions",
  summary: "envoyer le relevé validé aux membres, à chacun ce qu'il peut lire",
  examples: ["relevé diffuser copil"],
  action: "manage_meetings",
  parameters: (context) => whichMeeting("Le relevé de quelle réunion ?", heldFor(context, true), context),
  read: (rest, context) => readMeetingAlone(rest, heldFor(context, true), context),
  run(context, parameters) {
    const { store, person, now, timeZone } = context;
    const view = chosenIn(parameters, heldFor(context, true), context);
    const meetingId = view.meeting.id;
    const { validatedAt, spreadAt } = store.minutes.of(meetingId);
    if (validatedAt === undefined) throw new UserError(sayValidateFirst(typedMeeting(view)));
    const editions = store.minutes.sinceSpread(meetingId).reasons.length;
    if (spreadAt !== undefined && editions === 0)
      throw new UserError(sayAlreadySpread(civilDateAt(spreadAt, timeZone)));
    const readers = readersOf(context, view).filter(({ id }) => id !== person.id);
    for (const reader of readers) {
      const message = typesetMessage(minutesMessage(context, view, [], reader));
      // A new edition is another message, even within the same minute.
      const key = `minutes:${meetingId}:${store.minutes.editionOf(meetingId)}:person:${reader.id}`;
      notify(store, key, reader.id, message, now, officeHourOf(store, reader.id, now));
    }
    store.minutes.spread(meetingId, now);
    store.audit.add(now, person.id, "minutes.spread", `meeting:${meetingId}`, { after: String(readers.length) });
    const apart = store.decisions.ofMeeting(meetingId).filter(({ item }) => item?.sensitive).length;
    return { message: say(sayMinutesSpread(readers.length, apart)) };
  },
};

/** Members and guests; somebody invited for one item, only if something of it was decided. */
function readersOf(context: CommandContext, view: MeetingView): Person[] {
  const { members, guests } = presenceOf(context.store, view);
  const isForOneItem = ({ id }: Person) => !view.seated.guests.some((one) => one.id === id);
  return [...members, ...guests.filter((one) => !isForOneItem(one) || readBy(context, view, one).length > 0)];
}

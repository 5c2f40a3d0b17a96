import type { Command, CommandContext } from "../../core/command.ts";
import { UserError } from "../../core/errors.ts";
import { isInvited, type MeetingView } from "../../core/meeting-view.ts";
import { say } from "../../core/message.ts";
import { sayNoMeetingToAttend } from "../../core/words/attendance.ts";
import { sayMeetingName } from "../../core/words/meeting-names.ts";
import { sayRegistered } from "../../core/words/registrations.ts";
import { typedMeeting } from "../../core/words/typed-meeting.ts";
import { announce } from "../attendance/announce.ts";
import { chosenIn, lookedAt, readMeetingAlone, whichMeeting } from "../attendance/organised.ts";

/** To register is to say beforehand that one comes. */
export const register: Command = {
  name: "register",
  words: [
    "je m'inscris",
    "m'inscrire",
    "je souhaite m'inscrire",
    "je voudrais m'inscrire",
    "s'inscrire",
    "inscrivez-moi",
  ],
  group: "meetings",
  summary: "vous inscrire à un séminaire, à une formation-action ou à une visite",
  examples: ["je m'inscris au séminaire"],
  action: "attend",
  parameters: (context) => whichMeeting("À quelle réunion vous inscrire ?", openTo(context), context),
  read: (rest, context) => readMeetingAlone(rest, openTo(context), context),
  run(context, parameters) {
    const view = chosenIn(parameters, openTo(context), context);
    const before = announce(context, view, { presence: "present" });
    const name = sayMeetingName(view, context.today);
    return { message: say([sayRegistered(name, typedMeeting(view)), ...before].join("\n")) };
  },
};

/** Those to come, where this person is expected. Throws `UserError` when there is none. */
function openTo(context: CommandContext): MeetingView[] {
  const views = lookedAt(context).filter(
    (view) => (view.meeting.heldOn ?? "") >= context.today && isInvited(context.person, view),
  );
  if (views.length === 0) throw new UserError(sayNoMeetingToAttend());
  return views;
}

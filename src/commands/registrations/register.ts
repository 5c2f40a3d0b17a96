import type { Command, CommandContext } from "../../core/command.ts";
import { UserError } from "../../core/errors.ts";
import { withoutCourtesy } from "../../core/language/courtesy.ts";
import { isInvited, type MeetingView } from "../../core/meeting-view.ts";
import { say } from "../../core/message.ts";
import { sayNoMeetingToAttend, sayNotMember } from "../../core/words/attendance.ts";
import { sayMeetingName } from "../../core/words/meeting-names.ts";
import { sayRegistered } from "../../core/words/registrations.ts";
import { typedAttended } from "../../core/words/typed-meeting.ts";
import { announce } from "../attendance/announce.ts";
import { splitMeeting } from "../attendance/meeting-first.ts";
import { chosenIn, lookedAt, whichMeeting } from "../attendance/organised.ts";

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
    "je veux m'inscrire",
    "je peux m'inscrire",
  ],
  group: "meetings",
  summary: "vous inscrire à un séminaire, à une formation-action ou à une visite",
  examples: ["je m'inscris au séminaire"],
  action: "attend",
  parameters: (context) => whichMeeting("À quelle réunion vous inscrire ?", openTo(context), context),
  asked: () => "réunions",
  read(rest, context) {
    const said = withoutCourtesy(rest);
    if (said === "") return {};
    const known = lookedAt(context);
    const { view, rest: left } = splitMeeting(said, known, context);
    if (view === undefined || left !== "") return undefined;
    if (!isInvited(context.person, view)) throw new UserError(sayNotMember(sayMeetingName(view, context.today)));
    return { meeting: String(view.meeting.id) };
  },
  run(context, parameters) {
    const view = chosenIn(parameters, openTo(context), context);
    const before = announce(context, view, { presence: "present" });
    const name = sayMeetingName(view, context.today);
    return { message: say([sayRegistered(name, typedAttended(view)), ...before].join("\n")) };
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

import type { Command, CommandContext, Parameters } from "../../core/command.ts";
import { datePoll } from "../../core/date-polls.ts";
import { tellPollStopped } from "../../core/poll-notices.ts";
import { calendarFileOf } from "../../core/meeting-calendar.ts";
import { tellOfMeeting } from "../../core/meeting-notices.ts";
import { invitedPeople, meetingView } from "../../core/meeting-view.ts";
import { UserError } from "../../core/errors.ts";
import { say } from "../../core/message.ts";
import {
  sayConfirmCancel,
  sayMeetingCancelled,
  sayMeetingStands,
  sayNoMeetingThatDay,
} from "../../core/words/meetings.ts";
import { choiceParameter, textParameter } from "../parameter.ts";
import { splitTrailingDate } from "../trailing-date.ts";
import { chosenMeeting, comingMeetings, meetingNamed, meetingParameter } from "./which-meeting.ts";

export const meetingCancel: Command = {
  name: "meeting-cancel",
  words: [
    "réunion annuler",
    "annuler la réunion",
    "annuler réunion",
    "annuler une réunion",
    "réunion supprimer",
    "supprimer la réunion",
    "annuler le",
    "annuler la",
  ],
  group: "meetings",
  summary: "annuler une réunion et dire pourquoi",
  examples: ["réunion annuler copil", "annuler le copil : salle indisponible"],
  action: "manage_meetings",
  // "Annuler le questionnaire" leaves a questionnaire, "annuler le sondage" a poll.
  claims: (rest) => !/^(?:questionnaire|diagnostic|sondage)/iu.test(rest),
  parameters(context, known) {
    const views = comingMeetings(context);
    const view = views.find(({ meeting }) => String(meeting.id) === known.meeting);
    const because = { id: "because", text: "Pour quelle raison ?", label: "Raison" };
    return [
      meetingParameter("Quelle réunion faut-il annuler ?", views, context),
      textParameter({ ...because, help: "Elle sera dite à celles et ceux qui étaient attendus." }),
      ...(view === undefined
        ? []
        : [
            choiceParameter(
              {
                id: "sure",
                text: sayConfirmCancel(view, invitedPeople(view).length, context.today),
                label: "Annulation",
              },
              [
                { value: "yes", label: "Oui, annuler", words: ["oui", "ok", "d'accord", "je confirme", "annuler"] },
                { value: "no", label: "Non, la maintenir", words: ["non", "maintenir", "garder", "laisser"] },
              ],
            ),
          ]),
    ];
  },
  read: readCancel,
  run(context, { meeting, because, sure }) {
    const { store, library, person, now } = context;
    const view = chosenMeeting(meeting, comingMeetings(context), context);
    if (sure !== "yes") return { message: say(sayMeetingStands(view)) };
    const { id } = view.meeting;
    const reason = String(because).trim();
    store.meetings.cancel(id, reason);
    store.audit.add(now, person.id, "meeting.cancelled", `meeting:${id}`, { after: reason });
    const poll = view.meeting.status === "polling" ? datePoll(store, library, id) : undefined;
    if (poll) tellPollStopped(context, poll);
    const audience = tellOfMeeting(context, id, { news: "cancelled" });
    const cancelled = meetingView(store, library, id) ?? view;
    return { message: sayMeetingCancelled(cancelled, reason, audience, calendarFileOf(store, cancelled, person, now)) };
  },
};

function readCancel(rest: string, context: CommandContext): Parameters | undefined {
  const views = comingMeetings(context);
  const match =
    /^(.*?)(?:\s*[:,]\s*|\s+(?:car|parce qu['’e]?|à cause d(?:e|u)|pour cause d(?:e|u)|pour raison d(?:e|u))\s*)(.{3,})$/iu.exec(
      rest,
    );
  const [about, because] = match ? [match[1] ?? "", match[2] ?? ""] : [rest, undefined];
  const reason = because === undefined ? {} : { because };
  // A date there says which one it is.
  const said = about.replace(/^(?:du|de la|le|la|l['’])\s*/iu, "");
  const named = meetingNamed(said, views, context.today);
  const several = named && views.filter(({ seated }) => seated.body.id === named.seated.body.id).length > 1;
  const { words, date } = splitTrailingDate(said, context.today);
  if (named === undefined) {
    const ofBody = meetingNamed(words.replace(/\s+(?:du|le)$/iu, ""), views, context.today);
    if (ofBody === undefined || date === undefined) return undefined;
    throw new UserError(sayNoMeetingThatDay(ofBody, date, context.today));
  }
  return several === true && date === undefined ? reason : { meeting: String(named.meeting.id), ...reason };
}

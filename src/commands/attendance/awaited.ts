import type { Command, CommandContext } from "../../core/command.ts";
import { datePoll } from "../../core/date-polls.ts";
import { UserError } from "../../core/errors.ts";
import { silentVoters } from "../../core/governance/date-poll.ts";
import type { MeetingView } from "../../core/meeting-view.ts";
import { namesById } from "../../core/named-people.ts";
import { presenceOf, presenceOfMember } from "../../core/presence.ts";
import { sayAwaited } from "../../core/words/attendance.ts";
import { sayMeetingName, sayNoMeeting } from "../../core/words/meeting-names.ts";
import { typedName } from "../../core/words/body-names.ts";
import { typedMeeting } from "../../core/words/typed-meeting.ts";
import { bodyAndWords, bodyParameter, chosenBody, visibleBodies } from "../bodies/which-body.ts";
import { comingMeetings } from "../meetings/which-meeting.ts";

const ends = ["au", "à la", "pour le", "pour la", "pour", "du", "de la"];

export const awaited: Command = {
  name: "awaited",
  words: ["qui manque", "qui n'a pas répondu", "qui a pas répondu"].flatMap((start) =>
    ends.map((end) => `${start} ${end}`),
  ),
  group: "meetings",
  summary: "les membres dont la réponse est attendue pour la prochaine réunion",
  examples: ["qui manque au copil", "qui n'a pas répondu pour le copil"],
  action: "manage_meetings",
  // "Qui n'a pas répondu au questionnaire" is about the municipalities.
  claims: (rest) => !/^(?:(?:le|la|l['’])\s*)?(?:questionnaire|diagnostic|campagne|sondage)/iu.test(rest),
  parameters: (context) => [bodyParameter("Pour quelle instance ?", visibleBodies(context))],
  read(rest, context) {
    const { body, words } = bodyAndWords(rest, context);
    return body && words === "" ? { body: String(body.body.id) } : undefined;
  },
  run(context, { body: id }) {
    const { body, template } = chosenBody(id, visibleBodies(context));
    const views = comingMeetings(context).filter(({ seated }) => seated.body.id === body.id);
    const view = views.find(({ meeting }) => meeting.heldOn !== undefined) ?? views[0];
    const typed = typedName(template, body.domain);
    if (view === undefined) throw new UserError(sayNoMeeting(typed, true));
    const { silent, members } = silentIn(context, view);
    const isPoll = view.meeting.heldOn === undefined;
    const more = isPoll
      ? { value: `résultats du sondage ${typed}`, label: "Voir les réponses" }
      : { value: `présences ${typedMeeting(view)}`, label: "Voir toutes les présences" };
    return { message: sayAwaited(sayMeetingName(view, context.today), silent, { members, more }) };
  },
};

/** Members of whom nothing was heard: of their coming, or of the dates while these are sought. */
function silentIn({ store, library }: CommandContext, view: MeetingView) {
  const poll = view.meeting.heldOn === undefined ? datePoll(store, library, view.meeting.id) : undefined;
  const presence = presenceOf(store, view);
  const members = poll?.seated.members ?? presence.members;
  const names = namesById(store, members);
  const unheard = poll && new Set(silentVoters(poll.voters, poll.ballots));
  const silent = members
    .filter(({ id }) => unheard?.has(id) ?? presenceOfMember(presence, id) === undefined)
    .map((person) => ({ person, name: names.get(person.id) ?? "" }));
  return { silent, members: members.length };
}

import type { CommandContext, CommandReply } from "../../core/command.ts";
import { UserError } from "../../core/errors.ts";
import { proxyProblem } from "../../core/governance/quorum.ts";
import type { MeetingView } from "../../core/meeting-view.ts";
import { say } from "../../core/message.ts";
import { notify, officeHourOf } from "../../core/notify.ts";
import { presenceOf, proxyFacts } from "../../core/presence.ts";
import {
  sayNobodyNamed,
  sayOwnPresence,
  sayProxyOnPaper,
  sayProxyReceived,
  sayProxyRefused,
  sayWhoIsMeant,
} from "../../core/words/attendance.ts";
import { sayMeetingName } from "../../core/words/meeting-names.ts";
import { fullNameOf, nameOf } from "../../core/words/people.ts";
import { typesetMessage } from "../../core/words/typeset-message.ts";
import { announce, checkMayAnnounce } from "./announce.ts";
import { typedMeeting } from "../../core/words/typed-meeting.ts";
import { namedPerson } from "./named-person.ts";

/** "Pouvoir à Mme Kerbrat": one member votes for another, who holds no other proxy. */
export function giveProxy(context: CommandContext, view: MeetingView, said: string): CommandReply {
  const { store, person, now, today } = context;
  checkMayAnnounce(context, view, true);
  const presence = presenceOf(store, view);
  const { members } = presence;
  const council = view.seated.template.quorum;
  const named = namedPerson(said, members, store.territory.municipalities());
  if (named.kind === "none") throw new UserError(sayStranger(context, said, council));
  if (named.kind === "ask")
    return {
      message: sayWhoIsMeant(
        said,
        named.people.map((one) => ({
          value: `ma présence pouvoir à ${fullNameOf(one)} ${typedMeeting(view)}`,
          label: fullNameOf(one),
        })),
      ),
    };
  const holder = named.person;
  const problem = proxyProblem(person.id, holder.id, proxyFacts(presence));
  if (problem !== undefined) throw new UserError(sayProxyRefused(problem, nameOf(holder), council));
  const standIn = { id: holder.id, name: nameOf(holder) };
  const before = announce(context, view, { presence: "proxy", standIn });
  const meeting = sayMeetingName(view, today);
  const message = typesetMessage(say(sayProxyReceived(nameOf(person), meeting, council)));
  const key = `proxy:${view.meeting.id}:${person.id}:${holder.id}:${now}`;
  notify(store, key, holder.id, message, now, officeHourOf(store, holder.id, now));
  return {
    message: say(
      [sayOwnPresence("proxy", meeting, standIn.name), ...before, ...(council ? [sayProxyOnPaper()] : [])].join("\n"),
    ),
  };
}

/** Somebody of the directory who does not sit there, or nobody we know. */
function sayStranger({ store }: CommandContext, said: string, council: boolean): string {
  const named = namedPerson(said, store.people.all(), store.territory.municipalities());
  return named.kind === "one" ? sayProxyRefused("not_a_member", nameOf(named.person), council) : sayNobodyNamed(said);
}

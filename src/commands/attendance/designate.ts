import type { Command, CommandContext } from "../../core/command.ts";
import { UserError } from "../../core/errors.ts";
import { meetingsFor, type MeetingView } from "../../core/meeting-view.ts";
import { say } from "../../core/message.ts";
import { notify, officeHourOf } from "../../core/notify.ts";
import type { Person } from "../../core/people.ts";
import { sayNobodyNamed, sayWhoIsMeant } from "../../core/words/attendance.ts";
import { sayMeetingName } from "../../core/words/meeting-names.ts";
import { fullNameOf, nameOf } from "../../core/words/people.ts";
import {
  sayDesignated,
  sayDesignatedForYou,
  sayHowToDesignate,
  sayNotMayorOf,
  saySubstituteOnlyInCommissions,
} from "../../core/words/substitutes.ts";
import { typesetMessage } from "../../core/words/typeset-message.ts";
import { textParameter } from "../parameter.ts";
import { isMayorOf, substituteNamed } from "./be-replaced.ts";
import { typedMeeting } from "../../core/words/typed-meeting.ts";
import { namedMeeting } from "./meeting-first.ts";
import { namedPerson } from "./named-person.ts";

export const designate: Command = {
  name: "designate",
  words: ["désigner", "je désigne"],
  group: "meetings",
  summary: "pour un maire : désigner qui remplace un élu absent à une commission",
  examples: ["désigner M. Haddad pour Mme Belkacem"],
  action: "give_position",
  parameters: () => [
    textParameter({
      id: "said",
      text: "Qui remplace qui ?",
      label: "Remplacement",
      help: "Par exemple « M. Haddad pour Mme Belkacem ».",
    }),
  ],
  read: (rest) => (/\spour\s|\sremplace\s/iu.test(rest) ? { said: rest } : undefined),
  run(context, { said }) {
    const { store, person, now, today } = context;
    const [, standIn = "", rest = ""] = /^(.+?)\s+(?:pour|remplace|à la place de)\s+(.+)$/iu.exec(String(said)) ?? [];
    if (rest === "") throw new UserError(sayHowToDesignate());
    const { name, view } = commissionIn(rest, context);
    const named = namedPerson(name, view.seated.members, store.territory.municipalities());
    if (named.kind === "none") throw new UserError(sayNobodyNamed(name));
    const typed = (by: string, member: Person) => `désigner ${by} pour ${fullNameOf(member)} ${typedMeeting(view)}`;
    if (named.kind === "ask")
      return {
        message: sayWhoIsMeant(
          name,
          named.people.map((one) => ({ value: typed(standIn, one), label: fullNameOf(one) })),
        ),
      };
    const member = named.person;
    if (!isMayorOf(person, member)) throw new UserError(sayNotMayorOf(nameOf(member)));
    const found = substituteNamed(context, member, standIn);
    if ("people" in found) {
      const choices = found.people.map((one) => ({ value: typed(fullNameOf(one), member), label: fullNameOf(one) }));
      return { message: sayWhoIsMeant(standIn, choices) };
    }
    const meetingId = view.meeting.id;
    const row = { meetingId, personId: member.id, presence: "substitute" as const, standIn: found };
    store.attendances.save({ ...row, announced: true, byPerson: person.id, at: now });
    store.audit.add(now, person.id, "substitute.designated", `meeting:${meetingId}:person:${member.id}`, {
      after: found.name,
    });
    const meeting = sayMeetingName(view, today);
    const message = typesetMessage(say(sayDesignatedForYou(found.name, meeting)));
    if (member.id !== person.id)
      notify(
        store,
        `designated:${meetingId}:${member.id}:${now}`,
        member.id,
        message,
        now,
        officeHourOf(store, member.id, now),
      );
    return { message: say(sayDesignated(found.name, nameOf(member), meeting)) };
  },
};

/** The commission that the last words name, else the next one in which somebody of this name sits. */
function commissionIn(said: string, context: CommandContext): { name: string; view: MeetingView } {
  const { store, library, person, today } = context;
  const views = meetingsFor(store, library, person).filter(
    ({ meeting }) => meeting.status === "planned" && (meeting.heldOn ?? "") >= today,
  );
  const commissions = views.filter(({ seated }) => seated.template.substitutes !== undefined);
  const words = said.split(/\s+/u);
  for (let at = 1; at < words.length; at += 1) {
    const view = namedMeeting(words.slice(at).join(" "), views, context);
    if (view === undefined) continue;
    if (!commissions.includes(view)) throw new UserError(saySubstituteOnlyInCommissions(view.seated.template.quorum));
    return {
      name: words
        .slice(0, at)
        .join(" ")
        .replace(/\s+(?:à la|au|de la|du|pour la|en)$/iu, ""),
      view,
    };
  }
  const places = store.territory.municipalities();
  const view = commissions.find(({ seated }) => namedPerson(said, seated.members, places).kind === "one");
  const fallback = view ?? commissions[0];
  if (fallback === undefined) throw new UserError(sayNobodyNamed(said));
  return { name: said, view: fallback };
}

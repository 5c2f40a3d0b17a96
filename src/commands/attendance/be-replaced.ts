import { municipalitiesOf } from "../../core/access.ts";
import type { CommandContext, CommandReply } from "../../core/command.ts";
import { UserError } from "../../core/errors.ts";
import type { MeetingView } from "../../core/meeting-view.ts";
import { say } from "../../core/message.ts";
import { notify, officeHourOf } from "../../core/notify.ts";
import type { Person } from "../../core/people.ts";
import { sayOwnPresence, sayWhoIsMeant } from "../../core/words/attendance.ts";
import { sayMeetingName } from "../../core/words/meeting-names.ts";
import { fullNameOf, nameOf } from "../../core/words/people.ts";
import {
  sayDeputiesMayAttend,
  sayDesignationAsked,
  sayNoMunicipality,
  sayOtherMunicipality,
  saySubstituteOnlyInCommissions,
  saySubstituteRule,
} from "../../core/words/substitutes.ts";
import { typesetMessage } from "../../core/words/typeset-message.ts";
import { announce, checkMayAnnounce } from "./announce.ts";
import { typedMeeting } from "../../core/words/typed-meeting.ts";
import { namedPerson } from "./named-person.ts";

/** "Je me fais remplacer par M. Haddad": in a commission, by somebody of the same municipal council whom the mayor designates. */
export function beReplaced(context: CommandContext, view: MeetingView, said: string): CommandReply {
  const { person, today } = context;
  checkMayAnnounce(context, view, true);
  const { template } = view.seated;
  if (template.substitutes === undefined) throw new UserError(saySubstituteOnlyInCommissions(template.quorum));
  const found = substituteNamed(context, person, said);
  if ("people" in found)
    return {
      message: sayWhoIsMeant(
        said,
        found.people.map((one) => ({
          value: `ma présence remplacé par ${fullNameOf(one)} ${typedMeeting(view)}`,
          label: fullNameOf(one),
        })),
      ),
    };
  const before = announce(context, view, { presence: "substitute", standIn: found });
  const designated = isMayorOf(person, person);
  if (!designated) askMayors(context, view, found.name);
  const meeting = sayMeetingName(view, today);
  return {
    message: say(
      [
        sayOwnPresence("substitute", meeting, found.name),
        ...before,
        saySubstituteRule(designated, found.id !== undefined),
        sayDeputiesMayAttend(),
      ].join("\n"),
    ),
  };
}

/**
 * Who may sit in `member`'s place: somebody of the municipal council of one of their municipalities; somebody we do not
 * know keeps the name that was typed. `people`: perhaps one of these. Throws `UserError` when the law does not let them.
 */
export function substituteNamed(
  { store }: CommandContext,
  member: Person,
  said: string,
): { id?: number; name: string } | { people: Person[] } {
  const own = municipalitiesOf(member);
  if (own.length === 0) throw new UserError(sayNoMunicipality());
  const municipalities = store.territory.municipalities();
  const councillors = store.people.all().filter((one) => one.id !== member.id && sitsIn(one, own));
  const among = namedPerson(said, councillors, []);
  if (among.kind === "one") return { id: among.person.id, name: nameOf(among.person) };
  if (among.kind === "ask") return { people: among.people };
  const known = namedPerson(said, store.people.all(), []);
  if (known.kind === "one") {
    const places = municipalities.filter(({ insee }) => own.includes(insee)).map(({ name }) => name);
    throw new UserError(sayOtherMunicipality(nameOf(known.person), places));
  }
  return { name: said.trim().replace(/[.,;!]+$/u, "") };
}

function sitsIn({ mandates }: Person, insees: readonly string[]): boolean {
  return mandates.some(
    ({ function: held, insee }) =>
      insee !== undefined && insees.includes(insee) && ["mayor", "deputy_mayor", "councillor"].includes(held),
  );
}

/** Whether `person` is mayor of a municipality in which `member` holds a mandate. */
export function isMayorOf(person: Person, member: Person): boolean {
  const own = municipalitiesOf(member);
  return person.mandates.some(
    ({ function: held, insee }) => held === "mayor" && insee !== undefined && own.includes(insee),
  );
}

function askMayors({ store, person, now, today }: CommandContext, view: MeetingView, standIn: string): void {
  const typed = `désigner ${standIn} pour ${fullNameOf(person)} ${typedMeeting(view)}`;
  const asked = { member: nameOf(person), standIn, meeting: sayMeetingName(view, today), typed };
  const message = typesetMessage({ blocks: sayDesignationAsked(asked) });
  for (const mayor of store.people.withFunction("mayor").filter((one) => isMayorOf(one, person))) {
    const key = `substitute:${view.meeting.id}:${person.id}:${mayor.id}:${now}`;
    notify(store, key, mayor.id, message, now, officeHourOf(store, mayor.id, now));
  }
}

import { municipalitiesOf } from "../../core/access.ts";
import type { Command, CommandContext } from "../../core/command.ts";
import type { MeetingView } from "../../core/meeting-view.ts";
import type { Choice } from "../../core/message.ts";
import type { Person } from "../../core/people.ts";
import { type MeetingPresence, presenceOf, presenceOfMember, quorumFor } from "../../core/presence.ts";
import type { Store } from "../../core/store/store.ts";
import { sayAttendances, sayMemberLine, type Spoken } from "../../core/words/attendance.ts";
import { sayMeetingName } from "../../core/words/meeting-names.ts";
import { namesById } from "../../core/named-people.ts";
import { isMayorOf } from "./be-replaced.ts";
import { typedMeeting } from "../../core/words/typed-meeting.ts";
import { chosenIn, lookedAt, readMeetingAlone, whichMeeting } from "./organised.ts";

export const attendances: Command = {
  name: "attendances",
  words: ["présences", "présence", "qui vient au", "qui vient à la", "qui vient"],
  group: "meetings",
  summary: "qui vient à une réunion, qui ne vient pas, qui n'a pas répondu",
  examples: ["présences copil"],
  action: "manage_meetings",
  parameters: (context) => whichMeeting("Quelle réunion ?", lookedAt(context), context),
  read: (rest, context) => readMeetingAlone(rest, lookedAt(context), context),
  run(context, parameters) {
    const view = chosenIn(parameters, lookedAt(context), context);
    const presence = presenceOf(context.store, view);
    const typed = typedMeeting(view);
    const over = (view.meeting.heldOn ?? context.today) <= context.today;
    const choices: Choice[] = [
      { value: `quorum ${typed}`, label: view.seated.template.quorum ? "Voir le quorum" : "Voir le compte" },
      ...(over ? [{ value: `pointer ${typed}`, label: presence.pointed ? "Corriger les présences" : "Pointer" }] : []),
    ];
    return {
      message: sayAttendances({
        meeting: sayMeetingName(view, context.today),
        pointed: presence.pointed,
        groups: groupsOf(context, presence),
        guests: presence.guests
          .filter(({ id }) => ["present", "remote"].includes(presence.by.get(id)?.presence ?? ""))
          .flatMap(({ id }) => namesHere(context.store, presence).get(id) ?? []),
        alone: aloneIn(context, view, presence),
        choices,
      }),
    };
  },
};

/** A guest who bears the name of a member is told apart too. */
function namesHere(store: Pick<Store, "territory">, { members, guests }: MeetingPresence): Map<number, string> {
  return namesById(store, [...members, ...guests]);
}

/** Members by what is known of each, as they are named. */
export function groupsOf({ store }: CommandContext, presence: MeetingPresence): Record<Spoken, string[]> {
  const groups: Record<Spoken, string[]> = {
    present: [],
    remote: [],
    absent: [],
    proxy: [],
    substitute: [],
    unknown: [],
  };
  const names = namesHere(store, presence);
  for (const member of presence.members) {
    const spoken = presenceOfMember(presence, member.id) ?? "unknown";
    const row = presence.by.get(member.id);
    const by = row?.byPerson === undefined ? undefined : store.people.byId(row.byPerson);
    groups[spoken].push(
      sayMemberLine(
        names.get(member.id) ?? "",
        spoken,
        row?.standIn?.name,
        row?.announced === true && !mayDesignate(by, member),
      ),
    );
  }
  return groups;
}

function mayDesignate(by: Person | undefined, member: Person): boolean {
  return by !== undefined && isMayorOf(by, member);
}

/** Municipalities that members come from, of which nobody is announced. */
function aloneIn({ store }: CommandContext, view: MeetingView, presence: MeetingPresence): string[] {
  const { represented } = quorumFor(presence, view);
  const expected = new Set(presence.members.flatMap(municipalitiesOf));
  return store.territory
    .municipalities()
    .filter(({ insee }) => expected.has(insee) && !represented.includes(insee))
    .map(({ name }) => name);
}

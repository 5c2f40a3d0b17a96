import type { CommandContext } from "../../core/command.ts";
import { UserError } from "../../core/errors.ts";
import { isInvited, type MeetingView } from "../../core/meeting-view.ts";
import { notify, officeHourOf } from "../../core/notify.ts";
import { lostProxies, presenceOf } from "../../core/presence.ts";
import { say } from "../../core/message.ts";
import type { Attendance } from "../../core/store/attendances.ts";
import {
  sayAlreadyOver,
  sayBefore,
  sayGuestGivesNoProxy,
  sayNoDayYet,
  sayNotMember,
  sayProxyLost,
} from "../../core/words/attendance.ts";
import { sayMeetingName } from "../../core/words/meeting-names.ts";
import { nameOf } from "../../core/words/people.ts";
import { typesetMessage } from "../../core/words/typeset-message.ts";

/** Throws `UserError` when this person has nothing to say of this meeting's presence now. */
export function checkMayAnnounce({ person, today, store }: CommandContext, view: MeetingView, asMember: boolean): void {
  const { meeting, seated } = view;
  const name = sayMeetingName(view, today);
  if (!isInvited(person, view)) throw new UserError(sayNotMember(name));
  if (meeting.heldOn === undefined) throw new UserError(sayNoDayYet(name));
  if (meeting.heldOn < today || meeting.status !== "planned" || presenceOf(store, view).pointed)
    throw new UserError(sayAlreadyOver(name));
  if (asMember && !seated.members.some(({ id }) => id === person.id)) throw new UserError(sayGuestGivesNoProxy());
}

/** Keeps what somebody says of their own presence; gives what they had said before, if it was something else. */
export function announce(
  context: CommandContext,
  view: MeetingView,
  said: Pick<Attendance, "presence" | "standIn">,
): string[] {
  const { store, person, now, today } = context;
  checkMayAnnounce(context, view, said.standIn !== undefined);
  const meetingId = view.meeting.id;
  const known = presenceOf(store, view).by.get(person.id);
  store.attendances.save({ meetingId, personId: person.id, ...said, announced: true, byPerson: person.id, at: now });
  store.audit.add(now, person.id, "attendance.announced", `meeting:${meetingId}:person:${person.id}`, {
    ...(known && { before: known.presence }),
    after: said.presence,
  });
  for (const { from, to } of lostProxies(presenceOf(store, view))) {
    if (to !== person.id) continue;
    const message = typesetMessage(say(sayProxyLost(nameOf(person), sayMeetingName(view, today))));
    notify(store, `proxy-lost:${meetingId}:${from}:${now}`, from, message, now, officeHourOf(store, from, now));
  }
  const isSame = known?.presence === said.presence && known.standIn?.name === said.standIn?.name;
  return known === undefined || isSame ? [] : [sayBefore(known.presence)];
}

import { nextOfficeHour } from "../core/calendar/office-hours.ts";
import type { CommandContext } from "../core/command.ts";
import { reopen, type Session } from "../core/interviewing.ts";
import { notify, officeHourOf } from "../core/notify.ts";
import { sayReopenedTo } from "../core/words/assignment.ts";
import { typesetMessage } from "../core/words/typeset-message.ts";

/** Opens an interview again, at the question `at` when there is one, and tells whoever answered it, in office hours. */
export function reopenAndTell(
  { store, person, now, timeZone }: CommandContext,
  session: Session,
  reason: string,
  at?: string,
): void {
  reopen(store, session, person, reason, now, at);
  const { id, insee, respondentId } = session.interview;
  if (respondentId === undefined) return;
  const place = { department: store.territory.municipality(insee)?.department ?? "" };
  const message = typesetMessage(sayReopenedTo(session.place, session.campaign.project.title, reason, id));
  const leavesAt = Math.max(nextOfficeHour(now, timeZone, place), officeHourOf(store, respondentId, now));
  notify(store, `reopened:${id}:${now}`, respondentId, message, now, leavesAt);
}

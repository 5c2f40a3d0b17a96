import { answerersOf } from "../core/answerers.ts";
import { nextOfficeHour } from "../core/calendar/office-hours.ts";
import type { CommandContext } from "../core/command.ts";
import { reopen, type Session } from "../core/interviewing.ts";
import { notify, officeHourOf } from "../core/notify.ts";
import { sayReopenedTo } from "../core/words/assignment.ts";
import { typesetMessage } from "../core/words/typeset-message.ts";

/** Opens an interview again, at the question `at` when there is one, and tells whoever answers it, in office hours. */
export function reopenAndTell(
  { store, person, now, timeZone }: CommandContext,
  session: Session,
  reason: string,
  at?: string,
): void {
  reopen(store, session, person, reason, now, at);
  const { id, insee } = session.interview;
  const place =
    insee === undefined
      ? store.territory.holidayPlace()
      : { department: store.territory.municipality(insee)?.department ?? "" };
  const message = typesetMessage(sayReopenedTo(session, reason));
  // Who answered may have left since, or have entered it for others.
  for (const one of answerersOf(store, session.interview, session.context.questionnaire)) {
    const leavesAt = Math.max(nextOfficeHour(now, timeZone, place), officeHourOf(store, one.id, now));
    notify(store, `reopened:${id}:${now}:person:${one.id}`, one.id, message, now, leavesAt);
  }
}

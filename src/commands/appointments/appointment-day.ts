import type { CivilDate } from "../../core/calendar/civil-date.ts";
import type { Parameters, Refused } from "../../core/command.ts";
import type { AtomicQuestion } from "../../core/interview/questionnaire.ts";
import { appointmentQuestions } from "../../core/words/appointments.ts";
import { sayDayUnread } from "../../core/words/meetings.ts";
import { readDayToCome } from "../consultations/said.ts";
import { dayAmongQuestion, readDayAmong } from "../meetings/day-among.ts";
import { dateParameter } from "../parameter.ts";

/** What was read of a day: that day, or the words that are not sure. "20 novembre" a few days after it is the one that has passed. */
export function readDay({ heldOn, unsureDay, unsureDays }: Parameters, today: CivilDate): Parameters {
  const day = heldOn ?? (unsureDay === undefined ? undefined : readDayToCome(String(unsureDay), today));
  if (day !== undefined) return { heldOn: day };
  return unsureDay === undefined ? {} : { unsureDay, unsureDays: String(unsureDays) };
}

/** Among those that were meant, when the words told none for sure. */
export function dayQuestion(known: Parameters): AtomicQuestion {
  return known.unsureDay !== undefined && known.heldOn === undefined
    ? dayAmongQuestion(known)
    : dateParameter({ id: "heldOn", ...appointmentQuestions.heldOn });
}

export function dayOf(known: Parameters, today: CivilDate): CivilDate {
  return String(known.heldOn ?? readDayAmong(known, today).heldOn);
}

export function refuseDay(known: Parameters, today: CivilDate): Refused | undefined {
  if (known.whichDay === undefined || known.heldOn !== undefined) return undefined;
  if (readDayAmong(known, today).heldOn !== undefined) return undefined;
  return { id: "whichDay", sentence: sayDayUnread(String(known.whichDay)) };
}

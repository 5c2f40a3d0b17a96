import { addDays, type CivilDate } from "../calendar/civil-date.ts";
import { francDays } from "./compute.ts";

/** What a convocation sent on a day is worth for a meeting. */
export type SummonsCheck = {
  /** The whole days left between the two. */
  days: CivilDate[];
  required: number;
  isLegal: boolean;
  /** Whether it would stand if the urgency were approved at the opening: one franc day at least (L. 2121-12). */
  mayBeUrgent: boolean;
  /** The first day on which this sending is good for a meeting. */
  meetingFrom: CivilDate;
};

/** CGCT, art. L. 5211-1 and L. 2121-12: proof is the day of dispatch; neither that day nor the meeting's counts. */
export function checkSummons(
  sentOn: CivilDate,
  meetingOn: CivilDate,
  delays: { required: number; urgent: number },
): SummonsCheck {
  const days = francDays(sentOn, meetingOn);
  return {
    days,
    required: delays.required,
    isLegal: sentOn < meetingOn && days.length >= delays.required,
    mayBeUrgent: sentOn < meetingOn && days.length >= delays.urgent,
    meetingFrom: addDays(sentOn, delays.required + 1),
  };
}

import { type CivilDate, weekdayOf } from "../calendar/civil-date.ts";
import { holidaysOf, type Place } from "../calendar/holidays.ts";
import { type LocalTime, minutesOf } from "../calendar/local-time.ts";

/** Another meeting, and how many people are expected at both. */
export type OtherMeeting = {
  name: string;
  heldOn: CivilDate;
  startsAt?: LocalTime;
  minutes: number;
  sameBody: boolean;
  shared: number;
};

/** Something to know before keeping a date. */
export type DayWarning =
  | { warning: "past" }
  | { warning: "sunday" }
  | { warning: "holiday"; name: string }
  | { warning: "same_body" | "overlap"; other: OtherMeeting };

/** What is to be confirmed about a meeting of `minutes` that begins at `startsAt` on `heldOn`. */
export function warningsAbout(
  { heldOn, startsAt, minutes }: { heldOn: CivilDate; startsAt: LocalTime; minutes: number },
  { today, time, place, others }: { today: CivilDate; time: LocalTime; place: Place; others: readonly OtherMeeting[] },
): DayWarning[] {
  const holidays = holidaysOf(Number(heldOn.slice(0, 4)), place).filter(({ date }) => date === heldOn);
  const sameDay = others.filter((other) => other.heldOn === heldOn);
  const isPast = heldOn < today || (heldOn === today && startsAt <= time);
  return [
    ...(isPast ? [{ warning: "past" } as const] : []),
    ...(weekdayOf(heldOn) === 7 ? [{ warning: "sunday" } as const] : []),
    ...holidays.slice(0, 1).map(({ name }): DayWarning => ({ warning: "holiday", name })),
    ...sameDay.flatMap((other): DayWarning[] => {
      if (other.sameBody) return [{ warning: "same_body", other }];
      return overlaps({ startsAt, minutes }, other) ? [{ warning: "overlap", other }] : [];
    }),
  ];
}

/** One without an hour takes the whole day. */
function overlaps(one: { startsAt: LocalTime; minutes: number }, other: OtherMeeting): boolean {
  if (other.startsAt === undefined) return true;
  const [a, b] = [minutesOf(one.startsAt), minutesOf(other.startsAt)];
  return a < b + other.minutes && b < a + one.minutes;
}

import { addDays, type CivilDate, daysBetween } from "../calendar/civil-date.ts";
import type { Place } from "../calendar/holidays.ts";
import { reminderDay } from "../calendar/reminder-day.ts";

/** No two reminders of anything are nearer than this, in days; the first message of a campaign counts for one. */
export const fewestDays = 7;
/** Who has just worked at it, or was just told of it, is left alone for these days. */
const quietDays = 3;
/** After as many reminders without one answer, somebody else is told that help may be of use. */
export const mostInVain = 3;

/** What one person is reminded of in one campaign. */
export type Recall = {
  /** The day its first message came. */
  openedOn: CivilDate;
  wishedBy: CivilDate;
  /** ISO weekdays on which they are there. */
  presence: readonly number[];
  /** The days of its reminders so far, in order. */
  recalledOn: readonly CivilDate[];
  /** How many of them came since the last answer. */
  inVain: number;
  /** The last day on which they worked at it, or somebody opened it again for them. */
  touchedOn: CivilDate;
  /** The day they asked to be reminded on. */
  askedFor?: CivilDate;
  /** They asked not to be reminded any more. */
  stopped: boolean;
};

/** `toldOn`: the last day on which they were reminded of anything, or first written to of a campaign. */
export type Now = { today: CivilDate; toldOn: CivilDate | undefined; place: Place };

/** Whether today, a day they are there, is one to remind them: what fell on a day without Relais is caught up once. */
export function isDue(recall: Recall, { today, toldOn, place }: Now): boolean {
  if (isHeld(recall, today)) return false;
  if (isAskedFor(recall, today)) return true;
  const isQuiet = toldOn !== undefined && daysBetween(toldOn, today) < fewestDays;
  return !isQuiet && isLeft(recall, today) && hasDayBy(recall, today, place);
}

/** What would come due before another reminder may be written is said with the one that leaves today. */
export function isSoonDue(recall: Recall, { today, place }: Now): boolean {
  return !isHeld(recall, today) && isLeft(recall, today) && hasDayBy(recall, addDays(today, fewestDays - 1), place);
}

/** Whether a message that leaves today anyway may tell of it, so that no reminder leaves in the week that follows. */
export function isDueThisWeek(recall: Recall, now: Now): boolean {
  const isQuiet = now.toldOn !== undefined && daysBetween(now.toldOn, now.today) < fewestDays;
  return isDue(recall, now) || (!isQuiet && isSoonDue(recall, now));
}

/** Whether the last reminder that may be written without an answer had its week. */
export function needsHelp(recall: Recall, today: CivilDate): boolean {
  const last = recall.recalledOn.at(-1);
  if (last === undefined || recall.inVain < mostInVain) return false;
  const isWaiting = isHeld(recall, today) || isAskedFor(recall, today);
  return !isWaiting && daysBetween(last, today) >= fewestDays;
}

/** They said not before a day to come, or no more at all. */
function isHeld({ stopped, askedFor }: Recall, today: CivilDate): boolean {
  return stopped || (askedFor !== undefined && askedFor > today);
}

/** The day they chose has come, and they were not reminded since: it is owed to them, whatever else was said that week. */
export function isAskedFor({ askedFor, recalledOn }: Recall, today: CivilDate): boolean {
  return askedFor !== undefined && askedFor <= today && !recalledOn.some((day) => day >= askedFor);
}

/** Nothing was said in vain too often, and they did not just see to it. */
function isLeft({ inVain, touchedOn }: Recall, today: CivilDate): boolean {
  return inVain < mostInVain && daysBetween(touchedOn, today) >= quietDays;
}

/** Whether a day to remind them has come by `day`, that no reminder of the week before it, or since, has covered. */
function hasDayBy(recall: Recall, day: CivilDate, place: Place): boolean {
  const { askedFor = recall.openedOn } = recall;
  const last = daysToRemind(recall, day, place).findLast((one) => one >= askedFor);
  if (last === undefined) return false;
  return !recall.recalledOn.some((one) => one > addDays(last, -fewestDays));
}

/**
 * The days to remind somebody of a campaign, up to `until`: halfway to the wished date, so that a long campaign is not a weekly
 * one; on their last day before it; then every week. Halfway gives way to the last day when they would be of the same week.
 */
export function daysToRemind(
  { openedOn, wishedBy, presence }: Pick<Recall, "openedOn" | "wishedBy" | "presence">,
  until: CivilDate,
  place: Place,
): CivilDate[] {
  const halfway = Math.max(Math.floor(daysBetween(openedOn, wishedBy) / 2), fewestDays);
  const first = addDays(openedOn, halfway);
  const last = reminderDay(wishedBy, presence, place);
  const days = addDays(first, fewestDays) <= last ? [first, last] : [last];
  for (let day = addDays(wishedBy, fewestDays); day <= until; day = addDays(day, fewestDays)) days.push(day);
  return days.filter((day) => day <= until);
}

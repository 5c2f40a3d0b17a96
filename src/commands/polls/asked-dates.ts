import { addDays, type CivilDate } from "../../core/calendar/civil-date.ts";
import type { LocalTime } from "../../core/calendar/local-time.ts";
import { nextOpenDay } from "../../core/calendar/open-days.ts";
import type { Parameters, Refused } from "../../core/command.ts";
import { mayBeHeld } from "../../core/date-polls.ts";
import { UserError } from "../../core/errors.ts";
import type { AtomicQuestion } from "../../core/interview/questionnaire.ts";
import { readTime } from "../../core/language/read-time.ts";
import type { DateOption } from "../../core/store/polls.ts";
import { sayDay } from "../../core/words/days.ts";
import { sayDatesHelp, sayDatesUnread, sayHourUnread, sayOption, sayTooManyDates } from "../../core/words/polls.ts";
import { textParameter } from "../parameter.ts";
import { readCandidates } from "./read-dates.ts";

const fewest = 2;
const most = 8;

/** How many dates may be put forward; `hour`: that of those already there, when it is not said. */
export type Room = { fewest: number; most: number; hour?: LocalTime };

const usualRoom: Room = { fewest, most };

/** How many more dates an open poll takes. */
export function roomIn(options: readonly DateOption[], today: CivilDate): Room {
  const proposed = options.filter((option) => mayBeHeld(option, today));
  const hours = new Set(options.map(({ startsAt }) => startsAt));
  const [hour] = hours;
  return { fewest: 1, most: most - proposed.length, ...(hour !== undefined && hours.size === 1 && { hour }) };
}

/** The dates put forward, then their hour when they do not tell it. */
export function datesParameters(
  known: Parameters,
  today: CivilDate,
  text: string,
  { fewest: least, hour: usual }: Room = usualRoom,
): AtomicQuestion[] {
  const help = sayDatesHelp(least, exampleDays(today), today);
  const asked = textParameter({ id: "dates", text, label: "Dates", help }, 300);
  const { dates } = known["dates"] === undefined ? { dates: [] } : readCandidates(String(known["dates"]), today);
  if (usual !== undefined || !dates.some(({ startsAt }) => startsAt === undefined)) return [asked];
  const hour = { id: "hour", text: "À quelle heure ?", label: "Heure", help: "Par exemple « 18 h 30 »." };
  return [asked, textParameter(hour, 40)];
}

/** Open days to come, so that the example can be typed as it is. */
function exampleDays(today: CivilDate): CivilDate[] {
  const first = nextOpenDay(addDays(today, 7));
  return [first, nextOpenDay(addDays(first, 1))];
}

/** Dates or an hour that are not understood: said, and asked again. */
export function refuseDates(known: Parameters, today: CivilDate, room = usualRoom): Refused | undefined {
  const problem = known["dates"] === undefined ? undefined : problemOf(String(known["dates"]), today, room);
  if (problem !== undefined) return { id: "dates", sentence: problem };
  const isUnread = known["hour"] !== undefined && hourOf(known) === undefined;
  return isUnread ? { id: "hour", sentence: sayHourUnread() } : undefined;
}

export type DateProposed = { heldOn: CivilDate; startsAt: LocalTime };

/** Once nothing is refused. */
export function askedDates(known: Parameters, today: CivilDate, room = usualRoom): DateProposed[] {
  const hour = hourOf(known) ?? room.hour;
  return readCandidates(String(known["dates"]), today).dates.map(({ heldOn, startsAt = hour }) => {
    if (startsAt === undefined) throw new UserError(sayHourUnread());
    return { heldOn, startsAt };
  });
}

function hourOf({ hour }: Parameters): LocalTime | undefined {
  const reading = readTime(String(hour ?? ""));
  return reading.kind === "read" ? reading.value : undefined;
}

function problemOf(said: string, today: CivilDate, room: Room): string | undefined {
  const { dates, unread } = readCandidates(said, today);
  const understood = dates.map(({ heldOn, startsAt }) =>
    startsAt === undefined ? sayDay(heldOn, today) : sayOption({ heldOn, startsAt }, today),
  );
  if (unread.length > 0 || dates.length < room.fewest) return sayDatesUnread(unread, understood, room.fewest);
  return dates.length > room.most ? sayTooManyDates(most) : undefined;
}

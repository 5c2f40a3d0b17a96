import { addDays, type CivilDate } from "./calendar/civil-date.ts";
import { isOpenDay } from "./calendar/open-days.ts";
import { byPerson, type Expected } from "./consultation-letters.ts";
import { openConsultations } from "./consultations.ts";
import type { Council } from "./legal/consultation-view.ts";
import { type Morning, type Section, wasTold } from "./morning-section.ts";
import type { Person } from "./people.ts";
import { isAtWork, workHourOf } from "./work-days.ts";
import { sayStillExpected } from "./words/consultations-letters.ts";

/** Days before the last one on which what is missing is recalled. */
const beforeLastDay = [30, 10];
/** The week before the council meets, and the day after, for its result. */
const aroundCouncil = [-7, 1];
/** What fell on days when Relais was stopped or they were away is said once they are back, not later than this. */
const forgottenAfter = 14;
/** Right after the document was sent, nothing needs to be recalled. */
const quietDays = 5;

/** What is missing, to those who answer for the municipalities, on a day they are at work. */
export function consultationReminders(morning: Morning): Section[] {
  const { store, library, at, today } = morning;
  if (wasTold(morning, "consultations", today)) return [];
  const expected = openConsultations(store, library, today).flatMap((view) =>
    view.councils.flatMap((council): Expected[] => (council.standing.kind === "awaited" ? [{ view, council }] : [])),
  );
  return byPerson(store, expected)
    .filter(({ person, expected: own }) => isDue(morning, person, own))
    .map(({ person, expected: own }) => ({
      personId: person.id,
      day: own.map(({ council }) => council.opinion.councilOn ?? council.lastDay ?? today).toSorted()[0],
      notBefore: workHourOf(store, person, at),
      said: sayStillExpected(person, own, today, store.territory.holidayPlace()),
    }));
}

/** Whether one of the days to recall has come since this person could last be told. */
function isDue(morning: Morning, person: Person, expected: readonly Expected[]): boolean {
  const { today } = morning;
  if (!isAtWork(person, today)) return false;
  const since = lastToldBefore(morning, person);
  return expected.some(({ council }) => recalledOn(council).some((day) => day > since && day <= today));
}

/** The last day before today on which letters left and this person was at work. */
function lastToldBefore(morning: Morning, person: Person): CivilDate {
  const { store, today } = morning;
  const place = store.territory.holidayPlace();
  let day = addDays(today, -1);
  for (; day > addDays(today, -forgottenAfter); day = addDays(day, -1))
    if (isOpenDay(day, place) && isAtWork(person, day) && wasTold(morning, "consultations", day)) return day;
  return day;
}

function recalledOn({ lastDay, opinion: { transmittedOn, councilOn } }: Council): CivilDate[] {
  if (lastDay === undefined || transmittedOn === undefined) return [];
  const days = [
    ...beforeLastDay.map((count) => addDays(lastDay, -count)),
    ...aroundCouncil.flatMap((count) => (councilOn === undefined ? [] : [addDays(councilOn, count)])),
  ];
  return days.filter((day) => day >= addDays(transmittedOn, quietDays));
}

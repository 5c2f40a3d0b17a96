import { isClerk, isElected } from "./access.ts";
import type { CivilDate } from "./calendar/civil-date.ts";
import { medianOf } from "./diagnostic/consolidate.ts";
import {
  barometerClosesOn,
  barometerOpening,
  type BarometerQuestion,
  barometerQuestions,
  isAskedSince,
  nextBarometerOpening,
  noMark,
} from "./governance/barometer.ts";
import { fewestAnswers } from "./governance/survey.ts";
import type { Person } from "./people.ts";
import type { Store } from "./store/store.ts";
import { enoughOf } from "./surveys.ts";

const setting = "barometer_since";

export type Barometer = { openedOn: CivilDate; closesOn: CivilDate };

/** Since when it is asked every quarter; undefined while the DGS did not turn it on. */
export function barometerSince(store: Store): CivilDate | undefined {
  return store.settings.get(setting);
}

export function startBarometer(store: Store, today: CivilDate): void {
  store.settings.set(setting, today);
}

/** From now on nobody is asked; the questions that wait to leave do not. */
export function stopBarometer(store: Store): void {
  store.settings.forget(setting);
  for (const { id } of store.people.all()) store.outbox.withdraw(id, "survey:barometer:");
}

/** The one that can be answered on `today`. */
export function openBarometer(store: Store, today: CivilDate): Barometer | undefined {
  const since = barometerSince(store);
  const openedOn = barometerOpening(today, store.territory.holidayPlace());
  const closesOn = barometerClosesOn(openedOn);
  return since !== undefined && isAskedSince(openedOn, since) && today <= closesOn ? { openedOn, closesOn } : undefined;
}

export function nextBarometer(store: Store, today: CivilDate): CivilDate {
  return nextBarometerOpening(today, store.territory.holidayPlace());
}

/** Elected officials and clerks, or nobody when they are too few. */
export function barometerPeople(store: Store): Set<number> {
  return enoughOf(
    store.people
      .all()
      .filter(answersBarometer)
      .map(({ id }) => id),
  );
}

export function answersBarometer(person: Person): boolean {
  return isElected(person) || isClerk(person);
}

/** What was answered of one quarter: `medians` in the order of the questions, each from five answers to its own up. */
export type BarometerTally = { openedOn: CivilDate; answers: number; medians: (number | undefined)[] };

/** Of the quarters that are closed, oldest first: one under five answers says how few they were, and nothing else. */
export function barometerTallies(store: Store, today: CivilDate): BarometerTally[] {
  return store.surveys.barometers().flatMap((survey) => {
    const openedOn = survey.slice("barometer:".length);
    if (barometerClosesOn(openedOn) >= today) return [];
    const said = store.surveys.answers(survey);
    const valuesOf = (question: BarometerQuestion) => said.filter((one) => one.question === question);
    const median = (question: BarometerQuestion) => {
      const marks = valuesOf(question).flatMap(({ value }) => (value === noMark ? [] : Number(value)));
      return marks.length < fewestAnswers ? undefined : medianOf(marks);
    };
    return { openedOn, answers: valuesOf("informed").length, medians: barometerQuestions.map(median) };
  });
}

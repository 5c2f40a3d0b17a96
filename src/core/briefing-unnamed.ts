import { isDirector, may } from "./access.ts";
import { answersBarometer, barometerTallies } from "./barometer.ts";
import type { Item, Notice } from "./briefing/facts.ts";
import type { NoticeScene } from "./briefing-notice.ts";
import { addDays, civilDateAt } from "./calendar/civil-date.ts";
import { instantOf } from "./calendar/local-time.ts";
import { barometerClosesOn } from "./governance/barometer.ts";
import { fewestAnswers, meetingSurvey, surveyClosesOn, tallySurvey } from "./governance/survey.ts";
import { seatedBodies } from "./seats.ts";
import { surveyedMeetings } from "./surveys.ts";
import { weatherClosesOn, weatherMeetings, weatherTally } from "./weather.ts";
import { sayMeetingTitle } from "./words/meeting-names.ts";
import { typedMeeting } from "./words/typed-meeting.ts";

/** What was answered without names, once it is closed and enough answered: for those who may read it, and the marks alone. */
export function weatherClosed({ store, library, today, since }: NoticeScene): Notice[] {
  const zone = store.territory.timeZone();
  const from = civilDateAt(since, zone);
  const closed = weatherMeetings(store, library, instantOf(today, "08:00", zone)).flatMap((view) => {
    const { heldOn } = view.meeting;
    const tally = heldOn !== undefined && weatherClosesOn(heldOn) < today ? weatherTally(store, view) : undefined;
    return heldOn === undefined || tally === undefined ? [] : [{ view, heldOn, tally }];
  });
  const [last, before] = closed;
  if (last === undefined || addDays(weatherClosesOn(last.heldOn), 1) < from) return [];
  const members = seatedBodies(store, library).flatMap((seated) => (seated.template.weather ? seated.members : []));
  const directors = store.people.all().filter(isDirector);
  const { view, heldOn, tally } = last;
  const meeting = sayMeetingTitle(view);
  const closedOn = weatherClosesOn(heldOn);
  const item: Item = {
    about: "weather",
    atoms: [{ key: `weather:${view.meeting.id}`, state: "closed" }],
    origin: { from: "survey", what: `météo du projet, ${meeting}`, on: closedOn, detail: "météo" },
    meeting,
    heldOn,
    answers: tally.answers,
    median: tally.median,
    ...(before !== undefined && { before: before.tally.median }),
  };
  return [{ heading: "moved", personIds: new Set([...directors, ...members].map(({ id }) => id)), item }];
}

/** What people thought of a séminaire, of a visite…: for those who may read it. */
export function surveysClosed({ store, library, today, since }: NoticeScene): Notice[] {
  const zone = store.territory.timeZone();
  const from = civilDateAt(since, zone);
  const readers = store.people.all().filter((one) => may(one, "see_briefing") && may(one, "see_surveys"));
  const personIds = new Set(readers.map(({ id }) => id));
  return surveyedMeetings(store, library, instantOf(today, "08:00", zone)).flatMap((view): Notice[] => {
    const { id, heldOn } = view.meeting;
    const closesOn = heldOn === undefined ? undefined : surveyClosesOn(heldOn);
    if (heldOn === undefined || closesOn === undefined || closesOn >= today || addDays(closesOn, 1) < from) return [];
    const { answers } = tallySurvey(store.surveys.answers(meetingSurvey(id)));
    if (answers < fewestAnswers) return [];
    const meeting = sayMeetingTitle(view);
    const item: Item = {
      about: "survey",
      atoms: [{ key: `survey:${id}`, state: "closed" }],
      origin: { from: "survey", what: `avis, ${meeting}`, on: closesOn, detail: `avis ${typedMeeting(view)}` },
      meeting,
      heldOn,
      answers,
      typed: `avis ${typedMeeting(view)}`,
    };
    return [{ heading: "moved", personIds, item }];
  });
}

/** Whoever was asked reads what came of it. */
export function barometerClosed({ store, today, since }: NoticeScene): Notice[] {
  const from = civilDateAt(since, store.territory.timeZone());
  const tallies = barometerTallies(store, today);
  const quarters = tallies.filter(({ answers }) => answers >= fewestAnswers);
  const [before, last] = [quarters.at(-2), quarters.at(-1)];
  if (last === undefined || last !== tallies.at(-1)) return [];
  const closedOn = barometerClosesOn(last.openedOn);
  if (addDays(closedOn, 1) < from) return [];
  const readers = store.people
    .all()
    .filter((one) => may(one, "see_briefing") && (isDirector(one) || answersBarometer(one)));
  const item: Item = {
    about: "barometer",
    atoms: [{ key: `barometer:${last.openedOn}`, state: "closed" }],
    origin: { from: "survey", what: "baromètre de coopération", on: closedOn, detail: "baromètre" },
    last,
    ...(before !== undefined && { before }),
  };
  return [{ heading: "moved", personIds: new Set(readers.map(({ id }) => id)), item }];
}

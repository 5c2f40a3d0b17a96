import { isDirector, may } from "./access.ts";
import { answersBarometer, barometerTallies } from "./barometer.ts";
import type { Item, Notice } from "./briefing/facts.ts";
import { directorIds, type NoticeScene } from "./briefing-notice.ts";
import { addDays, type CivilDate, civilDateAt } from "./calendar/civil-date.ts";
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
  const closed = weatherMeetings(store, library, instantOf(today, "08:00", zone)).flatMap((view) => {
    const { heldOn } = view.meeting;
    const tally = heldOn !== undefined && weatherClosesOn(heldOn) < today ? weatherTally(store, view) : undefined;
    return heldOn === undefined || tally === undefined ? [] : [{ view, heldOn, tally }];
  });
  const [last, before] = closed;
  if (last === undefined || isOldNews(weatherClosesOn(last.heldOn), since, zone)) return [];
  const members = seatedBodies(store, library).flatMap((seated) => (seated.template.weather ? seated.members : []));
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
  return [{ heading: "moved", personIds: new Set([...directorIds(store), ...members.map(({ id }) => id)]), item }];
}

/** What people thought of a séminaire, of a visite…: for those who may read it. */
export function surveysClosed({ store, library, today, since }: NoticeScene): Notice[] {
  const zone = store.territory.timeZone();
  const readers = store.people.all().filter((one) => may(one, "see_briefing") && may(one, "see_surveys"));
  const personIds = new Set(readers.map(({ id }) => id));
  return surveyedMeetings(store, library, instantOf(today, "08:00", zone)).flatMap((view): Notice[] => {
    const { id, heldOn } = view.meeting;
    if (heldOn === undefined) return [];
    const closesOn = surveyClosesOn(heldOn);
    if (closesOn >= today || isOldNews(closesOn, since, zone)) return [];
    const { answers } = tallySurvey(store.surveys.answers(meetingSurvey(id)));
    if (answers < fewestAnswers) return [];
    const meeting = sayMeetingTitle(view);
    const typed = `avis ${typedMeeting(view)}`;
    const item: Item = {
      about: "survey",
      atoms: [{ key: `survey:${id}`, state: "closed" }],
      origin: { from: "survey", what: `avis, ${meeting}`, on: closesOn, detail: typed },
      meeting,
      heldOn,
      answers,
      typed,
    };
    return [{ heading: "moved", personIds, item }];
  });
}

/** Whoever was asked reads what came of it. */
export function barometerClosed({ store, today, since }: NoticeScene): Notice[] {
  const tallies = barometerTallies(store, today);
  const quarters = tallies.filter(({ answers }) => answers >= fewestAnswers);
  const [before, last] = [quarters.at(-2), quarters.at(-1)];
  if (last === undefined || last !== tallies.at(-1)) return [];
  const closedOn = barometerClosesOn(last.openedOn);
  if (isOldNews(closedOn, since, store.territory.timeZone())) return [];
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

/** What closed on a day can be read from the next one on: whether that was before `since` (epoch ms). */
function isOldNews(closedOn: CivilDate, since: number, zone: string): boolean {
  return addDays(closedOn, 1) < civilDateAt(since, zone);
}

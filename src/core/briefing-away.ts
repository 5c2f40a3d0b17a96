import { coverScene, fallsIn, type FallsIn, isNothing, uncovered } from "./absence-cover.ts";
import { horizonDays } from "./briefing/compose.ts";
import type { Item, Notice } from "./briefing/facts.ts";
import { directorIds, type NoticeScene } from "./briefing-notice.ts";
import { addDays } from "./calendar/civil-date.ts";
import type { Person } from "./people.ts";
import type { Absence } from "./preferences/preferences.ts";
import { sayMeetingTitle } from "./words/meeting-names.ts";
import { nameOf } from "./words/people.ts";

/** Absences that leave something to nobody: for the DGS, but their own. Why somebody is away is asked by nobody and kept nowhere. */
export function awayUncovered({ store, library, today }: NoticeScene): Notice[] {
  const directors = directorIds(store);
  const scene = coverScene({ store, library, today });
  return [...scene.absences].flatMap(([personId, absences]): Notice[] => {
    const person = store.people.byId(personId);
    if (person === undefined) return [];
    const readers = new Set([...directors].filter((id) => id !== personId));
    return absences
      .filter(({ first, back }) => back > today && first <= addDays(today, horizonDays))
      .flatMap((absence): Notice[] => {
        const { meetings, ...rest } = uncovered(fallsIn(scene, person, absence));
        // Who said that they come may be back for that alone.
        const left = { ...rest, meetings: meetings.filter(({ coming }) => !coming) };
        return isNothing(left)
          ? []
          : [{ heading: "expected", personIds: readers, item: toItem(person, absence, left) }];
      });
  });
}

function toItem(person: Person, { first, back }: Absence, { interviews, deadlines, meetings }: FallsIn): Item {
  const left = [
    ...deadlines.map(({ title }) => `« ${title} »`),
    ...interviews.map(({ place }) => `diagnostic : ${place}`),
    ...meetings.map((view) => `réunion : ${sayMeetingTitle(view)}`),
  ];
  const [deadline] = deadlines;
  return {
    about: "away",
    atoms: [{ key: `away:${person.id}:${first}`, state: `${back} ${left.join()}` }],
    origin: { from: "absence", by: nameOf(person) },
    name: nameOf(person),
    first,
    back,
    left: {
      deadlines: deadlines.map(({ title }) => title),
      interviews: interviews.map(({ place }) => place),
      meetings: meetings.map(sayMeetingTitle),
    },
    ...(deadline !== undefined && { typed: `échéance confier ${deadline.title}` }),
  };
}

import { isClerk, isDirector } from "./access.ts";
import { answerersByPlace } from "./answerers.ts";
import type { CivilDate } from "./calendar/civil-date.ts";
import { interviewsOf } from "./interviewing.ts";
import type { Library } from "./library.ts";
import { allMeetings, isInvited, type MeetingView } from "./meeting-view.ts";
import type { Person } from "./people.ts";
import { type Absence, isAbsent } from "./preferences/preferences.ts";
import { presenceOf } from "./presence.ts";
import type { Deadline } from "./store/deadlines.ts";
import { isOpen } from "./store/interviews.ts";
import type { Store } from "./store/store.ts";

/** What waits for somebody while they are away, with who else could do it. `others`: of the same municipality, there that day. */
export type FallsIn = {
  interviews: { place: string; title: string; wishedBy: CivilDate; others: Person[] }[];
  deadlines: (Deadline & { others: Person[] })[];
  /** Those where they did not say that they will not be there; `coming`: they said that they come. */
  meetings: (MeetingView & { coming: boolean })[];
};

type Scene = { store: Store; library: Library; today: CivilDate };

/** What is read once, however many are away. */
export type CoverScene = Scene & {
  absences: ReadonlyMap<number, readonly Absence[]>;
  reachable: ReadonlySet<number>;
  meetings: readonly MeetingView[];
  deadlines: readonly Deadline[];
  answerers: ReadonlyMap<string, readonly Person[]>;
};

export function coverScene({ store, library, today }: Scene): CoverScene {
  return {
    store,
    library,
    today,
    absences: store.preferences.allAbsences(),
    reachable: store.accounts.reachablePeople(),
    meetings: allMeetings(store, library).filter(
      ({ meeting: { status, heldOn } }) => status === "planned" && heldOn !== undefined && heldOn >= today,
    ),
    deadlines: store.deadlines.open(),
    answerers: answerersByPlace(store),
  };
}

export function fallsIn(scene: CoverScene, person: Person, { first, back }: Absence): FallsIn {
  const { store, library, today, absences, reachable, meetings, deadlines, answerers } = scene;
  const isIn = (day: CivilDate) => first <= day && day < back;
  const areThere = (people: readonly Person[], day: CivilDate) =>
    people.filter(
      ({ id }) => id !== person.id && reachable.has(id) && !isAbsent(absences.get(id) ?? [], day < first ? first : day),
    );
  return {
    interviews: interviewsOf(store, library, person).flatMap(({ insee, status, campaign, place }) => {
      const { wishedBy } = campaign;
      // What is wished before they leave is theirs to do, until that day has passed.
      const waits = isOpen(status) && (isIn(wishedBy) || (wishedBy < today && wishedBy < back));
      if (insee === undefined || !waits) return [];
      const others = areThere(answerers.get(insee) ?? [], wishedBy);
      return [{ place, title: campaign.project.title, wishedBy, others }];
    }),
    deadlines: deadlines
      .filter(({ ownerId, due }) => ownerId === person.id && isIn(due))
      .map((one) => ({ ...one, others: areThere(couldDo(store, one), one.due) })),
    meetings: meetings.flatMap((view) => {
      if (view.meeting.heldOn === undefined || !isIn(view.meeting.heldOn) || !isInvited(person, view)) return [];
      const said = presenceOf(store, view).by.get(person.id)?.presence;
      const coming = said === "present" || said === "remote";
      return said === undefined || coming ? [{ ...view, coming }] : [];
    }),
  };
}

/** Of a municipality, its agents; of all the EPCI, its services, then who leads them. */
function couldDo({ people }: Pick<Store, "people">, { insee }: Deadline): Person[] {
  if (insee !== undefined) return people.inMunicipality(insee).filter(isClerk);
  const all = people.all();
  return [...all.filter((one) => !isDirector(one) && one.mandates.some(isOfServices)), ...all.filter(isDirector)];
}

function isOfServices({ insee, function: held }: Person["mandates"][number]): boolean {
  return insee === undefined && (held === "staff" || held === "town_clerk");
}

/** What nobody else can do without being asked: for the direction. */
export function uncovered({ interviews, deadlines, meetings }: FallsIn): FallsIn {
  return { interviews: interviews.filter(({ others }) => others.length === 0), deadlines, meetings };
}

export function isNothing({ interviews, deadlines, meetings }: FallsIn): boolean {
  return interviews.length + deadlines.length + meetings.length === 0;
}

/** The absence under way, else the next. */
export function absenceToCover(store: Store, personId: number, today: CivilDate): Absence | undefined {
  return store.preferences.absences(personId).find(({ back }) => back > today);
}

import type { CivilDate } from "../calendar/civil-date.ts";
import { addDays } from "../calendar/civil-date.ts";
import type { LocalTime } from "../calendar/local-time.ts";
import type { Coverage, Matter, Place } from "../diagnostic/coverage.ts";

/** What is known this week, before anyone's point of view. */
export type WeekFacts = {
  today: CivilDate;
  campaigns: {
    title: string;
    service: string | undefined;
    wishedBy: CivilDate;
    coverage: Coverage;
    /** Validated since the last briefing. */
    news: Place[];
  }[];
  /** Open ones, nearest first. `insee` absent: of all the EPCI. */
  deadlines: WeekDeadline[];
  doneDeadlines: Omit<WeekDeadline, "due">[];
  /** What the law asks soon, of the EPCI or of one municipality. */
  legal: { title: string; due: CivilDate; insee?: string }[];
  /** Planned ones, nearest first. */
  meetings: WeekMeeting[];
  matters: Matter[];
};

/** `personIds`: who is expected. */
export type WeekMeeting = {
  title: string;
  heldOn: CivilDate;
  startsAt?: LocalTime;
  where?: string;
  personIds: readonly number[];
};

/** `decisionId`: of the decision it carries out, which not everybody may read. */
type WeekDeadline = { title: string; due: CivilDate; insee?: string; ownerId?: number; decisionId?: number };

export type Reader = {
  personId: number;
  view: "director" | "clerk" | "elected" | "other";
  municipalities: readonly string[];
  delegations: readonly string[];
  /** Interviews this person is to answer, with minutes left. */
  interviews: { title: string; place: string; minutes: number; begun: boolean; wishedBy: CivilDate }[];
};

export type Item =
  | { about: "validated"; title: string; places: Place[] }
  | { about: "coverage"; title: string; coverage: Coverage; wishedBy: CivilDate }
  | { about: "deadline_done"; title: string }
  | { about: "deadline"; title: string; due: CivilDate }
  | ({ about: "meeting" } & Omit<WeekMeeting, "personIds">)
  | { about: "interviews"; title: string; places: string[]; minutes: number; begun: boolean; wishedBy: CivilDate }
  | { about: "matter"; matter: Matter };

/** Three short lists; "avancées" first. */
export type Briefing = { moved: Item[]; coming: Item[]; expected: Item[] };

const horizonDays = 21;
const mostLines = { director: 12, clerk: 8, elected: 5, other: 5 } as const;

/** What `reader` should know this week, or undefined when there is nothing to say: then nothing is sent. */
export function composeBriefing(facts: WeekFacts, reader: Reader): Briefing | undefined {
  const briefing = fit(
    { moved: moved(facts, reader), coming: coming(facts, reader), expected: expected(facts, reader) },
    mostLines[reader.view],
  );
  return briefing.moved.length + briefing.coming.length + briefing.expected.length === 0 ? undefined : briefing;
}

function moved(facts: WeekFacts, reader: Reader): Item[] {
  const follows = (service: string | undefined) =>
    reader.view === "director" || (service !== undefined && reader.delegations.includes(service));
  const campaigns = facts.campaigns.flatMap((campaign): Item[] => {
    const all = follows(campaign.service);
    const places = all
      ? campaign.news
      : campaign.news.filter((place) => reader.municipalities.includes(place.insee ?? ""));
    const news: Item[] = places.length > 0 ? [{ about: "validated", title: campaign.title, places }] : [];
    return all && news.length > 0 ? [...news, coverageItem(campaign)] : news;
  });
  const done = facts.doneDeadlines
    .filter((one) => concerns(one.insee, reader))
    .map((one): Item => ({ about: "deadline_done", title: one.title }));
  return [...campaigns, ...done];
}

function coming(facts: WeekFacts, reader: Reader): Item[] {
  const end = addDays(facts.today, horizonDays);
  // Those where they are expected; the DGS knows of all.
  const meetings = facts.meetings
    .filter(({ heldOn, personIds }) => {
      const isTheirs = reader.view === "director" || personIds.includes(reader.personId);
      return isTheirs && heldOn >= facts.today && heldOn <= end;
    })
    .map(({ personIds: _personIds, ...meeting }): Item => ({ about: "meeting", ...meeting }));
  if (reader.view === "other") return meetings;
  // Without news, where the diagnostic stands is no step forward: the DGS finds it among what comes.
  const still =
    reader.view === "director" ? facts.campaigns.filter((one) => one.news.length === 0).map(coverageItem) : [];
  const deadlines = facts.deadlines
    .filter(
      (one) =>
        one.due >= facts.today && one.due <= end && concerns(one.insee, reader) && one.ownerId !== reader.personId,
    )
    .map((one): Item => ({ about: "deadline", title: one.title, due: one.due }));
  return [...still, ...meetings, ...deadlines];
}

function coverageItem({ title, coverage, wishedBy }: WeekFacts["campaigns"][number]): Item {
  return { about: "coverage", title, coverage, wishedBy };
}

function expected(facts: WeekFacts, reader: Reader): Item[] {
  const own = facts.deadlines
    .filter((one) => one.ownerId === reader.personId && one.due <= addDays(facts.today, horizonDays))
    .filter((one) => reader.view !== "director" || one.due >= facts.today)
    .map((one): Item => ({ about: "deadline", title: one.title, due: one.due }));
  const interviews = groupInterviews(reader.interviews);
  const matters = reader.view === "director" ? facts.matters.map((matter): Item => ({ about: "matter", matter })) : [];
  const legal = facts.legal
    .filter(({ insee }) =>
      insee === undefined
        ? reader.view === "director"
        : reader.view !== "director" && reader.municipalities.includes(insee),
    )
    .filter(({ due }) => due <= addDays(facts.today, horizonDays))
    .map(({ title, due }): Item => ({ about: "deadline", title, due }));
  return [...matters, ...legal, ...interviews, ...own];
}

/** One line for all the municipalities in which the same thing is to be done. */
function groupInterviews(interviews: Reader["interviews"]): Item[] {
  const groups = Map.groupBy(interviews, ({ title, begun }) => `${title}|${begun}`);
  return [...groups.values()].flatMap((group): Item[] => {
    const [first] = group;
    if (first === undefined) return [];
    const { title, begun, wishedBy } = first;
    const minutes = group.reduce((total, one) => total + one.minutes, 0);
    return [{ about: "interviews", title, begun, wishedBy, minutes, places: group.map((one) => one.place) }];
  });
}

function concerns(insee: string | undefined, reader: Reader): boolean {
  return insee === undefined || reader.view === "director" || reader.municipalities.includes(insee);
}

/** Keeps what is expected whole first, then leaves each of the others at least one line. */
function fit(briefing: Briefing, most: number): Briefing {
  const expectedLines = briefing.expected.slice(0, most);
  const room = most - expectedLines.length;
  const movedLines = briefing.moved.slice(0, Math.max(room - Math.min(briefing.coming.length, Math.ceil(room / 2)), 0));
  const comingLines = briefing.coming.slice(0, room - movedLines.length);
  return { moved: movedLines, coming: comingLines, expected: expectedLines };
}

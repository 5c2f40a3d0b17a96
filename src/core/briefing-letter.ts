import { type Briefing, composeBriefing } from "./briefing/compose.ts";
import { anyone, type Memory, type Reader, type Volume, type WeekFacts } from "./briefing/facts.ts";
import { fit, type Room } from "./briefing/fit.ts";
import { factsFor, factsForAnyone, readerOf, viewOf, weekFacts } from "./briefing-facts.ts";
import { editsAt, withoutHeld } from "./briefing-issue.ts";
import { keptLines } from "./briefing-kept.ts";
import { addDays, type CivilDate, civilDateAt } from "./calendar/civil-date.ts";
import { instantOf } from "./calendar/local-time.ts";
import { type AwaitedIn, recallsOf } from "./campaign-recall.ts";
import { dueThisWeek } from "./campaign-reminders.ts";
import { type Sight, sightOf } from "./decision-view.ts";
import type { Library } from "./library.ts";
import { calendarFileOf } from "./meeting-calendar.ts";
import { meetingView } from "./meeting-view.ts";
import type { Block, Outbound } from "./message.ts";
import { whomToAsk } from "./notify.ts";
import type { Person } from "./people.ts";
import type { Store } from "./store/store.ts";
import { type BriefingSaid, countWords, sayLines } from "./words/briefing-lines.ts";
import { sayBriefing, sayBriefingFoot, sayBriefingTitle, sayWentOut, sayWrittenBriefing } from "./words/briefing.ts";

/** Twenty seconds for an élue; her list for a secrétaire; one screen for the DGS. The words are all that is read, title included. */
const rooms: Record<Reader["view"], Room> = {
  director: { lines: 12, words: 300 },
  clerk: { lines: 8, words: 200 },
  elected: { lines: 5, words: 120 },
  other: { lines: 5, words: 120 },
};
/** Of the first briefings, in days; what was told since is remembered line by line, and looked for further back. */
const firstDays = 7;
const newsDays = 21;
/** The words on how to change all this come with the first, then seldom. */
const footDays = 90;

/** What is known today, read once for all its readers; each may look back as far as their own last briefing. */
export type Week = {
  facts: (since: CivilDate) => WeekFacts;
  sight: Sight;
  /** Whether a line tells of what only some may read. */
  isKept: ReturnType<typeof keptLines>;
  at: number;
  today: CivilDate;
};

export function weekAt(store: Store, library: Library, at: number): Week {
  const zone = store.territory.timeZone();
  const today = civilDateAt(at, zone);
  const read = new Map<CivilDate, WeekFacts>();
  let kept: Week["isKept"] | undefined;
  return {
    at,
    today,
    sight: sightOf(store, library),
    isKept(line) {
      kept ??= keptLines(store);
      return kept(line);
    },
    facts(since) {
      const known = read.get(since) ?? weekFacts(store, library, today, instantOf(since, "00:00", zone));
      read.set(since, known);
      return known;
    },
  };
}

/** Everything that stands for this person today, whatever they were told before. */
export function standingOf(store: Store, library: Library, person: Person, week: Week): Briefing | undefined {
  const facts = factsFor(person, week.facts(addDays(week.today, -firstDays)), week.sight);
  return composeBriefing(facts, readerOf(store, library, person, week.today));
}

/**
 * The point of this person, kept line by line so that each can say where it comes from; undefined when there is nothing to
 * say. `asked`: they want to read all that stands; otherwise what is new for them since they were last told.
 */
export function writeBriefing(
  store: Store,
  library: Library,
  person: Person,
  week: Week,
  how: { asked: boolean; volume?: Volume },
): Outbound | undefined {
  const edits = editsAt(store, week.at);
  const whole = how.asked ? standingOf(store, library, person, week) : newsFor(store, library, person, week);
  const kept = whole && withoutHeld(whole, edits);
  const briefing = kept !== undefined && how.volume === "minimum" ? onlyExpected(kept) : kept;
  if (briefing === undefined) return undefined;
  const title = sayBriefingTitle({ person, places: store.territory.municipalities(), today: week.today });
  const view = viewOf(person);
  const foot = how.asked ? undefined : footOf(store, person, view, week);
  const said = sayLines(briefing, week.today, edits);
  const { shown, rest } = fit(
    said,
    roomFor(view, how.volume, countWords(`${title} ${edits.word ?? ""} ${foot ?? ""}`)),
  );
  const lines = [...shown, ...rest];
  // An e-mail holds all of it at once.
  const isWhole = store.accounts.isByEmailAlone(person.id) && how.volume !== "short";
  store.briefings.add(
    person.id,
    week.at,
    how.asked,
    lines.map(({ heading, said: words, item: { atoms, origin } }, rank) => ({
      heading,
      said: words,
      atoms,
      origin,
      shown: isWhole || rank < shown.length,
    })),
  );
  if (!how.asked) keepReminders(store, library, person, week, shown);
  const marked = lines.map((line, rank) => ({ ...line, number: rank + 1, kept: week.isKept(line.item) }));
  return {
    ...sayBriefing({ title, lines: marked.slice(0, shown.length), rest: rest.length, foot, word: edits.word }),
    written: sayWrittenBriefing({
      title,
      lines: how.volume === "short" ? marked.slice(0, shown.length) : marked,
      word: edits.word,
      files: agendaFiles(store, library, person, lines, week.at),
      contact: whomToAsk(store),
    }),
  };
}

/** What the people of this municipality would be told, of what anyone may read: for whoever tells them by other ways. */
export function anyonesLines(store: Store, week: Week, insee: string): BriefingSaid[] {
  const facts = factsForAnyone(week.facts(addDays(week.today, -newsDays)), week.sight);
  const reader: Reader = {
    personId: anyone,
    view: "elected",
    municipalities: [insee],
    delegations: [],
    interviews: [],
  };
  const edits = editsAt(store, week.at);
  const whole = composeBriefing(facts, reader);
  const briefing = whole && withoutHeld(whole, edits);
  return briefing === undefined ? [] : fit(sayLines(briefing, week.today, edits), rooms.elected).shown;
}

/** Of what stands for this person, what anyone of their municipalities may hear: what they can read aloud. */
export function readAloudOf(store: Store, library: Library, person: Person, week: Week): Briefing | undefined {
  const facts = factsForAnyone(week.facts(addDays(week.today, -firstDays)), week.sight);
  const { municipalities, delegations } = readerOf(store, library, person, week.today);
  // Whoever conducts the whole follows all of it.
  const followed = viewOf(person) === "director" ? "all" : delegations;
  return composeBriefing(facts, {
    personId: anyone,
    view: "elected",
    municipalities,
    delegations: followed,
    interviews: [],
  });
}

/** What is new for this person since they were last told, before anything of it is held back. */
export function newsFor(store: Store, library: Library, person: Person, week: Week): Briefing | undefined {
  const { facts, sight, today } = week;
  const zone = store.territory.timeZone();
  const memory: Memory = store.briefings.memoryOf(person.id, zone);
  const last = store.briefings.lastSentAt(person.id);
  const since =
    last === undefined
      ? addDays(today, -firstDays)
      : [civilDateAt(last, zone), addDays(today, -newsDays)].toSorted()[0];
  const known = factsFor(person, facts(since ?? today), sight);
  const due = new Set(remindersDue(store, library, person, week).map(({ campaign }) => campaign.id));
  return composeBriefing(known, readerOf(store, library, person, today, due), memory);
}

/**
 * What a campaign waits for is recalled once a week at most: in a week that has a point on a day they are there, it is one of its
 * lines, and no other message. Whoever has but e-mail gets the forms, which come with the reminder itself.
 */
function remindersDue(store: Store, library: Library, person: Person, { at, today }: Week): AwaitedIn[] {
  if (store.accounts.isByEmailAlone(person.id)) return [];
  return dueThisWeek({ store, at, today }, recallsOf(store, library, person));
}

/** Of the campaigns whose own line is read: what did not find room is still to be recalled. */
function keepReminders(
  store: Store,
  library: Library,
  person: Person,
  week: Week,
  shown: readonly BriefingSaid[],
): void {
  const recalled = new Set(shown.flatMap(({ item }) => (item.about === "interviews" ? item.campaignId : [])));
  for (const { campaign } of remindersDue(store, library, person, week))
    if (recalled.has(campaign.id)) store.reminders.add(person.id, campaign.id, week.at);
}

/** Of all this, what is expected of them alone. */
function onlyExpected({ expected }: Briefing): Briefing | undefined {
  return expected.length === 0 ? undefined : { moved: [], coming: [], expected, reading: [] };
}

function roomFor(view: Reader["view"], volume: Volume | undefined, taken: number): Room {
  const { lines, words } = rooms[view];
  return volume === "short"
    ? { lines: Math.ceil(lines / 2), words: Math.ceil(words / 2) - taken }
    : { lines, words: words - taken };
}

/** What ends the point: to how many the last ones went, for the DGS; how to change all this, seldom. */
function footOf(store: Store, person: Person, view: Reader["view"], { at, today }: Week): string | undefined {
  const startOf = (day: CivilDate) => instantOf(day, "00:00", store.territory.timeZone());
  const weekAgo = addDays(today, -firstDays);
  const readers = view === "director" ? store.briefings.sentBetween(startOf(weekAgo), startOf(today)) : 0;
  const lines = [
    ...(readers === 0 ? [] : [sayWentOut(readers)]),
    ...(wasToldHow(store, person, at) ? [] : [sayBriefingFoot()]),
  ];
  return lines.length === 0 ? undefined : lines.join("\n");
}

/** Whether the words on how to change all this came with one of their last briefings. */
function wasToldHow(store: Store, { id }: Person, at: number): boolean {
  const first = store.briefings.firstSentAt(id);
  if (first === undefined) return false;
  const last = store.briefings.lastSentAt(id) ?? first;
  const quarter = (instant: number) => Math.floor((instant - first) / (footDays * 24 * 3_600_000));
  return quarter(last) === quarter(at);
}

/** One a meeting, for whoever reads it by e-mail. */
function agendaFiles(
  store: Store,
  library: Library,
  person: Person,
  lines: readonly BriefingSaid[],
  at: number,
): Block[] {
  return lines.flatMap(({ item }) => {
    if (item.about !== "meeting") return [];
    const view = meetingView(store, library, item.id);
    return view === undefined ? [] : calendarFileOf(store, view, person, at);
  });
}

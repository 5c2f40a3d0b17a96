import { type Briefing, composeBriefing } from "./briefing/compose.ts";
import { anyone, type Reader, type WeekFacts } from "./briefing/facts.ts";
import { fit } from "./briefing/fit.ts";
import { factsForAnyone } from "./briefing-facts.ts";
import { editsAt, roomWordAt, withoutHeld } from "./briefing-issue.ts";
import type { Week } from "./briefing-letter.ts";
import { noticesOf } from "./briefing-decided.ts";
import { addDays, type CivilDate } from "./calendar/civil-date.ts";
import { instantOf } from "./calendar/local-time.ts";
import { plainDecisionsOf } from "./decision-view.ts";
import type { Library } from "./library.ts";
import type { Outbound } from "./message.ts";
import type { SeatedBody } from "./seats.ts";
import type { BodyRoom } from "./store/rooms.ts";
import type { Store } from "./store/store.ts";
import { countWords, sayLines } from "./words/briefing-lines.ts";
import { sayRoomPoint, sayRoomPointTitle } from "./words/rooms.ts";

/** Twenty seconds, title included. */
const longest = { lines: 5, words: 120 };
/** How far a first point looks back, in days, then those that remember what they told. */
const firstDays = 7;
const newsDays = 21;

/** Nobody in particular: nothing is expected of them, and no municipality is theirs. */
const reader: Reader = { personId: anyone, view: "elected", municipalities: [], delegations: [], interviews: [] };

/**
 * What is new for the room of an instance since its last point, kept so that it is told once; undefined: nothing. What anyone of the
 * project may read, and of this instance what is not sensitive; nothing that is for one person.
 */
export function writeRoomPoint(
  store: Store,
  library: Library,
  room: BodyRoom,
  seated: SeatedBody,
  week: Week,
): Outbound | undefined {
  const edits = editsAt(store, week.at);
  const news = newsOf(store, library, room, seated, week);
  const kept = news && withoutHeld(news, edits);
  if (kept === undefined) return undefined;
  const title = sayRoomPointTitle(seated, week.today);
  const word = roomWordAt(store, week.at);
  const words = longest.words - countWords(`${title} ${word ?? ""}`);
  const { shown } = fit(sayLines(kept, week.today, edits), { ...longest, words });
  for (const { item } of shown) store.rooms.tell(room.lane, item.atoms, week.today);
  return sayRoomPoint(
    title,
    shown.map(({ said }) => said),
    word,
  );
}

function newsOf(
  store: Store,
  library: Library,
  { lane }: BodyRoom,
  seated: SeatedBody,
  { facts, sight, today }: Week,
): Briefing | undefined {
  const memory = store.rooms.memoryOf(lane);
  const since = addDays(today, -(memory.size === 0 ? firstDays : newsDays));
  const known = withOwn(store, library, seated, withoutNames(factsForAnyone(facts(since), sight)), since);
  const briefing = composeBriefing(known, reader, memory);
  return briefing && { ...briefing, expected: [] };
}

/** Where others read, nobody is named as the one in charge. */
function withoutNames(facts: WeekFacts): WeekFacts {
  const deadlines = facts.deadlines.map(({ origin: { owner: _owner, ...origin }, ...one }) => ({ ...one, origin }));
  return { ...facts, deadlines };
}

/** With the meetings of this instance and what it decided, whoever may read of it elsewhere. */
function withOwn(store: Store, library: Library, seated: SeatedBody, facts: WeekFacts, since: CivilDate): WeekFacts {
  const { body, template } = seated;
  const own = new Set(store.meetings.all().flatMap(({ id, bodyId }) => (bodyId === body.id ? [id] : [])));
  const meetings = facts.meetings.map((one) => (own.has(one.id) ? { ...one, personIds: [anyone], unsaid: [] } : one));
  if (template.audience === "everyone") return { ...facts, meetings };
  const from = instantOf(since, "00:00", store.territory.timeZone());
  const decided = plainDecisionsOf(store, library, body.id).filter(
    ({ decision }) => (store.minutes.of(decision.meetingId).validatedAt ?? 0) >= from,
  );
  return { ...facts, meetings, notices: [...facts.notices, ...noticesOf(store, anyone, decided)] };
}

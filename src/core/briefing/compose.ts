import { addDays, type CivilDate, compareDates } from "../calendar/civil-date.ts";
import { bestFor } from "../communication/resource.ts";
import type { Heading, Item, Memory, Reader, WeekFacts } from "./facts.ts";
import {
  atomOf,
  coverageItem,
  deadlineItem,
  groupInterviews,
  meetingItem,
  placed,
  stateOf,
  validatedItem,
} from "./items.ts";
import { isToTell, stageOf } from "./recall.ts";

/** Three lists, "avancées" first; in each, what matters most comes first. */
export type Briefing = Record<Heading, Item[]>;

/** How far ahead a briefing looks. */
export const horizonDays = 21;

/**
 * What `reader` should know now and was not told before, or undefined when there is nothing to say: then nothing is sent.
 * Without a `memory`, all that stands.
 */
export function composeBriefing(facts: WeekFacts, reader: Reader, memory: Memory = new Map()): Briefing | undefined {
  const { today } = facts;
  const isNew = (heading: Heading, item: Item) => {
    const atoms = item.atoms.filter((atom) => isToTell(atom, heading, memory, today));
    return atoms.length > 0;
  };
  const noticed = (heading: Heading) =>
    facts.notices
      .filter((one) => one.heading === heading && one.personIds.has(reader.personId))
      .map(({ item }) => item);
  const briefing = {
    moved: [...noticed("moved"), ...moved(facts, reader, memory)].filter((item) => isNew("moved", item)),
    coming: coming(facts, reader, memory).filter((item) => isNew("coming", item)),
    // What is left to answer is recalled at its own pace: it is given here only when it is to be told.
    expected: expected(facts, reader, memory, noticed("expected")).filter(
      (item) => item.about === "interviews" || isNew("expected", item),
    ),
  };
  // Something to read never makes a message of itself.
  return briefing.moved.length + briefing.coming.length + briefing.expected.length === 0
    ? undefined
    : { ...briefing, reading: reading(facts, reader, memory) };
}

/** One card at most, never twice: of the services they follow, or of what the project is at. */
function reading({ resources, phase, campaigns }: WeekFacts, reader: Reader, memory: Memory): Item[] {
  const services =
    reader.delegations === "all" ? campaigns.flatMap(({ service }) => service ?? []) : reader.delegations;
  const told = new Set(resources.filter(({ id }) => memory.has(`resource:${id}`)).map(({ id }) => id));
  const best = bestFor(resources, { services, phase, told });
  if (best === undefined) return [];
  const { id, title, kind, place, origin } = best;
  const atoms = [{ key: `resource:${id}`, state: "card" }];
  return [{ about: "resource", atoms, origin, resource: { title, kind, place } }];
}

function moved(facts: WeekFacts, reader: Reader, memory: Memory): Item[] {
  const follows = (service: string | undefined) =>
    reader.view === "director" ||
    reader.delegations === "all" ||
    (service !== undefined && reader.delegations.includes(service));
  const campaigns = facts.campaigns.flatMap((campaign): Item[] => {
    const all = follows(campaign.service);
    const fresh = campaign.news.filter((place) => isToTell(atomOf(campaign, place), "moved", memory, facts.today));
    const places = all
      ? fresh
      : fresh.filter(({ insee, by }) => reader.municipalities.includes(insee ?? "") && by !== reader.personId);
    return places.length > 0 ? [validatedItem(campaign, places, all)] : [];
  });
  // What somebody else was asked to do is the affair of whoever conducts the whole; what they did themselves is no news to them.
  const done = facts.doneDeadlines
    .filter((one) => concerns(one.insee, reader))
    .filter((one) => reader.view === "director" || (one.decisionId === undefined && one.ownerId !== reader.personId))
    .map(({ id, title, place, objective, origin }): Item => ({
      about: "deadline_done",
      atoms: [{ key: `deadline:${id}`, state: "done" }],
      origin,
      title,
      ...placed(place, reader),
      ...(objective !== undefined && { objective }),
    }));
  return [...campaigns, ...done];
}

function coming(facts: WeekFacts, reader: Reader, memory: Memory): Item[] {
  const { today } = facts;
  const end = addDays(today, horizonDays);
  // Those where they are expected; the DGS knows of all.
  const meetings = facts.meetings
    .filter(({ heldOn, personIds }) => {
      const isTheirs = reader.view === "director" || personIds.includes(reader.personId);
      return isTheirs && heldOn >= today && heldOn <= end;
    })
    .map((meeting) => ({ day: meeting.heldOn, item: meetingItem(meeting, reader, today) }));
  if (reader.view === "other") return meetings.map(({ item }) => item);
  // Without news, where the diagnostic stands is no step forward: the DGS finds it among what comes, unless it is to be settled.
  // Once it is closed, nothing of it comes.
  const overdue = new Set(facts.matters.flatMap(({ matter }) => ("missing" in matter ? [matter.title] : [])));
  const still =
    reader.view === "director"
      ? facts.campaigns
          .filter((one) => one.news.length === 0 && !overdue.has(one.title) && one.coverage.closedOn === undefined)
          .map(coverageItem)
      : [];
  // Whoever was told a date is told that it moved, however far it goes.
  const deadlines = facts.deadlines
    .filter((one) => concerns(one.insee, reader) && one.ownerId !== reader.personId && one.due >= today)
    .filter((one) => one.due <= end || toldDue(one, memory) !== undefined)
    .filter((one) => reader.view === "director" || one.decisionId === undefined)
    .map((one) => ({ day: one.due, item: deadlineItem(one, reader, today, toldDue(one, memory)) }));
  const notices = facts.notices.flatMap(({ heading, personIds, item }) =>
    heading === "coming" && personIds.has(reader.personId) ? [item] : [],
  );
  const dated = [...meetings, ...deadlines].toSorted((one, other) => compareDates(one.day, other.day));
  return [...dated.map(({ item }) => item), ...notices, ...still];
}

/** The date that they were told of it, when it is another one now. */
function toldDue({ id, due }: WeekFacts["deadlines"][number], memory: Memory): CivilDate | undefined {
  const [told] = memory.get(`deadline:${id}`)?.state.split(" ") ?? [];
  return told === undefined || told === due || told === "done" ? undefined : told;
}

function expected(facts: WeekFacts, reader: Reader, memory: Memory, noticed: readonly Item[]): Item[] {
  const { today } = facts;
  const end = addDays(today, horizonDays);
  const own = facts.deadlines
    // Just given to them, it is told at once.
    .filter((one) => one.ownerId === reader.personId && (one.due <= end || !isTold(one, memory, today)))
    .filter((one) => reader.view !== "director" || one.due >= today)
    .map((one) => ({ ...one, origin: { ...one.origin, detail: `échéance terminer ${one.title}` } }));
  const isFar = ({ due }: { due: CivilDate }) => stageOf(due, today) === "far";
  const toItem = (one: WeekFacts["deadlines"][number]) => deadlineItem(one, reader, today, toldDue(one, memory));
  const matters =
    reader.view === "director"
      ? facts.matters.map(({ matter, origin }): Item => ({
          about: "matter",
          atoms: [{ key: `matter:${matter.matter}:${"title" in matter ? matter.title : ""}`, state: stateOf(matter) }],
          origin,
          matter,
        }))
      : [];
  const legal = facts.legal
    .filter(({ insee }) =>
      insee === undefined
        ? reader.view === "director"
        : reader.view !== "director" && reader.municipalities.includes(insee),
    )
    .filter(({ due }) => due <= end)
    .map(({ title, due, origin }): Item => ({
      about: "deadline",
      atoms: [{ key: `law:${title}`, state: `${due} ${stageOf(due, today)}` }],
      origin,
      title,
      due,
    }));
  // What the law asks, what is late and what is near come before the rest.
  return [
    ...legal,
    ...matters,
    ...groupInterviews(reader.interviews),
    ...own.filter((one) => !isFar(one)).map(toItem),
    ...noticed,
    ...own.filter(isFar).map(toItem),
  ];
}

function isTold({ id, due }: WeekFacts["deadlines"][number], memory: Memory, today: CivilDate): boolean {
  return memory.get(`deadline:${id}`)?.state === `${due} ${stageOf(due, today)}`;
}

function concerns(insee: string | undefined, reader: Reader): boolean {
  return insee === undefined || reader.view === "director" || reader.municipalities.includes(insee);
}

import type { CivilDate } from "../calendar/civil-date.ts";
import type { Place } from "../diagnostic/coverage.ts";
import type { Item, Reader, WeekCampaign, WeekFacts, WeekMeeting } from "./facts.ts";
import { stageOf } from "./recall.ts";

export function atomOf({ id }: WeekCampaign, { insee, name }: Place) {
  return { key: `campaign:${id}:validated:${insee ?? name}`, state: "validated" };
}

/** `all`: they follow the whole campaign, and are told how far it is. */
export function validatedItem(campaign: WeekCampaign, places: WeekCampaign["news"], all: boolean): Item {
  const { title, coverage } = campaign;
  const last = places
    .map(({ on }) => on)
    .toSorted()
    .at(-1);
  return {
    about: "validated",
    atoms: places.map((place) => atomOf(campaign, place)),
    origin: { from: "answers", what: title, ...(last !== undefined && { on: last }), detail: "suivi" },
    title,
    places: places.map(({ on: _on, by: _by, ...place }) => place),
    ...(all && { coverage }),
  };
}

export function coverageItem({ id, title, coverage, wishedBy, origin }: WeekCampaign): Item {
  const atoms = [{ key: `campaign:${id}`, state: `${coverage.validated.length}/${coverage.total} ${wishedBy}` }];
  return { about: "coverage", atoms, origin, title, coverage, wishedBy };
}

export function deadlineItem(
  { id, title, due, place, ownerId, origin }: WeekFacts["deadlines"][number],
  reader: Reader,
  today: CivilDate,
  before: CivilDate | undefined,
): Item {
  return {
    about: "deadline",
    atoms: [{ key: `deadline:${id}`, state: `${due} ${stageOf(due, today)}` }],
    origin,
    title,
    due,
    ...placed(place, reader),
    ...(ownerId !== reader.personId && origin.owner !== undefined && { owner: origin.owner }),
    ...(before !== undefined && { before }),
  };
}

/** Whoever has one municipality knows which. */
export function placed(place: string | undefined, { view, municipalities }: Reader): { place?: string } {
  return place === undefined || (view !== "director" && municipalities.length < 2) ? {} : { place };
}

export function meetingItem(meeting: WeekMeeting, reader: Reader, today: CivilDate): Item {
  const { id, title, heldOn, startsAt, where, word, unsaid, origin } = meeting;
  return {
    about: "meeting",
    id,
    atoms: [{ key: `meeting:${id}`, state: [heldOn, startsAt, where, stageOf(heldOn, today)].join(" ") }],
    origin,
    title,
    heldOn,
    ...(startsAt !== undefined && { startsAt }),
    ...(where !== undefined && { where }),
    ...(unsaid.includes(reader.personId) && { answer: word }),
  };
}

/** One line for all the municipalities in which the same thing is to be done. */
export function groupInterviews(interviews: Reader["interviews"]): Item[] {
  const groups = Map.groupBy(interviews, ({ campaignId, begun }) => `${campaignId} ${begun}`);
  return [...groups.values()].flatMap((group): Item[] => {
    const [first] = group;
    if (first === undefined) return [];
    const { campaignId, title, begun, wishedBy, origin } = first;
    const minutes = group.reduce((total, one) => total + one.minutes, 0);
    const places = group.map((one) => one.place);
    const atoms = [{ key: `campaign:${campaignId}:own:${begun}`, state: `${places.join()} ${wishedBy}` }];
    return [{ about: "interviews", atoms, origin, campaignId, title, begun, wishedBy, minutes, places }];
  });
}

export function stateOf(matter: WeekFacts["matters"][number]["matter"]): string {
  switch (matter.matter) {
    case "late_deadline":
      return matter.due;
    case "campaign_overdue":
      return `${matter.wishedBy} ${matter.missing}`;
    case "abandoned":
    case "unreachable":
      return matter.places.map(({ name }) => name).join();
  }
}

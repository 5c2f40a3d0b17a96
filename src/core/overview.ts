import { askedIn, unitOf } from "./asked.ts";
import { answeredBy, isClerk, isDirector, isElected, municipalitiesOf } from "./access.ts";
import type { Reader, WeekFacts } from "./briefing/compose.ts";
import type { CivilDate } from "./calendar/civil-date.ts";
import type { Sight } from "./decision-view.ts";
import { type Coverage, coverageOf, type Matter, mattersOf, type Place } from "./diagnostic/coverage.ts";
import { progressOf } from "./interview/state.ts";
import { interviewsOf, openSession } from "./interviewing.ts";
import { legalDeadlines } from "./legal-deadlines.ts";
import type { Library } from "./library.ts";
import { whereOf } from "./meeting-calendar.ts";
import { allMeetings, invitedPeople } from "./meeting-view.ts";
import type { Person } from "./people.ts";
import type { Campaign } from "./store/campaigns.ts";
import { type Interview, isOpen } from "./store/interviews.ts";
import type { Store } from "./store/store.ts";
import { sayLegalTitle } from "./words/legal-deadlines.ts";
import { sayMeetingTitle } from "./words/meeting-names.ts";

/** Reads the store into the plain facts that the pure parts work on: one place, so that état and briefing always agree. */
export type CampaignOverview = { campaign: Campaign; coverage: Coverage; interviews: Interview[] };

export function campaignsOverview(store: Store): CampaignOverview[] {
  return store.campaigns.all().map((campaign) => {
    const interviews = store.interviews.ofCampaign(campaign.id);
    return { campaign, interviews, coverage: coverageOf(askedIn(store, interviews), unitOf(interviews)) };
  });
}

export function mattersNow(store: Store, today: CivilDate, overviews: readonly CampaignOverview[]): Matter[] {
  const campaigns = overviews.map(({ campaign, coverage }) => ({
    title: campaign.project.title,
    wishedBy: campaign.wishedBy,
    coverage,
  }));
  return mattersOf({ today, deadlines: store.deadlines.open(), campaigns, unreachable: unreachablePlaces(store) });
}

/** Municipalities none of whose respondents has an account Relais can write to. */
function unreachablePlaces(store: Store): Place[] {
  const reachable = store.accounts.reachablePeople();
  const covered = new Set(
    store.people
      .all()
      .filter((person) => reachable.has(person.id))
      .flatMap(answeredBy),
  );
  return store.territory
    .municipalities()
    .filter((place) => !covered.has(place.insee))
    .map(({ insee, name }) => ({ insee, name }));
}

/** As far ahead as a briefing looks, in days. */
const briefingDays = 21;

/** What happened since `since` (epoch ms) and what comes. */
export function weekFacts(store: Store, library: Library, today: CivilDate, since: number): WeekFacts {
  const names = new Map(store.territory.municipalities().map((place) => [place.insee, place.name]));
  const overviews = campaignsOverview(store);
  return {
    today,
    campaigns: overviews.map(({ campaign, coverage, interviews }) => ({
      title: campaign.project.title,
      service: typeof campaign.variables.service === "string" ? campaign.variables.service : undefined,
      wishedBy: campaign.wishedBy,
      coverage,
      news: interviews
        .filter((one) => one.status === "validated" && (one.validatedAt ?? 0) >= since)
        // Who answered in their own name is nobody's news.
        .flatMap(({ insee }) => (insee === undefined ? [] : [{ insee, name: names.get(insee) ?? insee }])),
    })),
    deadlines: store.deadlines.open(),
    doneDeadlines: store.deadlines.doneSince(since),
    legal: legalDeadlines(store, library, today, briefingDays).map(({ due, insee, ...line }) => {
      if (insee === undefined) return { title: sayLegalTitle(line), due };
      return { title: sayLegalTitle({ ...line, place: names.get(insee) ?? insee }), due, insee };
    }),
    meetings: plannedMeetings(store, library, today),
    matters: mattersNow(store, today, overviews),
  };
}

function plannedMeetings(store: Store, library: Library, today: CivilDate): WeekFacts["meetings"] {
  return allMeetings(store, library).flatMap((view) => {
    const { heldOn, startsAt, status } = view.meeting;
    if (status !== "planned" || heldOn === undefined || heldOn < today) return [];
    const where = whereOf(store, view);
    const personIds = invitedPeople(view);
    const title = sayMeetingTitle(view);
    return [
      { title, heldOn, personIds, ...(startsAt !== undefined && { startsAt }), ...(where !== undefined && { where }) },
    ];
  });
}

/** The same without what this person may not read: the actions of decisions that are not for them. */
export function factsFor(person: Person, facts: WeekFacts, sight: Sight): WeekFacts {
  const reads = (one: WeekFacts["doneDeadlines"][number]) => sight.readsDeadline(person, one);
  return { ...facts, deadlines: facts.deadlines.filter(reads), doneDeadlines: facts.doneDeadlines.filter(reads) };
}

export function readerOf(store: Store, library: Library, person: Person, today: CivilDate): Reader {
  const view = isDirector(person) ? "director" : isClerk(person) ? "clerk" : isElected(person) ? "elected" : "other";
  return {
    personId: person.id,
    view,
    municipalities: municipalitiesOf(person),
    delegations: person.mandates.flatMap((mandate) => mandate.delegations),
    interviews: openInterviewsOf(store, library, person, today),
  };
}

function openInterviewsOf(store: Store, library: Library, person: Person, today: CivilDate): Reader["interviews"] {
  return interviewsOf(store, library, person)
    .filter((one) => isOpen(one.status))
    .flatMap((one) => {
      const session = openSession(store, library, one.id, today);
      if (session === undefined) return [];
      const { minutes } = progressOf(session.context, session.interview.state);
      const { project, wishedBy } = one.campaign;
      return [{ title: project.title, place: session.place, minutes, begun: one.status !== "invited", wishedBy }];
    });
}

/** Since when there is news for a briefing: the last one, or the last seven days. */
export function newsSince(store: Store, now: number): number {
  return store.jobRuns.lastRunBefore("briefing", now) ?? now - 7 * 24 * 3_600_000;
}

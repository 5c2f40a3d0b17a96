import { askedIn, unitOf } from "./asked.ts";
import { answeredBy } from "./access.ts";
import type { CivilDate } from "./calendar/civil-date.ts";
import { type Coverage, coverageOf, type Matter, mattersOf, type Place } from "./diagnostic/coverage.ts";
import type { Campaign } from "./store/campaigns.ts";
import type { Interview } from "./store/interviews.ts";
import type { Store } from "./store/store.ts";

/** Reads the store into the plain facts that the pure parts work on: one place, so that état and briefing always agree. */
export type CampaignOverview = { campaign: Campaign; coverage: Coverage; interviews: Interview[] };

export function campaignsOverview(store: Store): CampaignOverview[] {
  return store.campaigns.all().map((campaign) => {
    const interviews = store.interviews.ofCampaign(campaign.id);
    return {
      campaign,
      interviews,
      coverage: coverageOf(askedIn(store, interviews), unitOf(interviews), campaign.closedOn),
    };
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

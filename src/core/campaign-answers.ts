import type { CivilDate } from "./calendar/civil-date.ts";
import { type Indicator, indicatorsOf, type Respondent } from "./diagnostic/indicator.ts";
import { withVariables } from "./interview/with-variables.ts";
import { stepsOf } from "./interview/state.ts";
import { openSession } from "./interviewing.ts";
import type { Library } from "./library.ts";
import type { Campaign } from "./store/campaigns.ts";
import type { Store } from "./store/store.ts";

/** What every municipality answered in a campaign, as the pure figures of core/diagnostic read it; `interviewId` for its sources. */
export type CampaignAnswers = {
  campaign: Campaign;
  indicators: Indicator[];
  respondents: (Respondent & { interviewId: number })[];
};

/** Undefined when its questionnaire is not known any more. By name of municipality. */
export function campaignAnswers(
  store: Store,
  library: Library,
  campaign: Campaign,
  today: CivilDate,
): CampaignAnswers | undefined {
  const questionnaire = library.questionnaires.get(campaign.questionnaire);
  if (questionnaire === undefined) return undefined;
  const places = new Map(store.territory.municipalities().map((place, rank) => [place.insee, { ...place, rank }]));
  const respondents = store.interviews.ofCampaign(campaign.id).flatMap(({ id, insee, status }) => {
    const place = places.get(insee);
    const session = place && openSession(store, library, id, today);
    if (place === undefined || session === undefined) return [];
    const { context, interview } = session;
    return [
      {
        interviewId: id,
        rank: place.rank,
        insee,
        name: place.name,
        population: place.populationMunicipal,
        validated: status === "validated",
        steps: stepsOf(context, interview.state),
        answers: interview.state.answers,
      },
    ];
  });
  return {
    campaign,
    indicators: indicatorsOf(withVariables(questionnaire, campaign.variables)),
    respondents: respondents.toSorted((one, other) => one.rank - other.rank),
  };
}

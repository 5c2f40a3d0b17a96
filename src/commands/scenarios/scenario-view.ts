import type { CampaignAnswers } from "../../core/campaign-answers.ts";
import type { CommandContext } from "../../core/command.ts";
import { UserError } from "../../core/errors.ts";
import type { Respondent } from "../../core/diagnostic/indicator.ts";
import type { Municipality } from "../../core/people.ts";
import { standingAs, type Standings } from "../../core/scenario/standings.ts";
import { type Totals, totalsOf } from "../../core/scenario/totals.ts";
import type { Campaign } from "../../core/store/campaigns.ts";
import type { Scenario } from "../../core/scenario/scenario.ts";
import { sayNoCampaignToRead } from "../../core/words/synthesis.ts";
import { answersOf } from "../synthesis/which-campaign.ts";

/** A scenario with what was answered: `members` take part, `observers` look on; `notAsked`: those of no interview. */
export type ScenarioView = {
  campaign: Campaign;
  answers: CampaignAnswers;
  members: Respondent[];
  observers: Municipality[];
  notAsked: string[];
  totals: Totals;
};

/** Throws `UserError` when its diagnostic is gone. */
export function scenarioView(
  context: CommandContext,
  scenario: Pick<Scenario, "campaignId">,
  standings: Standings,
): ScenarioView {
  const campaign = context.store.campaigns.all().find(({ id }) => id === scenario.campaignId);
  if (campaign === undefined) throw new UserError(sayNoCampaignToRead());
  const answers = answersOf(campaign, context);
  const inside = new Set(standingAs(standings, "in"));
  const municipalities = context.store.territory.municipalities();
  const asked = new Map(answers.respondents.map((one) => [one.id, one]));
  const places = municipalities.filter(({ insee }) => inside.has(insee));
  const members = places.map((place) => asked.get(place.insee) ?? unasked(place));
  return {
    campaign,
    answers,
    members,
    observers: municipalities.filter(({ insee }) => standings.get(insee) === "observer"),
    notAsked: places.filter(({ insee }) => !asked.has(insee)).map(({ name }) => name),
    totals: totalsOf(answers.indicators, answers.respondents, members),
  };
}

/** Nothing is known of it: all is still to be asked. */
function unasked({ insee, name, populationMunicipal }: Municipality): Respondent {
  return {
    id: insee,
    name,
    population: populationMunicipal,
    validated: false,
    steps: [],
    undecided: new Set(),
    answers: {},
  };
}

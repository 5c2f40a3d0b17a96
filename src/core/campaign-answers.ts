import { askedIn, unitOf } from "./asked.ts";
import type { CivilDate } from "./calendar/civil-date.ts";
import type { Unit } from "./diagnostic/coverage.ts";
import { type Indicator, indicatorsOf, type Respondent } from "./diagnostic/indicator.ts";
import type { Questionnaire } from "./interview/questionnaire.ts";
import { rebase } from "./interview/rebase.ts";
import { undecidedOf } from "./interview/undecided.ts";
import { withVariables } from "./interview/with-variables.ts";
import { type Context, type InterviewState, stepsOf } from "./interview/state.ts";
import { factsFor, openSession } from "./interviewing.ts";
import type { Library } from "./library.ts";
import type { Campaign } from "./store/campaigns.ts";
import { unnamedFormsIn } from "./signed-forms.ts";
import type { Store } from "./store/store.ts";
import { sayUnnamed } from "./words/people.ts";

/** What everyone asked answered in a campaign, as the pure figures of core/diagnostic read it; `interviewId` for its sources. */
export type CampaignAnswers = {
  campaign: Campaign;
  unit: Unit;
  indicators: Indicator[];
  /** Without an interview: somebody who answered without their name. */
  respondents: (Respondent & { interviewId?: number })[];
  /** Answered without a name, and still too few to be shown. */
  unnamedWaiting: number;
  /** Of all those without a name, how many came by a form: those who filled them are among who is awaited too. */
  unnamedForms: number;
};

/** Undefined when its questionnaire is not known any more. By name of municipality, or of person. */
export function campaignAnswers(
  store: Store,
  library: Library,
  campaign: Campaign,
  today: CivilDate,
): CampaignAnswers | undefined {
  const questionnaire = library.questionnaires.get(campaign.questionnaire);
  if (questionnaire === undefined) return undefined;
  const interviews = store.interviews.ofCampaign(campaign.id);
  const unnamed = new Set(interviews.flatMap((one) => (one.unnamed ? [one.id] : [])));
  const named = askedIn(store, interviews).flatMap(({ id, insee, name, status }) => {
    const session = unnamed.has(id) ? undefined : openSession(store, library, id, today);
    if (session === undefined) return [];
    const { context, interview } = session;
    return [
      {
        interviewId: id,
        id: insee ?? `person:${interview.personId}`,
        name,
        ...(insee === undefined
          ? { population: 0, isPerson: true as const }
          : { population: store.territory.municipality(insee)?.populationMunicipal ?? 0 }),
        validated: status === "validated",
        isUnfinished: status === "closed",
        ...whatIsAsked(context, interview.state),
      },
    ];
  });
  const nameless = unnamedAnswering(store, campaign, questionnaire, today).map(({ id, context, state }) => ({
    id,
    name: sayUnnamed(),
    population: 0,
    isPerson: true as const,
    validated: true,
    ...whatIsAsked(context, state),
  }));
  return {
    campaign,
    unit: unitOf(interviews),
    indicators: indicatorsOf(withVariables(questionnaire, campaign.variables)),
    respondents: [...named, ...nameless],
    unnamedWaiting: store.unnamedAnswers.waiting(campaign.id),
    unnamedForms: unnamedFormsIn(store, campaign.id),
  };
}

function whatIsAsked(context: Context, state: InterviewState): Pick<Respondent, "steps" | "undecided" | "answers"> {
  const { answers } = state;
  const steps = stepsOf(context, state);
  return { steps, undecided: undecidedOf(context.questionnaire, answers, context.facts, steps), answers };
}

/** What was answered without a name and may be read, under the questionnaire's current version. */
export function unnamedAnswering(
  store: Store,
  campaign: Campaign,
  current: Questionnaire,
  today: CivilDate,
): { id: string; context: Context; state: InterviewState }[] {
  const context = {
    questionnaire: withVariables(current, campaign.variables),
    facts: factsFor(store, campaign.variables),
    today,
  };
  return store.unnamedAnswers.shown(campaign.id).map(({ id, version, answers }) => {
    const before = version === current.version ? undefined : store.campaigns.version(current.id, version);
    const state = before === undefined ? { answers } : rebase(before, current, { answers }).state;
    return { id, context, state };
  });
}

import { campaignAnswers } from "../../core/campaign-answers.ts";
import type { Command, CommandContext } from "../../core/command.ts";
import { type Answerers, groupFinances } from "../../core/diagnostic/group-finances.ts";
import { UserError } from "../../core/errors.ts";
import { reserve } from "../../core/message.ts";
import { sayGroupFinances, sayNoFinances } from "../../core/words/group-finances.ts";

const ofPlaces = "fin_fiscal";
const ofEpci = "fin_fiscal_epci";

/** Beside the total of the municipalities, what the EPCI answered; both together once nothing lacks, and nothing counted twice. */
export const groupFinancesShown: Command = {
  name: "group-finances",
  words: ["finances du territoire", "finances consolidées", "ensemble intercommunal", "finances de l'ensemble"],
  group: "figures",
  summary: "les finances des communes, de l'intercommunalité, et de l'ensemble",
  examples: ["finances du territoire"],
  action: "launch_diagnostic",
  read(rest) {
    if (rest === "") return {};
    const [, year] = /^(?:en\s+|pour\s+|exercice\s+)*((?:19|20)\d\d)$/iu.exec(rest) ?? [];
    return year === undefined ? undefined : { year: Number(year) };
  },
  run(context, { year: said }) {
    const year = said === undefined ? latestYear(context) : Number(said);
    const places = answersOf(context, ofPlaces, year);
    const epci = answersOf(context, ofEpci, year);
    // Launched twice, it is one text all the same: the latest.
    const own = { ...epci, respondents: epci.respondents.slice(-1) };
    if (year === undefined || places.respondents.length + own.respondents.length === 0)
      throw new UserError(sayNoFinances(year));
    const total = context.store.territory.municipalities().length;
    return { message: reserve(sayGroupFinances(year, groupFinances(places, own, total)), "shared") };
  },
};

function latestYear({ store }: CommandContext): number | undefined {
  const years = store.campaigns
    .all()
    .filter(({ id, questionnaire }) => [ofPlaces, ofEpci].includes(questionnaire) && hasValidated(store, id))
    .map(({ variables }) => Number(variables["annee_ref"]));
  return years.length === 0 ? undefined : Math.max(...years);
}

function hasValidated(store: CommandContext["store"], campaignId: number): boolean {
  return store.interviews.ofCampaign(campaignId).some(({ status }) => status === "validated");
}

/** Validated, of all the campaigns of that year: each municipality is asked once a year. */
function answersOf(
  { store, library, today }: CommandContext,
  questionnaire: string,
  year: number | undefined,
): Answerers {
  const read = store.campaigns
    .all()
    .filter((one) => one.questionnaire === questionnaire && one.variables["annee_ref"] === year)
    .flatMap((campaign) => campaignAnswers(store, library, campaign, today) ?? []);
  return {
    indicators: read[0]?.indicators ?? [],
    respondents: read.flatMap(({ respondents }) => respondents.filter(({ validated }) => validated)),
  };
}

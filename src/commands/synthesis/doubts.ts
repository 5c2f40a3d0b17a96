import type { Command, CommandContext } from "../../core/command.ts";
import { type Outlier, outliersOf } from "../../core/diagnostic/outliers.ts";
import { say } from "../../core/message.ts";
import type { Campaign } from "../../core/store/campaigns.ts";
import { sayDoubts, sayNoDoubt } from "../../core/words/synthesis-doubts.ts";
import { answersOf, campaignNamed, chosenCampaign, whichCampaign } from "./which-campaign.ts";

export const doubts: Command = {
  name: "diagnostic-doubts",
  words: [
    "valeurs à vérifier",
    "valeurs douteuses",
    "diagnostic vérifier",
    "vérifier le diagnostic",
    "chiffres à vérifier",
  ],
  group: "diagnostic",
  summary: "les valeurs très loin de celles de communes semblables, à redemander",
  examples: ["valeurs à vérifier"],
  action: "launch_diagnostic",
  parameters: whichCampaign,
  read(rest, context) {
    const campaign = campaignNamed(rest, context);
    return campaign && { campaign: String(campaign.id) };
  },
  run(context, { campaign: id }) {
    const campaign = chosenCampaign(id, context);
    const found = doubtsIn(context, campaign);
    if (found.length === 0) return { message: say(sayNoDoubt(campaign.project.title)) };
    return { message: sayDoubts(campaign.project.title, found) };
  },
};

export type Doubt = Outlier & { interviewId: number };

/** What was already asked again, and validated again since, is the municipality's last word. */
export function doubtsIn(context: CommandContext, campaign: Campaign): Doubt[] {
  const { indicators, respondents } = answersOf(campaign, context);
  const interviews = new Map(respondents.map(({ insee, interviewId }) => [insee, interviewId]));
  return indicators
    .flatMap((indicator) => outliersOf(indicator, respondents))
    .flatMap((outlier) => {
      const interviewId = interviews.get(outlier.insee);
      const isAsked = context.store.jobRuns.hasRun(askedAgain(interviewId ?? 0), outlier.path);
      return interviewId === undefined || isAsked ? [] : [{ ...outlier, interviewId }];
    });
}

/** Under which an answer asked again is remembered, by its path. */
export function askedAgain(interviewId: number): string {
  return `asked-again:interview:${interviewId}`;
}

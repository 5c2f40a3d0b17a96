import type { Command, CommandContext } from "../../core/command.ts";
import { disagreementsOf } from "../../core/diagnostic/disagreements.ts";
import { outliersOf, withoutPeers } from "../../core/diagnostic/outliers.ts";
import { isProtected } from "../../core/diagnostic/small-numbers.ts";
import { say } from "../../core/message.ts";
import type { Campaign } from "../../core/store/campaigns.ts";
import { type Doubtful, sayDoubts, sayNoDoubt } from "../../core/words/synthesis-doubts.ts";
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
  group: "figures",
  summary: "les valeurs très loin de celles de communes semblables, ou qui ne s'accordent pas",
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
    const { title } = campaign.project;
    const alone = valuesAlone(context, campaign);
    if (found.length === 0) return { message: say(sayNoDoubt(title, alone)) };
    const listed = found.map((one) => ({ about: one.about, value: `redemander ${nameOfDoubt(one)}` }));
    return { message: sayDoubts(title, listed, alone) };
  },
};

/** Those that no other can be compared with. */
function valuesAlone(context: CommandContext, campaign: Campaign): number {
  const { indicators, respondents } = answersOf(campaign, context);
  const compared = indicators.filter((one) => !isProtected(one));
  return compared.reduce((total, one) => total + withoutPeers(one, respondents), 0);
}

export type Doubt = {
  about: Doubtful;
  interviewId: number;
  /** The answer to ask again, and the doubt among those of one interview: both last from one event to the next. */
  path: string;
  key: string;
};

/** What was already asked again, and validated again since, is the municipality's last word. */
export function doubtsIn(context: CommandContext, campaign: Campaign): Doubt[] {
  const { indicators, respondents } = answersOf(campaign, context);
  const interviews = new Map(respondents.map(({ id, interviewId }) => [id, interviewId]));
  // What its peers pay their agents is not to be told to a municipality, even as what is usual.
  const far = indicators.filter((one) => !isProtected(one)).flatMap((indicator) => outliersOf(indicator, respondents));
  const apart = disagreementsOf(indicators, respondents, campaign.variables);
  const found = [
    ...far.map((about) => ({ about, key: about.path })),
    ...apart.map((about) => ({ about, key: about.key })),
  ];
  return found.flatMap(({ about, key }) => {
    const interviewId = interviews.get(about.id);
    if (interviewId === undefined || context.store.jobRuns.hasRun(askedAgain(interviewId), key)) return [];
    return [{ about, interviewId, path: about.path, key }];
  });
}

/** What is typed, after the trigger, to send it back. */
export function nameOfDoubt({ interviewId, key }: Pick<Doubt, "interviewId" | "key">): string {
  return `n° ${interviewId} ${key}`;
}

/** Under which an answer asked again is remembered, by the key of its doubt. */
export function askedAgain(interviewId: number): string {
  return `asked-again:interview:${interviewId}`;
}

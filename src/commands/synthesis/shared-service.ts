import type { Command, CommandContext, CommandReply, Parameters } from "../../core/command.ts";
import type { CampaignAnswers } from "../../core/campaign-answers.ts";
import { equipmentOf, plannedActionsOf } from "../../core/diagnostic/shared-service.ts";
import { type Outbound, say } from "../../core/message.ts";
import {
  sayEquipment,
  sayNoEquipment,
  sayNoPlannedAction,
  sayPlannedActions,
} from "../../core/words/shared-service.ts";
import { answersOf, campaignNamed, chosenCampaign, whichCampaign } from "./which-campaign.ts";
import { labels } from "./which-figure.ts";

export const plannedActions = aboutCampaign(
  {
    name: "planned-actions",
    words: ["actions prévues", "plus-value", "valeur ajoutée", "matrice", "actions des communes"],
    summary: "ce qu'agir ensemble changerait aux actions déjà prévues par les communes",
    examples: ["actions prévues"],
  },
  (_context, { campaign, respondents }) => {
    const actions = plannedActionsOf(respondents);
    const { title } = campaign.project;
    return actions.length === 0 ? say(sayNoPlannedAction(title)) : sayPlannedActions(title, actions);
  },
);

export const equipment = aboutCampaign(
  {
    name: "equipment",
    words: ["équipements", "bâtiments", "liste des équipements", "liste des bâtiments"],
    summary: "les équipements et bâtiments que les communes ont décrits",
    examples: ["équipements jeunesse"],
  },
  (context, { campaign, respondents, indicators }) => {
    const described = equipmentOf(respondents);
    const { title } = campaign.project;
    if (described.length === 0) return say(sayNoEquipment(title));
    const labelOf = labels(context);
    return sayEquipment(title, described, (key, value) => {
      const indicator = indicators.find((one) => one.key === `equipements/${key}`);
      return indicator === undefined ? value : labelOf(indicator, value);
    });
  },
);

function aboutCampaign(
  told: Pick<Command, "name" | "words" | "summary" | "examples">,
  answer: (context: CommandContext, answers: CampaignAnswers) => Outbound,
): Command {
  return {
    ...told,
    group: "diagnostic",
    action: "follow_diagnostic",
    parameters: whichCampaign,
    read(rest: string, context: CommandContext): Parameters | undefined {
      const campaign = campaignNamed(rest, context);
      return campaign && { campaign: String(campaign.id) };
    },
    run: (context: CommandContext, { campaign }: Parameters): CommandReply => ({
      message: answer(context, answersOf(chosenCampaign(campaign, context), context)),
    }),
  };
}

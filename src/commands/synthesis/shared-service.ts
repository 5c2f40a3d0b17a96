import type { Command, CommandContext, CommandReply, Parameters } from "../../core/command.ts";
import type { CampaignAnswers } from "../../core/campaign-answers.ts";
import { figureOf } from "../../core/diagnostic/consolidate.ts";
import { isRestricted } from "../../core/diagnostic/indicator.ts";
import { type Equipment, equipmentOf, plannedActionsOf } from "../../core/diagnostic/shared-service.ts";
import { type Outbound, say } from "../../core/message.ts";
import { sayEquipmentMap } from "../../core/words/equipment-map.ts";
import {
  sayEquipment,
  sayNoEquipment,
  sayNoPlannedAction,
  sayPlannedActions,
} from "../../core/words/shared-service.ts";
import { answersOf, campaignNamed, chosenCampaign, whichCampaign } from "./which-campaign.ts";
import { labels, mayReadKey } from "./which-figure.ts";

export const plannedActions = aboutCampaign(
  {
    name: "planned-actions",
    words: ["actions prévues", "plus-value", "valeur ajoutée", "matrice", "actions des communes"],
    summary: "ce qu'agir ensemble changerait aux actions déjà prévues par les communes",
    examples: ["actions prévues"],
  },
  (context, answers) => {
    const { campaign, respondents, indicators } = answers;
    const isShown = ["action", "annee_prevue", "effet"].every((field) =>
      mayReadKey(context, answers, `programme_communal/${field}`),
    );
    const actions = isShown ? plannedActionsOf(respondents) : [];
    const { title } = campaign.project;
    const list = indicators.find(({ key }) => key === "programme_communal");
    if (actions.length === 0 || list === undefined) return say(sayNoPlannedAction(title));
    return sayPlannedActions(title, actions, figureOf(list, respondents).coverage);
  },
);

export const equipment = aboutCampaign(
  {
    name: "equipment",
    words: ["équipements", "bâtiments", "liste des équipements", "liste des bâtiments"],
    summary: "les équipements et bâtiments que les communes ont décrits",
    examples: ["équipements jeunesse"],
  },
  (context, answers) => {
    const { title } = answers.campaign.project;
    const described = equipmentShown(answers);
    return described.length === 0
      ? say(sayNoEquipment(title))
      : sayEquipment(title, described, labelled(context, answers));
  },
);

export const equipmentMap = aboutCampaign(
  {
    name: "equipment-map",
    words: [
      "équipements carte",
      "carte des équipements",
      "carte équipements",
      "bâtiments carte",
      "carte des bâtiments",
    ],
    summary: "les équipements dont les coordonnées sont connues, dans un fichier de carte",
    examples: ["équipements carte"],
  },
  (context, answers) => {
    const { title } = answers.campaign.project;
    const described = equipmentShown(answers);
    if (described.length === 0) return say(sayNoEquipment(title));
    const labelOf = labelled(context, answers);
    return sayEquipmentMap(title, described, (kind) => labelOf("nature", kind));
  },
);

/** None where the questionnaire keeps them for the DGS: a list and a map are made to be passed on. */
function equipmentShown({ respondents, indicators }: CampaignAnswers): Equipment[] {
  const isShared = (key: string) => indicators.some((one) => one.key === `equipements/${key}` && !isRestricted(one));
  if (!isShared("nom")) return [];
  const all = equipmentOf(respondents);
  return isShared("adresse")
    ? all
    : all.map((one) => ({ ...one, address: undefined, position: undefined, unread: false }));
}

function labelled(context: CommandContext, { indicators }: CampaignAnswers) {
  const labelOf = labels(context);
  return (key: "nature" | "proprietaire", value: string) => {
    const indicator = indicators.find((one) => one.key === `equipements/${key}`);
    return indicator === undefined ? value : labelOf(indicator, value);
  };
}

function aboutCampaign(
  told: Pick<Command, "name" | "words" | "summary" | "examples">,
  answer: (context: CommandContext, answers: CampaignAnswers) => Outbound,
): Command {
  return {
    ...told,
    group: "figures",
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

import { type CampaignAnswers, campaignAnswers } from "../../core/campaign-answers.ts";
import type { CommandContext } from "../../core/command.ts";
import { UserError } from "../../core/errors.ts";
import { readChoice } from "../../core/language/read-choice.ts";
import type { Option } from "../../core/language/reading.ts";
import type { AtomicQuestion } from "../../core/interview/questionnaire.ts";
import type { Campaign } from "../../core/store/campaigns.ts";
import { sayNoCampaignToRead, sayWhichCampaign } from "../../core/words/synthesis.ts";
import { choiceParameter } from "../parameter.ts";

/** Latest first. Throws `UserError` when there is none. */
export function campaignsToRead({ store }: CommandContext): Campaign[] {
  const campaigns = store.campaigns.all().toReversed();
  if (campaigns.length === 0) throw new UserError(sayNoCampaignToRead());
  return campaigns;
}

export function whichCampaign(context: CommandContext): AtomicQuestion[] {
  const campaigns = campaignsToRead(context);
  if (campaigns.length === 1) return [];
  return [choiceParameter({ id: "campaign", text: sayWhichCampaign(), label: "Diagnostic" }, campaigns.map(optionOf))];
}

/** The campaign that the words name: "jeunesse", "synthèse du diagnostic voirie". Undefined: none, or several. */
export function campaignNamed(said: string, context: CommandContext): Campaign | undefined {
  const campaigns = campaignsToRead(context);
  const reading = readChoice(said, campaigns.map(optionOf));
  return reading.kind === "read" ? campaigns.find(({ id }) => String(id) === reading.value) : undefined;
}

export function chosenCampaign(value: unknown, context: CommandContext): Campaign {
  const campaigns = campaignsToRead(context);
  const chosen = value === undefined ? campaigns[0] : campaigns.find(({ id }) => String(id) === value);
  if (chosen === undefined) throw new UserError(sayNoCampaignToRead());
  return chosen;
}

/** Its answers. Throws `UserError` when its questionnaire is gone. */
export function answersOf(campaign: Campaign, { store, library, today }: CommandContext): CampaignAnswers {
  const answers = campaignAnswers(store, library, campaign, today);
  if (answers === undefined) throw new UserError(sayNoCampaignToRead());
  return answers;
}

function optionOf({ id, project, variables }: Campaign): Option {
  const words = typeof variables.service === "string" ? [variables.service] : [];
  return { value: String(id), label: project.title, words };
}

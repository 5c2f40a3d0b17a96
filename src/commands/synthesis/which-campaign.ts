import { isDirector } from "../../core/access.ts";
import { type CampaignAnswers, campaignAnswers } from "../../core/campaign-answers.ts";
import type { CommandContext } from "../../core/command.ts";
import { UserError } from "../../core/errors.ts";
import { readChoice } from "../../core/language/read-choice.ts";
import type { Option } from "../../core/language/reading.ts";
import type { AtomicQuestion } from "../../core/interview/questionnaire.ts";
import type { Campaign } from "../../core/store/campaigns.ts";
import { sayNoCampaignToRead, sayWhichCampaign } from "../../core/words/synthesis.ts";
import { choiceParameter } from "../parameter.ts";

/** Latest first; what persons answered in their own name is for the direction alone. Throws `UserError` when there is none. */
export function campaignsToRead({ store, library, person }: CommandContext): Campaign[] {
  const isOfPersons = ({ questionnaire }: Campaign) =>
    library.questionnaires.get(questionnaire)?.respondents !== undefined;
  const campaigns = store.campaigns
    .all()
    .toReversed()
    .filter((one) => isDirector(person) || !isOfPersons(one));
  if (campaigns.length === 0) throw new UserError(sayNoCampaignToRead());
  return campaigns;
}

export function whichCampaign(context: CommandContext): AtomicQuestion[] {
  return campaignAsked(context, sayWhichCampaign());
}

/** Asked only when there are several. */
export function campaignAsked(
  context: CommandContext,
  text: string,
  campaigns = campaignsToRead(context),
): AtomicQuestion[] {
  if (campaigns.length === 1) return [];
  return [choiceParameter({ id: "campaign", text, label: "Diagnostic" }, campaigns.map(optionOf))];
}

/** The campaign that the words name: "jeunesse", "synthèse du diagnostic voirie". Undefined: none, or several. */
export function campaignNamed(said: string, context: CommandContext): Campaign | undefined {
  return campaignAmong(said, context)?.campaign;
}

/** The same, with the words left over: "dépenses" of "dépenses voirie". */
export function campaignAmong(said: string, context: CommandContext): { campaign: Campaign; rest: string } | undefined {
  const campaigns = campaignsToRead(context);
  const reading = readChoice(said, campaigns.map(optionOf));
  if (reading.kind !== "read") return undefined;
  const campaign = campaigns.find(({ id }) => String(id) === reading.value);
  return campaign && { campaign, rest: reading.rest };
}

export function chosenCampaign(value: unknown, context: CommandContext): Campaign {
  const campaigns = campaignsToRead(context);
  const chosen = value === undefined ? campaigns[0] : campaigns.find(({ id }) => String(id) === value);
  if (chosen === undefined) throw new UserError(sayNoCampaignToRead());
  return chosen;
}

/** Opening every interview of a campaign is work: it is done once for all that one event reads. */
const readFor = new WeakMap<CommandContext, Map<number, CampaignAnswers>>();

/** Its answers, as they were when this event began. Throws `UserError` when its questionnaire is gone. */
export function answersOf(campaign: Campaign, context: CommandContext): CampaignAnswers {
  const { store, library, today } = context;
  const read = readFor.get(context) ?? new Map<number, CampaignAnswers>();
  readFor.set(context, read);
  const answers = read.get(campaign.id) ?? campaignAnswers(store, library, campaign, today);
  if (answers === undefined) throw new UserError(sayNoCampaignToRead());
  read.set(campaign.id, answers);
  return answers;
}

function optionOf({ id, project, variables, wishedBy }: Campaign): Option {
  const words = [String(variables.service ?? project.slug), wishedBy.slice(0, 4)];
  return { value: String(id), label: project.title, words };
}

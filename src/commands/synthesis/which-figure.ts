import { isDirector } from "../../core/access.ts";
import type { CampaignAnswers } from "../../core/campaign-answers.ts";
import type { CommandContext } from "../../core/command.ts";
import { UserError } from "../../core/errors.ts";
import { type Indicator, isRestricted } from "../../core/diagnostic/indicator.ts";
import type { Campaign } from "../../core/store/campaigns.ts";
import { fold } from "../../core/language/fold.ts";
import { readChoice } from "../../core/language/read-choice.ts";
import type { Option } from "../../core/language/reading.ts";
import { type LabelOf, sayIndicator, sayNoSuchFigure } from "../../core/words/figures.ts";
import { fullNameOf } from "../../core/words/people.ts";
import { answersOf, campaignAmong, campaignsToRead } from "./which-campaign.ts";

export type ChosenFigure = { answers: CampaignAnswers; indicator: Indicator };

/** `rest`: the words said besides its name. */
export type NamedFigure = ChosenFigure & { rest: string };

/** What this person may read: what is restricted is for the DGS alone. */
export function readableIndicators({ person }: CommandContext, { indicators }: CampaignAnswers): Indicator[] {
  return indicators.filter((one) => isDirector(person) || !isRestricted(one));
}

/** Whether this person may read what was answered under this key, wherever the questionnaire has it. */
export function mayReadKey(context: CommandContext, answers: CampaignAnswers, key: string): boolean {
  return readableIndicators(context, answers).some((one) => one.key === key);
}

/**
 * The figure that the words name: in the campaign that they name too, else where they are its whole name, else in the latest one
 * that has it. Throws `UserError` when none does.
 */
export function figureNamed(said: string, context: CommandContext): NamedFigure {
  const named = campaignAmong(said, context);
  const within = named && (figureIn(named.campaign, named.rest, context) ?? figureIn(named.campaign, said, context));
  if (within !== undefined) return within;
  let latest: NamedFigure | undefined;
  for (const campaign of campaignsToRead(context)) {
    const found = figureIn(campaign, said, context);
    if (found !== undefined && isWholeName(said, found.indicator)) return found;
    // A figure of another campaign, only where the word that names one is part of the figure's own name.
    if (found !== undefined && (named === undefined || found.rest === "")) latest ??= found;
  }
  if (latest !== undefined) return latest;
  throw new UserError(sayNoSuchFigure(said));
}

/** "Coût annuel" is what one questionnaire calls it, before it is what another says of each line of a list. */
function isWholeName(said: string, indicator: Indicator): boolean {
  return fold(said) === fold(sayIndicator(indicator));
}

function figureIn(campaign: Campaign, said: string, context: CommandContext): NamedFigure | undefined {
  const answers = answersOf(campaign, context);
  const indicators = readableIndicators(context, answers);
  const reading = readChoice(said, indicators.map(optionOf));
  if (reading.kind !== "read") return undefined;
  const indicator = indicators.find((one) => one.key === reading.value);
  return indicator && { answers, indicator, rest: reading.rest };
}

function optionOf(indicator: Indicator): Option {
  const { question, group } = indicator;
  const words = [...(question?.words ?? group?.words ?? []), ...(group && question ? [question.label] : [])];
  return { value: indicator.key, label: sayIndicator(indicator), words };
}

export function labels({ store }: CommandContext): LabelOf {
  return ({ question }, value) => {
    const options = question && "options" in question ? question.options : undefined;
    const listed = options && "list" in options ? options.list.find((one) => one.value === value)?.label : undefined;
    if (listed !== undefined) return listed;
    if (options && "from" in options && options.from === "elected_officials") {
      const person = store.people.byId(Number(value));
      return person === undefined ? value : fullNameOf(person);
    }
    return store.territory.municipality(value)?.name ?? value;
  };
}

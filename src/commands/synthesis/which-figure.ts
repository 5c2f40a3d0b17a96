import { isDirector } from "../../core/access.ts";
import type { CampaignAnswers } from "../../core/campaign-answers.ts";
import type { CommandContext } from "../../core/command.ts";
import { UserError } from "../../core/errors.ts";
import type { Indicator } from "../../core/diagnostic/indicator.ts";
import { readChoice } from "../../core/language/read-choice.ts";
import type { Option } from "../../core/language/reading.ts";
import { type LabelOf, sayIndicator, sayNoSuchFigure } from "../../core/words/figures.ts";
import { fullNameOf } from "../../core/words/people.ts";
import { answersOf, campaignsToRead } from "./which-campaign.ts";

export type ChosenFigure = { answers: CampaignAnswers; indicator: Indicator };

/** What this person may read: what is restricted is for the DGS alone. */
export function readableIndicators({ person }: CommandContext, { indicators }: CampaignAnswers): Indicator[] {
  return indicators.filter(
    ({ question, group }) => isDirector(person) || (question ?? group)?.sensitivity !== "restricted",
  );
}

/** The figure that the words name, in the latest campaign that has it. Throws `UserError` when none does. */
export function figureNamed(said: string, context: CommandContext): ChosenFigure {
  for (const campaign of campaignsToRead(context)) {
    const answers = answersOf(campaign, context);
    const indicators = readableIndicators(context, answers);
    const reading = readChoice(said, indicators.map(optionOf));
    const key = reading.kind === "read" ? reading.value : undefined;
    const indicator = indicators.find((one) => one.key === key);
    if (indicator !== undefined) return { answers, indicator };
  }
  throw new UserError(sayNoSuchFigure(said));
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

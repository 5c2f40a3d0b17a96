import type { Command } from "../../core/command.ts";
import { breakdownOf, bySize } from "../../core/diagnostic/breakdown.ts";
import { figureOf } from "../../core/diagnostic/consolidate.ts";
import type { Indicator } from "../../core/diagnostic/indicator.ts";
import { overlapsOf } from "../../core/diagnostic/shared-service.ts";
import { isRevealing } from "../../core/diagnostic/small-numbers.ts";
import type { Question } from "../../core/interview/questionnaire.ts";
import { say } from "../../core/message.ts";
import { chartOf } from "../../core/words/synthesis-charts.ts";
import { sayNothingValidated, saySynthesis } from "../../core/words/synthesis.ts";
import { answersOf, campaignNamed, chosenCampaign, whichCampaign } from "./which-campaign.ts";
import { labels, readableIndicators } from "./which-figure.ts";

const mostLines = 5;
const mostCharts = 2;

export const summary: Command = {
  name: "synthesis",
  words: ["synthèse", "synthese", "synthèse du diagnostic", "résultats du diagnostic", "bilan du diagnostic"],
  group: "diagnostic",
  summary: "ce que disent les réponses, en cinq lignes",
  examples: ["synthèse jeunesse", "synthèse"],
  action: "follow_diagnostic",
  parameters: whichCampaign,
  read(rest, context) {
    const campaign = campaignNamed(rest, context);
    return campaign && { campaign: String(campaign.id) };
  },
  run(context, { campaign: id }) {
    const answers = answersOf(chosenCampaign(id, context), context);
    const { campaign, respondents } = answers;
    const validated = respondents.filter((one) => one.validated);
    const { title } = campaign.project;
    if (validated.length === 0) return { message: say(sayNothingValidated(title)) };
    const labelOf = labels(context);
    const highlighted = readableIndicators(context, answers).filter(
      (indicator) => highlightOf(indicator) !== undefined && !isRevealing(indicator, respondents),
    );
    const charts = highlighted
      .filter((indicator) => highlightOf(indicator) === "chart")
      .flatMap((one) => chartOf(figureOf(one, respondents), breakdownOf(one, respondents, bySize), labelOf));
    return {
      message: saySynthesis({
        title,
        validated: validated.length,
        total: respondents.length,
        inhabitants: { behind: inhabitants(validated), all: inhabitants(respondents) },
        shown: highlighted.slice(0, mostLines).map((indicator) => figureOf(indicator, respondents)),
        overlaps: overlapsOf(respondents),
        charts: charts.slice(0, mostCharts),
        labelOf,
      }),
    };
  },
};

function highlightOf({ question, group }: Indicator): Question["highlight"] {
  return (question ?? group)?.highlight;
}

function inhabitants(places: readonly { population: number }[]): number {
  return places.reduce((total, { population }) => total + population, 0);
}

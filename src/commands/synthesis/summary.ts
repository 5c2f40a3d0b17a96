import type { Command } from "../../core/command.ts";
import { breakdownOf, byBasin, bySize } from "../../core/diagnostic/breakdown.ts";
import { figureOf } from "../../core/diagnostic/consolidate.ts";
import { cutsOf } from "../../core/diagnostic/cuts.ts";
import { highlightOf, type Indicator, inhabitantsOf } from "../../core/diagnostic/indicator.ts";
import { overlapsOf } from "../../core/diagnostic/shared-service.ts";
import { isRevealing } from "../../core/diagnostic/small-numbers.ts";
import { UserError } from "../../core/errors.ts";
import { say } from "../../core/message.ts";
import { visasIn } from "../../core/visa.ts";
import { sayNoBasin } from "../../core/words/basins.ts";
import { chartOf } from "../../core/words/synthesis-charts.ts";
import { sayNothingValidated, saySynthesis, saySynthesisByBasin } from "../../core/words/synthesis.ts";
import { answersOf, campaignNamed, chosenCampaign, whichCampaign } from "./which-campaign.ts";
import { labels, mayReadKey, readableIndicators } from "./which-figure.ts";

const mostLines = 5;
const mostCharts = 2;

export const summary: Command = {
  name: "synthesis",
  words: ["synthèse", "synthese", "synthèse du diagnostic", "résultats du diagnostic", "bilan du diagnostic"],
  group: "figures",
  summary: "ce que disent les réponses, en cinq lignes",
  examples: ["synthèse jeunesse", "synthèse par bassin"],
  action: "follow_diagnostic",
  parameters: whichCampaign,
  read(said, context) {
    const [cut = "", before = said, after = ""] =
      /^(.*?)\b(?:par|selon les?) bassins?(?: de vie)?\b(.*)$/iu.exec(said) ?? [];
    const rest = `${before} ${after}`.trim();
    const by = cut === "" ? {} : { by: "basin" };
    if (cut !== "" && rest === "") return by;
    const campaign = campaignNamed(rest, context);
    return campaign && { ...by, campaign: String(campaign.id) };
  },
  run(context, { campaign: id, by }) {
    const answers = answersOf(chosenCampaign(id, context), context);
    const { campaign, respondents, unit, unnamedWaiting, unnamedForms } = answers;
    const validated = respondents.filter((one) => one.validated);
    const { title } = campaign.project;
    if (validated.length === 0) return { message: say(sayNothingValidated(title, unit, unnamedWaiting)) };
    const labelOf = labels(context);
    const highlighted = readableIndicators(context, answers).filter(
      (indicator) => highlightOf(indicator) !== undefined && !isRevealing(indicator, respondents),
    );
    const basins = answers.unit === "municipality" ? context.store.perimeters.basins() : [];
    const sizesOf = (one: Indicator) =>
      cutsOf(one, respondents, basins).bySize ? breakdownOf(one, respondents, bySize) : [];
    if (by === "basin") {
      if (basins.length === 0) throw new UserError(sayNoBasin());
      const shown = highlighted.slice(0, mostLines);
      const parts = shown.map((one) => breakdownOf(one, respondents, byBasin(basins)));
      return { message: saySynthesisByBasin(title, shown, parts, labelOf) };
    }
    const charts = highlighted
      .filter((indicator) => highlightOf(indicator) === "chart")
      .flatMap((one) => chartOf(figureOf(one, respondents), sizesOf(one), labelOf));
    return {
      message: saySynthesis({
        title,
        closedOn: campaign.closedOn,
        unit,
        validated: validated.length,
        total: respondents.length + unnamedWaiting - unnamedForms,
        unnamedWaiting,
        unnamedForms,
        visas: visasIn(context.store, campaign),
        inhabitants: { behind: inhabitantsOf(validated), all: inhabitantsOf(respondents) },
        shown: highlighted.slice(0, mostLines).map((indicator) => figureOf(indicator, respondents)),
        overlaps: mayReadKey(context, answers, "superposition") ? overlapsOf(respondents) : [],
        charts: charts.slice(0, mostCharts),
        labelOf,
      }),
    };
  },
};

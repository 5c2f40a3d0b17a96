import type { CommandContext } from "../../core/command.ts";
import type { SheetFigure } from "../../core/decision-aid/sheet.ts";
import { figureOf } from "../../core/diagnostic/consolidate.ts";
import { type Indicator, isRestricted } from "../../core/diagnostic/indicator.ts";
import { isRevealing } from "../../core/diagnostic/small-numbers.ts";
import { UserError } from "../../core/errors.ts";
import type { Campaign } from "../../core/store/campaigns.ts";
import { sayFigureNotForSheet } from "../../core/words/decision-sheet-pieces.ts";
import type { SheetFigureSaid } from "../../core/words/decision-sheets.ts";
import { sayTooFewAgents } from "../../core/words/figure-detail.ts";
import { sayIndicator } from "../../core/words/figures.ts";
import { answersOf } from "../synthesis/which-campaign.ts";
import { figureNamed } from "../synthesis/which-figure.ts";

/** Throws `UserError` for what the members of an instance are not to read, and where none is so named. */
export function sheetFigureNamed(said: string, context: CommandContext): { indicator: Indicator; campaign: Campaign } {
  const { answers, indicator } = figureNamed(said, context);
  if (isRestricted(indicator) || answers.unit === "person") throw new UserError(sayFigureNotForSheet(indicator));
  if (isRevealing(indicator, answers.respondents)) throw new UserError(sayTooFewAgents(indicator));
  return { indicator, campaign: answers.campaign };
}

/** As it is now, or why it is not shown. */
export function sheetFigure(context: CommandContext, { campaignId, indicator: key }: SheetFigure): SheetFigureSaid {
  const { questionnaires } = context.library;
  const campaign = context.store.campaigns.all().find(({ id }) => id === campaignId);
  const answers = campaign && questionnaires.has(campaign.questionnaire) ? answersOf(campaign, context) : undefined;
  const indicator = answers?.indicators.find((one) => one.key === key);
  if (answers === undefined || indicator === undefined) return { kind: "gone" };
  const about = { name: sayIndicator(indicator), title: answers.campaign.project.title };
  if (isRestricted(indicator) || isRevealing(indicator, answers.respondents)) return { kind: "hidden", ...about };
  return { kind: "shown", ...about, figure: figureOf(indicator, answers.respondents) };
}

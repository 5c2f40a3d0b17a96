import type { Command, CommandContext } from "../../core/command.ts";
import { UserError } from "../../core/errors.ts";
import { figureOf } from "../../core/diagnostic/consolidate.ts";
import { answeredIn } from "../../core/diagnostic/figure.ts";
import type { Indicator } from "../../core/diagnostic/indicator.ts";
import { readChoice } from "../../core/language/read-choice.ts";
import { isFreelyCut, summable } from "../../core/scenario/totals.ts";
import { sayIndicator, sayNoSuchFigure, sayWhichFigure } from "../../core/words/figures.ts";
import { sayKeptFromScenarios, sayScenarioFigure } from "../../core/words/scenario-figure.ts";
import { openParameter } from "../parameter.ts";
import { linesOf } from "../synthesis/detail.ts";
import { labels } from "../synthesis/which-figure.ts";
import { lackIn } from "./sharing-view.ts";
import { scenarioView } from "./scenario-view.ts";
import { asParameter, chosenScenario, cutScenario, whichScenario } from "./which-scenario.ts";

/** Where a total comes from: each municipality with its value, who gave it and when, or why there is none. */
export const scenarioFigure: Command = {
  name: "scenario-figure",
  words: [
    "détail scénario",
    "détail du scénario",
    "détail le scénario",
    "pourquoi ce chiffre du scénario",
    "pourquoi ce chiffre scénario",
    "pourquoi le scénario",
    "pourquoi scénario",
    "d'où vient le scénario",
  ],
  group: "scenarios",
  summary: "un total d'un scénario, commune par commune, avec ses sources",
  examples: ["détail scénario 1 reste à charge"],
  action: "follow_diagnostic",
  parameters(context, known) {
    const which = whichScenario(context);
    if (which.length > 0 && known["scenario"] === undefined) return which;
    const { told } = scenarioView(context, ...chosen(context, known["scenario"])).totals;
    const ready = told.map(({ indicator }) => sayIndicator(indicator)).map((one) => ({ value: one, label: one }));
    return [...which, openParameter({ id: "figure", text: sayWhichFigure(), label: "Chiffre" }, ready)];
  },
  read(rest, context) {
    const { scenario, rest: figure } = cutScenario(rest, context);
    return { ...asParameter(scenario), ...(figure === "" ? {} : { figure }) };
  },
  run(context, { scenario: id, figure: said }) {
    const [scenario, standings] = chosen(context, id);
    const { answers, members } = scenarioView(context, scenario, standings);
    const indicator = indicatorNamed(String(said), summable(answers.indicators));
    if (!isFreelyCut(indicator, answers.respondents)) throw new UserError(sayKeptFromScenarios(indicator));
    const lines = linesOf(context, { answers, indicator }, answeredIn(indicator, members), labels(context));
    const without = members.flatMap((one) => {
      const why = lackIn(indicator, one);
      return why === undefined ? [] : [{ name: one.name, why }];
    });
    return { message: sayScenarioFigure({ scenario, figure: figureOf(indicator, members), lines, without }) };
  },
};

function chosen(context: CommandContext, id: unknown) {
  const scenario = chosenScenario(id, context);
  return [scenario, scenario.standings] as const;
}

function indicatorNamed(said: string, indicators: readonly Indicator[]): Indicator {
  const options = indicators.map((one) => ({
    value: one.key,
    label: sayIndicator(one),
    words: (one.question ?? one.group).words,
  }));
  const reading = readChoice(said, options);
  const found = reading.kind === "read" && indicators.find(({ key }) => key === reading.value);
  if (!found) throw new UserError(sayNoSuchFigure(said));
  return found;
}

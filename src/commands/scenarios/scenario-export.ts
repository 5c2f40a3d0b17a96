import type { Command } from "../../core/command.ts";
import type { SharingKey } from "../../core/scenario/sharing.ts";
import { indicatorOf } from "../../core/scenario/totals.ts";
import { sayScenarioExport } from "../../core/words/scenario-sheets.ts";
import { cutAmount } from "./read-key.ts";
import { scenarioView, type ScenarioView } from "./scenario-view.ts";
import { amountOf, keyIndicators, lackOf, readEuros, sharedBy } from "./sharing-view.ts";
import { asParameter, chosenScenario, cutScenario, whichScenario } from "./which-scenario.ts";

export const scenarioExport: Command = {
  name: "scenario-export",
  words: ["exporter scénario", "exporter le scénario", "exporter un scénario", "export scénario", "export du scénario"],
  group: "scenarios",
  summary: "un scénario et ses clés de répartition, dans un classeur",
  examples: ["exporter scénario 1", "exporter scénario 1 120 000 €"],
  action: "follow_diagnostic",
  parameters: whichScenario,
  read(rest, context) {
    const { scenario, rest: left } = cutScenario(rest, context);
    const { amount, rest: more } = cutAmount(left);
    const isRead = /^(?:(?:en|au|un|format|pour|de|avec|xlsx?|excel|tableur|classeur|svp|merci)\s*)*$/iu.test(more);
    return isRead
      ? { ...asParameter(scenario), ...(amount === undefined ? {} : { amount: readEuros(amount) }) }
      : undefined;
  },
  run(context, { scenario: id, amount: said }) {
    const { store, person, now, today } = context;
    const scenario = chosenScenario(id, context);
    const view = scenarioView(context, scenario, scenario.standings);
    const amount = amountOf(view, said);
    store.audit.add(now, person.id, "scenario.exported", `scenario:${scenario.id}`);
    return {
      message: sayScenarioExport({
        ...view,
        scenario,
        today,
        title: view.campaign.project.title,
        indicators: keyIndicators(view),
        amount,
        shared: amount === undefined ? [] : sharedBy(view, usualKeys(view), amount.cents).shared,
        lackOf: (measure, place) => lackOf(view, measure, place),
      }),
    };
  },
};

/** Those that a questionnaire gives the means of, one sheet each. */
function usualKeys(view: ScenarioView): SharingKey[] {
  const free = keyIndicators(view);
  const measures = [
    "population",
    ...(["usage", "fte"] as const).flatMap((role) => indicatorOf(role, free)?.key ?? []),
    "equal",
  ];
  return measures.map((measure) => [{ measure, percent: 100 }]);
}

import type { Command } from "../../core/command.ts";
import { standingAs } from "../../core/scenario/standings.ts";
import { sayScenarios } from "../../core/words/scenarios.ts";
import { scenariosToRead } from "./which-scenario.ts";

export const scenarios: Command = {
  name: "scenarios",
  words: [
    "scénarios",
    "les scénarios",
    "liste des scénarios",
    "voir les scénarios",
    "quels scénarios",
    "mes scénarios",
  ],
  group: "scenarios",
  summary: "les scénarios de mutualisation, et qui en serait",
  examples: ["scénarios"],
  action: "see_scenarios",
  run(context) {
    const { store } = context;
    const municipalities = store.territory.municipalities();
    const campaigns = new Map(store.campaigns.all().map((one) => [one.id, one]));
    return {
      message: sayScenarios(
        scenariosToRead(context).map((scenario) => {
          const inside = new Set(standingAs(scenario.standings, "in"));
          return {
            scenario,
            title: campaigns.get(scenario.campaignId)?.project.title ?? "",
            places: municipalities.filter(({ insee }) => inside.has(insee)),
            observers: standingAs(scenario.standings, "observer").length,
          };
        }),
      ),
    };
  },
};

import type { Command } from "../../core/command.ts";
import { say } from "../../core/message.ts";
import { standingAs } from "../../core/scenario/standings.ts";
import { sayNothingChanged } from "../../core/words/bodies-change.ts";
import { askRemoval, sayRemovalChoices, sayRemoved } from "../../core/words/scenarios.ts";
import { choiceParameter } from "../parameter.ts";
import { removing, sharing } from "./scenario.ts";
import { asParameter, chosenScenario, scenarioNamed, whichScenario } from "./which-scenario.ts";

export const scenarioRemove: Command = {
  name: "scenario-remove",
  words: ["scénario", "scénario supprimer", "supprimer le scénario", "supprimer scénario", "supprimer un scénario"],
  group: "scenarios",
  summary: "supprimer un scénario, sans toucher aux réponses",
  examples: ["scénario 1 supprimer"],
  action: "follow_diagnostic",
  claims: (rest) => !sharing.test(rest),
  parameters(context, known) {
    const which = whichScenario(context);
    if (which.length > 0 && known["scenario"] === undefined) return which;
    const text = askRemoval(chosenScenario(known["scenario"], context));
    return [...which, choiceParameter({ id: "confirm", text, label: "Confirmation" }, sayRemovalChoices())];
  },
  read(rest, context) {
    const said = rest.replace(removing, "").trim();
    if (said === "") return {};
    const found = scenarioNamed(said, context);
    return found && asParameter(found);
  },
  run(context, { scenario: id, confirm }) {
    const { store, person, now } = context;
    if (confirm !== "yes") return { message: sayNothingChanged() };
    const scenario = chosenScenario(id, context);
    store.scenarios.remove(scenario.id, now);
    store.audit.add(now, person.id, "scenario.removed", `scenario:${scenario.id}`);
    const inside = new Set(standingAs(scenario.standings, "in"));
    const places = store.territory.municipalities().filter(({ insee }) => inside.has(insee));
    return { message: say(sayRemoved(scenario, places)) };
  },
};

import type { Command } from "../../core/command.ts";
import { say } from "../../core/message.ts";
import { standingAs } from "../../core/scenario/standings.ts";
import { sayNoLongerShared, sayShared } from "../../core/words/scenarios.ts";
import { removing, sharing } from "./scenario.ts";
import { asParameter, chosenScenario, scenarioNamed, whichScenario } from "./which-scenario.ts";

/** Two tell each other what they said by their total alone; with three, two would have to compare theirs. */
const few = 3;

export const scenarioShare: Command = {
  name: "scenario-share",
  words: ["scénario", "scénario partager", "partager le scénario", "partager scénario", "ne plus partager le scénario"],
  group: "scenarios",
  summary: "laisser lire un scénario aux élues et aux élus",
  examples: ["scénario 1 partager", "scénario 1 ne plus partager"],
  action: "launch_diagnostic",
  // « scénario 1 » and « scénario 1 ajouter Mars » are claimed before, by what comes first in the list of commands.
  claims: (rest) => !removing.test(rest),
  asked: (rest) => `scénario ${rest.replace(sharing, "").trim()}`,
  parameters: whichScenario,
  read(rest, context) {
    const said = rest.replace(sharing, "").trim();
    const stop = /(?:^|\s)plus\s+partag\p{L}+$/iu.test(rest) ? { stop: "yes" } : {};
    if (said === "") return stop;
    const found = scenarioNamed(said, context);
    return found && { ...asParameter(found), ...stop };
  },
  run(context, { scenario: id, stop }) {
    const { store, person, now } = context;
    const scenario = chosenScenario(id, context);
    const isShared = stop === undefined;
    store.scenarios.share(scenario.id, isShared ? now : undefined);
    store.audit.add(now, person.id, isShared ? "scenario.shared" : "scenario.unshared", `scenario:${scenario.id}`);
    const members = standingAs(scenario.standings, "in").length;
    return { message: say(isShared ? sayShared(scenario, members <= few) : sayNoLongerShared(scenario)) };
  },
};

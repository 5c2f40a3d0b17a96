import { may } from "../../core/access.ts";
import { civilDateAt } from "../../core/calendar/civil-date.ts";
import type { Command, CommandContext } from "../../core/command.ts";
import type { Outbound } from "../../core/message.ts";
import { sayFunctions } from "../../core/words/people.ts";
import { sayScenarioShown } from "../../core/words/scenario-shown.ts";
import { asParameter, chosenScenario, scenarioNamed, whichScenario } from "./which-scenario.ts";
import { isChange } from "./read-moves.ts";
import { scenarioView } from "./scenario-view.ts";

export const scenario: Command = {
  name: "scenario",
  words: ["scénario", "le scénario", "voir le scénario", "voir scénario", "montrer le scénario", "scénario voir"],
  group: "scenarios",
  summary: "ce que donnerait un scénario : habitants, agents, coût, usagers",
  examples: ["scénario 1", "scénario jeunesse à six"],
  action: "see_scenarios",
  claims: (rest) => !isChange(rest) && !isOrder(rest),
  parameters: whichScenario,
  read(rest, context) {
    if (rest === "") return {};
    const found = scenarioNamed(rest, context);
    return found && asParameter(found);
  },
  run: (context, { scenario: id }) => ({ message: showScenario(context, chosenScenario(id, context).id) }),
};

/** « scénario 1 partager », « scénario 1 supprimer ». */
export function isOrder(rest: string): boolean {
  return sharing.test(rest) || removing.test(rest);
}

export const sharing = /(?:^|\s)(?:(?:ne\s+)?(?:plus\s+)?partag\p{L}+)$/iu;
export const removing = /(?:^|\s)(?:supprim|effac)\p{L}+$/iu;

/** A scenario as it now stands. */
export function showScenario(context: CommandContext, id: number): Outbound {
  const { store, person, timeZone } = context;
  const found = chosenScenario(String(id), context);
  const author = store.people.byId(found.createdBy);
  const view = scenarioView(context, found, found.standings);
  return sayScenarioShown({
    ...view,
    scenario: found,
    title: view.campaign.project.title,
    by: author === undefined ? "" : sayFunctions(author),
    on: civilDateAt(found.createdAt, timeZone),
    mayAct: may(person, "follow_diagnostic"),
  });
}

import type { Command, CommandContext, Parameters } from "../../core/command.ts";
import { UserError } from "../../core/errors.ts";
import { text } from "../../core/message.ts";
import { type Move, moved, standingAs, unmoved } from "../../core/scenario/standings.ts";
import { sayNothingChanged } from "../../core/words/bodies-change.ts";
import {
  askChange,
  sayChangeChoices,
  sayChanged,
  sayScenarioEmpty,
  sayWouldChange,
  sayAlreadySo,
} from "../../core/words/scenario-change.ts";
import { sayNoPlaceSaid, scenarioQuestions } from "../../core/words/scenarios.ts";
import { choiceParameter, textParameter } from "../parameter.ts";
import { isChange, type MovesSaid, readMoves, splitChange } from "./read-moves.ts";
import { scenarioView } from "./scenario-view.ts";
import { isOrder, showScenario } from "./scenario.ts";
import { asParameter, chosenScenario, cutScenario, whichScenario } from "./which-scenario.ts";

const longestList = 4_000;

/** "retirer Mars du scénario 1", "et si on ajoutait Mars au scénario 1". */
const verbFirst =
  /^(?:(?:et\s+)?si\s+(?:on|nous)\s+)?((?:r?ajout|retir|enl[eè]v)\p{L}*)\s+(.+?)\s+(?:au|du|dans\s+le)\s+(sc[ée]nario[^?]*)/iu;
/** "que se passe-t-il si Mars rejoint le scénario 1". */
const subjectFirst =
  /^(?:(?:que|qu['’]est-ce qui)\s+(?:se\s+passe\S*|change\S*)\s+|et\s+)?si\s+(.+?)\s+(rejoi\p{L}*|quitt\p{L}*|observ\p{L}*)\s+(?:le\s+)?(sc[ée]nario[^?]*)/iu;

/** Who comes in, who leaves, who looks on: what it changes is shown before it is kept. */
export const scenarioChange: Command = {
  name: "scenario-change",
  words: ["scénario", "le scénario"],
  group: "scenarios",
  summary: "faire entrer, sortir ou observer une commune, et voir ce qui change",
  examples: ["scénario 1 ajouter Nandax", "scénario 1 sans Mars", "scénario 1 observe Vougy"],
  action: "follow_diagnostic",
  claims: (rest) => isChange(rest) && !isOrder(rest),
  overhear(said) {
    const [, places, verb, name] = subjectFirst.exec(said) ?? [];
    if (name !== undefined) return `${name} ${places} ${verb}`;
    const [, order, objects, scenario] = verbFirst.exec(said) ?? [];
    return scenario === undefined ? undefined : `${scenario} ${order} ${objects}`;
  },
  parameters(context, known) {
    // Its name holds "sans" or "avec": it is only to be shown.
    if (known["show"] !== undefined) return [];
    const which = whichScenario(context);
    if (which.length > 0 && known["scenario"] === undefined) return which;
    const { moves } = movesSaid(context, known);
    if (moves.length === 0) return [...which, textParameter({ id: "places", ...scenarioQuestions.move }, longestList)];
    const asked = { id: "confirm", text: askChange(), label: "Confirmation", help: effectOf(context, known) };
    return [...which, choiceParameter(asked, sayChangeChoices())];
  },
  read(rest, context) {
    const { scenario, rest: said } = cutScenario(rest, context);
    if (scenario !== undefined && said === "") return { ...asParameter(scenario), show: "yes" };
    const { name, change } = scenario === undefined ? splitChange(rest) : { name: "", change: said };
    if (name !== "" || change === "" || readMoves(change, territoryOf(context), []) === undefined) return undefined;
    return { ...asParameter(scenario), change };
  },
  refuse(known, context) {
    if (known["places"] === undefined) return undefined;
    const { moves, unknown } = movesSaid(context, known);
    return moves.length > 0 ? undefined : { id: "places", sentence: sayNoPlaceSaid(unknown) };
  },
  run(context, known) {
    const { store, person, now } = context;
    const scenario = chosenScenario(known["scenario"], context);
    if (known["show"] !== undefined) return { message: showScenario(context, scenario.id) };
    if (known["confirm"] !== "yes") return { message: sayNothingChanged() };
    const after = movedStandings(context, known);
    store.scenarios.setStandings(scenario.id, after);
    store.audit.add(now, person.id, "scenario.changed", `scenario:${scenario.id}`, {
      before: standingAs(scenario.standings, "in").join(" "),
      after: standingAs(after, "in").join(" "),
    });
    const shown = showScenario(context, scenario.id);
    return { message: { ...shown, blocks: [text(sayChanged(scenario)), ...shown.blocks] } };
  },
};

function movesSaid(context: CommandContext, known: Parameters): MovesSaid {
  const { standings } = chosenScenario(known["scenario"], context);
  const territory = territoryOf(context);
  const outside = territory.municipalities.filter(({ insee }) => standings.get(insee) !== "in");
  const said = `${known["change"] ?? "ajouter"} ${known["places"] ?? ""}`;
  return readMoves(said, territory, outside) ?? { moves: [], unknown: [] };
}

function territoryOf({ store }: CommandContext) {
  return { municipalities: store.territory.municipalities(), basins: store.perimeters.basins() };
}

/** Throws `UserError` when they would change nothing, or leave nobody. */
function movedStandings(context: CommandContext, known: Parameters) {
  const { standings } = chosenScenario(known["scenario"], context);
  const { moves } = movesSaid(context, known);
  const after = moved(standings, moves);
  if (standingAs(after, "in").length === 0) throw new UserError(sayScenarioEmpty());
  const same = unmoved(standings, moves);
  if (same.length === moves.length) throw new UserError(sayAlreadySo(same.map((one) => named(moves, one))));
  return after;
}

function named(moves: MovesSaid["moves"], { insee, to }: Move) {
  return { name: moves.find((one) => one.insee === insee)?.place.name ?? "", to };
}

/** What the change would do, figure by figure. */
function effectOf(context: CommandContext, known: Parameters): string {
  const scenario = chosenScenario(known["scenario"], context);
  const { moves, unknown } = movesSaid(context, known);
  const before = scenarioView(context, scenario, scenario.standings);
  const after = scenarioView(context, scenario, movedStandings(context, known));
  return sayWouldChange({ scenario, moves: moves.map((one) => named(moves, one)), unknown, before, after });
}

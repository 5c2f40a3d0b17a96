import { unlessRefused } from "../../core/form.ts";
import type { Command, CommandContext, Parameters } from "../../core/command.ts";
import { sayKeyUnread, sayMostKeys, saySharing, sharingQuestions } from "../../core/words/sharing.ts";
import { euroParameter, openParameter } from "../parameter.ts";
import { cutAmount, type KeyRead, readKeys } from "./read-key.ts";
import { scenarioView } from "./scenario-view.ts";
import { amountOf, keyIndicators, lackOf, readEuros, sharedBy } from "./sharing-view.ts";
import { asParameter, chosenScenario, cutScenario, whichScenario } from "./which-scenario.ts";

/** Two tables side by side are read; three are not. */
const mostKeys = 2;

export const shareCosts: Command = {
  name: "share-costs",
  words: [
    "répartition",
    "répartir",
    "répartition du scénario",
    "clé de répartition",
    "clés de répartition",
    "qui paierait quoi",
    "qui paierait combien",
    "combien paierait chaque commune",
  ],
  group: "scenarios",
  summary: "ce que chaque commune paierait, selon une clé ou deux",
  examples: [
    "répartition scénario 1 par population",
    "répartition scénario 1 : 60 % population 40 % usage",
    "répartition scénario 1 : population ou usage",
    "répartir 120 000 € scénario 1 par population",
  ],
  action: "follow_diagnostic",
  parameters(context, known) {
    const which = whichScenario(context);
    if (which.length > 0 && known["scenario"] === undefined) return which;
    const { ready, text, label, help } = sharingQuestions.key;
    const scenario = chosenScenario(known["scenario"], context);
    const isPriced = amountOf(scenarioView(context, scenario, scenario.standings), undefined) !== undefined;
    return [
      ...which,
      openParameter({ id: "key", text, label, help }, [...ready]),
      ...(isPriced ? [] : [euroParameter({ id: "amount", ...sharingQuestions.amount })]),
    ];
  },
  read(rest, context) {
    const named = cutScenario(rest, context);
    const { amount, rest: unpriced } = cutAmount(named.rest);
    const known = onlyKnown.test(unpriced) ? { known: "yes" } : {};
    const key = unpriced
      .replace(onlyKnown, " ")
      .replace(/^(?:(?:entre|pour|sur|d['’]apr[eè]s)\s+)?(?:(?:les|toutes les)\s+communes|(?:le\s+)?co[uû]t)\s*/iu, "")
      .replace(/^[\s:,]+|[\s:,]+$/gu, "");
    return {
      ...asParameter(named.scenario),
      ...(amount === undefined ? {} : { amount: readEuros(amount) }),
      ...known,
      ...(key === "" ? {} : { key }),
    };
  },
  meant: (rest, context) =>
    cutAmount(rest).amount !== undefined || unlessRefused(() => cutScenario(rest, context).scenario) !== undefined,
  refuse(known, context) {
    const isOf = known["scenario"] !== undefined || whichScenario(context).length === 0;
    if (known["key"] === undefined || !isOf) return undefined;
    const read = keysSaid(context, known);
    const lost = read.find((one) => one.kind !== "key");
    if (lost !== undefined) return { id: "key", sentence: sayKeyUnread(lost) };
    if (read.length === 0 || read.length > mostKeys) return { id: "key", sentence: sayMostKeys() };
    return undefined;
  },
  run(context, known) {
    const scenario = chosenScenario(known["scenario"], context);
    const view = scenarioView(context, scenario, scenario.standings);
    const amount = amountOf(view, known["amount"]);
    if (amount === undefined) throw new Error("an amount is asked where none is known");
    const keys = keysSaid(context, known).flatMap((one) => (one.kind === "key" ? [one.key] : []));
    return {
      message: saySharing({
        scenario,
        amount,
        observers: view.observers,
        indicators: keyIndicators(view),
        ...sharedBy(view, keys, amount.cents, known["known"] === "yes"),
        lackOf: (measure, id) => lackOf(view, measure, id),
      }),
    };
  },
};

const onlyKnown =
  /[\s,(]*(?:sur|avec|entre|pour|seulement)?\s*(?:les\s+)?(?:seules?\s+)?communes?\s+connues?(?:\s+seulement)?\)?/iu;

function keysSaid(context: CommandContext, known: Parameters): KeyRead[] {
  const scenario = chosenScenario(known["scenario"], context);
  const view = scenarioView(context, scenario, scenario.standings);
  return readKeys(String(known["key"] ?? ""), keyIndicators(view));
}

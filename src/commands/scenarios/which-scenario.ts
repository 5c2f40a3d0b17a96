import { may } from "../../core/access.ts";
import type { CommandContext } from "../../core/command.ts";
import { UserError } from "../../core/errors.ts";
import type { AtomicQuestion } from "../../core/interview/questionnaire.ts";
import { readChoice } from "../../core/language/read-choice.ts";
import type { Option } from "../../core/language/reading.ts";
import type { Scenario } from "../../core/scenario/scenario.ts";
import { foldWords } from "../../core/territory/place-name.ts";
import { sayNoScenario, sayNoSuchScenario, sayScenario, sayWhichScenario } from "../../core/words/scenarios.ts";
import { choiceParameter } from "../parameter.ts";

/** All of them for those who follow the diagnostic; for others, those shared with them. */
function visibleScenarios({ store, person }: CommandContext): Scenario[] {
  const follows = may(person, "follow_diagnostic");
  return store.scenarios.all().filter(({ sharedAt }) => follows || sharedAt !== undefined);
}

/** The same; throws `UserError` when there is none. */
export function scenariosToRead(context: CommandContext): Scenario[] {
  const scenarios = visibleScenarios(context);
  if (scenarios.length === 0) throw new UserError(sayNoScenario(may(context.person, "follow_diagnostic")));
  return scenarios;
}

/** Asked only when there are several. */
export function whichScenario(context: CommandContext): AtomicQuestion[] {
  const scenarios = scenariosToRead(context);
  if (scenarios.length === 1) return [];
  return [choiceParameter({ id: "scenario", text: sayWhichScenario(), label: "Scénario" }, scenarios.map(optionOf))];
}

export function chosenScenario(value: unknown, context: CommandContext): Scenario {
  const scenarios = scenariosToRead(context);
  const chosen = value === undefined ? scenarios[0] : scenarios.find(({ id }) => String(id) === value);
  if (chosen === undefined) throw new UserError(sayNoSuchScenario(String(value)));
  return chosen;
}

/** As a parameter of a command. */
export function asParameter(scenario: Scenario | undefined): { scenario?: string } {
  return scenario === undefined ? {} : { scenario: String(scenario.id) };
}

const numbered = /(?:\b(?:du|le|au|sur le|pour le|d['’]apr[eè]s le)\s+)?\bsc[ée]narios?\s+(?:n\s*[°o]\s*)?(\d+)\b/iu;
/** A scenario is meant, and none has that name: another one is never taken for it. */
const unnumbered = /\bsc[ée]narios?\s+(?!(?:par|selon|pour|en|à|avec|sans|sur|et|ou)\s)(\p{L}[^\s:,]*)/iu;
const beginsWithNumber = /^(?:n\s*[°o]\s*)?(\d{1,3})(?![\d.,]|\s*(?:\d|%|€|[km](?!\p{L})|euros?|millions?|mille|\/))/iu;

/**
 * The scenario that the words name, by its number or its whole name, and the words without it. Throws `UserError` where a number is
 * said that none has.
 */
export function cutScenario(said: string, context: CommandContext): { scenario?: Scenario; rest: string } {
  const scenarios = visibleScenarios(context);
  const text = said.trim();
  const named = cutName(text, scenarios);
  if (named !== undefined) return named;
  const [found, number] = numbered.exec(text) ?? beginsWithNumber.exec(text) ?? [];
  if (found === undefined) {
    const other = unnumbered.exec(text)?.[1];
    if (other !== undefined) throw new UserError(sayNoSuchScenario(`« ${other} »`));
    return { rest: text };
  }
  const scenario = scenarios.find(({ id }) => String(id) === number);
  if (scenario === undefined && scenariosToRead(context).length > 0)
    throw new UserError(sayNoSuchScenario(String(number)));
  return { ...(scenario === undefined ? {} : { scenario }), rest: tidied(text.replace(found, " ")) };
}

/** Wherever the name stands, the longest first. */
function cutName(text: string, scenarios: readonly Scenario[]): { scenario: Scenario; rest: string } | undefined {
  const tokens = text.split(/\s+/u);
  const byLength = scenarios.toSorted((a, b) => b.name.length - a.name.length);
  for (const scenario of byLength) {
    const wanted = foldWords(scenario.name);
    for (let from = 0; from < tokens.length; from += 1)
      for (let to = from + 1; to <= tokens.length; to += 1) {
        if (foldWords(tokens.slice(from, to).join(" ")) !== wanted) continue;
        const before = tokens
          .slice(0, from)
          .join(" ")
          .replace(/(?:\b(?:du|le|au)\s+)?\bsc[ée]narios?$/iu, "");
        // « jeunesse à six : par usage »
        return { scenario, rest: tidied(`${before} ${tokens.slice(to).join(" ")}`) };
      }
  }
  return undefined;
}

function tidied(words: string): string {
  return words
    .replaceAll(/\s+/gu, " ")
    .trim()
    .replace(/^[:,;]\s*/u, "")
    .replace(/\s*[:,;]$/u, "");
}

/** The one that all the words name, with its typos. */
export function scenarioNamed(said: string, context: CommandContext): Scenario | undefined {
  const { scenario, rest } = cutScenario(said, context);
  if (scenario !== undefined) return rest === "" ? scenario : undefined;
  const scenarios = visibleScenarios(context);
  const reading = readChoice(said, scenarios.map(optionOf));
  if (reading.kind !== "read" || reading.rest !== "") return undefined;
  return scenarios.find(({ id }) => String(id) === reading.value);
}

function optionOf(scenario: Scenario): Option {
  return { value: String(scenario.id), label: sayScenario(scenario), words: [scenario.name] };
}

import type { Command, CommandContext, Parameters } from "../../core/command.ts";
import { UserError } from "../../core/errors.ts";
import { highlightOf, type Indicator } from "../../core/diagnostic/indicator.ts";
import { unlessRefused } from "../../core/form.ts";
import type { AtomicQuestion } from "../../core/interview/questionnaire.ts";
import { fold } from "../../core/language/fold.ts";
import { say } from "../../core/message.ts";
import type { Campaign } from "../../core/store/campaigns.ts";
import { sayIndicator } from "../../core/words/figures.ts";
import {
  findingQuestions,
  sayFindingAlready,
  sayFindingLinked,
  sayFindingUnlinked,
  sayNoFindingToRemove,
} from "../../core/words/objective-origin.ts";
import { choiceParameter } from "../parameter.ts";
import { answersOf, campaignAmong, campaignAsked, chosenCampaign } from "../synthesis/which-campaign.ts";
import { type ChosenFigure, figureNamed, readableIndicators } from "../synthesis/which-figure.ts";
import { chosenObjective, cutObjective, objectiveParameter } from "./which-objective.ts";

export const objectiveFinding: Command = {
  name: "objective-finding",
  // "objectif 3 : constat …": the list of objectives leaves it to this one.
  words: ["relier un constat", "relier le constat", "constat", "objectif constat", "objectif", "l'objectif"],
  group: "deadlines",
  summary: "dire le constat du diagnostic auquel un objectif répond",
  examples: ["objectif 3 : constat jeunesse agents"],
  action: "manage_deadlines",
  parameters(context, known) {
    const objective = objectiveParameter(context, findingQuestions.objective);
    if (known.figure !== undefined) return [objective, figureQuestion(context, known, chosenFigure(context, known))];
    const campaign = campaignAsked(context, findingQuestions.campaign);
    if (campaign.length > 0 && known.campaign === undefined) return [objective, ...campaign];
    return [objective, ...campaign, figureQuestion(context, known)];
  },
  read: (rest, context) => readFinding(rest.replace(/\bconstats?\b[\s:]*/iu, ""), context),
  run(context, known) {
    const { store, person, now } = context;
    const { id } = chosenObjective(context, known.objective);
    const { answers, indicator } = chosenFigure(context, known);
    const { campaign } = answers;
    const name = sayIndicator(indicator);
    const isThere = store.objectives
      .findings(id)
      .some((one) => one.campaignId === campaign.id && one.indicator === indicator.key);
    if (isThere) return { message: say(sayFindingAlready(id, name)) };
    store.objectives.find({ objectiveId: id, campaignId: campaign.id, indicator: indicator.key }, person.id, now);
    store.audit.add(now, person.id, "finding.linked", `objective:${id}`, { after: `${campaign.id} ${indicator.key}` });
    return { message: say(sayFindingLinked(id, name, campaign.project.title)) };
  },
};

export const findingRemove: Command = {
  name: "objective-finding-remove",
  words: ["constat retirer", "retirer le constat", "retirer un constat", "délier le constat"],
  group: "deadlines",
  summary: "retirer un constat d'un objectif",
  examples: ["constat retirer objectif 3"],
  action: "manage_deadlines",
  parameters(context, known) {
    const which = objectiveParameter(context, findingQuestions.objective);
    if (known.objective === undefined) return [which];
    const { id } = chosenObjective(context, known.objective);
    const options = linkedTo(context, id).map(({ value, name }) => ({ value, label: name }));
    if (options.length === 0) throw new UserError(sayNoFindingToRemove(id));
    return [which, choiceParameter({ id: "figure", text: findingQuestions.remove, label: "Constat" }, options)];
  },
  read(rest, context) {
    const { objective } = cutObjective(rest);
    if (objective === undefined) return undefined;
    const { id } = chosenObjective(context, objective);
    const [only, ...others] = linkedTo(context, id);
    return { objective, ...(only !== undefined && others.length === 0 ? { figure: only.value } : {}) };
  },
  run(context, { objective, figure }) {
    const { store, person, now } = context;
    const { id } = chosenObjective(context, objective);
    const found = linkedTo(context, id).find(({ value }) => value === figure);
    if (found === undefined) throw new UserError(sayNoFindingToRemove(id));
    store.objectives.unfind(found.finding);
    store.audit.add(now, person.id, "finding.unlinked", `objective:${id}`, { before: found.value });
    return { message: say(sayFindingUnlinked(id, found.name)) };
  },
};

function linkedTo(context: CommandContext, objectiveId: number) {
  const { store } = context;
  return store.objectives.findings(objectiveId).map((finding) => {
    const campaign = store.campaigns.all().find(({ id }) => id === finding.campaignId);
    const indicator = campaign && answersOf(campaign, context).indicators.find(({ key }) => key === finding.indicator);
    return {
      finding,
      value: `${finding.campaignId}:${finding.indicator}`,
      name: indicator === undefined ? finding.indicator : sayIndicator(indicator),
    };
  });
}

/** The figure that is surely meant; else the words are kept, and what they come close to is proposed. */
function readFinding(rest: string, context: CommandContext): Parameters | undefined {
  const { objective, rest: said } = cutObjective(rest);
  if (objective !== undefined) chosenObjective(context, objective);
  const known = objective === undefined ? {} : { objective };
  if (said === "") return objective === undefined ? undefined : known;
  const named = campaignAmong(said, context);
  const exact = named && keyed(context, named.campaign, named.rest);
  const found = exact ?? figureSurelyNamed(context, said);
  if (found !== undefined) return { ...known, campaign: String(found.answers.campaign.id), figure: valueOf(found) };
  return { ...known, about: said, ...(named === undefined ? {} : { campaign: String(named.campaign.id) }) };
}

function keyed(context: CommandContext, campaign: Campaign, key: string): ChosenFigure | undefined {
  const answers = answersOf(campaign, context);
  const indicator = readableIndicators(context, answers).find((one) => fold(one.key) === fold(key));
  return indicator && { answers, indicator };
}

/** With no other word: "action" alone may be one, "action recruter un directeur" is something else. */
function figureSurelyNamed(context: CommandContext, said: string): ChosenFigure | undefined {
  const found = unlessRefused(() => figureNamed(said, context));
  return found?.rest === "" ? found : undefined;
}

function valueOf({ answers, indicator }: ChosenFigure): string {
  return `${answers.campaign.id}:${indicator.key}`;
}

function chosenFigure(context: CommandContext, { figure }: Parameters): ChosenFigure {
  const [, campaign, key] = /^(\d+):(.*)$/u.exec(String(figure)) ?? [];
  const answers = answersOf(chosenCampaign(campaign, context), context);
  const indicator = readableIndicators(context, answers).find((one) => one.key === key);
  if (indicator === undefined) throw new Error(`no indicator ${key}`);
  return { answers, indicator };
}

const mostProposed = 12;

/** Those whose name has a word that was said; else those that the questionnaire puts forward. */
function figureQuestion(context: CommandContext, known: Parameters, chosen?: ChosenFigure): AtomicQuestion {
  const answers = chosen?.answers ?? answersOf(chosenCampaign(known.campaign, context), context);
  const all = readableIndicators(context, answers);
  const near = typeof known.about === "string" ? all.filter((one) => isNear(one, String(known.about))) : [];
  const proposed = near.length > 0 ? near : all.filter((one) => highlightOf(one) !== undefined);
  const shown = [...new Set([...(chosen ? [chosen.indicator] : []), ...proposed.slice(0, mostProposed)])];
  return choiceParameter(
    { id: "figure", text: findingQuestions.figure, label: "Constat", help: findingQuestions.figureHelp },
    shown.map((indicator) => ({ value: valueOf({ answers, indicator }), label: sayIndicator(indicator) })),
  );
}

function isNear(indicator: Indicator, about: string): boolean {
  const name = fold(sayIndicator(indicator)).split(/[^\p{L}\d]+/u);
  return fold(about)
    .split(/[^\p{L}\d]+/u)
    .some((word) => word.length > 3 && name.some((one) => one.startsWith(word.slice(0, 5))));
}

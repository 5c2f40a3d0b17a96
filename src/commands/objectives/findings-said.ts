import { isDirector, may } from "../../core/access.ts";
import { civilDateAt } from "../../core/calendar/civil-date.ts";
import type { CommandContext } from "../../core/command.ts";
import { figureOf } from "../../core/diagnostic/consolidate.ts";
import { isRestricted } from "../../core/diagnostic/indicator.ts";
import { isRevealing } from "../../core/diagnostic/small-numbers.ts";
import { nameOfPerson } from "../../core/origins.ts";
import type { Objective } from "../../core/roadmap/objective.ts";
import type { Finding, Noted } from "../../core/store/objectives.ts";
import { sayFigureLine, sayIndicator } from "../../core/words/figures.ts";
import {
  sayFinding,
  sayFindingGone,
  sayFindingKeptApart,
  sayNoFinding,
  sayNoted,
  sayTooFewYet,
} from "../../core/words/objective-origin.ts";
import { answersOf } from "../synthesis/which-campaign.ts";
import { labels } from "../synthesis/which-figure.ts";

/** What the diagnostics found, behind an objective, as this reader may read it; that nothing is linked is said. */
export function findingsSaid(context: CommandContext, { id }: Objective): string[] {
  const findings = context.store.objectives.findings(id);
  if (findings.length === 0) return [sayNoFinding(id, may(context.person, "manage_deadlines"))];
  return findings.map((one) => findingSaid(context, one));
}

function findingSaid(context: CommandContext, finding: Finding): string {
  const { store, person } = context;
  const campaign = store.campaigns.all().find(({ id }) => id === finding.campaignId);
  const title = campaign?.project.title ?? "";
  const answers = campaign && answersOf(campaign, context);
  const indicator = answers?.indicators.find(({ key }) => key === finding.indicator);
  if (answers === undefined || indicator === undefined) return sayFindingGone(title);
  if (!isDirector(person) && (isRestricted(indicator) || answers.unit === "person")) return sayFindingKeptApart(title);
  const name = sayIndicator(indicator);
  const line = isRevealing(indicator, answers.respondents)
    ? sayTooFewYet(name)
    : sayFigureLine(figureOf(indicator, answers.respondents), labels(context));
  const readsFigures = may(person, "follow_diagnostic");
  return sayFinding({ campaign: title, name, line: readsFigures ? line : undefined }, notedBy(context, finding));
}

/** Who noted it and when, in words. */
export function notedBy({ store, timeZone }: CommandContext, { by, at }: Noted): string {
  return sayNoted(nameOfPerson(store, by), civilDateAt(at, timeZone));
}

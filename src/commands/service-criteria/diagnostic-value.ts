import type { CommandContext } from "../../core/command.ts";
import { figureOf } from "../../core/diagnostic/consolidate.ts";
import { isRestricted } from "../../core/diagnostic/indicator.ts";
import { isProtected } from "../../core/diagnostic/small-numbers.ts";
import { UserError } from "../../core/errors.ts";
import type { CriterionValue } from "../../core/roadmap/service-criterion.ts";
import { sayIndicator } from "../../core/words/figures.ts";
import { sayFigureUnfit, sayFromDiagnostic } from "../../core/words/service-criteria.ts";
import { figureNamed } from "../synthesis/which-figure.ts";

/** Under this many municipalities, a total would tell what one of them answered. */
const fewestPlaces = 3;

/**
 * A total of the diagnostic as it stands on this day, with how many municipalities are behind it: nothing restricted, nothing of
 * agents, nothing that a few alone answered. Throws `UserError` when it may not be.
 */
export function valueOfDiagnostic(
  said: string,
  context: CommandContext,
): Pick<CriterionValue, "value" | "unit" | "estimate" | "source"> {
  const { answers, indicator } = figureNamed(said, context);
  const { campaign, respondents, unit } = answers;
  const { coverage, value } = figureOf(indicator, respondents);
  const sum = value.kind === "numbers" ? value.sum : undefined;
  const isFit = unit === "municipality" && !isRestricted(indicator) && !isProtected(indicator);
  if (!isFit || sum === undefined || coverage.answered < fewestPlaces) throw new UserError(sayFigureUnfit());
  const year = Number(campaign.variables["annee_ref"]);
  const source = sayFromDiagnostic(
    sayIndicator(indicator),
    campaign.project.title,
    year,
    coverage.answered,
    coverage.total,
  );
  return { value: sum, unit: indicator.question?.type === "euro" ? "€" : "", estimate: coverage.estimates > 0, source };
}

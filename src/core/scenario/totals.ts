import { addsUp, type Figure, figureOf, numberOf } from "../diagnostic/consolidate.ts";
import { cutsOf } from "../diagnostic/cuts.ts";
import { answeredIn } from "../diagnostic/figure.ts";
import { highlightOf, type Indicator, isRestricted, type Respondent } from "../diagnostic/indicator.ts";

/** The keys of the questionnaires that say what a service costs, whom it serves and who works for it. */
const roles = { cost: ["reste_a_charge"], usage: ["usagers_an"], fte: ["etp_total", "etp"] } as const;
export type Role = keyof typeof roles;

/** Put forward in a scenario, whatever the questionnaire highlights. */
const alwaysTold = new Set<string>([...Object.values(roles).flat(), "budget_fonct", "equipements"]);

export function indicatorOf(role: Role, indicators: readonly Indicator[]): Indicator | undefined {
  return indicators.find(({ key }) => roles[role].some((one) => one === key));
}

/** What adds up, and is nobody's to keep: only these have a total over municipalities that anyone chooses. */
export function summable(indicators: readonly Indicator[]): Indicator[] {
  return indicators.filter((one) => addsUp(one) && !isRestricted(one));
}

/**
 * Whether a figure may be given over any choice of municipalities: two scenarios that one municipality parts would give its own
 * back. What is hidden municipality by municipality is therefore in no scenario.
 */
export function isFreelyCut(indicator: Indicator, all: readonly Respondent[]): boolean {
  return cutsOf(indicator, all, []).bySize;
}

/** `hidden`: those that would have been told, and may not be. */
export type Totals = { told: Figure[]; hidden: Indicator[]; perUser: Ratio | undefined };

/** `all`: everyone asked, which decides what may be given; `members`: those that are in. */
export function totalsOf(
  indicators: readonly Indicator[],
  all: readonly Respondent[],
  members: readonly Respondent[],
): Totals {
  const wanted = summable(indicators).filter((one) => alwaysTold.has(one.key) || highlightOf(one) !== undefined);
  const free = wanted.filter((one) => isFreelyCut(one, all));
  const [cost, usage] = [indicatorOf("cost", free), indicatorOf("usage", free)];
  return {
    told: free.map((one) => figureOf(one, members)).filter(({ coverage }) => coverage.apart < coverage.total),
    hidden: wanted.filter((one) => !free.includes(one)),
    perUser: cost && usage && ratioOf(cost, usage, members),
  };
}

/** One total by another, over those alone that said both. */
export type Ratio = { value: number; behind: number; estimates: number };

function ratioOf(top: Indicator, bottom: Indicator, members: readonly Respondent[]): Ratio | undefined {
  const below = new Map(answeredIn(bottom, members).map((one) => [one.respondent.id, one]));
  const both = answeredIn(top, members).flatMap((one) => {
    const other = below.get(one.respondent.id);
    const [above, under] = [numberOf(top, one), other && numberOf(bottom, other)];
    const estimate = one.cell.estimate || other?.cell.estimate === true;
    return above === undefined || under === undefined ? [] : [{ above, under, estimate }];
  });
  const under = both.reduce((sum, one) => sum + one.under, 0);
  if (under === 0) return undefined;
  const above = both.reduce((sum, one) => sum + one.above, 0);
  return { value: above / under, behind: both.length, estimates: both.filter(({ estimate }) => estimate).length };
}

/** The value of each municipality that said one, by its code: what a cost may be shared by. */
export function valuesOf(indicator: Indicator, members: readonly Respondent[]): Map<string, number> {
  return new Map(
    answeredIn(indicator, members).flatMap((one): [string, number][] => {
      const value = numberOf(indicator, one);
      // A list of which an item lacks its value is too low to share anything by.
      return value === undefined || one.cell.partial ? [] : [[one.respondent.id, value]];
    }),
  );
}

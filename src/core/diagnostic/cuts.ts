import type { Indicator, Respondent } from "./indicator.ts";
import { hiddenAmong } from "./small-numbers.ts";

/** In which ways a figure may be cut. */
export type Cuts = { byPlace: boolean; bySize: boolean; byBasin: boolean };

/**
 * Two ways of cutting one total could together give back what each of them hides: a figure that would speak of somebody
 * municipality by municipality is cut in a single way, for everyone and everywhere. By basin where there are some, which is what
 * shows most of it.
 */
export function cutsOf(indicator: Indicator, respondents: readonly Respondent[], basins: readonly unknown[]): Cuts {
  const hasBasins = basins.length > 0;
  const alone = respondents.map((one) => ({ members: [one] }));
  if (hiddenAmong(indicator, alone).size === 0) return { byPlace: true, bySize: true, byBasin: hasBasins };
  return { byPlace: !hasBasins, bySize: false, byBasin: hasBasins };
}

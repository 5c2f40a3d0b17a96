/** A council's voice on an agreement. Silence and reserves are not agreements; `pending` may still become one. */
export type Voice = { insee: string; population: number; stance: "for" | "not" | "pending" };

/** One of the two ways to reach a majority. `more`: councils and inhabitants still to be won; 0 when they are. */
export type Way = {
  councilsNeeded: number;
  populationNeeded: number;
  met: boolean;
  more: { councils: number; population: number };
};

export type Majority = {
  councils: number;
  population: number;
  agreed: { councils: number; population: number };
  pending: { councils: number; population: number };
  ways: Way[];
  /** The municipality that must be among those who agree; absent when there is none. */
  blocker?: { insee: string; population: number; stance: Voice["stance"] };
  reached: boolean;
  /** Whether those who have not answered yet can still change the outcome. */
  settled: boolean;
};

/**
 * The qualified majority of article L. 5211-5, II: two thirds at least of the councils for more than half of the population,
 * or half at least of the councils for two thirds of the population. `blocking`: with the most populous municipality, where it
 * holds more than a quarter of the population. Whole numbers throughout: a third is never rounded.
 */
export function qualifiedMajority(voices: readonly Voice[], { blocking }: { blocking: boolean }): Majority {
  const total = sum(voices);
  const ways = [
    { councilsNeeded: Math.ceil((2 * total.councils) / 3), populationNeeded: Math.floor(total.population / 2) + 1 },
    { councilsNeeded: Math.ceil(total.councils / 2), populationNeeded: Math.ceil((2 * total.population) / 3) },
  ];
  return majorityOf(voices, ways, blocking ? blockerOf(voices, total.population) : undefined);
}

/** Everyone agrees. */
export function unanimity(voices: readonly Voice[]): Majority {
  const { councils, population } = sum(voices);
  return majorityOf(voices, [{ councilsNeeded: councils, populationNeeded: population }], undefined);
}

function majorityOf(
  voices: readonly Voice[],
  needs: { councilsNeeded: number; populationNeeded: number }[],
  blocker: Voice | undefined,
): Majority {
  const agreed = sum(voices.filter(({ stance }) => stance === "for"));
  const pending = sum(voices.filter(({ stance }) => stance === "pending"));
  const best = { councils: agreed.councils + pending.councils, population: agreed.population + pending.population };
  const meets = (has: { councils: number; population: number }, need: (typeof needs)[number]) =>
    has.councils >= need.councilsNeeded && has.population >= need.populationNeeded;
  const ways = needs.map((need) => ({
    ...need,
    met: meets(agreed, need),
    more: {
      councils: Math.max(need.councilsNeeded - agreed.councils, 0),
      population: Math.max(need.populationNeeded - agreed.population, 0),
    },
  }));
  const reached =
    voices.length > 0 && ways.some(({ met }) => met) && (blocker === undefined || blocker.stance === "for");
  const possible = needs.some((need) => meets(best, need)) && blocker?.stance !== "not";
  return {
    ...sum(voices),
    agreed,
    pending,
    ways,
    ...(blocker === undefined ? {} : { blocker }),
    reached,
    settled: reached || !possible,
  };
}

function blockerOf(voices: readonly Voice[], population: number): Voice | undefined {
  const [largest] = voices.toSorted((one, other) => other.population - one.population);
  return largest !== undefined && 4 * largest.population > population ? largest : undefined;
}

function sum(voices: readonly Voice[]): { councils: number; population: number } {
  return { councils: voices.length, population: voices.reduce((total, { population }) => total + population, 0) };
}

type Stance = "for" | "reserve" | "against" | "none";
type Position = { insee: string; stance: Stance; condition?: string };

export type Tally = Record<Stance, string[]> & {
  /** Municipalities expected to say something, which said nothing: not "sans avis". */
  silent: string[];
};

/** Municipalities by what they said, in the order of `expected`; one that is not expected but spoke comes last. */
export function tallyPositions(positions: readonly Position[], expected: readonly string[]): Tally {
  const tally: Tally = { for: [], reserve: [], against: [], none: [], silent: [] };
  const said = new Map(positions.map((one) => [one.insee, one.stance]));
  const all = [...expected, ...positions.map(({ insee }) => insee).filter((insee) => !expected.includes(insee))];
  for (const insee of all) tally[said.get(insee) ?? "silent"].push(insee);
  return tally;
}

export type MinutesStep =
  | { step: "presence" }
  | { step: "item"; itemId: number }
  | { step: "outcome"; decisionId: number }
  | { step: "positions"; decisionId: number }
  | { step: "actions"; decisionId: number }
  | { step: "others" }
  | { step: "validate" };

type Written = {
  items: readonly { id: number }[];
  decisions: readonly { id: number; itemId?: number; outcome: "adopted" | "refused" | "postponed" | "noted" }[];
  /** What was said to need nothing more: "item:3", "positions:12"… */
  settled: ReadonlySet<string>;
};

/**
 * What the minutes of a meeting still lack, in the order people speak of it: who was there, then for each item what was
 * decided and how it ended, the positions and the actions of that decision. It follows from what is kept: stopping anywhere loses nothing.
 */
export function nextMinutesStep({ items, decisions, settled }: Written): MinutesStep {
  if (!settled.has("presence")) return { step: "presence" };
  const ofItem = (itemId: number | undefined) => decisions.filter((one) => one.itemId === itemId);
  for (const { id } of items) {
    const own = ofItem(id);
    if (own.length === 0 && !settled.has(`item:${id}`)) return { step: "item", itemId: id };
    const lacks = lackingOf(own, settled);
    if (lacks !== undefined) return lacks;
  }
  const others = decisions.filter(({ itemId }) => itemId === undefined || !items.some(({ id }) => id === itemId));
  return lackingOf(others, settled) ?? (settled.has("others") ? { step: "validate" } : { step: "others" });
}

function lackingOf(decisions: Written["decisions"], settled: ReadonlySet<string>): MinutesStep | undefined {
  for (const { id, outcome } of decisions) {
    if (!settled.has(`outcome:${id}`)) return { step: "outcome", decisionId: id };
    // What is put off or only heard calls for no position, but often for somebody to do something.
    const isVoted = outcome === "adopted" || outcome === "refused";
    if (isVoted && !settled.has(`positions:${id}`)) return { step: "positions", decisionId: id };
    if (!settled.has(`actions:${id}`)) return { step: "actions", decisionId: id };
  }
  return undefined;
}

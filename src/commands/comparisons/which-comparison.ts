import type { CommandContext } from "../../core/command.ts";
import type { Comparison } from "../../core/decision-aid/comparison.ts";
import { UserError } from "../../core/errors.ts";
import { sayNoComparison, sayNoSuchComparison } from "../../core/words/comparisons.ts";

/** The one that was numbered, else the latest. Throws `UserError` when there is none. */
export function chosenComparison(value: unknown, { store }: CommandContext): Comparison {
  const all = store.comparisons.all();
  const latest = all.at(-1);
  if (latest === undefined) throw new UserError(sayNoComparison());
  const chosen = value === undefined ? latest : all.find(({ id }) => String(id) === value);
  if (chosen === undefined) throw new UserError(sayNoSuchComparison(String(value), all));
  return chosen;
}

const numbered =
  /(?:^|\s)(?:(?:de|pour|sur|dans|à)\s+)?(?:la\s+)?comparaison\s*(?:n\s*°\s*)?(\d{1,4})(?!\d)\s*[:,]?|^(?:n\s*°\s*)?(\d{1,4})$/iu;

/** "de la comparaison 2 : …", or a bare number: which one, where it is said, and what is left. */
export function cutComparison(said: string): { comparison?: string; rest: string } {
  const text = said.trim();
  const found = numbered.exec(text);
  const number = found?.[1] ?? found?.[2];
  if (found === null || number === undefined) return { rest: text.replace(/^[:,\s]+/u, "") };
  const rest = `${text.slice(0, found.index)} ${text.slice(found.index + found[0].length)}`.trim();
  return { comparison: String(Number(number)), rest: rest.replace(/^[:,\s]+/u, "") };
}

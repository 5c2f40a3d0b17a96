import type { Command } from "../../core/command.ts";
import { fold } from "../../core/language/fold.ts";
import { isTypoOf } from "../../core/language/typos.ts";

const small = new Set([
  "les",
  "des",
  "une",
  "pour",
  "sur",
  "aux",
  "avec",
  "dans",
  "comment",
  "faire",
  "mon",
  "mes",
  "que",
]);

/** How far what was said is from a command: its word, the beginning of one, a word of what it does, a slip in its word. */
type Rank = 0 | 1 | 2 | 3;

/** Those that every word said speaks of, the nearest first. `isSlip`: none without a slip. */
export function findCommands(commands: readonly Command[], said: string): { found: Command[]; isSlip: boolean } {
  const words = wordsIn(said).filter((word) => word.length > 2 && !small.has(word));
  const ranked = words.length === 0 ? [] : commands.flatMap((command) => rankedBy(command, words));
  const sure = ranked.filter(({ rank }) => rank < 3);
  const kept = sure.length > 0 ? sure : ranked;
  return {
    found: kept.toSorted((one, other) => one.rank - other.rank).map(({ command }) => command),
    isSlip: sure.length === 0,
  };
}

function rankedBy(command: Command, words: readonly string[]): { command: Command; rank: number }[] {
  const ranks = words.map((word) => rankOf(command, word)).filter((rank) => rank !== undefined);
  return ranks.length < words.length ? [] : [{ command, rank: Math.max(...ranks) }];
}

function rankOf({ words, summary, examples }: Command, said: string): Rank | undefined {
  const typed = words.flatMap(wordsIn);
  if (typed.includes(said)) return 0;
  if (typed.some((word) => word.startsWith(said))) return 1;
  if ([summary, ...examples].flatMap(wordsIn).some((word) => word.startsWith(said))) return 2;
  return said.length > 4 && typed.some((word) => word.length > 4 && isTypoOf(said, word)) ? 3 : undefined;
}

function wordsIn(text: string): string[] {
  return fold(text).split(/[^\p{L}\d]+/u);
}

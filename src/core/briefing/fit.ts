import { type Heading, headings } from "./facts.ts";

/** What one message may take: its lines, and the words of those lines. */
export type Room = { lines: number; words: number };

/** A line as it will be said. */
export type Said = { heading: Heading; words: number };

/**
 * Which of these lines one message shows, in the order given; the others are left for whoever wants more. What is expected
 * has the first place, but a line of what moved and one of what comes stay whenever there are any; what can be read comes last.
 */
export function fit<L extends Said>(lines: readonly L[], room: Room): { shown: L[]; rest: L[] } {
  const first = (heading: Heading) => lines.filter((one) => one.heading === heading);
  const [moved, coming, expected, reading = []] = headings.map(first);
  const heads = [expected, moved, coming].flatMap((some) => some?.slice(0, 1) ?? []);
  const others = [expected, moved, coming].flatMap((some) => some?.slice(1) ?? []);
  const chosen = new Set<L>();
  let words = 0;
  for (const line of [...heads, ...others, ...reading]) {
    const isOver = chosen.size === room.lines || (chosen.size > 0 && words + line.words > room.words);
    if (isOver) continue;
    chosen.add(line);
    words += line.words;
  }
  return { shown: lines.filter((one) => chosen.has(one)), rest: lines.filter((one) => !chosen.has(one)) };
}

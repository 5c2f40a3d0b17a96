import { type Block, type Outbound, text } from "../../core/message.ts";
import { toPlainText } from "../../core/plain-text.ts";
import { type Card, mostCharacters, sizeOf, toCard } from "./card.ts";
import { bold, shorten, toLines, toRun, toRuns } from "./rich-text.ts";

/** The most that repeating a question in its buttons may take. */
const mostAsked = mostCharacters / 3;
const longestAnswer = 1_000;

/** What is left to read of `part` once it is answered; where repeating it would take too much, what was said last, shortened. */
export function askedIn({ title, blocks }: Outbound, actions: number): string[] {
  const others = blocks.filter(({ type }) => type !== "choices");
  const last = others.findLastIndex(({ type }) => type !== "text");
  const [said, asked] = [linesOf(others.slice(0, last + 1)), linesOf(others.slice(last + 1))];
  // What follows the question says how to answer it.
  const question = asked.findLastIndex((line) => /^\*\*(?:(?!\*\*).)+\*\*$/u.test(line));
  const shown = [...said, ...(question < 0 ? asked : asked.slice(0, question + 1))];
  const all = title === undefined ? shown : [strong(title), ...shown];
  const most = Math.floor(mostAsked / actions / 2);
  if (sizeOf(all) <= most) return all;
  const end = others.findLast(({ type }) => type === "text");
  return end === undefined ? [] : linesOf([text(shorten(toPlainText({ blocks: [end] }), most))]);
}

function toMarked(block: Block): string {
  switch (block.type) {
    case "text":
      return block.text;
    case "fields":
      return block.fields.map(({ label, value }) => `${strong(label)}\u00a0: ${value}`).join("\n");
    case "list":
      return block.items.map((item) => `• ${item}`).join("\n");
    case "table":
    case "choices":
    case "chart":
    case "file":
      return toPlainText({ blocks: [block] });
  }
}

function strong(words: string): string {
  return `**${words}**`;
}

function linesOf(blocks: readonly Block[]): string[] {
  const marked = blocks.map(toMarked).join("\n");
  return marked.split("\n").filter((line) => line.trim() !== "");
}

/** The card that takes the place of one whose question is answered. */
export function toAnswered(lines: readonly string[], answer: string): Card {
  // What comes back may have been made up.
  if (sizeOf(lines) > mostAsked) return toAnswered([], answer);
  const said = lines.join("\n");
  const whole = toCard(
    [...toLines([toRuns(said)]), ...toLines([[toRun(answer, bold)]])],
    lines.length === 0 ? answer : `${toPlainText({ blocks: [text(said)] })}\n${answer}`,
  );
  if (sizeOf(whole) <= mostCharacters) return whole;
  return lines.length === 0 ? toAnswered([], shorten(answer, longestAnswer)) : toAnswered([], answer);
}

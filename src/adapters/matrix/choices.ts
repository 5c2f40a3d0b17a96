import { z } from "zod";
import type { Block, Choice } from "../../core/message.ts";
import { toPlainText } from "../../core/plain-text.ts";
import { sentences } from "./sentences.ts";

type Choices = Extract<Block, { type: "choices" }>;

/** Where an event of ours keeps what a reaction on it picks from. */
export const offeredKey = "fr.relais.choices";

const pollKey = "org.matrix.msc3381.poll.start";
const textKey = "org.matrix.msc1767.text";
/** Clients cut a poll there (MSC3381, and the longest answer that Element lets one write). */
const mostAnswers = 20;
const longestAnswer = 340;
/** An answer's id comes back in every vote. */
const longestValue = 200;

const offeredSchema = z.object({
  choices: z.array(z.object({ value: z.string(), label: z.string() })),
  lettered: z.literal(true).optional(),
  prefix: z.string().optional(),
});
export type Offered = z.infer<typeof offeredSchema>;

export function toOffered({ choices, lettered, multiple }: Choices): Offered {
  return { choices, ...(lettered ? { lettered } : {}), ...(multiple ? { prefix: multiple.prefix } : {}) };
}

/** What an event offered. Anyone may write this key: only an event that we sent ourselves is to be read. */
export function readOffered(content: unknown): Offered | undefined {
  return z.object({ [offeredKey]: offeredSchema }).safeParse(content).data?.[offeredKey];
}

/** A poll of one answer; undefined where clients would not show it whole, or could not tell two answers apart. */
export function toPoll(block: Choices): Record<string, unknown> | undefined {
  const { choices, lettered, multiple } = block;
  const fits =
    choices.length >= 2 &&
    choices.length <= mostAnswers &&
    choices.every(({ value, label }) => label.length <= longestAnswer && value.length <= longestValue) &&
    new Set(choices.map(({ value }) => value)).size === choices.length;
  if (!fits || lettered || multiple) return undefined;
  const answers = choices.map(({ value, label }, index) => ({ id: value, [textKey]: `${index + 1}. ${label}` }));
  return {
    [pollKey]: {
      question: { [textKey]: sentences.yourAnswer },
      kind: "org.matrix.msc3381.poll.disclosed",
      max_selections: 1,
      answers,
    },
    [textKey]: `${sentences.yourAnswer}\n${toPlainText({ blocks: [block] })}`,
    // A poll is reacted to as well, by those who do not vote.
    [offeredKey]: toOffered(block),
  };
}

const answersSchema = z.object({ answers: z.array(z.string()) }).transform(({ answers }) => answers);
const voteSchema = z.object({
  "m.relates_to": z.object({ rel_type: z.literal("m.reference"), event_id: z.string() }),
  "org.matrix.msc3381.poll.response": answersSchema.optional(),
  "m.poll.response": answersSchema.optional(),
  "m.selections": z.array(z.string()).optional(),
});

/** The poll voted on and the value picked; undefined when the vote is withdrawn, or is none. */
export function readVote(content: unknown): { start: string; value: string } | undefined {
  const vote = voteSchema.safeParse(content).data;
  const answers = vote?.["org.matrix.msc3381.poll.response"] ?? vote?.["m.poll.response"] ?? vote?.["m.selections"];
  const value = answers?.[0];
  return vote === undefined || value === undefined ? undefined : { start: vote["m.relates_to"].event_id, value };
}

/**
 * The value that a reaction picks. Where several may be picked it is a box ticked among others: to the core one value is
 * the whole answer, which the next reaction would replace. Numbers are typed there ("1 et 3").
 */
export function readReaction(key: string, { choices, lettered, prefix }: Offered): string | undefined {
  if (prefix !== undefined) return undefined;
  const sign = bare(key);
  const word = words.get(sign);
  if (word !== undefined) return onlyOne(choices.filter(({ label }) => word.test(label)))?.value;
  const index = lettered ? letterOf(sign) : numberOf(sign);
  return index === undefined ? undefined : choices[index]?.value;
}

const yes = /^oui(?!\p{L})/iu;
const no = /^non(?!\p{L})/iu;
const words = new Map([
  ["👍", yes],
  ["✅", yes],
  ["👎", no],
  ["❌", no],
]);

/** Without its colour of skin nor its frame: "1️⃣", "①" and "1" are one sign. */
function bare(key: string): string {
  return key
    .normalize("NFKC")
    .replace(/[\ufe0e\ufe0f\u20e3]|\p{Emoji_Modifier}/gu, "")
    .trim();
}

function onlyOne(choices: readonly Choice[]): Choice | undefined {
  return choices.length === 1 ? choices[0] : undefined;
}

function numberOf(sign: string): number | undefined {
  if (sign === "🔟") return 9;
  return /^[1-9]\d?$/u.test(sign) ? Number(sign) - 1 : undefined;
}

/** The first letter of each alphabet that reactions are picked from; the others follow. */
const alphabets = ["a", "🇦", "🅰", "🅐"];

/** From 0. In a lettered list a number is a value, never a line. */
function letterOf(sign: string): number | undefined {
  const [letter, ...more] = sign.toLowerCase();
  if (letter === undefined || more.length > 0) return undefined;
  return alphabets.map((first) => codeOf(letter) - codeOf(first)).find((index) => index >= 0 && index < 26);
}

function codeOf(sign: string): number {
  return sign.codePointAt(0) ?? 0;
}

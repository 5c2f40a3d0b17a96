import { type Block, type Outbound, text, type Written } from "../message.ts";
import { count, plural } from "./format.ts";

/** What one subject says. */
export type SectionSaid = {
  /** When it is all that is said that day. */
  alone: Outbound;
  /** Among others, at the end of the letter, with the words that announce it. */
  last: Block[];
  /** Among others, anywhere before; absent when words to type are enough to stand for what `last` offers. */
  before?: Block[];
};

/** All that a person is told on one morning. The last subject alone offers to pick: a number has one meaning. */
export function sayMorningLetter(sections: readonly SectionSaid[]): Outbound {
  const [only] = sections;
  if (only !== undefined && sections.length === 1) return only.alone;
  return {
    title: `Aujourd'hui, ${count(sections.length, "sujet", "sujets")}`,
    blocks: sections.flatMap(({ last, before }, rank) =>
      rank === sections.length - 1 ? last : (before ?? last.map(withoutNumbers)),
    ),
  };
}

/** The letter to somebody who can type nothing to Relais, with the forms of what is still asked. */
export function sayWrittenLetter(
  { title, blocks }: Outbound,
  forms: readonly Block[],
  returnTo: string | undefined,
): Written {
  const back = returnTo === undefined ? "à la direction générale" : `à ${returnTo}`;
  return {
    subject: title ?? "Des réponses encore attendues",
    blocks: [
      ...blocks.filter(({ type }) => type !== "choices"),
      text(`Pour répondre : remplissez les fichiers joints, puis renvoyez-les ${back}.`),
      ...forms,
    ],
  };
}

function withoutNumbers(block: Block): Block {
  if (block.type !== "choices") return block;
  return text(block.choices.map(({ value, label }) => `${label} : \`${value}\`.`).join("\n"));
}

const mostLines = 12;

/** The first lines of a subject, then how many more, and what to type to read them. */
export function sayFirst(lines: readonly string[], command: string): string[] {
  const more = lines.length - mostLines;
  if (more <= 0) return [...lines];
  return [...lines.slice(0, mostLines), `… et ${more} ${plural(more, "autre", "autres")} : \`${command}\``];
}

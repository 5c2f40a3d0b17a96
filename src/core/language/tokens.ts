import { fold } from "./fold.ts";

/** The smallest thing typed: a run of digits, a word, or one mark. `text` is folded; `start` and `end` index the source. */
export type Token = {
  kind: "digits" | "word" | "mark";
  text: string;
  start: number;
  end: number;
  /** No space between this and the token before. */
  glued: boolean;
};

/** Figures that answer nothing: phone numbers, addresses of mail and pages, file and company numbers. Each is one word. */
const references = [
  /(?<!\d)(?:(?:\+|00)33[\s.-]?(?:\(0\)\s?)?|0)[1-9](?:[\s./-]?\d{2}){4}(?!\d)/u,
  /[\w.+-]+@[\w-]+\.[\w.-]*\w/u,
  /(?:https?:\/\/|www\.)\S+/u,
  /\d{10,}/u,
];

const plain = /\d+|aujourd['’]hui|[\p{L}\p{M}]+['’]?/u;
/** A line break is a mark of its own: people type lists. */
const mark = /\n|[^\s\p{Mn}\p{Cf}\p{Emoji_Modifier}]/u;

const pattern = new RegExp(
  `(?<reference>${references.map(({ source }) => source).join("|")})|${plain.source}|${mark.source}`,
  "giu",
);

const dashes = /[\p{Pd}\u2212]/u;

/** `source` is the text whose indexes tokens speak of: the same characters, accents composed. */
export function tokenize(text: string): { source: string; tokens: Token[] } {
  const source = text.normalize("NFC");
  const tokens: Token[] = [];
  for (const match of source.matchAll(pattern)) {
    const said = match[0];
    const start = match.index;
    const end = start + said.length;
    const glued = tokens.at(-1)?.end === start;
    if (match.groups?.["reference"] !== undefined) tokens.push({ kind: "word", text: fold(said), start, end, glued });
    else if (/^\d/u.test(said)) tokens.push({ kind: "digits", text: said, start, end, glued });
    else if (/^\p{L}/u.test(said))
      tokens.push({ kind: "word", text: fold(said).replace(/'$/u, ""), start, end, glued });
    else tokens.push({ kind: "mark", text: dashes.test(said) ? "-" : said.replace(/[’‘ʼ]/u, "'"), start, end, glued });
  }
  return { source, tokens };
}

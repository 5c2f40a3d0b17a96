import { readLiteral } from "./digits.ts";
import { readNumberWords, toNumberWord } from "./number-words.ts";
import type { NumberWord } from "./number-words.ts";
import type { Token } from "./tokens.ts";

/** A number found among tokens, in figures, in words or both. */
type Numeral = {
  /** Several when the notation itself is ambiguous ("1.250"), most likely first. */
  values: number[];
  /** "une douzaine", "un tiers". */
  estimate: boolean;
  /** "un", "une": maybe only an article. */
  article: boolean;
  /** "demi", "trois quarts": may follow another number ("deux agents et demi"). */
  fraction: boolean;
  length: number;
};

const collectives: Record<string, number> = {
  dizaine: 10,
  douzaine: 12,
  quinzaine: 15,
  vingtaine: 20,
  trentaine: 30,
  quarantaine: 40,
  cinquantaine: 50,
  soixantaine: 60,
  centaine: 100,
  millier: 1000,
};

const fractions: Record<string, number> = { demi: 1 / 2, demie: 1 / 2, quart: 1 / 4, tiers: 1 / 3, cinquieme: 1 / 5 };

const multiples: Record<string, number> = { mille: 1e3, million: 1e6, milliard: 1e9, millier: 1e3 };

/** Letters stuck to an amount: "12 k€", "12 ke", "2 Md€". A lone "m" may be metres, so millions need their €. */
const suffixes: Record<string, number> = { k: 1e3, ke: 1e3, keur: 1e3, keuros: 1e3, md: 1e9, mds: 1e9 };

const sizes = new Set(["bonne", "petite", "grosse", "belle", "bon", "petit", "gros"]);

/** Reads the number that begins at `at`, the longest way. */
export function readNumeral(source: string, tokens: readonly Token[], at: number): Numeral | undefined {
  const lead = readPlain(source, tokens, at);
  const base = readRounded(tokens, at) ?? readCollective(tokens, at, lead) ?? readFraction(tokens, at, lead) ?? lead;
  return base && withHalf(tokens, at, withSuffix(tokens, at, base));
}

function readPlain(source: string, tokens: readonly Token[], at: number): Numeral | undefined {
  const literal = tokens[at]?.kind === "digits" ? readFigures(source, tokens, at) : undefined;
  if (literal && literal.values.length > 1) return toNumeral(literal.values, literal.length);
  const { words, spans } = toWords(source, tokens, at);
  const spelled = readNumberWords(words, 0);
  if (!spelled) return undefined;
  const length = spans.slice(0, spelled.length).reduce((sum, span) => sum + span, 0);
  const article = spelled.length === 1 && ["un", "une"].includes(words[0]?.text ?? "");
  const { value, hurried } = spelled;
  return { ...toNumeral(hurried === undefined ? [value] : [hurried, value], length), article };
}

function toNumeral(values: number[], length: number): Numeral {
  return { values, length, estimate: false, article: false, fraction: false };
}

/** Tokens as the grammar of number words takes them: a figure with all its groups is one word. */
function toWords(source: string, tokens: readonly Token[], at: number): { words: NumberWord[]; spans: number[] } {
  const words: NumberWord[] = [];
  const spans: number[] = [];
  for (let i = at; i < tokens.length;) {
    const token = tokens[i];
    if (token === undefined || token.kind === "mark") break;
    const figures = token.kind === "digits" ? readFigures(source, tokens, i) : undefined;
    const value = figures?.values[0];
    if (figures && figures.values.length > 1) break;
    words.push(value === undefined ? { text: toNumberWord(token.text) } : { text: token.text, value });
    spans.push(figures?.length ?? 1);
    i += figures?.length ?? 1;
  }
  return { words, spans };
}

function readFigures(source: string, tokens: readonly Token[], at: number) {
  const start = tokens[at]?.start ?? 0;
  const literal = readLiteral(source, start);
  if (!literal) return undefined;
  const length = tokens.slice(at).filter((token) => token.start < start + literal.length).length;
  return { values: literal.values, length };
}

/** "une douzaine", "deux bonnes douzaines", "une dizaine de milliers", "un demi-million": the count is `lead`. */
function readCollective(tokens: readonly Token[], at: number, lead: Numeral | undefined): Numeral | undefined {
  const half = readFraction(tokens, at, lead);
  const count = half && half.values[0] === 1 / 2 ? half : lead;
  let next = at + (count?.length ?? 0);
  while (sizes.has(singular(textAt(tokens, next)))) next += 1;
  const name = textAt(tokens, next);
  const group = collectives[singular(name)] ?? (count === half ? multiples[singular(name)] : undefined);
  // "des centaines" has no count: nothing to read.
  if (group === undefined || (!count && name.endsWith("s"))) return undefined;
  const value = (count?.values[0] ?? 1) * group;
  return withFurther(tokens, at, { ...toNumeral([value], next + 1 - at), estimate: singular(name) in collectives });
}

/** "une 40aine", "30aine". */
function readRounded(tokens: readonly Token[], at: number): Numeral | undefined {
  const from = /^une?$/u.test(textAt(tokens, at)) ? at + 1 : at;
  const figures = tokens[from];
  const ending = tokens[from + 1];
  const isRounded = figures?.kind === "digits" && ending?.glued === true && /^aines?$/u.test(ending.text);
  if (!isRounded) return undefined;
  return withFurther(tokens, at, { ...toNumeral([Number(figures.text)], from + 2 - at), estimate: true });
}

/** "une dizaine de milliers", "une trentaine de k€". */
function withFurther(tokens: readonly Token[], at: number, base: Numeral): Numeral {
  const next = at + base.length;
  if (!["de", "d"].includes(textAt(tokens, next))) return base;
  const factor = multiples[singular(textAt(tokens, next + 1))] ?? suffixAt(tokens, next + 1);
  if (factor === undefined) return base;
  return { ...base, values: base.values.map((value) => value * factor), length: base.length + 2 };
}

function readFraction(tokens: readonly Token[], at: number, lead: Numeral | undefined): Numeral | undefined {
  const count = lead?.values[0] ?? 1;
  const first = at + (lead?.length ?? 0);
  // "un bon tiers"
  const next = lead?.article === true && sizes.has(textAt(tokens, first)) ? first + 1 : first;
  const part = fractions[fractionName(textAt(tokens, next))];
  // "deux demis" is one; "deux, demi" is not: only thirds and quarters are counted aloud.
  if (part === undefined || !Number.isInteger(count) || (part === 1 / 2 && count !== 1) || count * part >= 1) {
    return undefined;
  }
  const value = count * part;
  return {
    ...toNumeral([value], next + 1 - at),
    estimate: part === 1 / 3 || next > first,
    article: lead?.article ?? false,
    fraction: true,
  };
}

function fractionName(text: string): string {
  return text === "tiers" ? text : singular(text);
}

/** "deux et demi", "un million et demi": half of the last thing counted. */
function withHalf(tokens: readonly Token[], at: number, base: Numeral): Numeral {
  if (base.fraction || textAt(tokens, at + base.length) !== "et") return base;
  const after = at + base.length + 1;
  const counted = ["un", "trois"].includes(textAt(tokens, after))
    ? toNumeral([textAt(tokens, after) === "un" ? 1 : 3], 1)
    : undefined;
  const part = readFraction(tokens, after, counted);
  if (!part) return base;
  const last = singular(textAt(tokens, at + base.length - 1));
  const scale = multiples[last] ?? collectives[last] ?? 1;
  const values = base.values.map((value) => value + (part.values[0] ?? 0) * scale);
  return {
    ...base,
    values,
    length: base.length + 1 + part.length,
    article: false,
    estimate: base.estimate || part.estimate,
  };
}

function withSuffix(tokens: readonly Token[], at: number, base: Numeral): Numeral {
  const factor = suffixAt(tokens, at + base.length);
  if (factor === undefined) return base;
  return {
    ...base,
    values: base.values.map((value) => toCents(value * factor)),
    length: base.length + 1,
    article: false,
  };
}

function suffixAt(tokens: readonly Token[], at: number): number | undefined {
  const currency = ["€", "euro", "euros", "eur"].includes(textAt(tokens, at + 1));
  return textAt(tokens, at) === "m" && currency ? 1e6 : suffixes[textAt(tokens, at)];
}

function toCents(value: number): number {
  return Math.round(value * 100) / 100;
}

function singular(text: string): string {
  return text.replace(/s$/u, "");
}

function textAt(tokens: readonly Token[], at: number): string {
  return tokens[at]?.text ?? "";
}

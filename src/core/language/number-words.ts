import { distance } from "./suggest.ts";
import { correct } from "./typos.ts";

/**
 * The grammar of French numbers, over folded words ("quatre", "vingt", "dix"): from zero to billions, with the Belgian
 * and Swiss tens, dictated plurals ("mille cinq cent"), figures in the middle ("3 mille 500") and decimals ("deux
 * virgule cinq"). A word is anything with a text; figures come with the value already read.
 */
export type NumberWord = { text: string; value?: number };

/**
 * What was read from the words beginning at some place, and how many of them it took. `hurried`: what else they are
 * worth to those who leave the last unit out, "douze mille cinq" for 12 500.
 */
type Spelled = { value: number; length: number; hurried?: number };

const underSeventeen =
  "zero un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize".split(" ");

const tens: Record<string, number> = {
  vingt: 20,
  vingts: 20,
  trente: 30,
  quarante: 40,
  cinquante: 50,
  soixante: 60,
  septante: 70,
  huitante: 80,
  octante: 80,
  quatrevingt: 80,
  quatrevingts: 80,
  nonante: 90,
};

const scales: Record<string, number> = {
  milliard: 1e9,
  milliards: 1e9,
  million: 1e6,
  millions: 1e6,
  mille: 1e3,
  milles: 1e3,
};

/** What a few units said after a scale may stand for: "un million deux" is 1 200 000, "un million deux cents" too. */
const shortcuts: readonly { after: number; below: number; worth: number }[] = [
  { after: 1e3, below: 10, worth: 1e2 },
  { after: 1e6, below: 10, worth: 1e5 },
  { after: 1e6, below: 1e3, worth: 1e3 },
  { after: 1e9, below: 10, worth: 1e8 },
  { after: 1e9, below: 1e3, worth: 1e6 },
];

const hundreds = ["cent", "cents"];
const vocabulary = [...underSeventeen, "une", ...Object.keys(tens), ...Object.keys(scales), ...hundreds, "virgule"];

/** A number word as it should have been spelled: "cinquente" is heard, "ville" is not "mille". */
export function toNumberWord(said: string): string {
  if (said.length < 4) return said;
  const singular = said.replace(/s$/u, "");
  if (underSeventeen.includes(singular) && !underSeventeen.includes(said)) return singular;
  const meant = correct(said, vocabulary);
  if (meant === undefined) return said;
  // Two slips are too many in a scale: "milliers" are not "millions".
  return distance(meant, said) <= (meant in tens ? 2 : 1) ? meant : said;
}

/** Reads the longest number that begins at `at`; undefined when there is none. */
export function readNumberWords(words: readonly NumberWord[], at: number): Spelled | undefined {
  const whole = readWhole(words, at);
  if (!whole) return undefined;
  const decimals = readDecimals(words, at + whole.length);
  if (!decimals) return whole;
  const exact: Spelled = {
    value: Number(`${whole.value}.${decimals.digits}`),
    length: whole.length + decimals.length,
  };
  const scale = scaleAt(words, at + exact.length);
  return scale && scale >= 1e6 ? { value: round(exact.value * scale), length: exact.length + 1 } : exact;
}

function readWhole(words: readonly NumberWord[], at: number): Spelled | undefined {
  let value = 0;
  let length = 0;
  let lastScale = Infinity;
  for (;;) {
    const part = readPart(words, at + length, lastScale);
    if (!part) return length > 0 ? { value: round(value), length } : undefined;
    const shortcut = shortcuts.find(
      ({ after, below }) => part.scale === 1 && lastScale === after && part.value < below,
    );
    const hurried = shortcut && { hurried: round(value + part.value * shortcut.worth) };
    value += part.value;
    length += part.length;
    lastScale = part.scale;
    if (lastScale === 1) return { value: round(value), length, ...hurried };
  }
}

/** One step down the scales: "deux millions", then "trois cent mille", then "douze". */
function readPart(words: readonly NumberWord[], at: number, below: number) {
  const count = readFigures(words, at) ?? readUnderThousand(words, at);
  const scale = scaleAt(words, at + (count?.length ?? 0));
  if (scale !== undefined && scale < below && (count ? count.value > 0 : scale === 1e3)) {
    return { value: (count?.value ?? 1) * scale, length: (count?.length ?? 0) + 1, scale };
  }
  const fits = count !== undefined && (below === Infinity || (count.value < below && count.value > 0));
  return fits ? { ...count, scale: 1 } : undefined;
}

function readFigures(words: readonly NumberWord[], at: number): Spelled | undefined {
  const value = words[at]?.value;
  return value === undefined ? undefined : { value, length: 1 };
}

function readUnderThousand(words: readonly NumberWord[], at: number): Spelled | undefined {
  const count = readUnderTwenty(words, at);
  const counted = count !== undefined && count.value > 1 && count.value !== 10;
  const lead = counted && isHundred(words, at + count.length) ? count : undefined;
  if (!lead && !isHundred(words, at)) return readUnderHundred(words, at);
  const length = (lead?.length ?? 0) + 1;
  const remainder = readUnderHundred(words, at + length);
  const more = remainder && remainder.value > 0 ? remainder : { value: 0, length: 0 };
  return { value: (lead?.value ?? 1) * 100 + more.value, length: length + more.length };
}

function readUnderHundred(words: readonly NumberWord[], at: number): Spelled | undefined {
  const ten = readTens(words, at);
  if (!ten) return readUnderTwenty(words, at);
  const hasAnd = wordAt(words, at + ten.length) === "et";
  const from = at + ten.length + (hasAnd ? 1 : 0);
  const unit = readUnderTwenty(words, from);
  const room = ten.value === 60 || ten.value === 80 ? 19 : 9;
  const joined = unit !== undefined && unit.value > 0 && unit.value <= room;
  if (!joined || (hasAnd && unit.value !== 1 && unit.value !== 11)) return ten;
  return { value: ten.value + unit.value, length: from - at + unit.length };
}

function readTens(words: readonly NumberWord[], at: number): Spelled | undefined {
  const word = wordAt(words, at);
  if (word === "quatre" && tens[wordAt(words, at + 1)] === 20) return { value: 80, length: 2 };
  const value = tens[word];
  return value === undefined ? undefined : { value, length: 1 };
}

function readUnderTwenty(words: readonly NumberWord[], at: number): Spelled | undefined {
  const word = wordAt(words, at);
  const value = word === "une" ? 1 : underSeventeen.indexOf(word);
  if (value < 0) return undefined;
  const unit = value === 10 ? underSeventeen.indexOf(wordAt(words, at + 1)) : -1;
  return unit >= 7 && unit <= 9 ? { value: 10 + unit, length: 2 } : { value, length: 1 };
}

/** "virgule cinq", "virgule zéro cinq": each number said adds its digits. */
function readDecimals(words: readonly NumberWord[], at: number): { digits: string; length: number } | undefined {
  if (wordAt(words, at) !== "virgule") return undefined;
  let digits = "";
  let length = 1;
  for (;;) {
    const part = readFigures(words, at + length) ?? readUnderHundred(words, at + length);
    if (!part || !Number.isInteger(part.value)) break;
    digits += String(part.value);
    length += part.length;
    if (part.value > 0) break;
  }
  return digits === "" ? undefined : { digits, length };
}

function scaleAt(words: readonly NumberWord[], at: number): number | undefined {
  return scales[wordAt(words, at)];
}

function isHundred(words: readonly NumberWord[], at: number): boolean {
  return hundreds.includes(wordAt(words, at));
}

function wordAt(words: readonly NumberWord[], at: number): string {
  return words[at]?.text ?? "";
}

/** 1.1 million is not 1 100 000.0000000001. */
function round(value: number): number {
  return Number(value.toPrecision(12));
}

/** A number written in figures at some place of a text: its possible values, most likely first, and its length. */
type Literal = { values: number[]; length: number };

const thousands = "[ \\u00A0\\u2009\\u202F'’]";

/** From the most telling notation to the barest; the first that fits is the one. */
const notations: { pattern: RegExp; toValues: (said: string) => number[] }[] = [
  // 1 250,50 — 1'250.50
  { pattern: new RegExp(`\\d{1,3}(?:${thousands}\\d{3})+(?!\\d)(?:[.,]\\d+)?`, "uy"), toValues: decimalMark },
  // 1.250,50 — 1.250.000
  {
    pattern: /\d{1,3}(?:(?:\.\d{3})+,\d+|(?:\.\d{3}){2,})(?!\d)/uy,
    toValues: (said) => decimalMark(said.replaceAll(".", "")),
  },
  // 1,250.50 — 1,250,000
  {
    pattern: /\d{1,3}(?:(?:,\d{3})+\.\d+|(?:,\d{3}){2,})(?!\d)/uy,
    toValues: (said) => decimalMark(said.replaceAll(",", "")),
  },
  // 1.250: one thousand two hundred and fifty, or one and a quarter
  {
    pattern: /[1-9]\d{0,2}[.,]\d{3}(?!\d)/uy,
    toValues: (said) => [Number(said.replace(/[.,]/u, "")), ...decimalMark(said)],
  },
  { pattern: /\d+(?:[.,]\d+)?/uy, toValues: decimalMark },
];

/** Reads the number whose first figure is at `at`. */
export function readLiteral(source: string, at: number): Literal | undefined {
  for (const { pattern, toValues } of notations) {
    pattern.lastIndex = at;
    const said = pattern.exec(source)?.[0];
    if (said !== undefined) return { values: toValues(said), length: said.length };
  }
  return undefined;
}

/** The one mark left is the decimal one; everything else separates thousands. */
function decimalMark(said: string): number[] {
  return [Number(said.replace(",", ".").replace(/[^\d.]/gu, ""))];
}

/** Text that a person may have to type or follow as it is: `typed words`, web addresses, e-mail addresses. */
const KEPT = /`[^`]+`|(?:https?:\/\/|www\.)[^\s<>«»]+|(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+/.source;

const NARROW = "\u202f";
const WIDE = "\u00a0";
const SPACE = "[ \u00a0\u202f]";

/** Spaces already there before a sign, or the one missing right after a word. */
const BEFORE_SIGN = `(?:${SPACE}+|(?<=[\\p{L}\\p{N})\\]»]))`;

/**
 * What is found is replaced, in this order; a pattern that finds its own result again puts back the same.
 * A sign only counts at the end of a word: "!room", ":)" or "10:30" are not punctuation.
 */
const RULES: [pattern: string, replacement: string][] = [
  // l'élue
  ["(?<=\\p{L})'", "’"],
  // « Jeunesse »
  [`(?<=«)${SPACE}*`, NARROW],
  [`(?<!${SPACE})${SPACE}*(?=»)`, NARROW],
  // Prête ? Oui ! Ensuite ;
  [`${BEFORE_SIGN}(?=[;!?]+(?:[\\s)\\]»*”"…]|$))`, NARROW],
  // Rappel : demain
  [`${BEFORE_SIGN}(?=:(?:[\\s*]|$))`, WIDE],
  // 60 %, 12 k€
  [`(?:${SPACE}+|(?<=\\d))(?=(?:%|[kM]?€)(?![\\p{L}\\p{N}]))`, WIDE],
  // 1 250 000
  [`(?<=(?<![\\d.,])\\d{1,3})${SPACE}(?=\\d{3}(?!\\d))`, NARROW],
  // 18 h 30, 2,5 ETP
  [`(?<=\\d)${SPACE}+(?=(?:h|ETP)(?![\\p{L}\\p{N}]))`, WIDE],
  [`(?<=\\d${SPACE}?h)${SPACE}+(?=\\d{2}(?!\\d))`, WIDE],
  // n° 12
  [`(?<=(?<!\\p{L})[nN]°)${SPACE}+(?=[\\p{L}\\p{N}])`, WIDE],
  // art. L. 5211-11-3
  [`(?<=(?<!\\p{L})(?:[aA]rt\\.|[aA]rticles?))${SPACE}+(?=(?:[LRD]\\.|\\d))`, WIDE],
  [`(?<=(?<![\\p{L}\\p{N}])[LRD]\\.)${SPACE}+(?=\\d)`, WIDE],
  // M. Dupont
  [`(?<=(?<!\\p{L})(?:MM?\\.|Mmes?))${SPACE}+(?=\\p{L})`, WIDE],
];

const COMPILED = RULES.map(([pattern, replacement]) => ({
  // What must be kept is found first, and put back as it was.
  pattern: new RegExp(`(?<kept>${KEPT})|${pattern}`, "gu"),
  replacement,
}));

/**
 * Plain French to typographic French: apostrophes, and the spaces that must not break a line. Words are left alone, and
 * so are straight quotes, `typed words`, web and e-mail addresses. A second pass changes nothing.
 */
export function typeset(text: string): string {
  return COMPILED.reduce(
    (done, { pattern, replacement }) => done.replace(pattern, (_found, kept?: string) => kept ?? replacement),
    text,
  );
}

/** `column` counts characters from 1. */
export type Token = { kind: "number" | "text" | "word" | "sign" | "end"; text: string; column: number };

/** Refused expression: the sentence tells its author what to write. `column` counts characters from 1. */
export class ExpressionError extends Error {
  override name = "ExpressionError";
  readonly column: number;
  constructor(message: string, column: number) {
    super(message);
    this.column = column;
  }
}

/** Other ways to type a sign, some of them put there by a word processor. */
const signs: Record<string, string> = {
  "≠": "!=",
  "<>": "!=",
  "==": "=",
  "≤": "<=",
  "≥": ">=",
  "−": "-",
  "×": "*",
  "÷": "/",
  ";": ",",
};

const grammar: [Token["kind"] | "space", RegExp][] = [
  ["space", /\s+/y],
  ["number", /(?:\d{1,3}(?:[ \u00A0\u202F]\d{3})+|\d+)(?:[.,]\d+)?(?![\p{L}\d_])/uy],
  ["text", /'[^']*'|"[^"]*"|[‘’][^‘’]*’/y],
  ["word", /[\p{L}_][\p{L}\p{N}_]*/uy],
  ["sign", /!=|<>|==|<=|>=|[=<>≠≤≥+\-−*×/÷(),;.]/y],
];

/** Throws `ExpressionError` at the first character that no rule knows. */
export function tokensOf(source: string): Token[] {
  const tokens: Token[] = [];
  for (let position = 0; position < source.length;) {
    const [kind, text] = matchAt(source, position);
    if (kind !== "space") tokens.push({ kind, text: meaningOf(kind, text), column: position + 1 });
    position += text.length;
  }
  return [...tokens, { kind: "end", text: "", column: source.length + 1 }];
}

function matchAt(source: string, position: number): [Token["kind"] | "space", string] {
  for (const [kind, pattern] of grammar) {
    pattern.lastIndex = position;
    const found = pattern.exec(source);
    if (found) return [kind, found[0]];
  }
  const character = source.charAt(position);
  if (/['"‘’]/.test(character)) throw new ExpressionError("ce guillemet n’est pas refermé", position + 1);
  throw new ExpressionError(`« ${character} » n’est pas compris ici`, position + 1);
}

function meaningOf(kind: Token["kind"], text: string): string {
  if (kind === "number") return text.replaceAll(/\s/g, "").replace(",", ".");
  if (kind === "text") return text.slice(1, -1);
  return kind === "sign" ? (signs[text] ?? text) : text;
}

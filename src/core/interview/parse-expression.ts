import { ExpressionError, tokensOf } from "./expression-tokens.ts";
import type { Token } from "./expression-tokens.ts";
import type { BinaryOperator, Expression } from "./expression.ts";

const or = new Map<string, BinaryOperator>([["ou", "or"]]);
const and = new Map<string, BinaryOperator>([["et", "and"]]);
const sums = new Map<string, BinaryOperator>([
  ["+", "+"],
  ["-", "-"],
]);
const products = new Map<string, BinaryOperator>([
  ["*", "*"],
  ["/", "/"],
]);
const comparisons = ["=", "!=", "<", "<=", ">", ">="] as const;
/** Words that join or follow something: none of them begins a value. */
const misplaced = new Set(["et", "ou", "contient", "vide"]);
const truths = new Map([
  ["oui", true],
  ["vrai", true],
  ["faux", false],
  ["non", false],
]);

/**
 * Reads "budget_fonct > 0 et existe = 'regie'". From loosest to tightest: ou, et, non, comparisons, + -, * /.
 * Words: `et`, `ou`, `non`, `oui`, `vrai`, `faux`, `contient`, `vide`, `non vide`, `nombre(groupe)`,
 * `somme(groupe.champ)`, `repondu(question)`, `sinon(valeur, remplacement)`. Throws `ExpressionError` with the column.
 */
export function parseExpression(source: string): Expression {
  const tokens = createReader(tokensOf(source));
  const expression = readOr(tokens);
  if (tokens.next().kind !== "end") throw unexpected(tokens.next(), "« et », « ou » ou la fin");
  return expression;
}

type Reader = ReturnType<typeof createReader>;

function createReader(tokens: Token[]) {
  const end = tokens.at(-1) ?? { kind: "end" as const, text: "", column: 1 };
  let position = 0;
  const next = (ahead = 0): Token => tokens[position + ahead] ?? end;
  const take = (): Token => {
    const token = next();
    position += 1;
    return token;
  };
  const sees = (text: string, ahead = 0): boolean => {
    const token = next(ahead);
    return (token.kind === "word" || token.kind === "sign") && folded(token.text) === text;
  };
  /** Takes the token if it is this one. */
  const accept = (text: string): boolean => {
    const seen = sees(text);
    if (seen) position += 1;
    return seen;
  };
  const expect = (text: string): void => {
    if (!accept(text)) throw unexpected(next(), `« ${text} »`);
  };
  return { next, take, sees, accept, expect };
}

function readOr(tokens: Reader): Expression {
  return readChain(tokens, or, readAnd);
}

function readAnd(tokens: Reader): Expression {
  return readChain(tokens, and, readNot);
}

function readNot(tokens: Reader): Expression {
  if (tokens.sees("non") && !endsAfterNext(tokens)) {
    tokens.take();
    return { op: "not", of: readNot(tokens) };
  }
  return readComparison(tokens);
}

function readComparison(tokens: Reader): Expression {
  const left = readSum(tokens);
  const operator = comparisons.find((sign) => tokens.sees(sign)) ?? (tokens.sees("contient") ? "contains" : undefined);
  if (operator === undefined) return readEmptiness(tokens, left);
  tokens.take();
  const right = readSum(tokens);
  const again = comparisons.some((sign) => tokens.sees(sign));
  if (again) throw new ExpressionError("une seule comparaison à la fois : reliez-les par « et »", tokens.next().column);
  return { op: operator, left, right };
}

/** "equipements non vide", "equipements vide". */
function readEmptiness(tokens: Reader, of: Expression): Expression {
  const filled = tokens.sees("non") && tokens.sees("vide", 1);
  if (!filled && !tokens.sees("vide")) return of;
  const { column } = tokens.next();
  if (of.op !== "answer") throw new ExpressionError("« vide » suit le nom d’une liste", column);
  if (filled) tokens.take();
  tokens.take();
  return { op: filled ? ">" : "=", left: { op: "count", group: of.id }, right: { op: "literal", value: 0 } };
}

function readSum(tokens: Reader): Expression {
  return readChain(tokens, sums, readProduct);
}

function readProduct(tokens: Reader): Expression {
  return readChain(tokens, products, readFactor);
}

/** A left-associative run: "a - b - c" is "(a - b) - c". */
function readChain(
  tokens: Reader,
  operators: Map<string, BinaryOperator>,
  readPart: (tokens: Reader) => Expression,
): Expression {
  let left = readPart(tokens);
  for (;;) {
    const found = [...operators].find(([sign]) => tokens.accept(sign));
    if (found === undefined) return left;
    left = { op: found[1], left, right: readPart(tokens) };
  }
}

function readFactor(tokens: Reader): Expression {
  if (tokens.accept("-")) return { op: "-", left: { op: "literal", value: 0 }, right: readFactor(tokens) };
  if (tokens.accept("(")) {
    const inside = readOr(tokens);
    tokens.expect(")");
    return inside;
  }
  const token = tokens.take();
  if (token.kind === "number") return { op: "literal", value: Number(token.text) };
  if (token.kind === "text") return { op: "literal", value: token.text };
  if (token.kind !== "word") throw unexpected(token, "une question, un nombre ou un texte entre apostrophes");
  return tokens.accept("(") ? readCall(tokens, token) : readWord(token);
}

function readWord(token: Token): Expression {
  const word = folded(token.text);
  const truth = truths.get(word);
  if (truth !== undefined) return { op: "literal", value: truth };
  if (misplaced.has(word)) throw unexpected(token, "une question, un nombre ou un texte");
  return { op: "answer", id: token.text };
}

function readCall(tokens: Reader, name: Token): Expression {
  const call = calls.get(folded(name.text));
  if (call === undefined) {
    const known = [...calls.keys()].join(", ");
    throw new ExpressionError(`« ${name.text}(…) » n’existe pas ; fonctions possibles : ${known}`, name.column);
  }
  const expression = call(tokens);
  tokens.expect(")");
  return expression;
}

const calls = new Map<string, (tokens: Reader) => Expression>([
  ["nombre", (tokens) => ({ op: "count", group: readName(tokens) })],
  ["repondu", (tokens) => ({ op: "answered", id: readName(tokens) })],
  ["somme", readSumCall],
  ["sinon", readDefaultCall],
]);

function readSumCall(tokens: Reader): Expression {
  const group = readName(tokens);
  tokens.expect(".");
  return { op: "sum", group, field: readName(tokens) };
}

function readDefaultCall(tokens: Reader): Expression {
  const of = readOr(tokens);
  tokens.expect(",");
  return { op: "default", of, otherwise: readOr(tokens) };
}

function readName(tokens: Reader): string {
  const token = tokens.take();
  if (token.kind !== "word") throw unexpected(token, "le nom d’une question");
  return token.text;
}

/** In "pedt = non", `non` is the answer; in "non pedt", it turns the condition round. */
function endsAfterNext(tokens: Reader): boolean {
  return tokens.next(1).kind === "end" || [")", ",", "et", "ou"].some((text) => tokens.sees(text, 1));
}

function unexpected(token: Token, wanted: string): ExpressionError {
  const found = token.kind === "end" ? "l’expression s’arrête trop tôt" : `« ${token.text} » n’est pas compris ici`;
  return new ExpressionError(`${found} ; il faut ${wanted}`, token.column);
}

/** Keywords are read without accents or capitals: "Répondu", "ET". */
function folded(word: string): string {
  return word.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase();
}

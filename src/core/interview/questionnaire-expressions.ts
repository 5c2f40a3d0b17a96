import { identifiersOf, partsOf } from "./expression.ts";
import type { Expression } from "./expression.ts";
import type { Question } from "./questionnaire.ts";

/** The names an expression may use where it stands. */
export type Scope = {
  /** A question or a list by its key, "variable" for a name the campaign gives. */
  find: (id: string) => Question | "variable" | undefined;
  /** Whether the question is already asked there. */
  isAsked: (id: string) => boolean;
};

/** `word`: the name to point at in the expression. */
export type Complaint = { message: string; word?: string };

type Kind = "number" | "text" | "truth" | "choice" | "choices" | "list" | "any";

const kindOfType: Record<Question["type"], Kind> = {
  text: "text",
  date: "text",
  time: "text",
  integer: "number",
  number: "number",
  fte: "number",
  euro: "number",
  percent: "number",
  year: "number",
  scale5: "number",
  computed: "number",
  yes_no: "truth",
  choice: "choice",
  choices: "choices",
  ranking: "choices",
  group: "list",
  grid: "list",
};

/** What gives a number; every other operation gives yes or no. */
const amounts = new Set<Expression["op"]>(["sum", "count", "+", "-", "*", "/"]);

const kindOfLiteral: Record<string, Kind> = { string: "text", number: "number", boolean: "truth" };

/** Why an expression would never mean what its author wants: unknown names, late names, things of different kinds. */
export function complaintsAbout(expression: Expression, wanted: "condition" | "number", scope: Scope): Complaint[] {
  const names = identifiersOf(expression).flatMap((id) => aboutName(id, scope));
  if (names.length > 0) return names;
  const expected: Kind = wanted === "condition" ? "truth" : "number";
  return [...partsOf(expression).flatMap((part) => aboutPart(part, scope)), ...mustBe(expected, expression, scope)];
}

function aboutName(id: string, scope: Scope): Complaint[] {
  if (scope.find(id) === undefined) {
    return [{ message: `« ${id} » n’est ni une question ni une variable ; un texte s’écrit \`'${id}'\``, word: id }];
  }
  if (scope.isAsked(id)) return [];
  return [{ message: `« ${id} » est posée plus loin ; déplacez l’une des deux questions`, word: id }];
}

function aboutPart(part: Expression, scope: Scope): Complaint[] {
  switch (part.op) {
    case "sum":
      return aboutSum(part.group, part.field, scope);
    case "count":
      return mustBe("list", { op: "answer", id: part.group }, scope);
    case "not":
      return mustBe("truth", part.of, scope);
    case "and":
    case "or":
      return [part.left, part.right].flatMap((side) => mustBe("truth", side, scope));
    case "+":
    case "-":
    case "*":
    case "/":
      return [part.left, part.right].flatMap((side) => mustBe("number", side, scope));
    case "contains":
      return [...mustBe("choices", part.left, scope), ...aboutOption(part.left, part.right, scope)];
    case "=":
    case "!=":
    case "<":
    case "<=":
    case ">":
    case ">=":
      return aboutComparison(part.left, part.right, scope);
    case "literal":
    case "answer":
    case "answered":
    case "default":
      return [];
  }
}

function aboutSum(group: string, field: string, scope: Scope): Complaint[] {
  const found = scope.find(group);
  if (found === undefined || found === "variable" || found.type !== "group") {
    return [{ message: `« ${group} » n’est pas une liste : « somme » s’écrit \`somme(liste.question)\``, word: group }];
  }
  const question = found.questions.find(({ id }) => id === field);
  if (question !== undefined && kindOfType[question.type] === "number") return [];
  const numbers = found.questions.filter(({ type }) => kindOfType[type] === "number").map(({ id }) => id);
  return [{ message: `« ${group}.${field} » n’est pas un nombre de cette liste (${numbers.join(", ")})`, word: field }];
}

function aboutComparison(left: Expression, right: Expression, scope: Scope): Complaint[] {
  const [leftKind, rightKind] = [kindOf(left, scope), kindOf(right, scope)];
  const several = [left, right].find((side) => kindOf(side, scope) === "choices");
  if (several) return [complaint(several, "a plusieurs réponses ; écrivez « contient »")];
  if (leftKind === "choice") return aboutOption(left, right, scope);
  if (rightKind === "choice") return aboutOption(right, left, scope);
  if (leftKind === rightKind || leftKind === "any" || rightKind === "any") return [];
  return [complaint(left, `et ${named(right)} ne se comparent pas : ${french[leftKind]} et ${french[rightKind]}`)];
}

function aboutOption(asked: Expression, compared: Expression, scope: Scope): Complaint[] {
  if (compared.op !== "literal") return [];
  const options = optionsOf(asked, scope);
  if (options === undefined || options.includes(wordOf(compared.value))) {
    return typeof compared.value === "string" || options === undefined
      ? []
      : [complaint(compared, `s’écrit entre apostrophes : \`'${wordOf(compared.value)}'\``)];
  }
  return [complaint(asked, `n’a pas d’option ${named(compared)} ; options : ${options.join(", ")}`)];
}

/** `undefined` when any text may be an option: drawn from the territory, or not a choice. */
function optionsOf(asked: Expression, scope: Scope): string[] | undefined {
  const question = asked.op === "answer" ? scope.find(asked.id) : undefined;
  if (question === undefined || question === "variable" || !("options" in question)) return undefined;
  if (!("list" in question.options)) return undefined;
  const values = question.options.list.map(({ value }) => value);
  return question.type === "choices" && question.other ? [...values, "autre"] : values;
}

const french: Record<Kind, string> = {
  number: "un nombre",
  text: "un texte",
  truth: "une condition (ou un oui-non)",
  choice: "un choix",
  choices: "une question à plusieurs réponses",
  list: "une liste",
  any: "une variable",
};

function mustBe(wanted: Kind, expression: Expression, scope: Scope): Complaint[] {
  const kind = kindOf(expression, scope);
  const countable = wanted === "list" && kind === "choices";
  if (kind === wanted || kind === "any" || countable) return [];
  return [complaint(expression, `est ${french[kind]} ; il faut ici ${french[wanted]}`)];
}

function kindOf(expression: Expression, scope: Scope): Kind {
  if (expression.op === "literal") return kindOfLiteral[typeof expression.value] ?? "any";
  if (expression.op === "default") return kindOf(expression.of, scope);
  if (expression.op !== "answer") return amounts.has(expression.op) ? "number" : "truth";
  const found = scope.find(expression.id);
  return found === undefined || found === "variable" ? "any" : kindOfType[found.type];
}

function complaint(expression: Expression, message: string): Complaint {
  const word = expression.op === "answer" ? expression.id : undefined;
  return { message: `${named(expression)} ${message}`, ...(word === undefined ? {} : { word }) };
}

function named(expression: Expression): string {
  if (expression.op === "answer") return `« ${expression.id} »`;
  if (expression.op !== "literal") return "cette partie";
  return typeof expression.value === "string" ? `\`'${expression.value}'\`` : `« ${wordOf(expression.value)} »`;
}

function wordOf(value: string | number | boolean): string {
  return typeof value === "boolean" ? (value ? "oui" : "non") : String(value);
}

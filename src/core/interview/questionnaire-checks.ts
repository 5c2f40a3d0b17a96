import { tokensOf } from "./expression-tokens.ts";
import type { Expression } from "./expression.ts";
import { complaintsAbout } from "./questionnaire-expressions.ts";
import type { Complaint, Scope } from "./questionnaire-expressions.ts";
import { valueAt } from "./questionnaire-source.ts";
import type { Path, Problem } from "./questionnaire-source.ts";
import { shapeProblems } from "./questionnaire-shapes.ts";
import type { AtomicQuestion, Question } from "./questionnaire.ts";

/** A question where its file puts it. Without a question: its shape was refused, only its key is known. */
export type Placed = { id: string; path: Path; question?: Question };

/** Words of the expression language and of the answers: a question of that name could not be spoken of. */
const reserved = "et ou non oui vrai faux contient vide nombre somme repondu sinon valeur autre".split(" ");

/**
 * What the shape alone cannot say. `placed`: every question in the order asked; `data`: the file they come from;
 * `variables`: names that the campaign or the file gives.
 */
export function problemsAmong(placed: Placed[], variables: string[], data: unknown): Problem[] {
  return [
    ...repeated(placed, variables),
    ...placed.flatMap(({ path, question }, index) => {
      if (question === undefined) return [];
      const scope = scopeAt(placed, index, variables);
      const fields = question.type === "group" ? fieldsOf(question.questions, path) : [];
      return [
        ...problemsIn(question, path, scope, data),
        ...repeated(fields, [...variables, ...placed.map(({ id }) => id)]),
        ...fields.flatMap((field, position) =>
          problemsIn(field.question, field.path, innerScope(scope, fields, position), data),
        ),
      ];
    }),
  ];
}

type Field = { id: string; path: Path; question: AtomicQuestion };

function fieldsOf(questions: AtomicQuestion[], path: Path): Field[] {
  return questions.map((question, index) => ({ id: question.id, path: [...path, "questions", index], question }));
}

function repeated(placed: Placed[], taken: string[]): Problem[] {
  const seen = new Set(taken);
  return placed.flatMap(({ id, path }) => {
    const message = reserved.includes(id)
      ? `« ${id} » est un mot réservé ; choisissez un autre nom`
      : seen.has(id)
        ? `« ${id} » est déjà le nom d’une question ou d’une variable ; choisissez un autre nom`
        : undefined;
    seen.add(id);
    return message === undefined ? [] : [{ path: [...path, "cle"], message }];
  });
}

/** A question may speak of what was asked before, and its checks of itself too. */
function scopeAt(placed: Placed[], index: number, variables: string[]): Scope {
  const byId = new Map(placed.map((place) => [place.id, place.question ?? ("variable" as const)]));
  const asked = new Set([...variables, ...placed.slice(0, index + 1).map(({ id }) => id)]);
  return { find: (id) => (variables.includes(id) ? "variable" : byId.get(id)), isAsked: (id) => asked.has(id) };
}

function innerScope(outer: Scope, fields: Field[], position: number): Scope {
  const indexOf = (id: string): number => fields.findIndex((field) => field.id === id);
  return {
    find: (id) => fields[indexOf(id)]?.question ?? outer.find(id),
    isAsked: (id) => (indexOf(id) === -1 ? outer.isAsked(id) : indexOf(id) <= position),
  };
}

function problemsIn(question: Question, path: Path, scope: Scope, data: unknown): Problem[] {
  const before: Scope = { find: scope.find, isAsked: (id) => id !== question.id && scope.isAsked(id) };
  const complaints = (expression: Expression, wanted: "condition" | "number", seen: Scope, keys: Path): Problem[] =>
    complaintsAbout(expression, wanted, seen).map((complaint) => pointed(complaint, [...path, ...keys], data));
  return [
    ...(question.when ? complaints(question.when, "condition", before, ["si"]) : []),
    ...question.checks.flatMap(({ rule }, index) => complaints(rule, "condition", scope, ["verifier", index, "regle"])),
    ...(question.type === "computed" ? complaints(question.formula, "number", before, ["formule"]) : []),
    ...shapeProblems(question, path, before),
  ];
}

/** At the very word that is wrong, when the expression holds it. */
function pointed({ message, word }: Complaint, path: Path, data: unknown): Problem {
  const source = valueAt(data, path);
  if (word === undefined || typeof source !== "string") return { path, message };
  const token = tokensOf(source).find(({ kind, text }) => kind === "word" && text === word);
  return token === undefined ? { path, message } : { path, message, column: token.column };
}

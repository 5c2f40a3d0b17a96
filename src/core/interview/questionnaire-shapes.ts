import type { Option } from "../language/reading.ts";
import type { Scope } from "./questionnaire-expressions.ts";
import { isRecord } from "./questionnaire-source.ts";
import type { Path, Problem } from "./questionnaire-source.ts";
import type { Question } from "./questionnaire.ts";

/** Bounds that leave no answer possible, options that cannot be told apart, lists that do not exist. */
export function shapeProblems(question: Question, path: Path, before: Scope): Problem[] {
  const at = (message: string, ...keys: Path): Problem => ({ path: [...path, ...keys], message });
  const problems: Problem[] = [];
  if ("min" in question && question.min !== undefined && question.max !== undefined && question.min > question.max) {
    problems.push(
      at(`le minimum (${question.min}) dépasse le maximum (${question.max}) ; corrigez l’un des deux`, "min"),
    );
  }
  if (question.type === "group" && (question.minItems ?? 0) > question.maxItems) {
    problems.push(
      at(`le minimum (${question.minItems}) dépasse le maximum (${question.maxItems}) ; corrigez l’un des deux`, "min"),
    );
  }
  if (question.type === "computed" && !question.text.includes("{valeur}")) {
    problems.push(at("le texte d’un calcul montre son résultat : écrivez-y {valeur}", "question"));
  }
  if ((question.type === "group" || question.type === "grid") && question.checks.length > 0) {
    problems.push(
      at("une liste ou une grille n’a pas de vérification ; mettez-la sur l’une de ses questions", "verifier"),
    );
  }
  if (question.type === "grid") {
    problems.push(...twins(question.rows, [...path, "lignes"]), ...twins(question.columns, [...path, "colonnes"]));
  }
  problems.push(...headcountProblems(question, path, before));
  if (!("options" in question)) return problems;
  if ("fromGroup" in question.options) return [...problems, ...aboutGroup(question.options.fromGroup, path, before)];
  if (!("list" in question.options)) return problems;
  const { list } = question.options;
  problems.push(...twins(list, [...path, "options"]));
  const most = question.type === "choices" ? question.maxChosen : question.type === "ranking" ? question.maxRanked : 1;
  if (most !== undefined && most > list.length && list.length > 0) {
    problems.push(at(`il n’y a que ${list.length} options ; écrivez un maximum plus petit`, "maximum"));
  }
  if (question.type !== "choices") return problems;
  question.exclusive.forEach((value, index) => {
    if (!list.some((option) => option.value === value)) {
      problems.push(at(`« ${value} » n’est pas l’une des options`, "exclusives", index));
    }
  });
  const other = list.findIndex(({ value }) => value === "autre");
  if (question.other && other !== -1) {
    problems.push(at("`autre: oui` ajoute déjà cette option ; retirez-la", "options", other));
  }
  return problems;
}

function headcountProblems({ headcount }: Question, path: Path, before: Scope): Problem[] {
  const found = headcount === undefined ? undefined : before.find(headcount);
  if (headcount === undefined || (found !== undefined && found !== "variable" && found.type === "integer")) return [];
  const message = `« ${headcount} » n’est pas une question de ce questionnaire qui compte les agents (type entier)`;
  return [{ path: [...path, "agents"], message }];
}

function aboutGroup(group: string, path: Path, before: Scope): Problem[] {
  const found = before.find(group);
  const at = [...path, "options_depuis"];
  if (found === undefined || found === "variable" || found.type !== "group") {
    const message = `« ${group} » n’est pas une liste de ce questionnaire ; écrivez communes, communes_toutes, elus ou la clé d’une liste`;
    return [{ path: at, message }];
  }
  if (before.isAsked(group)) return [];
  return [{ path: at, message: `« ${group} » est posée plus loin ; déplacez l’une des deux questions` }];
}

/** Options that would be stored, or read, as one and the same. */
function twins(options: Option[], path: Path): Problem[] {
  return options.flatMap((option, index): Problem[] => {
    const same = options.slice(0, index).find(({ value, label }) => value === option.value || label === option.label);
    if (same === undefined) return [];
    return [{ path: [...path, index], message: `cette option répète \`${same.value}: ${same.label}\` ; changez-la` }];
  });
}

/** Every `{name}` of a text must be a variable; `{valeur}` is the result in a computed question. */
export function textProblems(data: unknown, variables: string[], path: Path = [], mayShowValue = false): Problem[] {
  if (typeof data === "string") {
    const known = variables.map((variable) => `{${variable}}`).join(", ") || "aucune";
    return [...data.matchAll(/\{([^{}]*)\}/g)]
      .filter(([, name = ""]) => !variables.includes(name) && !(mayShowValue && name === "valeur"))
      .map(({ 0: text, index }) => {
        const message = `${text} n’est pas une variable ; variables connues : ${known}`;
        return { path, message, column: index + 1 };
      });
  }
  if (!isRecord(data)) return [];
  const computed = data["type"] === "calcul";
  const entries: [string | number, unknown][] = Array.isArray(data) ? [...data.entries()] : Object.entries(data);
  return entries.flatMap(([key, value]) => textProblems(value, variables, [...path, key], computed));
}

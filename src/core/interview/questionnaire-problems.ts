import type { z } from "zod";
import { keysOfType } from "./questionnaire-schema.ts";
import { isRecord, valueAt } from "./questionnaire-source.ts";
import type { Path, Problem } from "./questionnaire-source.ts";

/** What a missing key could look like. */
const examples: Record<string, string> = {
  id: "id: mutu_service",
  version: "version: 1",
  titre: 'titre: "Le service aujourd’hui"',
  minutes: "minutes: 12",
  sections: "sections:",
  questions: "questions:",
  cle: "cle: nb_agents",
  question: 'question: "Combien d’agents ?"',
  court: 'court: "Nombre d’agents"',
  type: "type: entier",
  min: "min: 0",
  max: "max: 100",
  maximum: "maximum: 3",
  regle: "regle: nb_agents >= etp_total",
  message: 'message: "Le nombre d’agents est au moins égal aux ETP."',
  niveau: "niveau: confirmer",
  formule: "formule: budget_fonct - recettes_usagers",
  calcule_en: "calcule_en: eur",
  element: "element: un équipement",
  lignes: "lignes:",
  colonnes: "colonnes:",
};

const kinds: Record<string, string> = {
  string: "un texte ; mettez-le entre guillemets",
  number: "un nombre",
  int: "un nombre entier",
  array: "une liste, un élément par ligne commençant par `-`",
  object: "des clés, une par ligne",
  record: "des clés, une par ligne",
};

/** What the schema refuses, in words for the author of the file. */
export function problemsOf(issues: z.core.$ZodIssue[], data: unknown): Problem[] {
  return issues.flatMap((issue) => {
    const path = issue.path.filter((key) => typeof key !== "symbol");
    if (issue.code === "unrecognized_keys") {
      return issue.keys.map((key) => ({ path: [...path, key], message: strangeKey(key, valueAt(data, path)) }));
    }
    return [{ path, message: messageOf(issue, path, valueAt(data, path)) }];
  });
}

function messageOf(issue: z.core.$ZodIssue, path: Path, found: unknown): string {
  if (found === undefined) return missing(path);
  if (issue.code === "invalid_type") return `il faut ${kinds[issue.expected] ?? issue.expected}`;
  if (issue.code === "invalid_value") return `« ${shown(found)} » n’est pas possible ; écrivez ${oneOf(issue.values)}`;
  if (issue.code === "invalid_union" && issue.discriminator !== undefined) {
    return `le type « ${shown(found)} » n’existe pas ; écrivez ${oneOf(typesOf(issue))}`;
  }
  if (issue.code === "invalid_key") return issue.issues[0]?.message ?? issue.message;
  return issue.message;
}

/** The types zod would have accepted: it gives them, but its own type does not say so. */
function typesOf(issue: object): unknown[] {
  return "options" in issue && Array.isArray(issue.options) ? issue.options : [];
}

function missing(path: Path): string {
  const key = String(path.at(-1));
  const example = examples[key];
  return `il manque la clé « ${key} »${example === undefined ? "" : ` ; écrivez par exemple \`${example}\``}`;
}

function strangeKey(key: string, around: unknown): string {
  const type = isRecord(around) ? around["type"] : undefined;
  const keys = keysOfType(type);
  if (keys === undefined) return `la clé « ${key} » n’existe pas ici ; retirez-la ou corrigez son nom`;
  return `la clé « ${key} » n’existe pas pour le type « ${String(type)} » ; clés possibles : ${keys.join(", ")}`;
}

function shown(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}

function oneOf(values: readonly unknown[]): string {
  const names = values.map(String);
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} ou ${names.at(-1)}`;
}

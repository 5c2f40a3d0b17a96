import { suggest } from "../language/suggest.ts";
import type { PersonFunction } from "../people.ts";
import { foldWords } from "./place-name.ts";

export type FunctionSaid = { function: PersonFunction; delegations: string[] };

const rank = "(?:(?:\\d+ ?(?:ere?|eme|e|nde?|d)|premiere?|seconde?|[a-z]+ieme) )?";
const subject = "(?: (?:(?:deleguee?|chargee?|en charge) (?:a|au|aux|de|du|des|d)|a|au|aux) .+)?";

/** How each function is written, folded. Grades of staff come before mandates: an "adjoint technique" was never elected. */
const wordings: [PersonFunction, string][] = [
  ["staff", "adjointe? (?:administrati(?:f|ve)|technique|territoriale?|d animation|du patrimoine)\\b.*"],
  ["staff", "(?:agente?|technicien(?:ne)?|animat(?:eur|rice)|coordinat(?:eur|rice)|coordonnat(?:eur|rice))\\b.*"],
  ["staff", "(?:chargee? de (?:mission|projet|developpement)|responsable|cheff?e? de (?:service|projet))\\b.*"],
  ["staff", "(?:dga|direct(?:eur|rice) generale? adjointe?)\\b.*"],
  ["chief_executive", "dgs|direct(?:eur|rice) generale?(?: des services)?"],
  ["town_clerk", "sgm|secretaire(?: generale?)?(?: de(?: la)? mairie)?"],
  ["mayor", "maire"],
  ["deputy_mayor", `${rank}adjointe?(?: au maire)?${subject}`],
  ["vice_president", `${rank}(?:vice presidente?|vp)(?: du conseil communautaire)?${subject}`],
  ["president", "presidente?(?: (?:du conseil communautaire|de la communaute\\b.*|de l intercommunalite))?"],
  ["councillor", `conseill(?:er|ere) (?:municipal|communautaire)e?(?: deleguee?)?${subject}`],
  ["partner", "partenaire\\b.*"],
];
const patterns = wordings.map(([held, wording]) => ({ held, pattern: new RegExp(`^(?:${wording})$`) }));

/** One good way to write each function, for did-you-mean and for the message that lists them. */
export const functionExamples = [
  "DGS",
  "secrétaire de mairie",
  "maire",
  "adjoint",
  "conseiller municipal",
  "président",
  "vice-président",
  "agent",
  "partenaire",
];

const feminineExamples = ["directrice générale des services", "adjointe", "conseillère municipale", "présidente"];

/** "2ème adjointe à la jeunesse" is a deputy mayor with one delegation; undefined when not one of the known wordings. */
export function readFunction(said: string): FunctionSaid | undefined {
  const words = foldWords(said);
  const known = patterns.find(({ pattern }) => pattern.test(words));
  return known && { function: known.held, delegations: mandateSubjects(known.held, said) };
}

/** The known wordings a misspelt one may stand for. */
export function suggestFunctions(said: string): string[] {
  const known = new Map([...functionExamples, ...feminineExamples].map((wording) => [foldWords(wording), wording]));
  return suggest(foldWords(said), [...known.keys()]).flatMap((words) => known.get(words) ?? []);
}

const bearers: ReadonlySet<PersonFunction> = new Set(["deputy_mayor", "vice_president", "councillor"]);
const afterFunction =
  /\s(?:(?:(?:d[ée]l[ée]gu|charg)[ée]e?|en charge)\s+(?:[àa]|aux?|de|du|des|d['’])|[àa]|aux?)(?:\s+|(?<=['’]))(.+)$/iu;

function mandateSubjects(held: PersonFunction, said: string): string[] {
  if (!bearers.has(held)) return [];
  const [, subjects = ""] = afterFunction.exec(said.normalize("NFC").replace(/\s+au maire\b/i, "")) ?? [];
  return readDelegations(subjects);
}

/** "la Jeunesse, les sports et l’eau" is jeunesse, sports, eau: parted by `,` `;` `/` or "et", articles dropped. */
export function readDelegations(said: string): string[] {
  const parts = said
    .split(/[,;/\n]|\s+et\s+/i)
    .map((part) => part.trim().replace(/^(?:(?:[àa]|aux?|de|du|des)\s+)?(?:(?:la|le|les)\s+|[ld]['’]\s*)?/iu, ""))
    // "PLUi" keeps its capitals.
    .map((part) => part.replace(/^\p{Lu}(?!\p{Lu})/u, (first) => first.toLowerCase()))
    .filter((part) => part !== "");
  return [...new Set(parts)];
}

import type { BodyFunction, BodyTemplate } from "../governance/bodies.ts";
import { capital } from "./format.ts";

/** An instance, or its model, as it is said in a sentence. */
export type NamedBody = { body: { name: string }; template: Pick<BodyTemplate, "feminine"> };

/** "le comité de pilotage", "la commission jeunesse". */
export function theBody(one: NamedBody): string {
  return `${one.template.feminine ? "la" : "le"} ${inSentence(one.body.name)}`;
}

/** "du comité de pilotage", "de la commission jeunesse". */
export function ofBody(one: NamedBody): string {
  return `${one.template.feminine ? "de la" : "du"} ${inSentence(one.body.name)}`;
}

/** "au comité de pilotage", "à la commission jeunesse". */
export function atBody(one: NamedBody): string {
  return `${one.template.feminine ? "à la" : "au"} ${inSentence(one.body.name)}`;
}

/** The model alone, before anything of it was set up. */
export function named(template: BodyTemplate): NamedBody {
  return { body: { name: template.name }, template };
}

/** What to type to name it: "copil", "commission jeunesse". */
export function typedName({ words }: Pick<BodyTemplate, "words">, domain?: string): string {
  return domain === undefined ? (words[0] ?? "") : `${words[0] ?? ""} ${domain}`;
}

/** A participle or an adjective said of it: "installé", "installée". */
export function agreeing({ template }: NamedBody, masculine: string): string {
  return template.feminine ? `${masculine}e` : masculine;
}

/** "Comité de pilotage" in the middle of a sentence; what begins with a sigle keeps it. */
export function inSentence(name: string): string {
  return name.replace(/^\p{Lu}(?=\p{Ll})/u, (first) => first.toLowerCase());
}

export const functionWords: Record<BodyFunction, string> = {
  regulation: "régulation",
  decision: "décision",
  production: "production",
};

export function sayNotSetUp(
  template: BodyTemplate,
  { domain, mayInstall }: { domain?: string | undefined; mayInstall: boolean },
): string {
  const one = named(template);
  const install = mayInstall ? ` Pour l'installer : \`instance créer ${typedName(template, domain)}\`.` : "";
  return `${capital(theBody(one))} n'est pas encore ${agreeing(one, "installé")}.${install}`;
}

export function sayNoBodyYet(): string {
  return "Aucune instance n'est installée. Pour en installer une : `instance créer`.";
}

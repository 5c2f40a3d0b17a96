import { fold } from "../language/fold.ts";
import { capital } from "../words/format.ts";

/** What the project aims at: an orientation, one of its objectives; actions serve it. Its number is for ever. */
export type Objective = { id: number; orientation: string; title: string };

export type ObjectiveSaid = { title?: string; orientation?: string };

const longestTitle = 200;
export const longestOrientation = 80;

/** "Maintenir l'accueil le mercredi (orientation : Services à la population)". */
export function readObjective(said: string): ObjectiveSaid {
  const text = said.trim().replace(/^[:,;.\s-]+/u, "");
  const [, before = text, inside] =
    /^(.*?)[\s,;.]*\(\s*(?:dans\s+)?(?:l['’])?orientation\s*[:,]?\s*([^()]*?)\s*\)?\s*$/isu.exec(text) ??
    /^(.*?)[\s,;.]+(?:dans\s+)?(?:l['’])?orientation\s*:\s*(.*?)\s*$/isu.exec(text) ??
    /^()orientation\s*:\s*(.*?)\s*$/isu.exec(text) ??
    [];
  const title = toSentence(before).slice(0, longestTitle);
  const orientation = toSentence(inside ?? "").slice(0, longestOrientation);
  return { ...(title === "" ? {} : { title }), ...(orientation === "" ? {} : { orientation }) };
}

/** As the first one who said it wrote it: "services à la population" is "Services à la population". */
export function asKnown(said: string, known: readonly string[]): string {
  return known.find((one) => fold(one) === fold(said)) ?? said;
}

function toSentence(said: string): string {
  return capital(said.trim().replace(/[\s.;,:]+$/u, ""));
}

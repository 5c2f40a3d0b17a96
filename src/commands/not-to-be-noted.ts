import { sensitiveIn } from "../core/language/sensitive.ts";
import { sayNotToBeNoted } from "../core/words/organisation-notes.ts";

/** A budget is voted and a gain is nil: of a project, these words say nothing of anybody. */
const ofThings = /(?<!\p{L})(?:votes?|votent|nuls?|nulles?)(?!\p{L})/giu;

/** Why words about a project are not to be kept: they speak of somebody's health, opinions… Undefined: they are. */
export function notToBeNoted(said: string): string | undefined {
  const about = sensitiveIn(said.replace(ofThings, " "));
  return about === undefined ? undefined : sayNotToBeNoted(about);
}

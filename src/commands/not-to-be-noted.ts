import { sensitiveIn } from "../core/language/sensitive.ts";
import { sayNotToBeNoted } from "../core/words/organisation-notes.ts";

/** Why words about a project are not to be kept: they speak of somebody's health, opinions… Undefined: they are. */
export function notToBeNoted(said: string): string | undefined {
  const about = sensitiveIn(said);
  return about === undefined ? undefined : sayNotToBeNoted(about);
}

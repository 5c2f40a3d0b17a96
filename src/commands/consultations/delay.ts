import { fold } from "../../core/language/fold.ts";
import { readInteger } from "../../core/language/read-integer.ts";
import type { OpinionDelay } from "../../core/legal/consultation.ts";

const written = /([\p{L}\d]+(?:[-\s]et[-\s]une?)?)\s+(mois|semaines?|jours?)(?:\s+calendaires?)?/u;

/** "2 mois", "trois semaines", "21 jours", "quinze jours". Undefined when it is none, or longer than two years. */
export function readDelay(said: string): OpinionDelay | undefined {
  const [, number = "", unit = ""] = written.exec(fold(said)) ?? [];
  const read = readInteger(number);
  if (read.kind !== "read" || read.value < 1) return undefined;
  const delay: OpinionDelay = unit.startsWith("mois")
    ? { amount: read.value, unit: "month" }
    : { amount: read.value * (unit.startsWith("semaine") ? 7 : 1), unit: "day" };
  return delay.amount > (delay.unit === "month" ? 24 : 730) ? undefined : delay;
}

const inWords =
  /[\s,;]*(?:(?:sous|dans|en|avec|délai|de|d['’]un|un|pendant)\s+)+([\p{L}\d-]+\s+(?:mois|semaines?|jours?)(?:\s+calendaires?)?)\s*$/iu;

/** "…, sous 2 mois": the words before, and how long as it was said. */
export function cutDelay(said: string): { words: string; delay?: string } {
  const found = inWords.exec(said);
  if (found?.[1] === undefined || readDelay(found[1]) === undefined) return { words: said };
  return { words: said.slice(0, found.index), delay: found[1] };
}

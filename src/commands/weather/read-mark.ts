import type { Parameters } from "../../core/command.ts";
import { parseCivilDate } from "../../core/calendar/civil-date.ts";

/** In the order of the marks, from 1 to 5. */
const named = [
  /^orages?/iu,
  /^(?:pluies?|pluvieux)/iu,
  /^(?:nuages?|nuageux)/iu,
  /^[ée]claircies?/iu,
  /^(?:(?:grand\s+)?soleil|ensoleill[ée]e?|beau(?:\s+temps)?)/iu,
];
const digit = /^([1-5])(?:\s*(?:\/|sur)\s*5)?(?![\p{L}\d]|[.,]\d)/u;
const about = /^\s*(?:(?:pour|sur|au|du|de)\s+)?(?:le\s+)?(?:projet|copil|comit[ée]\s+de\s+pilotage)(?![\p{L}])/iu;
const dayAfter = /^\s*(?:du|le)\s+(\d{2})\/(\d{2})\/(\d{4})(?!\d)/u;

/**
 * "4", "grand soleil", "4 du 17/12/2026 : on avance". Undefined: these are not a mark; `odd`: a number that is not one of the five,
 * "4,5" or "7".
 */
export function readMark(said: string): Parameters | undefined {
  const word = named.findIndex((one) => one.test(said));
  const length = (digit.exec(said) ?? named[word]?.exec(said) ?? [""])[0].length;
  const mark = word < 0 ? Number(said[0]) : word + 1;
  if (length === 0) return /^\d/u.test(said) ? { odd: 1 } : undefined;
  const after = said.slice(length);
  if (/^\p{L}/u.test(after)) return undefined;
  const rest = after.replace(about, "");
  const [whole = "", day, month, year] = dayAfter.exec(rest) ?? [];
  const heldOn = parseCivilDate([year, month, day].join("-"));
  const phrase = rest.slice(whole.length).replace(/^[\s:;,.–—-]+|[\s]+$/gu, "");
  // "4 5", "4, 5": which of the two was meant is to be said again.
  if (/^\d+$/u.test(phrase)) return { odd: 1 };
  return { mark, ...(heldOn !== undefined && { day: heldOn }), ...(/[\p{L}]/u.test(phrase) && { phrase }) };
}

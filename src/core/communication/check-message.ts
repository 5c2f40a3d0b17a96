import { fold } from "../language/fold.ts";
import { readDate } from "../language/read-date.ts";
import { type CivilDate, daysBetween } from "../calendar/civil-date.ts";

/** What the author should look at before a message leaves. It is only said: they decide. */
export type Remark =
  | { kind: "long"; words: number }
  | { kind: "private"; what: "email" | "telephone" | "bank" | "social_security" | "password" }
  | { kind: "sensitive"; title: string }
  | { kind: "past"; said: string }
  /** A day told from the one on which it is written, when it is read on another. */
  | { kind: "relative"; said: string; on: CivilDate };

/** Read aloud in about twenty seconds of attention on a telephone. */
export const mostWords = 120;

const privateThings: [what: Extract<Remark, { kind: "private" }>["what"], pattern: RegExp][] = [
  ["email", /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/u],
  ["bank", /\b[A-Z]{2}\d{2}(?:[ \u00a0\u202f]?[\dA-Z]{4}){4,}/u],
  ["social_security", /\b[12][ .]?\d{2}[ .]?(?:0[1-9]|1[0-2])[ .]?\d[\dAB][ .]?\d{3}[ .]?\d{3}(?:[ .]?\d{2})?\b/u],
  ["telephone", /(?<![\d+])(?:\+33\s?|0)[1-9](?:[\s.-]?\d{2}){4}(?!\d)/u],
  ["password", /mots? de passe|code d['’](?:accès|invitation)|identifiants? de connexion/iu],
];

/** A day told in full or in figures, never "lundi" alone. */
const day = /(?<!\d)(?:1er|[0-3]?\d)(?:\s+\p{L}{3,9}(?:\s+\d{4})?|\/[01]?\d(?:\/\d{2,4})?)(?![\d/])/gu;

const relativeDay =
  /(?<!\p{L})(?:avant-hier|hier|aujourd['’]hui|demain|apr[èe]s[- ]demain|ce (?:matin|midi|soir)|cet apr[èe]s[- ]midi|cette semaine|ce mois-ci|(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|la semaine|le mois) (?:prochaine?|derni[èe]re?))(?!\p{L})/giu;

/** `on`: the day it is given. `sensitive`: titles that only the members of an instance read. */
export function remarksOn(
  { title, body }: { title: string; body: string },
  { today, on, sensitive }: { today: CivilDate; on: CivilDate; sensitive: readonly string[] },
): Remark[] {
  const whole = `${title}\n${body}`;
  const words = body.split(/\s+/u).filter((word) => /[\p{L}\d]/u.test(word)).length;
  const folded = ` ${fold(whole)} `;
  return [
    ...(words > mostWords ? [{ kind: "long" as const, words }] : []),
    ...privateThings.flatMap(([what, pattern]) => (pattern.test(whole) ? [{ kind: "private" as const, what }] : [])),
    ...sensitive
      .filter((one) => fold(one).length >= 8 && folded.includes(fold(one)))
      .map((one) => ({ kind: "sensitive" as const, title: one })),
    ...pastDays(whole, on).map((said) => ({ kind: "past" as const, said })),
    ...(on === today ? [] : relativeDays(whole).map((said) => ({ kind: "relative" as const, said, on }))),
  ];
}

/** A day without its year that would be most of a year ahead is the one just past. */
const tooFarDays = 270;

/** Days that the message names and that are over: most often some that were copied from an older message. */
function pastDays(whole: string, on: CivilDate): string[] {
  const said = [...whole.matchAll(day)].map(([one]) => one.trim());
  return [...new Set(said)].filter((one) => {
    const reading = readDate(one, on);
    if (reading.kind !== "read" || reading.rest !== "") return false;
    return reading.value < on || daysBetween(on, reading.value) > tooFarDays;
  });
}

function relativeDays(whole: string): string[] {
  return [...new Set([...whole.matchAll(relativeDay)].map(([said]) => said.toLowerCase()))];
}

import { fold } from "../../core/language/fold.ts";
import type { Outcome } from "../../core/store/decisions.ts";

export type Decided = { kind: "nothing" } | { kind: "decision"; words: string; outcome?: Outcome };

/** Other ways of saying how a decision ended. */
export const outcomeSaid: Record<Outcome, string[]> = {
  adopted: ["adopté", "approuvée", "approuvé", "acceptée", "validée", "oui"],
  refused: ["rejeté", "refusée", "refusé", "non"],
  postponed: ["reporté", "ajournée", "ajourné", "plus tard"],
  noted: ["pris acte", "prend acte", "acté", "pour information"],
};

const leading: [Outcome, RegExp][] = [
  ["adopted", /^(?:adoptée?|approuvée?)\s*[:,]\s*/iu],
  ["refused", /^(?:rejetée?|refusée?)\s*[:,]\s*/iu],
  ["postponed", /^(?:reportée?|ajournée?)\s*[:,]\s*/iu],
  ["noted", /^(?:pris(?:e d['’])? acte|acté)\s*[:,]\s*/iu],
];

/** "rien", "reporté", "pris acte", "rejeté : construire une piscine", or a decision in words, whose outcome is then asked. */
export function readDecided(said: string): Decided {
  // One closing stop says nothing, and would be doubled by ours.
  const words = said.trim().replace(/(?<!\.)\.$/u, "");
  const folded = fold(words).replace(/[\s.!]+$/u, "");
  if (/^(?:rien|non|aucune?(?: decision)?|pas de decision|rien (?:a noter|de decide)|sans suite)$/u.test(folded))
    return { kind: "nothing" };
  if (/^(?:reportee?|ajournee?|point reporte)$/u.test(folded))
    return { kind: "decision", words: "", outcome: "postponed" };
  if (/^(?:pris(?:e d')? acte|acte|pour information)$/u.test(folded))
    return { kind: "decision", words: "", outcome: "noted" };
  for (const [outcome, pattern] of leading) {
    if (pattern.test(words)) return { kind: "decision", words: words.replace(pattern, ""), outcome };
  }
  if (/^(?:le point est |point |c'est |on )?report(?:e|ee|ons)\b/u.test(folded))
    return { kind: "decision", words, outcome: "postponed" };
  if (/^(?:le (?:copil|comite|conseil|bureau) )?(?:prend|pris) acte\b/u.test(folded))
    return { kind: "decision", words, outcome: "noted" };
  return { kind: "decision", words };
}

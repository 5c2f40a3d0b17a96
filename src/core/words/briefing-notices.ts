import type { Conclusion } from "../legal/consultation.ts";

/** What came of a consultation of the councils, in two words. */
export function sayConcluded(conclusion: Exclude<Conclusion, "dropped">): string {
  const outcomes = { delivered: "avis rendus", agreed: "accord obtenu", not_agreed: "accord non obtenu" };
  return outcomes[conclusion];
}

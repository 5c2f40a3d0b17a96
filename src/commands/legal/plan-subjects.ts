import { fold } from "../../core/language/fold.ts";
import { correct } from "../../core/language/typos.ts";

/** What may be planned, each by the name of the event that delays are counted from. */
export const subjects = [
  "conseil",
  "conseil_municipal",
  "vote_budget",
  "debat_budgetaire",
  "transmission_pacte",
  "transmission_schema",
  "transfert",
  "transmission_clect",
  "contrat_ville",
  "comite_social",
  "notification_fpic",
  "publication",
] as const;

/** The first that matches; what is more precise comes first. */
const spoken: [(typeof subjects)[number], RegExp][] = [
  ["conseil_municipal", /\bconseil municipal\b|\bcm\b/],
  ["debat_budgetaire", /\bdebat\b|\borientations?\b|\bdob\b|\brob\b/],
  ["vote_budget", /\bbudget\b|\bbp\b/],
  ["transmission_schema", /\bschema\b|\bmutualisation\b/],
  ["contrat_ville", /\bcontrat de ville\b|\bpacte (?:financier|fiscal)\b/],
  ["transmission_pacte", /\bpacte\b/],
  ["transmission_clect", /\btransmission\b.*\b(?:clect|charges)\b/],
  ["transfert", /\bclect\b|\bcharges\b|\btransfert\b/],
  ["comite_social", /\bcst\b|\bcomite social\b|\bservice commun\b/],
  ["notification_fpic", /\bfpic\b|\bperequation\b/],
  ["publication", /\bpublication\b|\brecours\b|\bacte\b/],
  ["conseil", /\bconseil\b|\bseance\b/],
];

/** The words of `spoken` long enough to be told from a slip: "consiel", "bugdet". */
const listened = (
  "conseil municipal debat orientation orientations budget schema mutualisation contrat pacte financier fiscal " +
  "transmission clect charges transfert comite social service fpic perequation publication recours seance"
).split(" ");

export function plannedSubject(said: string): (typeof subjects)[number] | undefined {
  const words = fold(said)
    .split(" ")
    .map((word) => correct(word, listened) ?? word)
    .join(" ");
  return spoken.find(([, pattern]) => pattern.test(words))?.[0];
}

import { refusals } from "./hedges.ts";
import { phraseAt, phrasebook, phraseTokens } from "./phrasebook.ts";
import { tokenize } from "./tokens.ts";

const refusalBook = phrasebook([[true, refusals] as const]);
const politeness = phrasebook([
  [true, "euh|heu|ben|bah|alors|donc|désolé|désolée|pardon|ah|oh|merci|franchement|honnêtement"] as const,
]);

/** The whole answer says that there is none: "je ne sais pas", "plus tard", "?", or nothing at all. */
export function isRefusal(text: string): boolean {
  const tokens = phraseTokens(tokenize(text).tokens);
  const said = tokens.filter(
    (token, at) =>
      (token.text === "?" || token.kind !== "mark" || !isPunctuation(token.text)) && !phraseAt(politeness, tokens, at),
  );
  return said.every((token) => token.text === "?") || phraseAt(refusalBook, said, 0)?.length === said.length;
}

function isPunctuation(text: string): boolean {
  return /^[\p{P}\n]$/u.test(text);
}

import { afterRefusal, courtesies, postponements, questions, refusals } from "./hedges.ts";
import { phraseAt, phrasebook, phraseTokens } from "./phrasebook.ts";
import { tokenize } from "./tokens.ts";
import type { Token } from "./tokens.ts";

const refusalBook = phrasebook([[true, `${refusals}|${courtesies}`] as const]);
const afterRefusalBook = phrasebook([[true, afterRefusal] as const]);
const postponementBook = phrasebook([[true, postponements] as const]);
const questionBook = phrasebook([
  [true, questions] as const,
  // An answer, for all its looks.
  [false, "pourquoi pas"] as const,
]);
const politeness = phrasebook([
  [
    true,
    "euh|heu|ben|bah|ah|oh|alors|donc|et|mais|désolé|désolée|pardon|merci|merci beaucoup|franchement|honnêtement|bonjour",
  ] as const,
]);

/**
 * How an answer is told. `refused`: the whole of it says that there is none ("je ne sais pas", "faut demander à la
 * maire", "bien reçu", "?", or nothing at all); `asked`: a question put back to us, "c’est quoi un ETP ?"; `doubted`: an answer with a question or
 * its mark, "2012 ?"; `plain`: any other.
 */
export function toneOf(text: string): "refused" | "asked" | "doubted" | "plain" {
  const said = withoutPoliteness(text);
  if (said.every(isQuestionMark) || isRefusal(said)) return "refused";
  if (phraseAt(postponementBook, said, 0)) return hasSequel.test(text) ? "doubted" : "refused";
  const isQuestion = said.map((_, at) => phraseAt(questionBook, said, at)?.means === true);
  const mark = said.findLastIndex(isQuestionMark);
  // "Combien d’agents ? 3": what follows may answer.
  if (isQuestion[0] === true && (mark < 0 || mark === said.length - 1)) return "asked";
  return mark >= 0 || isQuestion.includes(true) ? "doubted" : "plain";
}

/** "faut voir, 3 je crois": what follows may answer. */
const hasSequel = /[,;:.…\n]\s*[\p{L}\d]|\bmais\b/iu;

/** A refusal, and nothing after it but words that only stress it: "je sais pas trop", "aucune idée là". */
function isRefusal(said: readonly Token[]): boolean {
  let at = phraseAt(refusalBook, said, 0)?.length ?? 0;
  while (at > 0 && at < said.length) {
    const stress = phraseAt(afterRefusalBook, said, at);
    if (!stress) return false;
    at += stress.length;
  }
  return at === said.length;
}

function withoutPoliteness(text: string): Token[] {
  const tokens = phraseTokens(tokenize(text).tokens);
  const said: Token[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    const polite = phraseAt(politeness, tokens, at);
    if (polite) at += polite.length - 1;
    else if (token && (isQuestionMark(token) || !isPunctuation(token))) said.push(token);
  }
  return said;
}

function isQuestionMark({ text }: Token): boolean {
  return text === "?";
}

function isPunctuation({ kind, text }: Token): boolean {
  return kind === "mark" && /^[\p{P}\n]$/u.test(text);
}

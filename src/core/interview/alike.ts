import { fold } from "../language/fold.ts";
import type { Candidate } from "../language/reading.ts";
import { isTypoOf } from "../language/typos.ts";
import { isChoicesValue, isRankingValue } from "./answers.ts";
import { refusalOf } from "./check-answer.ts";
import { optionsOf, type QuestionStep } from "./path.ts";
import type { Value } from "./questionnaire.ts";
import type { Context, Elsewhere, InterviewState } from "./state.ts";

/** What was answered to this very question for another municipality, when it can be an answer here. */
export type Alike = { place: string } & Candidate<Value>;

/** What is proposed of the municipality whose answers the person asked for; nothing for what is computed or already proposed. */
export function alikeAt(context: Context, state: InterviewState, step: QuestionStep): Alike | undefined {
  const from = context.elsewhere?.find(({ id }) => id === state.alike?.from);
  return from && answerThere(context, state, step, from);
}

/**
 * "Pareil", "comme à Vougy", "idem": the answers given elsewhere, one by value; undefined when the words are no such thing, or no
 * other municipality has this question answered.
 */
export function alikeSaid(
  context: Context,
  state: InterviewState,
  step: QuestionStep,
  text: string,
): Alike[] | undefined {
  const shown = alikeAt(context, state, step);
  const said = fold(text).replace(/[\s.!?,]+$/u, "");
  if (shown !== undefined && isTyped(step) && agreement.test(said)) return [shown];
  const about = same.exec(said);
  if (about === null) return undefined;
  const name = about[1] ?? about[2];
  const among = name === undefined ? (context.elsewhere ?? []) : placesNamed(context, name);
  const there = among.flatMap((one) => answerThere(context, state, step, one) ?? []);
  if (name === undefined && shown !== undefined) return [shown];
  const byValue = new Map(there.map((one) => [JSON.stringify(one.value), one]));
  return byValue.size === 0 ? undefined : [...byValue.values()];
}

const same =
  /^(?:(?:c'est |la |le |les? |tout |mettez |mets |je mets )*(?:pareil(?:le)?s?|idem|identiques?|meme(?:s)?(?: chose| reponse)?)(?: (?:qu'a |que pour |que a |que |qu'|a |pour )?(.+))?|comme (?:a|pour) (.+)|comme l'autre(?: commune)?)$/u;
/** "Pareil", "comme à Vougy": words that are no answer of their own. */
export function saysAlike(text: string): boolean {
  return same.test(fold(text).replace(/[\s.!?,]+$/u, ""));
}

/** What takes the value shown, where it can be no answer of its own. */
const agreement = /^(?:a|oui|o|ok|d'accord|exact|c'est ca|c'est exact|je garde)$/u;

/** A question answered by typing: "oui" is no answer to it. */
export function isTyped({ question: { type } }: QuestionStep): boolean {
  return !["yes_no", "scale5", "choice", "choices", "ranking"].includes(type);
}

export function placesNamed({ elsewhere = [] }: Context, said: string): Elsewhere[] {
  const words = fold(said).replace(/^(?:a|de|d'|pour) ?(?=\p{L}{3})/u, "");
  return elsewhere.filter(({ place }) => {
    const name = fold(place);
    return name === words || (words.length > 3 && name.startsWith(words)) || isTypoOf(words, name);
  });
}

function answerThere(
  context: Context,
  { answers }: InterviewState,
  step: QuestionStep,
  { place, answers: there }: Elsewhere,
): Alike | undefined {
  const given = there[step.path];
  const { question } = step;
  if (given === undefined || question.type === "computed" || step.item !== undefined || step.proposal !== undefined)
    return undefined;
  const known = new Set(optionsOf(question, context.questionnaire, answers, context.facts).map(({ value }) => value));
  const isOffered = question.type === "text" || optionsIn(given.value).every((value) => known.has(value));
  const hasOptions = question.type === "choice" || question.type === "choices" || question.type === "ranking";
  if ((hasOptions && !isOffered) || refusalOf(question, given.value) !== undefined) return undefined;
  return { place, ...given };
}

function optionsIn(value: Value): string[] {
  if (isChoicesValue(value)) return value.chosen;
  if (isRankingValue(value)) return value.ranked;
  return typeof value === "string" ? [value] : [];
}

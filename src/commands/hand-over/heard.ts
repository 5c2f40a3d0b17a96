import type { CommandContext } from "../../core/command.ts";
import { answeredToday, type Put, putTo } from "../../core/hand-overs.ts";
import type { Answer } from "../../core/interview/answers.ts";
import { refusalOf } from "../../core/interview/check-answer.ts";
import { readControl, startsWithUnknown } from "../../core/interview/control.ts";
import { readAnswer } from "../../core/interview/read-answer.ts";
import { fold } from "../../core/language/fold.ts";
import { readYesNo } from "../../core/language/read-yes-no.ts";
import { isGreeting } from "../../core/small-talk.ts";
import { answerTo } from "../../core/words/hand-over.ts";

/** Fewer words, said of nothing that was just shown, are more likely about something else than an answer in words. */
const fewestWords = 4;

/** Words by which somebody goes back on what they have just answered. */
const correction =
  /^(?:(?:non|ah|ben|euh)[\s,]+)?(?:(?:oups|pardon|erreur|d[ée]sol[ée]e?|je me suis tromp[ée]e?|je rectifie|je corrige|correction|corriger)(?![\p{L}])[\s,:!.]*)+(?:c['’]est |c['’]etait |plut[oô]t )*/iu;
/** The same when nothing else waits for them. */
const afterthought = /^(?:non|en fait|finalement|plut[oô]t)[\s,]+(?:c['’]est |c['’]etait |plut[oô]t )*/iu;

/** "Ça ne me regarde pas": they will not answer. */
const refusal =
  /^(?:non[\s,]+)?(?:ca (?:ne )?me (?:regarde|concerne) pas|c'est pas (?:a |pour )?moi|ce n'est pas (?:a |pour )?moi|(?:c'est|ce n'est|c) pas mon (?:rayon|domaine|travail|role)|pas (?:de )?mon (?:ressort|domaine)|c'est (?:a |pour )(?:la |le |notre |ma )?secretaire?.*|je (?:ne )?(?:veux|peux|souhaite) pas (?:y )?repondre|je (?:ne )?suis pas concernee?|je refuse)[\s.!]*$/;
/** "Pas le temps": it is put off. */
const putOff =
  /^(?:non[\s,]+)?(?:je n'ai |j'ai |j'ai )?(?:pas (?:le |trop le )?temps|pas maintenant|plus tard|pas tout de suite|une autre fois|je suis occupee?)(?: (?:la|maintenant|aujourd'hui|desolee?|pour ca))*[\s.!]*$/;

type Heard = (
  said: string,
  context: CommandContext,
  waiting: readonly Put[],
  shown: readonly number[],
) => string | undefined;

/** With what waits for this person, and which of it they were shown last. */
export function unlessHeard(heard: Heard) {
  return (said: string, context: CommandContext): string | undefined => {
    const { put: shown = [] } = context.store.conversations.of(context.person.id);
    return heard(said, context, putTo(context), shown);
  };
}

/** What words without a trigger say of a question put to somebody, as it would be typed. */
export const answerHeard: Heard = (said, context, waiting, shown) => {
  const again = correctionHeard(said, context, waiting.length > 0);
  if (again !== undefined) return again;
  if (waiting.length === 0) return undefined;
  if (shown.length > 0 && putOff.test(fold(said))) return "répondre à la question plus tard";
  const guess = startsWithUnknown(said);
  // "Je sais pas trop, une centaine" says something: the question is asked.
  if (guess !== undefined && readControl(said)?.word !== "unknown")
    return guessHeard(guess, context, waiting) ?? "répondre à la question";
  const fitting = fittingIn(said, context, waiting, shown);
  const [only, ...others] = fitting;
  if (only === undefined) return undefined;
  const isAlone = others.length === 0;
  // A number said of nothing that was just asked may be for something else: the question is shown again.
  if (isBare(said) && !fitting.some(({ handOver }) => shown.includes(handOver.id)))
    return isAlone ? `répondre à la question n° ${only.handOver.id}` : "répondre à la question";
  return isAlone ? answerTo(only.handOver.id) + said : `répondre à la question : ${said}`;
};

/** "Ça ne me regarde pas", "non": it goes back, or it is asked whether it does. */
export const refusalHeard: Heard = (said, _context, waiting, shown) => {
  if (waiting.length === 0) return undefined;
  if (readControl(said)?.word === "unknown") return "rendre la question";
  if (shown.length === 0) return undefined;
  if (refusal.test(fold(said).replaceAll("’", "'"))) return "rendre la question";
  const isNo = readYesNo(said);
  return isNo.kind === "read" &&
    !isNo.value &&
    isNo.rest === "" &&
    waiting.every(({ put }) => put.question.type !== "yes_no")
    ? "rendre la question ou non"
    : undefined;
};

/** "Je crois que c'est 200", after "je sais pas". */
export function guessHeard(rest: string, context: CommandContext, waiting: readonly Put[]): string | undefined {
  const [only, ...others] = waiting.filter((one) => guessIn(one, rest, context) !== undefined);
  return only === undefined || others.length > 0
    ? undefined
    : `répondre à la question n° ${only.handOver.id} peut-être : ${rest}`;
}

/** The answer that these words surely hold, said by somebody who is not sure of it. */
export function guessIn(one: Put, said: string, context: CommandContext): (Answer & { state: "given" }) | undefined {
  if (one.put.question.type === "text") return undefined;
  const reading = readingOf(one, said, context);
  return reading.kind === "read" && reading.rest === ""
    ? { state: "given", value: reading.value, estimate: true, raw: said }
    : undefined;
}

/** "Non pardon 250", within the day. */
function correctionHeard(said: string, context: CommandContext, waits: boolean): string | undefined {
  const lead = correction.exec(said) ?? (waits ? undefined : (afterthought.exec(said) ?? undefined));
  if (lead === undefined) return undefined;
  const rest = said.slice(lead[0].length).trim();
  const answered = answeredToday(context);
  const one = rest === "" ? answered[0] : answered.find((put) => isAnswerTo(put, rest, context));
  if (one === undefined) return undefined;
  return rest === "" ? `répondre à la question n° ${one.handOver.id}` : answerTo(one.handOver.id) + rest;
}

/** The questions that these words may answer: those they surely answer, if any; of a bare number, those just shown. */
function fittingIn(said: string, context: CommandContext, waiting: readonly Put[], shown: readonly number[]): Put[] {
  const isShown = ({ handOver }: Put) => shown.includes(handOver.id);
  const fitting = waiting.filter((one) =>
    one.put.question.type === "text"
      ? isSentence(said) || (isShown(one) && !isBare(said) && !isGreeting(said))
      : isAnswerTo(one, said, context),
  );
  const exact = fitting.filter((one) => one.put.question.type !== "text");
  const sure = exact.filter((one) => readingOf(one, said, context).kind === "read");
  const best = sure.length > 0 ? sure : exact.length > 0 ? exact : fitting;
  return isBare(said) && best.some(isShown) ? best.filter(isShown) : best;
}

function isSentence(said: string): boolean {
  return said.trim().split(/\s+/u).length >= fewestWords;
}

function isBare(said: string): boolean {
  const yesNo = readYesNo(said);
  return /^[\s(]*(?:\p{L}|[\d\s.,]*\d[\d\s.,]*)[\s).!]*$/u.test(said) || (yesNo.kind === "read" && yesNo.rest === "");
}

/** Whether these words answer it, surely or in doubt, and nothing else. */
export function isAnswerTo(one: Put, said: string, context: CommandContext): boolean {
  const reading = readingOf(one, said, context);
  return reading.kind === "ask" || (reading.kind === "read" && reading.rest === "");
}

function readingOf({ put: { question, options } }: Put, said: string, { today }: CommandContext) {
  const reading = readAnswer(question, said, { options: [...options], today });
  const isOut = reading.kind === "read" && refusalOf(question, reading.value)?.why === "bounds";
  return isOut ? ({ kind: "unread" } as const) : reading;
}

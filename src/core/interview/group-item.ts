import { fold } from "../language/fold.ts";
import type { Answer } from "./answers.ts";
import { refusalOf } from "./check-answer.ts";
import { optionsOf } from "./path.ts";
import type { AtomicQuestion, GroupQuestion } from "./questionnaire.ts";
import { readAnswer } from "./read-answer.ts";
import type { Context, InterviewState, ItemAnswers } from "./state.ts";

/** `sure`: every part had only one place to go. `several`: each part as an item of its own. `unused`: parts left over. */
export type ItemReading = { fields: ItemAnswers; sure: boolean; several: ItemAnswers[]; unused: string };

/**
 * Reads the description of an item: "salle des fêtes, 12 place de l'Église, 300 m²", "BAFA 2". The first part answers
 * the group's first question. A later part is kept where it can only belong: a number with the question's unit, an
 * option's own label, an address with its number. Parts of plain words could be other items: not sure.
 */
export function readItem(
  context: Context,
  state: InterviewState,
  group: GroupQuestion,
  text: string,
): ItemReading | undefined {
  const [head = "", ...tail] = text
    .split(/,(?!\d)|\s+-\s+/u)
    .map((part) => part.trim())
    .filter((part) => part !== "");
  const [first, ...others] = group.questions;
  const opening = first && openItem(context, state, first, head);
  if (first === undefined || opening === undefined) return undefined;
  const parts = opening.rest === "" ? tail : [opening.rest, ...tail];
  const fields: ItemAnswers = { [first.id]: opening.answer };
  const unused: string[] = [];
  // Words take what nothing more precise reads: "12 mars 2024" is a day before it is a street.
  const byPrecision = others.toSorted((one, other) => Number(one.type === "text") - Number(other.type === "text"));
  for (const part of parts) {
    const [taken] = byPrecision
      .filter((question) => fields[question.id] === undefined && belongs(question, part, others))
      .flatMap((question) => {
        const answer = readField(context, state, question, part);
        return answer === undefined ? [] : [{ id: question.id, answer }];
      });
    if (taken === undefined) unused.push(part);
    else fields[taken.id] = taken.answer;
  }
  const several = [head, ...parts]
    .flatMap((part) => part.split(/\s+et\s+/u))
    .flatMap((part) => {
      const answer = readField(context, state, first, part);
      return answer ? [{ [first.id]: answer }] : [];
    });
  const sure = first.type !== "text" || !unused.some((part) => /\p{L}{3}/u.test(part));
  return { fields, sure, several, unused: unused.join(", ") };
}

/** Whether `part` can only be about `question`, were it to read it. */
function belongs(question: AtomicQuestion, part: string, all: readonly AtomicQuestion[]): boolean {
  // A bare number has only one place to go when only one question counts.
  if (bareNumber.test(part)) {
    const counting = all.filter(isQuantity);
    return counting.length === 0 ? question.type === "year" : counting.length === 1 && isQuantity(question);
  }
  switch (question.type) {
    case "text":
      return /\d/.test(part) && /\p{L}{3}/u.test(part) && !/m²|m2|%|€/u.test(part);
    case "integer":
    case "number":
    case "percent":
    case "euro":
    case "fte":
      return saysUnit(question, part);
    case "date":
    case "year":
      return /\d/.test(part);
    case "choice":
      return !/^\d/.test(part);
    case "time":
    case "yes_no":
    case "scale5":
    case "choices":
    case "ranking":
    case "computed":
      return false;
  }
}

const bareNumber = /^(?:(?:environ|env\.?|à peu près|~)\s*)?\d+(?:[.,]\d+)?$/iu;

type Quantity = Extract<AtomicQuestion, { type: "integer" | "number" | "fte" | "euro" | "percent" }>;

function isQuantity({ type }: AtomicQuestion): boolean {
  return type === "integer" || type === "number" || type === "fte" || type === "euro" || type === "percent";
}

function saysUnit({ type, unit }: Quantity, part: string): boolean {
  if (unit !== undefined) return fold(part).includes(fold(unit)) || part.includes(unit.replace("²", "2"));
  if (type === "euro") return /€|euro/iu.test(part);
  if (type === "percent") return part.includes("%");
  return type === "fte" && /etp|\/35|\d\s*h|temps|%/iu.test(part);
}

/** "BAFA 2", "technique 1,5 ETP", "3 référents": what is counted, and its count, whichever comes first. */
const counted =
  /^(?<before>\d+(?:[.,]\d+)?)\s+(?<name>\p{L}.*)$|^(?<word>\p{L}.*?)\s*:?\s+(?<after>\d+(?:[.,]\d+)?(?:\s*(?:etp|€|%|h))?)$/isu;

/** A name may end with a number ("Salle 2"), never with decimals: those count what it names. */
const decimalsAfter = /^(?<word>\p{L}.*?)\s*:?\s+(?<after>\d+[.,]\d+(?:\s*(?:etp|€|%|h))?)$/isu;

/** The answer to an item's first question; words left over ("2" in "BAFA 2") are about its other questions. */
function openItem(
  context: Context,
  state: InterviewState,
  first: AtomicQuestion,
  head: string,
): { answer: Answer; rest: string } | undefined {
  if (first.type === "text") {
    const { word = head, after: rest = "" } = decimalsAfter.exec(head)?.groups ?? {};
    const answer = readField(context, state, first, word);
    return answer && { answer, rest };
  }
  const options = optionsOf(first, context.questionnaire, state.answers, context.facts);
  const isAmong = options.length > 0;
  // The options are said in words, without numbers: a bare number names none of them.
  if (isAmong && /^\d+$/.test(head)) return undefined;
  const { before, name, word, after } = (isAmong ? counted.exec(head)?.groups : undefined) ?? {};
  const reading = readAnswer(first, name ?? word ?? head, { options, today: context.today });
  if (reading.kind !== "read" || refusalOf(first, reading.value) !== undefined) return undefined;
  return {
    answer: { state: "given", value: reading.value, estimate: reading.estimate, raw: head },
    rest: [before ?? after ?? "", reading.rest].filter((part) => part !== "").join(", "),
  };
}

function readField(
  context: Context,
  state: InterviewState,
  question: AtomicQuestion,
  text: string,
): Answer | undefined {
  if (question.type === "text" && !/\p{L}{2}/u.test(text)) return undefined;
  const options = optionsOf(question, context.questionnaire, state.answers, context.facts);
  const reading = readAnswer(question, text, { options, today: context.today });
  if (reading.kind !== "read" || reading.rest !== "" || refusalOf(question, reading.value) !== undefined)
    return undefined;
  return { state: "given", value: reading.value, estimate: reading.estimate, raw: text };
}

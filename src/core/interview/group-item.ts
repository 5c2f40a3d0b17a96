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
  for (const part of parts) {
    const taken = others.find(
      (question) => fields[question.id] === undefined && belongs(context, state, question, part, others),
    );
    const answer = taken && readField(context, state, taken, part);
    if (taken && answer) fields[taken.id] = answer;
    else unused.push(part);
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

function belongs(
  context: Context,
  state: InterviewState,
  question: AtomicQuestion,
  part: string,
  all: readonly AtomicQuestion[],
): boolean {
  // A bare number has only one place to go when only one question counts.
  if (/^\d+(?:[.,]\d+)?$/.test(part)) return isQuantity(question) && all.filter(isQuantity).length === 1;
  if (question.type === "text") return /\d/.test(part) && /\p{L}{3}/u.test(part) && !/m²|m2|%|€/u.test(part);
  if ("unit" in question && question.unit !== undefined)
    return fold(part).includes(fold(question.unit)) || part.includes(question.unit.replace("²", "2"));
  if (question.type === "euro") return /€|euro/iu.test(part);
  if (question.type === "percent") return part.includes("%");
  if (question.type === "fte") return /\/35|\d\s*h|temps|%/iu.test(part);
  return question.type === "choice" && readField(context, state, question, part) !== undefined && !/^\d/.test(part);
}

function isQuantity({ type }: AtomicQuestion): boolean {
  return type === "integer" || type === "number" || type === "fte" || type === "euro" || type === "percent";
}

/** The answer to an item's first question; words left over ("2" in "BAFA 2") are about its other questions. */
function openItem(
  context: Context,
  state: InterviewState,
  first: AtomicQuestion,
  head: string,
): { answer: Answer; rest: string } | undefined {
  if (first.type === "text") {
    const answer = readField(context, state, first, head);
    return answer && { answer, rest: "" };
  }
  // The options are said in words, without numbers: a bare number names none of them.
  if (/^\d+$/.test(head)) return undefined;
  const counted = /^(?<before>\d+)\s+(?<name>\p{L}.*)$|^(?<word>\p{L}.*?)\s+(?<after>\d+)$/su.exec(head)?.groups;
  const name = counted?.name ?? counted?.word ?? head;
  const count = counted?.before ?? counted?.after ?? "";
  const options = optionsOf(first, context.questionnaire, state.answers, context.facts);
  const reading = readAnswer(first, name, { options, today: context.today });
  if (reading.kind !== "read" || refusalOf(first, reading.value) !== undefined) return undefined;
  return {
    answer: { state: "given", value: reading.value, estimate: reading.estimate, raw: head },
    rest: [count, reading.rest].filter((part) => part !== "").join(", "),
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

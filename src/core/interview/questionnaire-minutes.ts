import type { AtomicQuestion, Question, Questionnaire } from "./questionnaire.ts";

/**
 * Seconds to read a question and answer it in a chat, by its type: a choice is one key; several, or a number to look up, take
 * longer; a sentence is short or passed. What is worked out is only confirmed.
 */
const seconds: Record<AtomicQuestion["type"], number> = {
  yes_no: 10,
  choice: 10,
  scale5: 10,
  time: 10,
  computed: 8,
  integer: 15,
  number: 15,
  percent: 15,
  year: 15,
  date: 15,
  fte: 20,
  euro: 20,
  choices: 20,
  text: 20,
  ranking: 30,
};
/** One key a row, the columns being the same. */
const secondsOfRow = 5;
/** Many lists are empty, and a list has one or two things, named in few words: on the whole as long as three questions. */
const secondsOfList = 60;

/** Minutes to answer all of it, every branch taken: what is announced as "au plus". */
export function estimatedMinutes({ sections }: Questionnaire): number {
  const all = sections.flatMap(({ questions }) => questions);
  return Math.ceil(all.reduce((total, one) => total + secondsOf(one), 0) / 60);
}

function secondsOf(question: Question): number {
  if (question.type === "grid") return question.rows.length * secondsOfRow;
  return question.type === "group" ? secondsOfList : seconds[question.type];
}

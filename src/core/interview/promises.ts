import type { Question, Questionnaire } from "./questionnaire.ts";

/** What was said to those who answered, and a new version would no longer keep. */
export type Broken =
  /** Who answers, or that their name may be left out. */
  | { broken: "respondents" }
  /** These questions were for their author and the direction alone, or silent on one or two agents. */
  | { broken: "readers"; questions: string[] };

/** A version may promise more to whoever answers, never less: what they already said was said on these words. */
export function brokenPromises(from: Questionnaire, to: Questionnaire): Broken | undefined {
  if (from.respondents !== to.respondents || from.unnamed !== to.unnamed) return { broken: "respondents" };
  const after = new Map(questionsIn(to));
  const questions = questionsIn(from).flatMap(([id, old]) => {
    const now = after.get(id);
    if (now === undefined) return [];
    const isShared = old.sensitivity === "restricted" && now.sensitivity !== "restricted";
    const tellsFew = old.headcount !== undefined && now.headcount === undefined;
    return isShared || tellsFew ? [id] : [];
  });
  return questions.length === 0 ? undefined : { broken: "readers", questions };
}

function questionsIn({ sections }: Questionnaire): [id: string, question: Question][] {
  return sections
    .flatMap(({ questions }) => questions)
    .flatMap((question): [string, Question][] => [
      [question.id, question],
      ...(question.type === "group"
        ? question.questions.map((own): [string, Question] => [`${question.id}/${own.id}`, own])
        : []),
    ]);
}

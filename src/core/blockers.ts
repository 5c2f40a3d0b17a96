import { optionsOf } from "./interview/path.ts";
import { isChoicesValue, givenValue } from "./interview/answers.ts";
import { isQuestionStep, stepsOf } from "./interview/state.ts";
import { openSession } from "./interviewing.ts";
import type { CommandContext } from "./command.ts";
import type { BlockerAnswer } from "./store/blocker-answers.ts";

/** What holds somebody back, said by themselves of a thing, never of anyone; its number is that of their interview. */
export type Blocker = {
  number: number;
  personId: number;
  organisation: string;
  reasons: string[];
  words?: string;
  answer?: BlockerAnswer;
};

const keys = { reasons: "frein", words: "frein_note", organisation: "org_nom" };

/** Those of every interview of actors that was validated: before that, it is still theirs. */
export function blockersOf({ store, library, today, person }: CommandContext): Blocker[] {
  return store.interviews.all().flatMap(({ id, personId, status }): Blocker[] => {
    if (personId === undefined || status !== "validated") return [];
    const session = openSession(store, library, id, today, person);
    if (session === undefined || session.context.questionnaire.respondents !== "partners") return [];
    const { context, interview } = session;
    const { answers } = interview.state;
    const step = stepsOf(context, interview.state).find(({ path }) => path === keys.reasons);
    const value = givenValue(answers, keys.reasons);
    if (!isQuestionStep(step) || !isChoicesValue(value)) return [];
    const options = optionsOf(step.question, context.questionnaire, answers, context.facts);
    const reasons = value.chosen.map((one) => options.find((option) => option.value === one)?.label ?? one);
    const all = value.other === undefined ? reasons : [...reasons, value.other];
    if (all.length === 0) return [];
    const [words, organisation] = [givenValue(answers, keys.words), givenValue(answers, keys.organisation)];
    const answer = store.blockerAnswers.ofInterview(id).at(-1);
    return [
      {
        number: id,
        personId,
        organisation: typeof organisation === "string" ? organisation : "",
        reasons: all,
        ...(typeof words === "string" ? { words } : {}),
        ...(answer === undefined ? {} : { answer }),
      },
    ];
  });
}

import {
  answersBarometer,
  type Barometer,
  barometerPeople,
  barometerSince,
  nextBarometer,
  openBarometer,
} from "../../core/barometer.ts";
import type { Command, CommandContext } from "../../core/command.ts";
import { UserError } from "../../core/errors.ts";
import { barometerQuestions, barometerSurvey, noMark } from "../../core/governance/barometer.ts";
import {
  agreementOptions,
  barometerWords,
  sayBarometerAlready,
  sayBarometerKept,
  sayBarometerNotAsked,
  sayBarometerTooFew,
  sayNoBarometer,
} from "../../core/words/barometer.ts";
import { choiceParameter } from "../parameter.ts";

export const barometerAnswer: Command = {
  name: "barometer-answer",
  words: ["répondre au baromètre", "je réponds au baromètre", "réponse baromètre"],
  group: "me",
  summary: "dire en quatre réponses, sans votre nom, comment nous travaillons ensemble",
  examples: ["répondre au baromètre"],
  action: "see_briefing",
  parameters(context) {
    waitingFor(context);
    return barometerQuestions.map((id, index) => {
      const help = index === 0 ? { help: barometerWords.help } : {};
      return choiceParameter(
        { id, text: barometerWords.question(id), label: barometerWords.label(id), ...help },
        agreementOptions,
      );
    });
  },
  usual: Object.fromEntries(barometerQuestions.map((one) => [one, noMark])),
  read: (rest) => (rest === "" ? {} : undefined),
  run(context, parameters) {
    const { store, person, today } = context;
    const { openedOn, closesOn } = waitingFor(context);
    const given = barometerQuestions.map((question) => ({ question, value: String(parameters[question] ?? noMark) }));
    // Nothing of it goes to the audit: its hour would say who answered what.
    store.surveys.answer(barometerSurvey(openedOn), person.id, given);
    return { message: sayBarometerKept(closesOn, today) };
  },
};

/** The one of this quarter. Throws `UserError` when nothing of it waits for this person. */
function waitingFor({ store, person, today }: CommandContext): Barometer {
  if (!answersBarometer(person)) throw new UserError(sayBarometerNotAsked());
  const open = openBarometer(store, today);
  if (open === undefined) {
    const next = barometerSince(store) === undefined ? undefined : nextBarometer(store, today);
    throw new UserError(sayNoBarometer(next, today));
  }
  if (!barometerPeople(store).has(person.id)) throw new UserError(sayBarometerTooFew());
  if (store.surveys.people(barometerSurvey(open.openedOn)).get(person.id)?.answered === true)
    throw new UserError(sayBarometerAlready());
  return open;
}

import type { Command } from "../core/command.ts";
import { readChoice } from "../core/language/read-choice.ts";
import { sizeOf } from "../core/interviewing.ts";
import { newTrial, openTrial } from "../core/trial.ts";
import { sayTrialBegun } from "../core/words/trial.ts";
import { choiceParameter } from "./parameter.ts";
import { questionnaireOptions } from "./which-questionnaire.ts";

/** A questionnaire gone through "à blanc": the questions as they will be asked, and nothing kept. */
export const diagnosticTry: Command = {
  name: "diagnostic-try",
  words: [
    "diagnostic essayer",
    "essayer le diagnostic",
    "essayer diagnostic",
    "essayer un diagnostic",
    "essayer le questionnaire",
    "essayer un questionnaire",
    "essayer",
    "diagnostic à blanc",
  ],
  group: "diagnostic",
  summary: "parcourir un questionnaire à blanc, sans rien garder",
  examples: ["diagnostic essayer voirie"],
  action: "try_diagnostic",
  parameters: (context) => [
    choiceParameter(
      { id: "questionnaire", text: "Quel questionnaire voulez-vous essayer ?", label: "Questionnaire" },
      questionnaireOptions(context),
    ),
  ],
  read(rest, context) {
    const reading = readChoice(rest.replace(/[\s,]*à blanc$/iu, ""), questionnaireOptions(context));
    if (reading.kind === "read" && reading.rest === "") return { questionnaire: reading.value };
    return reading.kind === "ask" ? {} : undefined;
  },
  meant: (rest, context) => readChoice(rest, questionnaireOptions(context)).kind === "read",
  run(context, { questionnaire: id }) {
    const session = openTrial(context, newTrial(context, String(id), ""));
    if (session === undefined) throw new Error(`no questionnaire is named ${id}`);
    const { questionnaire, facts, today } = session.context;
    const { title, minutes } = questionnaire;
    const size = sizeOf(questionnaire, facts, today);
    return { message: sayTrialBegun({ title, minutes, place: session.place, ...size }), trial: questionnaire.id };
  },
};

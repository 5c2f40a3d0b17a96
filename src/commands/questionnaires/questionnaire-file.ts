import type { Command } from "../../core/command.ts";
import { baseIn } from "../../core/known-questionnaires.ts";
import { text } from "../../core/message.ts";
import { fileOfQuestionnaire, sayModelFile, sayQuestionnaireFile } from "../../core/words/questionnaire-install.ts";
import { choiceParameter } from "../parameter.ts";
import { fileOptions, readWhichFile } from "./which-file.ts";

/** The text of a questionnaire as it was written, to be copied and changed. */
export const questionnaireFile: Command = {
  name: "questionnaire-file",
  words: ["questionnaire fichier", "fichier du questionnaire", "fichier questionnaire"],
  group: "campaign",
  summary: "le fichier d'un questionnaire, à copier et à changer",
  examples: ["questionnaire fichier jeunesse"],
  action: "launch_diagnostic",
  parameters: (context) => [
    choiceParameter(
      { id: "questionnaire", text: "Le fichier de quel questionnaire ?", label: "Questionnaire" },
      fileOptions(context),
    ),
  ],
  read: readWhichFile,
  run({ library }, { questionnaire: asked }) {
    const id = String(asked);
    const questionnaire = library.questionnaires.get(id);
    const written = library.sources.get(id);
    if (questionnaire === undefined || written === undefined) throw new Error(`no questionnaire is named ${id}`);
    const { title, version } = questionnaire;
    const file = fileOfQuestionnaire(`${id.replace("/", "-")}.yaml`, `Questionnaire ${id}`, written.source);
    return {
      message: { blocks: [text(sayQuestionnaireFile(id, title, version, baseIn(id))), { type: "file", file }] },
    };
  },
};

/** What a new questionnaire is begun from. */
export const questionnaireModel: Command = {
  name: "questionnaire-model",
  words: ["questionnaire modèle", "modèle de questionnaire", "modèle du questionnaire", "questionnaire exemple"],
  group: "campaign",
  summary: "un questionnaire d'exemple, expliqué ligne à ligne",
  examples: ["questionnaire modèle"],
  action: "launch_diagnostic",
  read: (rest) => (rest === "" ? {} : undefined),
  run({ library }) {
    const file = fileOfQuestionnaire(
      "modele-de-questionnaire.yaml",
      "Modèle de questionnaire",
      library.questionnaireModel,
    );
    return { message: { blocks: [text(sayModelFile()), { type: "file", file }] } };
  },
};

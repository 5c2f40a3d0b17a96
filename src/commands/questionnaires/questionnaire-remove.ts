import type { Command, CommandContext } from "../../core/command.ts";
import { UserError } from "../../core/errors.ts";
import { askedIn, uninstall } from "../../core/installing.ts";
import type { Questionnaire } from "../../core/interview/questionnaire.ts";
import { baseIn } from "../../core/known-questionnaires.ts";
import { say } from "../../core/message.ts";
import {
  removeNo,
  removeQuestion,
  removeYes,
  sayCompletedStays,
  sayKept,
  sayNothingInstalled,
  sayRemoved,
  sayShippedStays,
  sayUsedStays,
  sayWouldRemove,
} from "../../core/words/questionnaire-install.ts";
import { choiceParameter } from "../parameter.ts";
import { fileOptions, readWhichFile } from "./which-file.ts";
import { installedNow } from "./questionnaires.ts";

/** One that was installed and that nobody was ever asked goes, once that is confirmed. */
export const questionnaireRemove: Command = {
  name: "questionnaire-remove",
  words: ["questionnaire retirer", "retirer le questionnaire", "retirer questionnaire", "retirer un questionnaire"],
  group: "campaign",
  summary: "retirer un questionnaire installé, jamais lancé",
  examples: ["questionnaire retirer"],
  action: "launch_diagnostic",
  parameters(context, { questionnaire: id }) {
    const own = installedNow(context).map(({ questionnaire }) => questionnaire);
    if (own.length === 0 && id === undefined) throw new UserError(sayNothingInstalled());
    const which = choiceParameter(
      { id: "questionnaire", text: "Quel questionnaire faut-il retirer ?", label: "Questionnaire" },
      fileOptions(context).filter(({ value }) => id !== undefined || own.includes(value)),
    );
    const questionnaire = context.library.questionnaires.get(String(id));
    if (questionnaire === undefined) return [which];
    refuseToRemove(context, questionnaire);
    const { title, version } = questionnaire;
    const help = sayWouldRemove(title, version);
    return [
      which,
      choiceParameter({ id: `remove_${version}`, text: removeQuestion, label: "Retrait", help }, [
        { value: "yes", label: removeYes, words: ["oui", "ok", "d'accord", "je confirme", "retirer"] },
        { value: "no", label: removeNo, words: ["non", "annuler", "garder"] },
      ]),
    ];
  },
  read: readWhichFile,
  run(context, { questionnaire: id, ...said }) {
    const questionnaire = context.library.questionnaires.get(String(id));
    if (questionnaire === undefined) throw new UserError(sayNothingInstalled());
    refuseToRemove(context, questionnaire);
    const { title, version } = questionnaire;
    if (said[`remove_${version}`] !== "yes") return { message: say(sayKept(title)) };
    uninstall(context, questionnaire.id);
    return { message: say(sayRemoved(title, context.library.questionnaires.get(questionnaire.id)?.version)) };
  },
};

/** Throws `UserError` with the reason. */
function refuseToRemove(context: CommandContext, { id, title }: Questionnaire): void {
  const { store, library } = context;
  const own = installedNow(context).map(({ questionnaire }) => questionnaire);
  if (!own.includes(id)) throw new UserError(sayShippedStays(title));
  const campaign = askedIn(store, id);
  if (campaign !== undefined) throw new UserError(sayUsedStays(title, campaign.project.title));
  const parts = own.filter((one) => baseIn(one) === id).map((one) => library.questionnaires.get(one)?.title ?? one);
  if (parts.length > 0) throw new UserError(sayCompletedStays(title, parts));
}

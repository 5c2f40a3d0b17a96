import { mayRemoveFile } from "../../core/answer-files.ts";
import type { Command } from "../../core/command.ts";
import { UserError } from "../../core/errors.ts";
import { say } from "../../core/message.ts";
import {
  askRemoval,
  removalNo,
  removalYes,
  sayFileLeft,
  sayFileNotYours,
  sayFileRemoved,
} from "../../core/words/answer-files.ts";
import { choiceParameter } from "../parameter.ts";
import { askWhichFile, fileCalled, readFileNumber } from "./which-file.ts";

/** A file leaves for ever, after a yes. */
export const answerFileRemove: Command = {
  name: "answer-file-remove",
  words: [
    "pièce retirer",
    "retirer pièce",
    "retirer la pièce",
    "retirer la pièce jointe",
    "retirer pièce jointe",
    "supprimer la pièce",
    "supprimer pièce",
    "enlever la pièce",
    "enlever pièce",
  ],
  group: "diagnostic",
  summary: "retirer une photo ou un document joint à une réponse",
  examples: ["retirer pièce 3"],
  action: "answer_in_own_name",
  parameters(context, known) {
    if (known["file"] === undefined) return [];
    const found = fileCalled(context, known);
    if (!mayRemoveFile(context, found)) throw new UserError(sayFileNotYours());
    const asked = { id: `remove_${found.file.id}`, text: askRemoval(found.file.name), label: "Retirer" };
    return [
      choiceParameter(asked, [
        { value: "yes", label: removalYes, words: ["oui", "ok", "retirer", "je confirme"] },
        { value: "no", label: removalNo, words: ["non", "garder", "pas maintenant"] },
      ]),
    ];
  },
  read: readFileNumber,
  run(context, known) {
    const { store, person, now } = context;
    if (known["file"] === undefined) return { message: askWhichFile(context, "retirer pièce") };
    const found = fileCalled(context, known);
    const { id, name, interviewId, path } = found.file;
    if (known[`remove_${id}`] !== "yes") return { message: say(sayFileLeft(name)) };
    store.answerFiles.remove(id, now);
    store.audit.add(now, person.id, "answer_file.removed", `interview:${interviewId}`, {
      before: `${id} ${path ?? ""}`.trim(),
    });
    return { message: say(sayFileRemoved(name)) };
  },
};

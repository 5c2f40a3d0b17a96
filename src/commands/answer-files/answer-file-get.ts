import type { Command } from "../../core/command.ts";
import { text } from "../../core/message.ts";
import { labelOfFile, sayFileSent } from "../../core/words/answer-files.ts";
import { nameOfInterview } from "./files-shown.ts";
import { askWhichFile, fileCalled, readFileNumber } from "./which-file.ts";

export const answerFileGet: Command = {
  name: "answer-file-get",
  words: ["pièce", "pièce jointe", "voir la pièce", "recevoir la pièce", "ouvrir la pièce", "montrer la pièce"],
  group: "diagnostic",
  summary: "recevoir une photo ou un document joint à une réponse",
  examples: ["pièce 3"],
  action: "answer_in_own_name",
  read: readFileNumber,
  run(context, known) {
    if (known["file"] === undefined) return { message: askWhichFile(context, "pièce") };
    const found = fileCalled(context, known);
    const { id, name, mime } = found.file;
    const place = found.label === undefined ? {} : { place: found.label };
    const label = labelOfFile({ ...place, of: nameOfInterview(found) });
    return {
      message: { blocks: [text(sayFileSent(id)), { type: "file", file: { name, mime, label, stored: id } }] },
    };
  },
};

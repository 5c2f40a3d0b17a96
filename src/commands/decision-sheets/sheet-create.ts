import type { Command } from "../../core/command.ts";
import { fold } from "../../core/language/fold.ts";
import { say } from "../../core/message.ts";
import { saySheetBegun, saySheetCreated, saySheetTaken, sheetQuestions } from "../../core/words/decision-sheets.ts";
import { notToBeNoted } from "../not-to-be-noted.ts";
import { textParameter } from "../parameter.ts";
import { sheetWrite } from "./sheet-write.ts";
import { capital } from "../../core/words/format.ts";

const longestTitle = 160;
/** "… du mercredi, option : un service commun": what is to be written in it at once. */
const toPieces = /[\s,;.]+(?=(?:option|contexte)(?:\s\d+)?\s*:)/iu;

export const sheetCreate: Command = {
  name: "decision-sheet-create",
  words: [
    "fiche décision créer",
    "créer une fiche décision",
    "créer fiche décision",
    "fiche décision nouvelle",
    "nouvelle fiche décision",
    "créer une fiche de décision",
    "créer une fiche d'aide à la décision",
    "fiche d'aide à la décision créer",
    "nouvelle fiche d'aide à la décision",
  ],
  group: "decisions",
  summary: "préparer une décision : options, pour et contre, chiffres, avis du COTECH",
  examples: ["fiche décision créer Partager l'accueil du mercredi"],
  action: "follow_diagnostic",
  keepsWords: true,
  parameters: () => [textParameter({ id: "title", ...sheetQuestions.title }, longestTitle)],
  read(rest) {
    const [said = "", pieces] = rest.split(toPieces, 2);
    const title = said.replace(/^[\s:,«»-]+|[\s:,.«»]+$/gu, "").replace(/\s+/gu, " ");
    return title === "" ? {} : { title: capital(title).slice(0, longestTitle), ...(pieces && { pieces }) };
  },
  refuse({ title }) {
    const sentence = title === undefined ? undefined : notToBeNoted(String(title));
    return sentence === undefined ? undefined : { id: "title", sentence };
  },
  run({ store, person, now }, { title, pieces }) {
    const same = store.decisionSheets.all().find((one) => fold(one.title) === fold(String(title)));
    if (same !== undefined) return { message: say(saySheetTaken(same)) };
    const id = store.decisionSheets.add(String(title).trim(), person.id, now);
    store.audit.add(now, person.id, "decision_sheet.created", `decision_sheet:${id}`, { after: String(title) });
    if (pieces !== undefined) {
      const parameters = { sheet: String(id), pieces };
      return {
        message: say(saySheetBegun({ id, title: String(title).trim() })),
        next: { command: sheetWrite.name, parameters },
      };
    }
    return { message: saySheetCreated({ id, title: String(title).trim() }) };
  },
};

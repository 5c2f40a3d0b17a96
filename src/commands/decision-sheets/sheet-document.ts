import type { Command } from "../../core/command.ts";
import { saySheetCsv } from "../../core/words/decision-sheet-csv.ts";
import { saySheetDocument } from "../../core/words/decision-sheet-document.ts";
import { forItsReaders, sheetSaid } from "./sheet-shown.ts";
import { chosenSheet, cutSheet, whichSheet } from "./which-sheet.ts";

const asked =
  /^(?:(?:en|au|format|le|un|exporter|télécharger|fichier)\s+)*(?<what>documents?|docx|word|csv|excel|tableur|export(?:er)?)$/iu;

/** On paper for those who sit there, or as lines for a spreadsheet. */
export const sheetDocument: Command = {
  name: "decision-sheet-document",
  words: ["fiche décision", "fiche"],
  group: "decisions",
  summary: "la fiche sur une page ou deux, à joindre à l'ordre du jour",
  examples: ["fiche décision 1 document", "fiche décision 1 csv"],
  action: "see_meetings",
  claims: (rest) => asked.test(cutSheet(rest).rest),
  parameters: whichSheet,
  read(rest) {
    const { sheet, rest: words } = cutSheet(rest);
    const isCsv = /csv|excel|tableur/iu.test(words);
    return { ...(sheet !== undefined && { sheet }), ...(isCsv && { format: "csv" }) };
  },
  run(context, { sheet: id, format }) {
    const { store, person, now } = context;
    const view = chosenSheet(id, context);
    store.audit.add(now, person.id, "decision_sheet.exported", `decision_sheet:${view.sheet.id}`);
    const said = sheetSaid(context, view);
    return { message: forItsReaders(view, format === "csv" ? saySheetCsv(said) : saySheetDocument(said)) };
  },
};

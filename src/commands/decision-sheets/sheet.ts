import type { Command } from "../../core/command.ts";
import { mayWriteSheets } from "../../core/decision-sheets.ts";
import { UserError } from "../../core/errors.ts";
import { sayNothingToWrite, saySheetShown } from "../../core/words/decision-sheets.ts";
import { forItsReaders, sheetSaid } from "./sheet-shown.ts";
import { chosenSheet, cutSheet, sheetNamed, whichSheet } from "./which-sheet.ts";

export const sheet: Command = {
  name: "decision-sheet",
  words: [
    "fiche décision",
    "fiches décision",
    "fiche de décision",
    "fiches décisions",
    "les fiches décision",
    "fiche d'aide à la décision",
    "fiches d'aide à la décision",
    // After the sheet of a municipality, which leaves it what begins with a number.
    "fiche",
  ],
  group: "decisions",
  summary: "relire une fiche d'aide à la décision",
  examples: ["fiche décision 1"],
  action: "see_meetings",
  parameters: whichSheet,
  read(rest, context) {
    if (rest === "") return {};
    const { sheet: number, rest: words } = cutSheet(rest);
    if (number !== undefined && words !== "" && mayWriteSheets(context.person))
      throw new UserError(sayNothingToWrite());
    const found = sheetNamed(rest, context);
    return found === undefined ? undefined : { sheet: found };
  },
  run(context, { sheet: id }) {
    const chosen = chosenSheet(id, context);
    return { message: forItsReaders(chosen, saySheetShown(sheetSaid(context, chosen))) };
  },
};

import type { Command, CommandContext } from "../../core/command.ts";
import { readPieces } from "../../core/decision-aid/read-piece.ts";
import { mayWriteSheets } from "../../core/decision-sheets.ts";
import { UserError } from "../../core/errors.ts";
import { sayNothingToWrite, saySheetWritten, sheetQuestions } from "../../core/words/decision-sheets.ts";
import { textParameter } from "../parameter.ts";
import { keepPiece } from "./keep-piece.ts";
import { putAmongDocuments } from "./sheet-attach.ts";
import { chosenSheet, cutSheet, whichSheet } from "./which-sheet.ts";

const longest = 4_000;
/** As long as that, words said with no sheet named are of the one they were writing. */
const stillWritingMs = 2 * 60 * 60 * 1000;

export const sheetWrite: Command = {
  name: "decision-sheet-write",
  words: ["fiche décision", "fiche"],
  group: "decisions",
  summary: "écrire dans une fiche, morceau par morceau",
  examples: [
    "fiche décision 1 option : un service commun porté par l'EPCI",
    "fiche décision 1 option 1 pour : un seul planning",
    "fiche décision 1 chiffre : équivalent temps plein jeunesse",
    "fiche décision 1 avis COTECH : favorable",
  ],
  action: "follow_diagnostic",
  keepsWords: true,
  claims: (rest) => readPieces(cutSheet(rest).rest).length > 0,
  parameters: (context) => [...whichSheet(context), textParameter({ id: "pieces", ...sheetQuestions.piece }, longest)],
  read(rest) {
    const { sheet, rest: pieces } = cutSheet(rest);
    return { pieces, ...(sheet !== undefined && { sheet }) };
  },
  overhear(said, context) {
    const pieces = readPieces(said);
    const isSure = said.includes(":") || /^\s*option\s+\d/iu.test(said);
    const current = pieces.length > 0 && isSure ? underHand(context) : undefined;
    return current === undefined ? undefined : `fiche décision ${current} ${said}`;
  },
  refuse: ({ pieces }) =>
    pieces !== undefined && readPieces(String(pieces)).length === 0
      ? { id: "pieces", sentence: sayNothingToWrite() }
      : undefined,
  run(context, { sheet: id, pieces }) {
    const { store, person, now } = context;
    const { sheet, view } = chosenSheet(id, context);
    let option: number | undefined;
    const kept = readPieces(String(pieces)).map((piece) => {
      const outcome = keepPiece(context, chosenSheet(String(sheet.id), context).sheet, piece, option);
      option = outcome.option ?? option;
      return outcome;
    });
    const all = kept.map(({ said }) => said);
    if (kept.every(({ isKept }) => !isKept)) throw new UserError(all.join("\n"));
    store.decisionSheets.touch(sheet.id, person.id, now);
    store.audit.add(now, person.id, "decision_sheet.written", `decision_sheet:${sheet.id}`);
    const after = chosenSheet(String(sheet.id), context).sheet;
    if (view !== undefined && after.title !== sheet.title) {
      const document = view.documents.find((one) => one.id === sheet.documentId);
      putAmongDocuments(context, after, view.meeting.id, document?.itemId);
    }
    return { message: saySheetWritten(after, all) };
  },
};

/** The sheet that this person last wrote in, not long ago. */
function underHand({ store, person, now }: CommandContext): number | undefined {
  if (!mayWriteSheets(person)) return undefined;
  return store.decisionSheets
    .all()
    .filter(({ touchedBy, touchedAt }) => touchedBy === person.id && now - touchedAt < stillWritingMs)
    .toSorted((a, b) => b.touchedAt - a.touchedAt)[0]?.id;
}

import type { Command, CommandContext } from "../../core/command.ts";
import { type Cut, readCut } from "../../core/decision-aid/read-piece.ts";
import { argumentsOf, type Sheet } from "../../core/decision-aid/sheet.ts";
import { isKept } from "../../core/decision-sheets.ts";
import { UserError } from "../../core/errors.ts";
import { say } from "../../core/message.ts";
import {
  removeSheetChoices,
  sayNothingToCut,
  sayRemoveSheet,
  saySheetCut,
  saySheetKept,
  saySheetRemoved,
} from "../../core/words/decision-sheet-change.ts";
import { choiceParameter } from "../parameter.ts";
import { sheetFigure } from "./sheet-figures.ts";
import { chosenSheet, cutSheet, whichSheet } from "./which-sheet.ts";

export const sheetCut: Command = {
  name: "decision-sheet-cut",
  words: ["fiche décision", "fiche"],
  group: "decisions",
  summary: "retirer d'une fiche une option, un argument, un chiffre",
  examples: ["fiche décision 1 retirer option 2", "fiche décision 1 option 1 retirer pour 2"],
  action: "follow_diagnostic",
  claims: (rest) => readCut(cutSheet(rest).rest) !== undefined,
  parameters: whichSheet,
  read(rest) {
    const { sheet, rest: cut } = cutSheet(rest);
    return { cut, ...(sheet !== undefined && { sheet }) };
  },
  run(context, { sheet: id, cut: said }) {
    const { store, person, now } = context;
    const { sheet } = chosenSheet(id, context);
    const cut = readCut(String(said));
    const gone = cut && takeAway(context, sheet, cut);
    if (gone === undefined) throw new UserError(sayNothingToCut(sheet));
    store.decisionSheets.touch(sheet.id, person.id, now);
    store.audit.add(now, person.id, "decision_sheet.written", `decision_sheet:${sheet.id}`);
    return { message: say(saySheetCut(sheet, gone.words, gone.again)) };
  },
};

/** What was there, and what would be typed to write it again. */
function takeAway(
  context: CommandContext,
  sheet: Sheet,
  cut: Cut,
): { words: string; again: string | undefined } | undefined {
  const { store, now } = context;
  switch (cut.kind) {
    case "option": {
      const option = sheet.options[cut.number - 1];
      if (option === undefined) return undefined;
      store.decisionSheets.removeOption(option.id, now);
      return { words: option.text, again: `option : ${option.text}` };
    }
    case "argument": {
      const option = sheet.options[cut.option - 1];
      const argument = option && argumentsOf(option, cut.side)[cut.number - 1];
      if (argument === undefined) return undefined;
      store.decisionSheets.removeArgument(argument.id, now);
      const side = cut.side === "pro" ? "pour" : "contre";
      return { words: argument.text, again: `option ${cut.option} ${side} : ${argument.text}` };
    }
    case "figure": {
      const figure = sheet.figures[cut.number - 1];
      if (figure === undefined) return undefined;
      const shown = sheetFigure(context, figure);
      store.decisionSheets.removeFigure(sheet.id, figure);
      return shown.kind === "gone"
        ? { words: figure.indicator, again: undefined }
        : { words: shown.name, again: `chiffre : ${shown.name}` };
    }
    case "opinion":
    case "context":
    case "request": {
      const decision = cut.kind === "opinion" ? sheet.opinionDecisionId : undefined;
      const before = sheet[cut.kind] ?? (decision === undefined ? undefined : `décision ${decision}`);
      if (before === undefined) return undefined;
      store.decisionSheets.setText(sheet.id, cut.kind, undefined);
      const part = { opinion: "avis COTECH", context: "contexte", request: "demande" }[cut.kind];
      return { words: before, again: `${part} : ${before}` };
    }
  }
}

const removing = /^(?:supprimer|effacer|jeter)$/iu;

export const sheetRemove: Command = {
  name: "decision-sheet-remove",
  words: ["fiche décision", "fiche"],
  group: "decisions",
  summary: "supprimer une fiche d'aide à la décision",
  examples: ["fiche décision 1 supprimer"],
  action: "follow_diagnostic",
  claims: (rest) => removing.test(cutSheet(rest).rest),
  parameters(context, known) {
    const which = whichSheet(context);
    if (which.length > 0 && known["sheet"] === undefined) return which;
    const chosen = chosenSheet(known["sheet"], context);
    const asked = sayRemoveSheet(chosen.sheet, isKept(chosen.sheet, chosen.view));
    return [...which, choiceParameter({ id: "confirm", ...asked }, removeSheetChoices)];
  },
  read(rest) {
    const { sheet } = cutSheet(rest);
    return sheet === undefined ? {} : { sheet };
  },
  run(context, { sheet: id, confirm }) {
    const { store, person, now } = context;
    const { sheet, view } = chosenSheet(id, context);
    if (confirm !== "yes") return { message: say(saySheetKept(sheet)) };
    if (view !== undefined && sheet.documentId !== undefined) store.documents.remove(sheet.documentId, now);
    store.decisionSheets.remove(sheet.id, now);
    store.audit.add(now, person.id, "decision_sheet.removed", `decision_sheet:${sheet.id}`, { before: sheet.title });
    return { message: say(saySheetRemoved(sheet)) };
  },
};

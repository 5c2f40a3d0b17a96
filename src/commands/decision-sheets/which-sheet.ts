import type { CommandContext } from "../../core/command.ts";
import { isKept, mayWriteSheets, type SheetView, sheetsFor } from "../../core/decision-sheets.ts";
import { UserError } from "../../core/errors.ts";
import type { AtomicQuestion } from "../../core/interview/questionnaire.ts";
import { readChoice } from "../../core/language/read-choice.ts";
import type { Option } from "../../core/language/reading.ts";
import {
  saySheet,
  saySheetAlone,
  sayNoSheet,
  sayNoSuchSheet,
  sheetQuestions,
} from "../../core/words/decision-sheets.ts";
import { choiceParameter } from "../parameter.ts";

/** Throws `UserError` when there is none that this person reads. */
function someSheets({ store, library, person }: CommandContext): SheetView[] {
  const views = sheetsFor(store, library, person);
  if (views.length === 0) throw new UserError(sayNoSheet(mayWriteSheets(person)));
  return views;
}

/** Asked only when there are several. */
export function whichSheet(context: CommandContext): AtomicQuestion[] {
  const views = someSheets(context);
  if (views.length === 1) return [];
  return [choiceParameter({ id: "sheet", ...sheetQuestions.which }, views.toReversed().map(optionOf))];
}

/** Throws `UserError` when it is not there, or not for this person: the two are said alike. */
export function chosenSheet(value: unknown, context: CommandContext): SheetView {
  const views = someSheets(context);
  const chosen = value === undefined ? views[0] : views.find(({ sheet }) => String(sheet.id) === value);
  if (chosen === undefined)
    throw new UserError(
      sayNoSuchSheet(
        String(value),
        views.map(({ sheet }) => sheet),
      ),
    );
  return chosen;
}

const numbered = /^(?:la\s+)?(?:n\s*°\s*|num[ée]ro\s+)?(\d{1,4})(?![\d/.,]\d)\s*[:,]?\s*/iu;

/** "1 option : …": the number of the sheet, and what is left. */
export function cutSheet(said: string): { sheet?: string; rest: string } {
  const text = said.trim();
  const [found = "", number] = numbered.exec(text) ?? [];
  return number === undefined ? { rest: text } : { sheet: String(Number(number)), rest: text.slice(found.length) };
}

/** The one that all the words name, by its number or its question. */
export function sheetNamed(said: string, context: CommandContext): string | undefined {
  const { sheet, rest } = cutSheet(said);
  if (sheet !== undefined) return rest === "" ? sheet : undefined;
  const { store, library, person } = context;
  const reading = readChoice(said, sheetsFor(store, library, person).map(optionOf));
  return reading.kind === "read" && reading.rest === "" ? reading.value : undefined;
}

function optionOf(view: SheetView): Option {
  const { sheet } = view;
  const reserved = isKept(sheet, view.view) ? { reserved: saySheetAlone(sheet) } : {};
  return { value: String(sheet.id), label: saySheet(sheet), words: [sheet.title], ...reserved };
}

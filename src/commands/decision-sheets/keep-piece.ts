import type { CommandContext } from "../../core/command.ts";
import type { Piece } from "../../core/decision-aid/read-piece.ts";
import type { Sheet, SheetOption } from "../../core/decision-aid/sheet.ts";
import { UserError } from "../../core/errors.ts";
import { fold } from "../../core/language/fold.ts";
import { sayIndicator } from "../../core/words/figures.ts";
import {
  sayAlreadyThere,
  sayArgumentKept,
  sayFigureKept,
  sayNoOptionYet,
  sayNoSuchOption,
  sayOfWhichOption,
  sayOpinionOfSensitive,
  sayOptionKept,
  sayPieceTooLong,
  sayTextKept,
} from "../../core/words/decision-sheet-pieces.ts";
import { notToBeNoted } from "../not-to-be-noted.ts";
import { readableDecision } from "../decisions/which-decision.ts";
import { sheetFigureNamed } from "./sheet-figures.ts";

/** What became of a piece, in words. `option`: the number of the one it is about, for those that follow. */
export type Outcome = { said: string; isKept: boolean; option?: number };

const longestText = { option: 300, argument: 300, title: 160, context: 1_500, request: 600, opinion: 600, figure: 160 };

/** `spoken`: the option that was spoken of just before. What cannot be kept is said, and the others are kept all the same. */
export function keepPiece(context: CommandContext, sheet: Sheet, piece: Piece, spoken: number | undefined): Outcome {
  const { text } = piece;
  const longest = longestText[piece.kind];
  if (text.length > longest) return refused(sayPieceTooLong(text, longest));
  const isNot = notToBeNoted(text);
  if (isNot !== undefined) return refused(isNot);
  switch (piece.kind) {
    case "option":
      return keepOption(context, sheet, piece);
    case "argument":
      return keepArgument(context, sheet, piece, piece.option ?? spoken);
    case "figure":
      return keepFigure(context, sheet, text);
    case "opinion":
      return keepOpinion(context, sheet, text);
    case "title":
    case "context":
    case "request": {
      const { kind } = piece;
      const before = sheet[kind];
      if (before !== undefined && fold(before) === fold(text)) return kept(sayAlreadyThere(text));
      context.store.decisionSheets.setText(sheet.id, kind, text);
      return kept(sayTextKept(kind, before));
    }
  }
}

/** A number that comes next adds one; that of an option already there changes its words. */
function keepOption(
  { store }: CommandContext,
  { id, options }: Sheet,
  { number, text }: { number?: number; text: string },
): Outcome {
  const same = options.findIndex((one) => fold(one.text) === fold(text));
  if (same >= 0) return { ...kept(sayAlreadyThere(text)), option: same + 1 };
  const next = options.length + 1;
  const rank = number ?? next;
  const before = options[rank - 1];
  if (before !== undefined) {
    store.decisionSheets.renameOption(before.id, text);
    return { ...kept(sayOptionKept(rank, text, before.text)), option: rank };
  }
  if (rank !== next) return refused(sayNoSuchOption(rank, options, text));
  store.decisionSheets.addOption(id, text);
  return { ...kept(sayOptionKept(next, text)), option: next };
}

function keepArgument(
  { store }: CommandContext,
  { options }: Sheet,
  { side, text }: Extract<Piece, { kind: "argument" }>,
  number: number | undefined,
): Outcome {
  const [only, another] = options;
  if (only === undefined) return refused(sayNoOptionYet());
  if (number === undefined && another !== undefined) return refused(sayOfWhichOption(side, text, options));
  const option: SheetOption | undefined = number === undefined ? only : options[number - 1];
  const rank = number ?? 1;
  if (option === undefined) return refused(sayNoSuchOption(rank, options, text));
  const isThere = option.args.some((one) => one.side === side && fold(one.text) === fold(text));
  if (isThere) return { ...kept(sayAlreadyThere(text)), option: rank };
  store.decisionSheets.addArgument(option.id, side, text);
  return { ...kept(sayArgumentKept(rank, side, text)), option: rank };
}

function keepFigure(context: CommandContext, sheet: Sheet, said: string): Outcome {
  try {
    const { indicator, campaign } = sheetFigureNamed(said, context);
    const name = sayIndicator(indicator);
    const isThere = sheet.figures.some((one) => one.campaignId === campaign.id && one.indicator === indicator.key);
    if (isThere) return kept(sayAlreadyThere(name));
    const { store, person, now } = context;
    store.decisionSheets.addFigure(sheet.id, { campaignId: campaign.id, indicator: indicator.key }, person.id, now);
    return kept(sayFigureKept(name, campaign.project.title));
  } catch (error) {
    if (error instanceof UserError) return refused(error.message);
    throw error;
  }
}

/** "décision 12": the opinion is what was decided there; otherwise, it is these words. */
function keepOpinion(context: CommandContext, { id, opinion, opinionDecisionId }: Sheet, text: string): Outcome {
  const { decisionSheets } = context.store;
  const number = /^(?:la\s+)?d[ée]cision\s*(?:n\s*°\s*)?(\d{1,6})$/iu.exec(text)?.[1];
  if (number === undefined) {
    if (opinion !== undefined && fold(opinion) === fold(text)) return kept(sayAlreadyThere(text));
    decisionSheets.setText(id, "opinion", text);
    return kept(sayTextKept("opinion", opinion));
  }
  try {
    const { decision } = readableDecision(context, Number(number));
    if (decision.item?.sensitive === true) return refused(sayOpinionOfSensitive(decision.id));
    if (opinionDecisionId === decision.id) return kept(sayAlreadyThere(decision.text));
    decisionSheets.setOpinionDecision(id, decision.id);
    return kept(sayTextKept("opinion", opinion));
  } catch (error) {
    if (error instanceof UserError) return refused(error.message);
    throw error;
  }
}

const kept = (said: string): Outcome => ({ said, isKept: true });
const refused = (said: string): Outcome => ({ said, isKept: false });

import { civilDateAt } from "../../core/calendar/civil-date.ts";
import type { CommandContext } from "../../core/command.ts";
import { isKept, mayWriteSheets, type SheetView } from "../../core/decision-sheets.ts";
import { readableItems } from "../../core/meeting-view.ts";
import { type Outbound, reserve } from "../../core/message.ts";
import type { OpinionSaid, SheetSaid } from "../../core/words/decision-sheets.ts";
import { labels } from "../synthesis/which-figure.ts";
import { sheetFigure } from "./sheet-figures.ts";

/** A sheet with all that it rests on, as it is now. */
export function sheetSaid(context: CommandContext, { sheet, view }: SheetView): SheetSaid {
  const { person, today, timeZone, store } = context;
  const opinion = opinionOf(context, sheet);
  const itemId = view?.documents.find(({ id }) => id === sheet.documentId)?.itemId;
  // Whoever wrote the sheet may not read the title of the sensitive item that it was put with.
  const item = view && readableItems(person, view).find(({ id }) => id === itemId);
  return {
    sheet,
    today,
    figures: sheet.figures.map((one) => sheetFigure(context, one)),
    labelOf: labels(context),
    ...(opinion && { opinion }),
    ...(view && { view }),
    ...(item && { item: item.title }),
    writes: mayWriteSheets(person),
    territory: store.territory.epci()?.name ?? "",
    writtenOn: civilDateAt(sheet.touchedAt, timeZone),
  };
}

export function forItsReaders({ sheet, view }: SheetView, message: Outbound): Outbound {
  return isKept(sheet, view) ? reserve(message, "restricted") : message;
}

/** A decision is quoted as it now stands; whoever put it in the sheet gave it to be read. */
function opinionOf(
  context: CommandContext,
  { opinion, opinionDecisionId: id }: SheetView["sheet"],
): OpinionSaid | undefined {
  const { store } = context;
  if (id === undefined) return opinion === undefined ? undefined : { kind: "words", text: opinion };
  const decision = store.decisions.byId(id);
  if (decision === undefined || decision.withdrawnAt !== undefined || decision.item?.sensitive === true)
    return { kind: "withdrawn", id };
  const meeting = store.meetings.byId(decision.meetingId);
  const body = meeting && store.bodies.byId(meeting.bodyId);
  return {
    kind: "decision",
    id,
    text: decision.text,
    body: body?.name ?? "",
    ...(meeting?.heldOn !== undefined && { heldOn: meeting.heldOn }),
    isDraft: store.minutes.of(decision.meetingId).validatedAt === undefined,
  };
}

import type { Command, CommandContext, Parameters } from "../../core/command.ts";
import type { Sheet } from "../../core/decision-aid/sheet.ts";
import { UserError } from "../../core/errors.ts";
import type { MeetingView } from "../../core/meeting-view.ts";
import { say } from "../../core/message.ts";
import { sayNoSuchItem } from "../../core/words/agenda-items.ts";
import {
  saySheetAttached,
  saySheetAttachedAlready,
  saySheetDetached,
  saySheetNotAttached,
  saySheetPlace,
  saySheetTitle,
} from "../../core/words/decision-sheet-meeting.ts";
import { sheetQuestions } from "../../core/words/decision-sheets.ts";
import { splitTrailingMeeting } from "../agenda-items/which-agenda.ts";
import { type Numbered, numberedItems, splitItem } from "../agenda-items/which-item.ts";
import { chosenMeeting, comingMeetings, meetingParameter } from "../meetings/which-meeting.ts";
import { chosenSheet, cutSheet, whichSheet } from "./which-sheet.ts";

const attaching =
  /^(?:(?:joindre|attacher|inscrire|partager|proposer)(?=\s|$)|(?:pour|au|aux)(?=\s+[^:\s])|(?:à|a)\s+(?:la\s|l['’]))/iu;
const verb = /^(?:joindre|attacher|inscrire|partager|proposer)\s*/iu;
const toItem = /^(?:(?:pour|au|sur)\s+(?:le\s+)?)?point\s+/iu;
const detaching = /^(?:d[ée]tacher|reprendre|ne\s+plus\s+(?:joindre|partager))(?:\s.*)?$/iu;

/** Among the documents of a meeting: the members of its instance read it from then on. */
export const sheetAttach: Command = {
  name: "decision-sheet-attach",
  words: ["fiche décision", "fiche"],
  group: "decisions",
  summary: "joindre une fiche à une réunion : les membres de l'instance peuvent la lire",
  examples: ["fiche décision 1 pour le copil", "fiche décision 1 au point 2 du copil"],
  action: "manage_meetings",
  claims: (rest) => attaching.test(cutSheet(rest).rest),
  parameters: (context) => [
    ...whichSheet(context),
    meetingParameter(sheetQuestions.meeting, comingMeetings(context), context),
  ],
  read(rest, context) {
    const { sheet, rest: words } = cutSheet(rest);
    const known = sheet === undefined ? {} : { sheet };
    const said = words.replace(verb, "");
    if (toItem.test(said)) {
      const { number, meeting, rest: left } = splitItem(said.replace(toItem, ""), context, { trailing: true });
      if (number === undefined || left !== "") return undefined;
      return { ...known, number, ...(meeting !== undefined && { meeting }) };
    }
    if (said === "") return known;
    const { view, rest: left } = splitTrailingMeeting(said, "to", context);
    // One that is not there is asked for: those that are will be shown.
    return view === undefined || left !== "" ? known : { ...known, meeting: String(view.meeting.id) };
  },
  run(context, parameters) {
    const { store, person, now, today } = context;
    const { sheet, view: before } = chosenSheet(parameters["sheet"], context);
    const view = chosenMeeting(parameters["meeting"], comingMeetings(context), context);
    const item = itemOf(context, view, parameters);
    const there = before?.documents.find(({ id }) => id === sheet.documentId);
    if (before?.meeting.id === view.meeting.id && there?.itemId === item?.id)
      return { message: say(saySheetAttachedAlready(sheet, view, today)) };
    const meetingId = view.meeting.id;
    putAmongDocuments(context, sheet, meetingId, item?.id);
    store.audit.add(now, person.id, "decision_sheet.attached", `decision_sheet:${sheet.id}`, {
      ...(before && { before: `meeting:${before.meeting.id}` }),
      after: `meeting:${meetingId}`,
    });
    return { message: say(saySheetAttached(sheet, view, { item, before, today })) };
  },
};

/** In the place of the document that it was. */
export function putAmongDocuments(
  { store, person, now }: CommandContext,
  sheet: Sheet,
  meetingId: number,
  itemId: number | undefined,
): void {
  if (sheet.documentId !== undefined) store.documents.remove(sheet.documentId, now);
  const document = { meetingId, title: saySheetTitle(sheet), place: saySheetPlace(sheet) };
  const documentId = store.documents.add({ ...document, ...(itemId !== undefined && { itemId }) }, person.id, now);
  store.decisionSheets.attach(sheet.id, { meetingId, documentId });
}

/** Throws `UserError` when there is no item of that number. */
function itemOf(context: CommandContext, view: MeetingView, { number }: Parameters): Numbered["item"] | undefined {
  if (number === undefined) return undefined;
  const found = numberedItems(context, view).find((one) => one.number === Number(number));
  if (found === undefined) throw new UserError(sayNoSuchItem(Number(number), view, context.today));
  return found.item;
}

export const sheetDetach: Command = {
  name: "decision-sheet-detach",
  words: ["fiche décision", "fiche"],
  group: "decisions",
  summary: "reprendre une fiche jointe à une réunion",
  examples: ["fiche décision 1 détacher"],
  action: "manage_meetings",
  claims: (rest) => detaching.test(cutSheet(rest).rest),
  parameters: whichSheet,
  read(rest) {
    const { sheet } = cutSheet(rest);
    return sheet === undefined ? {} : { sheet };
  },
  run(context, { sheet: id }) {
    const { store, person, now, today } = context;
    const { sheet, view } = chosenSheet(id, context);
    if (view === undefined || sheet.documentId === undefined) throw new UserError(saySheetNotAttached(sheet));
    store.documents.remove(sheet.documentId, now);
    store.decisionSheets.attach(sheet.id, undefined);
    store.audit.add(now, person.id, "decision_sheet.detached", `decision_sheet:${sheet.id}`);
    return { message: say(saySheetDetached(sheet, view, today)) };
  },
};

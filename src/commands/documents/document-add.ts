import type { Command, CommandContext, Parameters, Refused } from "../../core/command.ts";
import { UserError } from "../../core/errors.ts";
import type { AtomicQuestion } from "../../core/interview/questionnaire.ts";
import { fold } from "../../core/language/fold.ts";
import type { MeetingView } from "../../core/meeting-view.ts";
import { say } from "../../core/message.ts";
import type { AgendaItem } from "../../core/store/agendas.ts";
import { sayNoSuchItem } from "../../core/words/agenda-items.ts";
import { documentQuestions, sayDocumentsAdded, sayNotWebLink, sayPlaceMissing } from "../../core/words/documents.ts";
import { typedMeeting } from "../../core/words/typed-meeting.ts";
import { meetingCalled, splitLeadingMeeting, splitTrailingMeeting } from "../agenda-items/which-agenda.ts";
import { numberedItems, splitItem } from "../agenda-items/which-item.ts";
import { chosenIn, whichMeeting } from "../attendance/organised.ts";
import { textParameter } from "../parameter.ts";
import { givesDocument } from "./documents.ts";
import { type DocumentTyped, isPlace, readDocuments } from "./read-document.ts";
import { documentedMeetings, isAnswering } from "./which-documents.ts";

const longest = 2000;

export const documentAdd: Command = {
  name: "document-add",
  words: [
    "document",
    "documents",
    "document ajouter",
    "ajouter un document",
    "ajouter document",
    "ajouter le document",
    "ajouter des documents",
    "joindre un document",
    "joindre le document",
    "déposer un document",
  ],
  group: "meetings",
  summary: "noter un document d'une réunion : son titre, et son lien ou l'endroit où il est rangé",
  examples: [
    "document copil : note de cadrage, https://…",
    "document au point 2 du copil : plan, dossier partagé/COPIL/3",
  ],
  action: "manage_meetings",
  keepsLines: true,
  parameters(context, known) {
    const { meeting, document, documentHelp: help } = documentQuestions;
    const which = whichMeeting(meeting, documentedMeetings(context), context);
    const asked = textParameter({ id: "document", text: document, label: "Document", help }, longest);
    return [...which, asked, ...missingParts(known)];
  },
  read: readTyped,
  refuse,
  run(context, parameters) {
    const { store, person, now, today } = context;
    const view = chosenIn(parameters, documentedMeetings(context), context);
    const item = itemOf(context, view, parameters["number"]);
    const meetingId = view.meeting.id;
    const typed = typedIn(parameters);
    const left = typed.flatMap((one) => one.left ?? []);
    const kept = typed.map(({ title, place = "" }) => {
      const same = store.documents
        .ofMeeting(meetingId)
        .find((one) => one.itemId === item?.id && fold(one.title) === fold(title));
      if (same?.place === place) return { title: same.title, place, already: true };
      if (same === undefined)
        store.documents.add({ meetingId, title, place, ...(item && { itemId: item.id }) }, person.id, now);
      else store.documents.move(same.id, place);
      store.audit.add(now, person.id, same ? "document.moved" : "document.added", `meeting:${meetingId}`, {
        after: title,
      });
      return { title, place, ...(same && { before: same.place }) };
    });
    const isOver = (view.meeting.heldOn ?? today) < today;
    return { message: say(sayDocumentsAdded(view, kept, { item, typed: typedMeeting(view), isOver, left, today })) };
  },
};

/** What one document lacks; several are given whole. */
function missingParts(known: Parameters): AtomicQuestion[] {
  const [only, another] = readDocuments(String(known["document"] ?? ""));
  if (only === undefined || another !== undefined) return [];
  const { title, place, placeHelp: help } = documentQuestions;
  return [
    ...(only.title === "" ? [textParameter({ id: "title", text: title, label: "Titre" })] : []),
    ...(only.place === undefined
      ? [
          textParameter(
            { id: "place", text: place(only.title || String(known["title"] ?? "")), label: "Lien ou endroit", help },
            longest,
          ),
        ]
      : []),
  ];
}

/** All that was said of the documents, put together. */
function typedIn({ document, title, place }: Parameters): DocumentTyped[] {
  return readDocuments(String(document ?? "")).map((one) => ({
    ...one,
    ...(one.title === "" && title !== undefined && { title: String(title).trim() }),
    ...(one.place === undefined && place !== undefined && { place: placeIn(String(place)) }),
  }));
}

/** "ici : https://…" is that link; "dossier partagé, étagère 3" is all a place. */
function placeIn(said: string): string {
  const [found] = readDocuments(said);
  return found?.place !== undefined && /^(?:https?:\/\/|www\.)/iu.test(found.place) ? found.place : said.trim();
}

function refuse(known: Parameters): Refused | undefined {
  const typed = typedIn(known);
  const wrong = typed.find(({ place }) => place !== undefined && !isPlace(place))?.place;
  if (wrong !== undefined)
    return { id: known["place"] === undefined ? "document" : "place", sentence: sayNotWebLink(wrong) };
  if (known["document"] !== undefined && typed.length === 0)
    return { id: "document", sentence: documentQuestions.documentHelp };
  const lost = typed.filter(({ title, place }) => place === undefined || title === "");
  if (typed.length < 2 || lost.length === 0) return undefined;
  return { id: "document", sentence: sayPlaceMissing(lost.map(({ title, place }) => title || (place ?? ""))) };
}

/** Throws `UserError` when there is no item of that number that this person reads. */
function itemOf(context: CommandContext, view: MeetingView, number: unknown): AgendaItem | undefined {
  if (number === undefined) return undefined;
  const found = numberedItems(context, view).find((one) => one.number === Number(number));
  if (found === undefined) throw new UserError(sayNoSuchItem(Number(number), view, context.today));
  return found.item;
}

const ofItem = /^(?:(?:au|pour le|sur le|du|le)\s+)?point\s+/iu;

/** "copil : note, https://…", "au point 2 du copil : note, https://…", "note, https://… pour le copil". */
function readTyped(rest: string, context: CommandContext): Parameters | undefined {
  const said = rest.trim();
  const parameters = readParts(said, context);
  return parameters?.meeting === undefined && isAnswering(context) ? undefined : parameters;
}

function readParts(said: string, context: CommandContext): Parameters | undefined {
  if (ofItem.test(said)) return readOfItem(said.replace(ofItem, ""), context);
  const leading = splitLeadingMeeting(said, context);
  const found = leading.view ? leading : splitTrailing(said, context);
  const meeting = found.view && { meeting: String(found.view.meeting.id) };
  const document = found.rest.replace(/^[\s:,]+/u, "");
  return { ...meeting, ...(document !== "" && { document }) };
}

function readOfItem(said: string, context: CommandContext): Parameters | undefined {
  const [, head = said, document] = /^([^:\n]+?)\s*(?::\s|\n)\s*(\S.*)$/su.exec(said) ?? [];
  const { rest, number, meeting } = splitItem(head, context, { trailing: true });
  if (number === undefined) return undefined;
  // "Point 1 copil : tableau": the meeting, without a word that ties it.
  const called = meeting === undefined && rest !== "" ? meetingCalled(rest, context) : undefined;
  const kept = [called ? "" : rest, document ?? ""].filter((one) => one !== "").join(", ");
  const of = meeting ?? (called && String(called.meeting.id));
  return { number, ...(of !== undefined && { meeting: of }), ...(kept !== "" && { document: kept }) };
}

/** The meeting may be named last, even after the link. */
function splitTrailing(said: string, context: CommandContext): { view?: MeetingView; rest: string } {
  const whole = splitTrailingMeeting(said, "to", context);
  if (whole.view || !givesDocument.test(said) || said.includes("\n")) return whole;
  const [title = said, ...places] = said.split(/,\s*(?=\S+:\/\/|www\.)/u);
  const named = splitTrailingMeeting(title, "to", context);
  return named.view ? { ...named, rest: [named.rest, ...places].join(", ") } : whole;
}

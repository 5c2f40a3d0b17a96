import type { Command, CommandContext, Parameters } from "../../core/command.ts";
import { UserError } from "../../core/errors.ts";
import { readChoice } from "../../core/language/read-choice.ts";
import type { Option } from "../../core/language/reading.ts";
import type { Document } from "../../core/store/documents.ts";
import { reservedNames } from "../../core/words/agenda-items.ts";
import { documentQuestions, sayDocument, sayDocumentRemoved, sayNothingToRemove } from "../../core/words/documents.ts";
import { typedMeeting } from "../../core/words/typed-meeting.ts";
import { splitLeadingMeeting, splitTrailingMeeting } from "../agenda-items/which-agenda.ts";
import { chosenIn, meetingIn, whichMeeting } from "../attendance/organised.ts";
import { choiceParameter } from "../parameter.ts";
import { withDocuments } from "./which-documents.ts";

export const documentRemove: Command = {
  name: "document-remove",
  words: [
    "document retirer",
    "documents retirer",
    "retirer un document",
    "retirer le document",
    "retirer document",
    "supprimer un document",
    "supprimer le document",
    "enlever le document",
  ],
  group: "meetings",
  summary: "retirer un document d'une réunion",
  examples: ["document retirer 2 du copil"],
  action: "manage_meetings",
  parameters(context, known) {
    const views = viewsOf(context);
    const which = whichMeeting(documentQuestions.meeting, views, context);
    const view = meetingIn(known, views);
    if (view === undefined) return which;
    const options = optionsOf(documentsIn(context, view.meeting.id));
    return [...which, choiceParameter({ id: "document", text: documentQuestions.remove, label: "Document" }, options)];
  },
  read(rest, context) {
    const trailing = splitTrailingMeeting(rest, "of", context);
    const said = trailing.view ? trailing : splitLeadingMeeting(`du ${rest}`, context);
    const name = said.view ? said.rest : rest;
    const view = said.view ?? meetingIn({}, viewsOf(context));
    const meeting = said.view && { meeting: String(said.view.meeting.id) };
    if (name === "") return { ...meeting };
    const reading = view && readChoice(name, optionsOf(documentsIn(context, view.meeting.id)));
    if (reading?.kind === "read" && reading.rest === "") return { ...meeting, document: reading.value };
    return meeting && { ...meeting };
  },
  run(context, parameters) {
    const { store, person, now } = context;
    const view = chosenIn(parameters, viewsOf(context), context);
    const document = documentIn(context, view.meeting.id, parameters);
    store.documents.remove(document.id, now);
    store.audit.add(now, person.id, "document.removed", `meeting:${view.meeting.id}`, { before: document.title });
    const rank = view.items.findIndex(({ id }) => id === document.itemId) + 1;
    const about =
      rank === 0
        ? typedMeeting(view)
        : `au point ${rank} ${view.seated.template.feminine ? "de la" : "du"} ${typedMeeting(view)}`;
    const again = `document ${about} : ${document.title}, ${document.place}`;
    return { message: sayDocumentRemoved(document, again) };
  },
};

/** Throws `UserError` when there is nothing to take away. */
function viewsOf(context: CommandContext) {
  const found = withDocuments(context);
  if (found.length === 0) throw new UserError(sayNothingToRemove());
  return found.map(({ view }) => view);
}

function documentsIn(context: CommandContext, meetingId: number) {
  return withDocuments(context).find(({ view }) => view.meeting.id === meetingId)?.documents ?? [];
}

/** Throws `UserError` when somebody else took it away meanwhile. */
function documentIn(context: CommandContext, meetingId: number, { document }: Parameters): Document {
  const found = documentsIn(context, meetingId).find(({ id }) => String(id) === document);
  if (found === undefined) throw new UserError(sayNothingToRemove());
  return found;
}

function optionsOf(documents: ReturnType<typeof documentsIn>): Option[] {
  return documents.map((one) => ({
    value: String(one.id),
    label: sayDocument(one),
    words: [one.title],
    ...(one.sensitive && { reserved: `${reservedNames.document} (${one.id})` }),
  }));
}

import { may } from "../../core/access.ts";
import type { Command } from "../../core/command.ts";
import { meetingsFor, type MeetingView, readableDocuments } from "../../core/meeting-view.ts";
import { say } from "../../core/message.ts";
import type { Document } from "../../core/store/documents.ts";
import { sayDocumentsOf, sayNoDocuments } from "../../core/words/documents.ts";
import { typedMeeting } from "../../core/words/typed-meeting.ts";
import { namedMeeting } from "../attendance/meeting-first.ts";
import { meetingCalled } from "../agenda-items/which-agenda.ts";
import { withoutLinks } from "../meetings/name-meeting.ts";
import { documentedMeetings, isAnswering, withDocuments } from "./which-documents.ts";

/** Words that say which document it is, or where: it is then to be kept. */
export const givesDocument = /[:;,\n]|\bwww\./u;

export const documents: Command = {
  name: "documents",
  words: ["documents", "document", "les documents", "voir les documents"],
  group: "meetings",
  summary: "les documents des réunions que vous pouvez lire",
  examples: ["documents copil"],
  action: "see_meetings",
  claims: (rest) => !givesDocument.test(rest),
  read(rest, context) {
    const name = withoutLinks(rest);
    if (name === "" || /^(?:(?:toutes )?les )?réunions$/iu.test(name)) return {};
    const known = documentedMeetings(context);
    const view = isAnswering(context) ? namedMeeting(name, known, context) : meetingCalled(name, context);
    return view && { meeting: String(view.meeting.id) };
  },
  run(context, { meeting: id }) {
    const { store, library, person, today } = context;
    const manages = may(person, "manage_meetings");
    const asked =
      id === undefined
        ? undefined
        : meetingsFor(store, library, person).find(({ meeting }) => String(meeting.id) === id);
    const shown = asked ? [{ view: asked, documents: readableDocuments(person, asked) }] : withDocuments(context);
    const filled = shown.filter(({ documents: found }) => found.length > 0);
    if (filled.length === 0) return { message: say(sayNoDocuments(asked && typedMeeting(asked), manages)) };
    const said = filled.map((one) => ({
      ...one,
      documents: one.documents.map((document) => about(document, one.view)),
    }));
    return { message: sayDocumentsOf(said, { today, manages }) };
  },
};

/** With the title of the item it is about. */
function about(document: Document, { items }: MeetingView): Document & { about?: string } {
  const item = items.find(({ id }) => id === document.itemId);
  return { ...document, ...(item && { about: item.title }) };
}

import { addMonths } from "../../core/calendar/civil-date.ts";
import type { Command, CommandContext, Parameters, Refused } from "../../core/command.ts";
import { say } from "../../core/message.ts";
import { noteQuestions, sayNoteKept, sayNotOnPerson, sayNotToBeNoted } from "../../core/words/organisation-notes.ts";
import { textParameter } from "../parameter.ts";
import { aboutSomebody, personNamed } from "./about-somebody.ts";

const keptMonths = 6;

/** What helps to work with an organisation, for the direction alone and for six months; a person is never its subject. */
export const noteAdd: Command = {
  name: "organisation-note-add",
  words: ["note sur", "noter sur", "note organisation", "noter sur une organisation"],
  group: "actors",
  summary: "garder six mois une note sur une organisation, pour la direction générale",
  examples: ["note sur la CAF : leur bureau se réunit le premier mardi"],
  action: "keep_notes",
  parameters: () => [
    textParameter({
      id: "organisation",
      text: noteQuestions.organisation,
      label: "Organisation",
      help: noteQuestions.organisationHelp,
    }),
    textParameter({ id: "text", text: noteQuestions.text, label: "Note", help: noteQuestions.textHelp }, 300),
  ],
  read(rest) {
    const [, organisation = "", words] = /^(.*?)(?:\s*:\s*(.*))?$/su.exec(rest) ?? [];
    const named = organisation.replace(/^(?:l['’]|la |le |les )/iu, "").trim();
    return { organisation: named, ...(words === undefined || words.trim() === "" ? {} : { text: words.trim() }) };
  },
  refuse,
  run({ store, person, now, today }, { organisation, text }) {
    const note = { organisation: String(organisation), text: String(text), expiresOn: addMonths(today, keptMonths) };
    const id = store.organisationNotes.add({ ...note, by: person.id, at: now });
    store.audit.add(now, person.id, "note.added", `note:${id}`, { after: note.organisation });
    return { message: say(sayNoteKept(note.organisation, note.expiresOn)) };
  },
};

function refuse({ organisation, text }: Parameters, { store }: CommandContext): Refused | undefined {
  const named = organisation === undefined ? undefined : personNamed(String(organisation), store);
  if (named !== undefined) return { id: "organisation", sentence: sayNotOnPerson(named) };
  const about = text === undefined ? undefined : aboutSomebody(String(text), store);
  if (about === undefined) return undefined;
  const sentence = about.kind === "sensitive" ? sayNotToBeNoted(about.about) : sayNotOnPerson(about.name);
  return { id: "text", sentence };
}

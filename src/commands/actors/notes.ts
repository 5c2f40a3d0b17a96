import type { Command } from "../../core/command.ts";
import { UserError } from "../../core/errors.ts";
import { reserve, say } from "../../core/message.ts";
import {
  noteQuestions,
  sayNoNotes,
  sayNoSuchNote,
  sayNoteRemoved,
  sayNotes,
} from "../../core/words/organisation-notes.ts";
import { choiceParameter } from "../parameter.ts";

/** Whoever reads them is written down: an organisation may ask who did. */
export const notes: Command = {
  name: "organisation-notes",
  words: ["notes sur les organisations", "notes", "mes notes", "notes de facilitation"],
  group: "actors",
  summary: "les notes gardées sur des organisations, et jusqu'à quand",
  examples: ["notes sur les organisations"],
  action: "keep_notes",
  run({ store, person, now, today }) {
    store.audit.add(now, person.id, "notes.read", "notes");
    const kept = store.organisationNotes.all(today);
    return { message: kept.length === 0 ? say(sayNoNotes()) : reserve(sayNotes(kept, today), "restricted") };
  },
};

export const noteRemove: Command = {
  name: "organisation-note-remove",
  words: ["retirer note", "retirer la note", "effacer la note", "supprimer la note"],
  group: "actors",
  summary: "effacer une note sur une organisation",
  examples: ["retirer note 3"],
  action: "keep_notes",
  parameters({ store, today }) {
    const kept = store.organisationNotes.all(today);
    if (kept.length === 0) throw new UserError(sayNoNotes());
    return [
      choiceParameter(
        { id: "note", text: noteQuestions.remove, label: "Note" },
        kept.map(({ id, organisation }) => ({ value: String(id), label: `${organisation} (n° ${id})` })),
      ),
    ];
  },
  read(rest, { store, today }) {
    const number = /^(?:n° ?)?(\d+)$/u.exec(rest.trim())?.[1];
    if (number === undefined) return undefined;
    const kept = store.organisationNotes.all(today).map(({ id }) => id);
    if (kept.length === 0) throw new UserError(sayNoNotes());
    if (!kept.includes(Number(number))) throw new UserError(sayNoSuchNote(number, kept));
    return { note: String(Number(number)) };
  },
  run({ store, person, now, today }, { note }) {
    const kept = store.organisationNotes.all(today).find(({ id }) => String(id) === note);
    if (kept === undefined) throw new Error("the note chosen has gone");
    store.organisationNotes.remove(kept.id);
    store.audit.add(now, person.id, "note.removed", `note:${kept.id}`, { before: kept.organisation });
    return { message: say(sayNoteRemoved(kept.organisation)) };
  },
};

import { addMonths } from "../../core/calendar/civil-date.ts";
import type { Command, CommandContext, Parameters, Refused } from "../../core/command.ts";
import { fold } from "../../core/language/fold.ts";
import { sensitiveIn } from "../../core/language/sensitive.ts";
import { say } from "../../core/message.ts";
import type { Person } from "../../core/people.ts";
import { noteQuestions, sayNoteKept, sayNotOnPerson, sayNotToBeNoted } from "../../core/words/organisation-notes.ts";
import { fullNameOf } from "../../core/words/people.ts";
import { textParameter } from "../parameter.ts";

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
  const people = store.people.all();
  const villages = new Set(store.territory.municipalities().map(({ name }) => spaced(name)));
  const named = organisation === undefined ? undefined : personIn(String(organisation), people, villages);
  if (named !== undefined) return { id: "organisation", sentence: sayNotOnPerson(fullNameOf(named)) };
  if (text === undefined) return undefined;
  const about = sensitiveIn(String(text));
  if (about !== undefined) return { id: "text", sentence: sayNotToBeNoted(about) };
  const said = personIn(String(text), people, villages);
  if (said !== undefined) return { id: "text", sentence: sayNotOnPerson(fullNameOf(said)) };
  const titled = /(?:\bM\.|\bMme|\bMlle|\bMonsieur|\bMadame)\s+\p{Lu}[\p{L}'’-]*/u.exec(String(text));
  return titled === null ? undefined : { id: "text", sentence: sayNotOnPerson(titled[0]) };
}

/** Somebody of the directory named as one names a person: a last name alone may be a village or a common word. */
function personIn(words: string, people: readonly Person[], villages: ReadonlySet<string>): Person | undefined {
  const said = spaced(words);
  return people.find(({ firstName, lastName }) => {
    const name = spaced(lastName);
    const titles = ["m", "mme", "madame", "monsieur", "mlle", "mr", spaced(firstName).trim()];
    // Written with its capital, a name that no village bears is somebody's.
    const isNamed = !villages.has(name) && new RegExp(`(?<![\\p{L}])${lastName}(?![\\p{L}])`, "u").test(words);
    return said === name || isNamed || titles.some((title) => said.includes(` ${title}${name}`));
  });
}

function spaced(words: string): string {
  return ` ${fold(words)
    .replaceAll(/[^\p{L}\d]+/gu, " ")
    .trim()} `;
}

import { type Document, documentMime, type Outbound, type Passage, text } from "../message.ts";
import { fileNameOf } from "./file-name.ts";
import { formatDate, formatNumber } from "./format.ts";
import { type Note, sayValidated } from "./note-basis.ts";
import { openingOf } from "./note-opening.ts";
import { methodOf } from "./note-method.ts";
import { missingOf } from "./note-missing.ts";
import { partsOf, placesOf } from "./note-places.ts";
import { sectionsOf } from "./note-sections.ts";
import { sharedServiceLists, sharedServiceOf } from "./note-shared-service.ts";

export function sayNote(note: Note): Outbound {
  const { title, coverage, today } = note;
  const file: Document = {
    name: fileNameOf(`note de synthese ${title} ${today}`, "docx"),
    mime: documentMime,
    label: "Ouvrir la note de synthèse",
    kind: "Note de synthèse",
    title,
    subtitle: `${note.territory}, ${formatDate(today)}`,
    header: `${note.territory} : réponses validées au ${formatDate(today)}`,
    day: today,
    passages: [
      ...openingOf(note),
      ...sectionsOf(note),
      ...sharedServiceOf(note),
      ...partsOf(note),
      ...missingOf(note),
      ...methodOf(note),
      ...annexesOf(note),
    ],
  };
  return {
    title: `Note de synthèse : ${title}`,
    blocks: [
      text(
        `**${sayValidated(coverage)}**, ${formatNumber(coverage.ongoing.length)} en cours. Le document est prêt pour le COPIL ; relisez-le, vous pouvez le modifier.`,
      ),
      text(
        "Il ne contient aucune réponse réservée, ni rien qui dirait la paie ou la qualification d'un ou deux agents.",
      ),
      { type: "file", file },
    ],
  };
}

/** As long as there are municipalities: what was said before is read without them. */
function annexesOf(note: Note): Passage[] {
  const annexes = [...placesOf(note), ...sharedServiceLists(note)];
  return annexes.length === 0 ? [] : [{ type: "heading", level: 1, text: "Annexes" }, ...annexes];
}

export function sayNoNote(title: string): string {
  return `Aucune commune n'a encore validé ses réponses : il n'y a pas encore de quoi écrire la note « ${title} ». Où elles en sont : \`qui n'a pas répondu\`.`;
}

/** Persons are not municipalities: nothing here would be true of them. */
export function sayNoteOfMunicipalities(title: string): string {
  return `La note se fait pour les diagnostics auxquels les communes répondent. Pour « ${title} » : \`synthèse\`.`;
}

import type { Indicator } from "../diagnostic/indicator.ts";
import { isProtected } from "../diagnostic/small-numbers.ts";
import type { Passage } from "../message.ts";
import { sayIndicator } from "./figures.ts";
import { count, formatList, formatNumber, formatSome } from "./format.ts";
import type { Note } from "./note-basis.ts";
import { type Doubtful, sayDoubtValues } from "./synthesis-doubts.ts";

const mostQuestions = 12;
const mostDoubts = 12;

/** What could still change the note: answers awaited, to be completed, to be checked. No blame, and no ranking. */
export function missingOf(note: Note): Passage[] {
  const passages = [...awaited(note), ...toComplete(note), ...toCheck(note)];
  return passages.length === 0 ? [] : [{ type: "heading", level: 1, text: "Ce qui peut encore changer" }, ...passages];
}

function awaited({ coverage }: Note): Passage[] {
  const { ongoing, not_begun: notBegun } = coverage;
  const abandoned = [...coverage.abandoned, ...coverage.unfinished].toSorted((a, b) =>
    a.name.localeCompare(b.name, "fr"),
  );
  const names = [...ongoing, ...notBegun].map(({ name }) => name).toSorted((a, b) => a.localeCompare(b, "fr"));
  return [
    ...(names.length === 0 ? [] : [paragraph(`**Réponses attendues** : ${formatList(names)}.`)]),
    ...(abandoned.length === 0
      ? []
      : [paragraph(`**Sans réponse à attendre** : ${formatList(abandoned.map(({ name }) => name))}.`)]),
  ];
}

function toComplete({ facts }: Note): Passage[] {
  if (facts.incomplete.length === 0) return [];
  const shown = facts.incomplete.slice(0, mostQuestions);
  const more = facts.incomplete.length - shown.length;
  return [
    {
      type: "table",
      caption: "Réponses à compléter",
      columns: [
        { title: "Question", holds: "text" },
        { title: "Nombre", holds: "figure" },
        { title: "Communes qui la compléteront", holds: "text" },
      ],
      rows: shown.map(({ indicator, names }) => [
        sayIndicator(indicator),
        formatNumber(names.length),
        formatSome(names),
      ]),
    },
    ...(more === 0
      ? []
      : [paragraph(`Et ${count(more, "autre question", "autres questions")}, dans l'export.`, "note")]),
  ];
}

function toCheck({ doubts }: Note): Passage[] {
  if (doubts.length === 0) return [];
  const shown = doubts.slice(0, mostDoubts);
  const more = doubts.length - shown.length;
  return [
    {
      type: "table",
      caption: "Valeurs à vérifier, qui peuvent être justes",
      columns: [
        { title: "Commune", holds: "text" },
        { title: "Question", holds: "text" },
        { title: "Ce qui est dit", holds: "text" },
      ],
      rows: shown.map((about) => [
        about.name,
        sayIndicator(about.indicator),
        mayTell(about) ? sayDoubtValues(about) : "non montré",
      ]),
    },
    ...(more === 0 ? [] : [paragraph(`Et ${count(more, "autre valeur", "autres valeurs")}.`, "note")]),
  ];
}

/** What is said of a few agents is checked by the DGS, and not read by a COPIL. */
function mayTell(about: Doubtful): boolean {
  return !indicatorsIn(about).some(isProtected);
}

export function indicatorsIn(about: Doubtful): Indicator[] {
  return [about.indicator, ...("figures" in about ? about.figures.map(({ indicator }) => indicator) : [])];
}

function paragraph(text: string, look?: "note"): Passage {
  return { type: "paragraph", text, ...(look && { look }) };
}

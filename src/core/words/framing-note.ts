import type { CivilDate } from "../calendar/civil-date.ts";
import { givenGroup } from "../interview/answers.ts";
import { itemPath, optionsOf, type Step } from "../interview/path.ts";
import { type Context, type InterviewState, stepsOf } from "../interview/state.ts";
import { type Document, documentMime, type Outbound, type Passage, text } from "../message.ts";
import { fileNameOf } from "./file-name.ts";
import { count, formatDate, formatList } from "./format.ts";
import { sayAnswer } from "./interview.ts";

export type FramingNote = {
  title: string;
  territory: string;
  today: CivilDate;
  context: Context;
  state: InterviewState;
  /** Everything was answered and validated. */
  isValidated: boolean;
  /** The functions of those who wrote in it. */
  authors: readonly string[];
};

/** What the direction fixed, one subject after the other, on a page that the bureau can amend and adopt. */
export function sayFramingNote(note: FramingNote): Outbound {
  const { title, territory, today, isValidated, authors } = note;
  const left = toComplete(note);
  const draft = isValidated ? "" : "Brouillon. ";
  const missing = left.length === 0 ? "" : ` À compléter : ${formatList(left)}.`;
  const file: Document = {
    name: fileNameOf(`note de precadrage ${today}`, "docx"),
    mime: documentMime,
    label: "Ouvrir la note de précadrage",
    kind: "Note de précadrage",
    title,
    subtitle: `${territory}, ${formatDate(today)}`,
    header: `${territory} : ${draft.toLowerCase()}à valider en bureau`,
    day: today,
    passages: [
      {
        type: "paragraph",
        look: "lead",
        text: `${draft}Ce cadre est proposé par ${formatList(authors) || "la direction générale"}. Le bureau le discute, l'amende et le valide.`,
      },
      ...sectionPassages(note),
      { type: "paragraph", look: "note", text: "Validé en bureau le ……………………   Amendements : ……………………" },
    ],
  };
  return {
    title: `Note de précadrage : ${title}`,
    blocks: [
      text(
        `${draft}La note est prête${left.length === 0 ? "" : `, sauf ${count(left.length, "point", "points")}`}. Elle tient sur une page ou deux, à inscrire à l'ordre du jour du bureau.${missing}`,
      ),
      { type: "file", file },
    ],
  };
}

function toComplete({ context, state }: FramingNote): string[] {
  return stepsOf(context, state)
    .filter((step) => step.kind !== "group_more" && !(step.kind === "question" && step.item))
    .filter(({ path }) => state.answers[path]?.state !== "given")
    .map(({ question }) => question.label.toLowerCase());
}

function sectionPassages(note: FramingNote): Passage[] {
  const sections = Map.groupBy(stepsOf(note.context, note.state), ({ section }) => section);
  return [...sections].flatMap(([section, steps]): Passage[] => [
    { type: "heading", level: 1, text: section.title },
    ...steps.flatMap((step) => passageOf(note, step)),
  ]);
}

function passageOf({ context, state }: FramingNote, step: Step): Passage[] {
  if (step.kind === "group_more" || (step.kind === "question" && step.item)) return [];
  const answer = state.answers[step.path];
  if (step.kind === "question") {
    const options = optionsOf(step.question, context.questionnaire, state.answers, context.facts);
    const said = answer === undefined ? "à compléter" : sayAnswer(step.question, answer, options);
    return [{ type: "paragraph", text: `**${step.question.label}** : ${said}` }];
  }
  const { question: group } = step;
  const items = givenGroup(state.answers, group.id)?.items ?? [];
  if (items.length === 0)
    return [{ type: "paragraph", text: `**${group.label}** : ${answer?.state === "given" ? "aucun" : "à compléter"}` }];
  return [
    {
      type: "table",
      caption: group.label,
      columns: group.questions.map(({ label }) => ({ title: label, holds: "text" })),
      rows: items.map((item) =>
        group.questions.map((question) => {
          const said = state.answers[itemPath(group, item, question.id)];
          const options = optionsOf(question, context.questionnaire, state.answers, context.facts);
          return said === undefined ? "" : sayAnswer(question, said, options);
        }),
      ),
    },
  ];
}

export function sayNoFraming(): string {
  return "Aucun précadrage n'est commencé. Pour le poser avec la présidence : `diagnostic lancer précadrage`.";
}

import { type RecapItem, type RecapLine, recapOf } from "../interview/recap.ts";
import { type Context, type InterviewState, progressOf } from "../interview/state.ts";
import { type Block, text } from "../message.ts";
import { formatList } from "./format.ts";
import { sayAnswer } from "./interview.ts";

/** The end: a recap by section, each line with its number, then validate, correct or later. */
export function reviewPrompt(context: Context, state: InterviewState, tag: string, brief: boolean): Block[] {
  const note = progressOf(context, state).unknown === 0 ? "" : " Les lignes « à compléter » pourront l'être plus tard.";
  return [
    ...(brief ? [] : recapBlocks(context, state)),
    text(
      `**Tout est répondu.** ${brief ? "Vous pouvez valider, ou revoir le `récapitulatif`." : "Relisez, puis validez."}${note}`,
    ),
    {
      type: "choices",
      choices: [
        { value: `${tag} !valider`, label: "Valider" },
        { value: `${tag} !corriger`, label: "Corriger une ligne" },
        { value: `${tag} !plus tard`, label: "Plus tard" },
      ],
      // Lettered: a number is a line of the recap.
      lettered: true,
    },
  ];
}

export function recapBlocks(context: Context, state: InterviewState): Block[] {
  return recapOf(context, state).map((section) => ({
    type: "table",
    caption: section.title,
    columns: ["N°", "Question", "Réponse"],
    rows: section.lines.map((line) => [String(line.number), line.question.label, sayLine(line)]),
  }));
}

/** "salle des fêtes (300 m²)": an item with its figures. */
function sayItem({ title, figures }: RecapItem): string {
  const shown = figures.map(({ question, answer }) => sayAnswer(question, answer, []));
  return shown.length === 0 ? title : `${title} (${shown.join(", ")})`;
}

function sayLine(line: RecapLine): string {
  if (line.hidden) return "répondu (réservé)";
  if (line.kind === "answer") return sayAnswer(line.question, line.answer, line.options);
  if (line.answer.state === "given") return formatList(line.items.map(sayItem)) || "aucun";
  return line.answer.state === "unknown" ? "à compléter" : "passée";
}

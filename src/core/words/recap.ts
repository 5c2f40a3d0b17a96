import type { CivilDate } from "../calendar/civil-date.ts";
import { fewestUnnamed } from "../diagnostic/small-numbers.ts";
import { filesAt } from "../interview/places.ts";
import { type RecapItem, type RecapLine, recapOf } from "../interview/recap.ts";
import { type Context, type HandedOver, type InterviewState, progressOf, stepsOf } from "../interview/state.ts";
import { type Block, text } from "../message.ts";
import { sayFileCount } from "./answer-files.ts";
import { formatList } from "./format.ts";
import { sayBut, sayPutOn } from "./hand-over.ts";
import { sayAnswer } from "./interview.ts";

/** The end: a recap by section, each line with its number, then validate, correct or later. */
export function reviewPrompt(context: Context, state: InterviewState, tag: string, brief: boolean): Block[] {
  const note = progressOf(context, state).unknown === 0 ? "" : " Les lignes « à compléter » pourront l'être plus tard.";
  return [
    ...(brief ? [] : recapBlocks(context, state)),
    text(
      `**Tout est répondu${sayBut(handedIn(context, state))}.** ${brief ? "Vous pouvez valider, ou revoir le `récapitulatif`." : "Relisez, puis validez."}${note}`,
    ),
    ...(context.questionnaire.unnamed ? [text(sayNameOrNot())] : []),
    {
      type: "choices",
      choices: [
        ...(context.questionnaire.unnamed
          ? [
              { value: `${tag} !valider en mon nom`, label: "Valider en mon nom" },
              { value: `${tag} !valider sans mon nom`, label: "Valider sans mon nom" },
            ]
          : [{ value: `${tag} !valider`, label: "Valider" }]),
        { value: `${tag} !corriger`, label: "Corriger une ligne" },
        { value: `${tag} !plus tard`, label: "Plus tard" },
      ],
      // Lettered: a number is a line of the recap.
      lettered: true,
    },
  ];
}

/** What becomes of the answers, before it is chosen: afterwards nothing can be undone. */
function sayNameOrNot(): string {
  return `En votre nom, la direction générale lit qui a répondu quoi. Sans votre nom, je garde vos réponses à part, sans rien qui les relie à vous ; elles ne se corrigent plus et ne se lisent que par groupes de ${fewestUnnamed} : s'il n'y en a pas assez, personne ne les lira. Vos phrases restent telles quelles : vérifiez que rien ne vous y désigne.`;
}

export function recapBlocks(context: Context, state: InterviewState): Block[] {
  return recapOf(context, state).map(({ title, lines }): Block => {
    const table = tableOf(context, title, lines);
    if (!lines.some(isReserved)) return table;
    const kept = lines.map((line) => (isReserved(line) ? { ...line, hidden: true } : line));
    return { ...table, sensitivity: "restricted", instead: tableOf(context, title, kept) };
  });
}

function tableOf(context: Context, caption: string, lines: readonly RecapLine[]): Block {
  return {
    type: "table",
    caption,
    columns: ["N°", "Question", "Réponse"],
    rows: lines.map((line) => [String(line.number), line.question.label, sayWithFiles(context, line)]),
    sensitivity: "shared",
  };
}

/** A restricted answer, that this reader is shown. */
function isReserved({ question, answer, hidden }: RecapLine): boolean {
  const isRestricted =
    question.sensitivity === "restricted" ||
    (question.type === "group" && question.questions.some(({ sensitivity }) => sensitivity === "restricted"));
  return isRestricted && !hidden && answer.state === "given";
}

/** "12 agents, 1 pièce jointe". */
function sayWithFiles(context: Context, line: RecapLine): string {
  const files = line.hidden ? 0 : filesAt(context, line.question.id);
  const said = sayLine(line, context.today);
  return files === 0 ? said : `${said}, ${sayFileCount(files)}`;
}

/** "salle des fêtes (300 m²)": an item with its figures. */
function sayItem({ title, figures }: RecapItem): string {
  const shown = figures.map(({ question, answer }) => sayAnswer(question, answer, []));
  return shown.length === 0 ? title : `${title} (${shown.join(", ")})`;
}

/** Of the questions that apply, those that were put to somebody else. */
export function handedIn(context: Context, state: InterviewState): HandedOver[] {
  return stepsOf(context, state).flatMap(({ path }) => context.handedOver?.[path] ?? []);
}

export function sayLine(line: RecapLine, today: CivilDate): string {
  const by = line.kind === "answer" ? line.handedOver : undefined;
  if (line.hidden && line.answer.state === "given")
    return by?.answered ? `répondu par ${by.to} (réservé)` : "répondu (réservé)";
  if (line.kind === "answer") return sayWithAuthor(sayAnswer(line.question, line.answer, line.options), line, today);
  if (line.answer.state === "given") return formatList(line.items.map(sayItem)) || "aucun";
  return line.answer.state === "unknown" ? "à compléter" : "passée";
}

/** Who was asked in the place of whoever answers, or who answered. */
function sayWithAuthor(answer: string, { handedOver: one, answer: { state } }: Of<"answer">, today: CivilDate): string {
  if (one === undefined) return answer;
  if (one.answered) return `${answer} (répondu par ${one.to})`;
  return state === "given" ? `${answer} (${sayPutOn(one, today)})` : sayPutOn(one, today);
}

type Of<Kind extends RecapLine["kind"]> = Extract<RecapLine, { kind: Kind }>;

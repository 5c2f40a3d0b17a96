import { type Alike, alikeAt, isTyped } from "../interview/alike.ts";
import { optionsOf, type QuestionStep } from "../interview/path.ts";
import type { AtomicQuestion } from "../interview/questionnaire.ts";
import { longestList } from "../interview/read-answer.ts";
import { type Context, type InterviewState, isHidden } from "../interview/state.ts";
import { fill } from "../interview/with-variables.ts";
import type { Option } from "../language/reading.ts";
import { type Block, type Choice, restrictedWhen, text } from "../message.ts";
import { formatList } from "./format.ts";
import { aboutItem, sayAnswer } from "./interview.ts";
import { endless } from "./meeting-notices.ts";
import { sayPublished } from "./open-figures.ts";
import { formatHeard, formatValue } from "./values.ts";

const reservedBefore = "Une réponse réservée a déjà été donnée. Vous pouvez la remplacer.";
const scale = ["Très insuffisant", "Insuffisant", "Moyen", "Bon", "Très bon"];

export function questionPrompt(
  context: Context,
  state: InterviewState,
  step: QuestionStep,
  { tag, brief }: { tag: string; brief: boolean },
): Block[] {
  const { question } = step;
  const options = optionsOf(question, context.questionnaire, state.answers, context.facts);
  const before = state.editing === step.path ? state.answers[step.path] : undefined;
  const head = `**${aboutItem(step.item)}${sayQuestion(step, options)}**`;
  const lines = [head];
  const isReserved = question.sensitivity === "restricted" && before?.state === "given";
  if (before !== undefined)
    lines.push(
      isHidden(context, question, before)
        ? reservedBefore
        : `Vous aviez répondu : ${endless(sayAnswer(question, before, options))}. Quelle est la bonne réponse ?`,
    );
  else if (question.help !== undefined && !brief) lines.push(question.help);
  lines.push(...sayHowToAnswer(question, options));
  const alike = before === undefined ? alikeAt(context, state, step) : undefined;
  if (alike === undefined) {
    const said = text(lines.join("\n"));
    const how = sayHowToAnswer(question, options);
    const elsewhere =
      question.elsewhere === undefined
        ? [head, reservedBefore, ...lines.slice(2)]
        : [`**${question.elsewhere}**`, ...how];
    const asked = restrictedWhen(isReserved || question.elsewhere !== undefined, said, text(elsewhere.join("\n")));
    return [asked, ...choicesOf(step, options, tag).map((block) => withoutReserved(block, options))];
  }
  const shown = endless(formatHeard(question, alike.value, alike.estimate, options));
  lines.push(`${alike.place} : **${shown}**. \`pareil\` garde la même réponse.`);
  return [text(lines.join("\n")), ...(isTyped(step) ? sameChoice(step, alike, tag) : choicesOf(step, options, tag))];
}

/** What can be picked, whose labels may hold something that is kept from where it is asked. */
function withoutReserved(block: Block, options: readonly Option[]): Block {
  if (block.type !== "choices" || options.every(({ reserved }) => reserved === undefined)) return block;
  const choices = block.choices.map((choice, rank) => ({ ...choice, label: options[rank]?.reserved ?? choice.label }));
  return restrictedWhen(true, block, { ...block, choices });
}

/** Lettered: a number is an answer of its own. */
function sameChoice({ path }: QuestionStep, { place }: Alike, tag: string): Block[] {
  return [
    { type: "choices", choices: [{ value: `${tag} ${path}=pareil`, label: `Pareil que ${place}` }], lettered: true },
  ];
}

function sayQuestion(step: QuestionStep, options: readonly Option[]): string {
  if (step.proposal === undefined) return step.question.text;
  const shown = formatValue(step.question, step.proposal, options);
  const asked = fill(step.question.text, { valeur: shown });
  if (step.question.type === "computed") return asked;
  return step.from === undefined
    ? `${asked} Ce serait ${shown} : est-ce exact ?`
    : `${asked} ${sayPublished(step.from, shown)} Confirmez-vous ?`;
}

/** How to answer among options that are shown, or too many to be. */
export function sayHowToAnswer(question: AtomicQuestion, options: readonly Option[]): string[] {
  const open = options.filter(({ reserved }) => reserved === undefined);
  const examples = open.slice(0, 2).map((option) => option.label);
  if (options.length > longestList && question.type === "choice")
    return [`Écrivez le nom, par exemple « ${examples[0]} ».`];
  if (options.length > longestList) return [`Écrivez les noms, par exemple « ${formatList(examples)} ».`];
  if (question.type === "choices") return ["Plusieurs réponses possibles, par exemple « 1 et 3 »."];
  return question.type === "ranking" ? ["Donnez les numéros dans l'ordre, par exemple « 3, 1, 2 »."] : [];
}

function choicesOf(step: QuestionStep, options: readonly Option[], tag: string): Block[] {
  const { question } = step;
  const prefix = `${tag} ${step.path}=`;
  const choice = (said: string, label: string): Choice => ({ value: prefix + said, label });
  if (step.proposal !== undefined) {
    // Lettered when a figure is shown: "1" must stay a figure.
    const lettered = typeof step.proposal === "number" ? { lettered: true as const } : {};
    return [
      { type: "choices", choices: [choice("oui", "Oui"), choice("non", "Non, je donne la bonne valeur")], ...lettered },
    ];
  }
  if (question.type === "yes_no") return [{ type: "choices", choices: [choice("oui", "Oui"), choice("non", "Non")] }];
  if (question.type === "scale5")
    return [{ type: "choices", choices: scale.map((label, index) => choice(String(index + 1), label)) }];
  if (options.length === 0 || options.length > longestList) return [];
  if (question.type === "choice" || question.type === "text")
    return [{ type: "choices", choices: options.map((option) => choice(option.value, option.label)) }];
  return [{ type: "choices", choices: options.map(({ value, label }) => ({ value, label })), multiple: { prefix } }];
}

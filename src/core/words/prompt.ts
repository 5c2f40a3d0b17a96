import type { Answer } from "../interview/answers.ts";
import { findGroup, optionsOf, type QuestionStep, type Step } from "../interview/path.ts";
import { areNumbers } from "../interview/pending.ts";
import { partsOfTarget } from "../interview/find-question.ts";
import { recapOf } from "../interview/recap.ts";
import {
  type Context,
  currentStep,
  type InterviewState,
  isQuestionStep,
  type Pending,
  progressOf,
  stepsOf,
} from "../interview/state.ts";
import type { Block, Choice } from "../message.ts";
import { text } from "../message.ts";
import { aboutItem, sayAnswer } from "./interview.ts";
import { formatList } from "./format.ts";
import { formatValue } from "./values.ts";

/** Longer lists are not shown: one writes a name instead ("pas de liste de 158 communes"). */
const longestList = 12;

/** What is asked now. `tag` names the conversation ("@12"), so that a button clicked late finds its way. */
export function promptOf(context: Context, state: InterviewState, tag: string): Block[] {
  if (state.pending) return pendingPrompt(context, state, state.pending, tag);
  const step = currentStep(context, state);
  if (step === undefined) return reviewPrompt(context, state, tag);
  if (step.kind === "question") return questionPrompt(context, state, step, tag);
  return groupPrompt(step, tag);
}

function questionPrompt(context: Context, state: InterviewState, step: QuestionStep, tag: string): Block[] {
  const { question } = step;
  const options = optionsOf(question, context.questionnaire, state.answers, context.facts);
  const before = state.answers[step.path];
  const lines = [`**${aboutItem(step.item)}${textOf(step, options, context)}**`];
  if (before !== undefined && state.editing === step.path)
    lines.push(`Vous aviez répondu : ${sayAnswer(question, before, options)}. Quelle est la bonne réponse ?`);
  else if (question.help !== undefined && hintable(before)) lines.push(question.help);
  if (question.type === "choices") lines.push("Plusieurs réponses possibles, par exemple « 1 et 3 ».");
  if (question.type === "ranking") lines.push("Donnez les numéros dans l'ordre, par exemple « 3, 1, 2 ».");
  if (options.length > longestList)
    lines.push(`Écrivez les noms, par exemple « ${formatList(options.slice(0, 2).map((option) => option.label))} ».`);
  return [text(lines.join("\n")), ...choicesOf(step, options, tag)];
}

function hintable(before: Answer | undefined): boolean {
  return before === undefined;
}

function textOf(step: QuestionStep, options: ReturnType<typeof optionsOf>, context: Context): string {
  const shown = step.proposal === undefined ? "" : formatValue(step.question, step.proposal, options);
  const asked = fill(step.question.text, { ...context.facts.variables, valeur: shown });
  return step.proposal !== undefined && step.question.type !== "computed"
    ? `${asked} Ce serait ${shown} : est-ce exact ?`
    : asked;
}

/** Puts variables in a text: "Dépenses de fonctionnement {annee_ref}". */
export function fill(sentence: string, values: Readonly<Record<string, string | number>>): string {
  return sentence.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

function choicesOf(step: QuestionStep, options: ReturnType<typeof optionsOf>, tag: string): Block[] {
  const { question } = step;
  const value = (said: string) => `${tag} ${step.path}=${said}`;
  const yesNo: Choice[] = [
    { value: value("oui"), label: "Oui" },
    { value: value("non"), label: "Non" },
  ];
  if (question.type === "yes_no" || step.proposal !== undefined) return [{ type: "choices", choices: yesNo }];
  if (question.type === "scale5") {
    return [{ type: "choices", choices: scale.map((label, index) => ({ value: value(String(index + 1)), label })) }];
  }
  if (options.length === 0 || options.length > longestList) return [];
  const choices = options.map((option) => ({
    value: question.type === "choice" ? value(option.value) : option.value,
    label: option.label,
  }));
  return [
    question.type === "choice"
      ? { type: "choices", choices }
      : { type: "choices", choices, multiple: { prefix: `${tag} ${step.path}=` } },
  ];
}

const scale = ["Très insuffisant", "Insuffisant", "Moyen", "Bon", "Très bon"];

function groupPrompt(step: Exclude<Step, { kind: "question" }>, tag: string): Block[] {
  const { question } = step;
  if (step.kind === "group_more") {
    return [
      text("**En ajouter un autre ?** Décrivez-le, ou dites « c'est tout »."),
      {
        type: "choices",
        choices: [
          { value: `${tag} ${step.path}=oui`, label: "Oui, un autre" },
          { value: `${tag} ${step.path}=non`, label: "Non, c'est tout" },
        ],
      },
    ];
  }
  const help = question.help === undefined ? "" : `\n${question.help}`;
  return [
    text(`**${question.text}**${help}\nUn par message ; « c'est tout » pour finir.`),
    { type: "choices", choices: [{ value: `${tag} ${step.path}=aucun`, label: "Aucun" }] },
  ];
}

function pendingPrompt(context: Context, state: InterviewState, pending: Pending, tag: string): Block[] {
  const pick = (letter: number) => `${tag} ?=${String.fromCharCode(97 + letter)}`;
  switch (pending.kind) {
    case "leave":
      return [
        text("**Abandonner ce questionnaire ?** Vos réponses resteront enregistrées, mais il ne sera plus demandé."),
        {
          type: "choices",
          choices: [
            { value: `${tag} ?=oui`, label: "Oui, abandonner" },
            { value: `${tag} ?=non`, label: "Non, continuer" },
          ],
        },
      ];
    case "suspect":
      return [
        text(`${pending.message} **Est-ce bien exact ?**`),
        {
          type: "choices",
          choices: [
            { value: `${tag} ?=oui`, label: "Oui, c'est exact" },
            { value: `${tag} ?=non`, label: "Non, je corrige" },
          ],
        },
      ];
    case "doubt":
      return doubtPrompt(context, state, pending, pick);
    case "which":
      return [
        text("**Que faut-il corriger ?**"),
        {
          type: "choices",
          choices: pending.targets.map((target, index) => ({
            value: pick(index),
            label: targetLabel(context, state, target),
          })),
        },
      ];
    case "items":
      return itemsPrompt(context, pending, pick);
  }
}

function doubtPrompt(
  context: Context,
  state: InterviewState,
  pending: Extract<Pending, { kind: "doubt" }>,
  pick: (letter: number) => string,
): Block[] {
  const step = stepsOf(context, state).find((one) => one.path === pending.path);
  if (!isQuestionStep(step)) return [];
  const options = optionsOf(step.question, context.questionnaire, state.answers, context.facts);
  const labels = pending.candidates.map(
    (one) => formatValue(step.question, one.value, options) + (one.estimate ? " (estimation)" : ""),
  );
  const choices = [...labels, "une autre réponse"].map((label, index) => ({ value: pick(index), label }));
  const subject = `${aboutItem(step.item)}${step.question.label}`;
  return [
    text(`Je préfère vérifier (${subject}). **Vouliez-vous dire :**`),
    { type: "choices", choices, ...(areNumbers(pending) ? { lettered: true } : {}) },
  ];
}

function targetLabel(context: Context, state: InterviewState, target: string): string {
  const [id = "", number] = target.split("/");
  const group = findGroup(context.questionnaire, id);
  const words = { add: `Ajouter ${group?.item ?? ""}`.trim(), remove: "Le retirer de la liste" };
  const parent =
    group && number !== undefined ? (/^\d+\/.+$/.test(target.slice(id.length + 1)) ? `${id}/${number}` : id) : id;
  const part = partsOfTarget(context, state, parent, words).find((one) => one.path === target);
  return part?.label ?? stepsOf(context, state).find((step) => step.path === target)?.question.label ?? target;
}

function itemsPrompt(
  context: Context,
  pending: Extract<Pending, { kind: "items" }>,
  pick: (letter: number) => string,
): Block[] {
  const group = findGroup(context.questionnaire, pending.group);
  const names = pending.several
    .flatMap((fields) => Object.values(fields))
    .flatMap((answer) => (answer.state === "given" && typeof answer.value === "string" ? [answer.value] : []));
  const [one = ""] = names;
  return [
    text(`Je préfère vérifier. **Est-ce ${group?.item ?? "un seul"}, ou plusieurs ?**`),
    {
      type: "choices",
      choices: [
        { value: pick(0), label: `Un seul : ${one}` },
        { value: pick(1), label: `${names.length} : ${formatList(names)}` },
        { value: pick(2), label: "Autre chose, je reformule" },
      ],
    },
  ];
}

/** The end: a recap by section, each line with its number, then validate, correct or later. */
function reviewPrompt(context: Context, state: InterviewState, tag: string): Block[] {
  const unknown = progressOf(context, state).unknown;
  const note = unknown === 0 ? "" : ` Les lignes « à compléter » pourront l'être plus tard.`;
  return [
    ...recapBlocks(context, state),
    text(`**Tout est répondu.** Relisez, puis validez.${note}`),
    {
      type: "choices",
      choices: [
        { value: `${tag} !valider`, label: "Valider" },
        { value: `${tag} !corriger`, label: "Corriger une ligne" },
        { value: `${tag} !plus tard`, label: "Plus tard" },
      ],
    },
  ];
}

export function recapBlocks(context: Context, state: InterviewState): Block[] {
  return recapOf(context, state).map((section) => ({
    type: "table",
    caption: section.title,
    columns: ["N°", "Question", "Réponse"],
    rows: section.lines.map((line) => [
      String(line.number),
      line.question.label,
      line.kind === "answer"
        ? sayAnswer(line.question, line.answer, line.options)
        : line.answer.state === "given"
          ? line.items.join(", ") || "aucun"
          : sayLeft(line.answer),
    ]),
  }));
}

function sayLeft(answer: Answer): string {
  return answer.state === "unknown" ? "à compléter" : "passée";
}

/** "Vougy, question 7 sur 18, encore 8 minutes environ." */
export function positionOf(context: Context, state: InterviewState, place: string): string {
  const { answered, total, minutes } = progressOf(context, state);
  return `${place}, question ${Math.min(answered + 1, total)} sur ${total}, encore ${minutes} min environ.`;
}

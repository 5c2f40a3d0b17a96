import { partsOfTarget, removedBy } from "../interview/find-question.ts";
import { findGroup, optionsOf } from "../interview/path.ts";
import { type Context, type InterviewState, isQuestionStep, type Pending, stepsOf } from "../interview/state.ts";
import { type Block, type Choice, text } from "../message.ts";
import { formatList } from "./format.ts";
import { aboutItem } from "./interview.ts";
import { formatHeard } from "./values.ts";

type Of<Kind extends Pending["kind"]> = Extract<Pending, { kind: Kind }>;

/** What waits for a yes, a choice or a no. Its buttons carry its own number: once it is settled they change nothing. */
export function pendingPrompt(context: Context, state: InterviewState, pending: Pending, tag: string): Block[] {
  const prefix = `${tag} ?${pending.id ?? 0}=`;
  switch (pending.kind) {
    case "leave":
      return [
        text("**Abandonner ce questionnaire ?** Vos réponses resteront enregistrées, mais il ne sera plus demandé."),
        yesOrNo(prefix, "Oui, abandonner", "Non, continuer", false),
      ];
    case "suspect":
      return [
        text(pending.message.includes("?") ? pending.message : `${pending.message} **Est-ce bien exact ?**`),
        yesOrNo(prefix, "Oui, c'est exact", "Non, je corrige", typeof pending.value === "number"),
      ];
    case "doubt":
      return doubtPrompt(context, state, pending, prefix);
    case "which": {
      const removes = pending.targets.every((target) => target.endsWith("/-"));
      return [
        text(removes ? "**Que faut-il retirer de la liste ?** « Rien » convient aussi." : "**Que faut-il corriger ?**"),
        {
          type: "choices",
          choices: lines(
            prefix,
            pending.targets.map(
              (target) =>
                (removes ? removedBy(context, state, target) : undefined) ?? targetLabel(context, state, target),
            ),
          ),
        },
      ];
    }
    case "items":
      return itemsPrompt(context, pending, prefix);
    case "alike":
      return alikePrompt(context, pending, prefix);
  }
}

/** Lines marked a, b, c: what a button sends is the letter that could be typed. */
function lines(prefix: string, labels: readonly string[]): Choice[] {
  return labels.map((label, index) => ({ value: `${prefix}${String.fromCharCode(97 + index)}`, label }));
}

function yesOrNo(prefix: string, yes: string, no: string, lettered: boolean): Block {
  const choices = [
    { value: `${prefix}oui`, label: yes },
    { value: `${prefix}non`, label: no },
  ];
  return { type: "choices", choices, ...(lettered ? { lettered: true } : {}) };
}

function doubtPrompt(context: Context, state: InterviewState, pending: Of<"doubt">, prefix: string): Block[] {
  const step = stepsOf(context, state).find((one) => one.path === pending.path);
  if (!isQuestionStep(step)) return [];
  const options = optionsOf(step.question, context.questionnaire, state.answers, context.facts);
  const labels = pending.candidates.map((one) => formatHeard(step.question, one.value, one.estimate, options));
  const subject = `${aboutItem(step.item)}${step.question.label}`;
  const numbers = pending.candidates.some((one) => typeof one.value === "number");
  const [only = "", ...others] = labels;
  if (others.length === 0) {
    return [
      text(`Je préfère vérifier. ${subject} : **${only}**, est-ce bien cela ?`),
      yesOrNo(prefix, "Oui", "Non, autre réponse", numbers),
    ];
  }
  const choices = lines(prefix, [...labels, "Une autre réponse"]);
  return [
    text(`Je préfère vérifier (${subject}). **Vouliez-vous dire :**`),
    { type: "choices", choices, ...(numbers ? { lettered: true } : {}) },
  ];
}

function alikePrompt({ elsewhere }: Context, { from }: Of<"alike">, prefix: string): Block[] {
  const other = elsewhere?.find(({ id }) => id === from);
  const place = other?.place ?? "une autre commune";
  const known = other?.byOthers ? `${place} a déjà ses réponses.` : `Vous avez déjà répondu pour ${place}.`;
  return [
    text(`${known} **Voulez-vous que je vous propose ses réponses, une à une ?** Rien n'est gardé sans votre accord.`),
    yesOrNo(prefix, "Oui, proposez-les", "Non, je réponds à tout", false),
  ];
}

function targetLabel(context: Context, state: InterviewState, target: string): string {
  const [id = "", number, part] = target.split("/");
  const group = findGroup(context.questionnaire, id);
  const labels = { add: `Ajouter ${group?.item ?? ""}`.trim(), remove: "Le retirer de la liste" };
  const parent = part === undefined ? id : `${id}/${number}`;
  const found =
    group && number !== undefined
      ? partsOfTarget(context, state, parent, labels).find((one) => one.path === target)
      : undefined;
  return found?.label ?? stepsOf(context, state).find((step) => step.path === target)?.question.label ?? target;
}

function itemsPrompt(context: Context, pending: Of<"items">, prefix: string): Block[] {
  const group = findGroup(context.questionnaire, pending.group);
  const names = pending.several.flatMap((fields) =>
    Object.values(fields).flatMap((answer) =>
      answer.state === "given" && typeof answer.value === "string" ? [answer.value] : [],
    ),
  );
  const choices = lines(prefix, [
    `Un seul : ${names[0] ?? ""}`,
    `${names.length} : ${formatList(names)}`,
    "Autre chose, je reformule",
  ]);
  return [
    text(`Je préfère vérifier. **Est-ce ${group?.item ?? "un seul"}, ou plusieurs ?**`),
    { type: "choices", choices },
  ];
}

import { z } from "zod";
import type { Block, Choice, Outbound } from "../../core/message.ts";
import { markOf } from "../../core/plain-text.ts";
import { askedIn, toAnswered } from "./answered.ts";
import type { Action, Card, Element } from "./card.ts";
import { sentences } from "./sentences.ts";

type Choices = Extract<Block, { type: "choices" }>;
/** A choice and what is shown of it: its label after what one may type instead. */
type Titled = Choice & { title: string };

/** Teams shows no more actions, and a label is cut at the width of a telephone. */
const mostButtons = 6;
const longestLabel = 60;
/** What fits side by side on a telephone. */
const mostInRow = 3;
const longestRow = 24;
/** More than this are a menu; yet more, a menu in which one types. */
const mostOptions = 12;
const mostInMenu = 20;

/** The input of a card: there is one at most, since a card has one question. */
const inputId = "choice";

const choiceSchema = z.object({ value: z.string(), label: z.string() });
/** The lines of the question with their marks, so that its answer can be shown under it. */
const askedSchema = z.array(z.string());
const relaisSchema = z.union([
  choiceSchema.extend({ asked: askedSchema }),
  z.object({ choices: z.array(choiceSchema), prefix: z.string().optional(), asked: askedSchema }),
]);
type Relais = z.infer<typeof relaisSchema>;
const submissionSchema = z.object({ relais: relaisSchema, [inputId]: z.string().optional() });
type Submission = z.infer<typeof submissionSchema>;

/** What can be picked in `part`, as buttons where they can be read on a telephone, else as an input. */
export function toChoiceElements({ choices, lettered, multiple }: Choices, part: Outbound): Element[] {
  const toTitle = (label: string, index: number) => `${markOf(index, lettered ?? false)}. ${label}`;
  const titled = choices.map((choice, index) => ({ ...choice, title: toTitle(choice.label, index) }));
  const areButtons = choices.length <= mostButtons && choices.every(({ label }) => label.length <= longestLabel);
  if (areButtons && multiple === undefined) return toButtons(titled, askedIn(part, choices.length));
  const relais = { choices: choices.map(({ value, label }) => ({ value, label })), asked: askedIn(part, 1) };
  return multiple === undefined ? toInput(titled, relais) : toInput(titled, { ...relais, prefix: multiple.prefix });
}

/** One under another, since side by side Teams cuts their labels, but for short ones. */
function toButtons(titled: readonly Titled[], lines: string[]): Element[] {
  const actions = titled.map(({ title, value, label }) => toAction(title, { value, label, asked: lines }));
  const length = titled.reduce((sum, { title }) => sum + title.length, 0);
  const isRow = actions.length <= mostInRow && length <= longestRow;
  return (isRow ? [actions] : actions.map((action) => [action])).map((some) => ({ type: "ActionSet", actions: some }));
}

/**
 * What is picked says nothing until it is sent. Each choice is named by its place: a value may hold a comma, which separates.
 * Titles are shown to the letter there (msteams-docs issue 12228); several are boxes, since no menu takes several everywhere.
 */
function toInput(titled: readonly Titled[], relais: Extract<Relais, { choices: unknown }>): Element[] {
  const choices = titled.map(({ title }, index) => ({ title, value: idOf(index) }));
  const common = { type: "Input.ChoiceSet", id: inputId, wrap: true, choices } as const;
  if (relais.prefix !== undefined)
    return [
      { ...common, label: sentences.yourAnswers, style: "expanded", isMultiSelect: true },
      { type: "ActionSet", actions: [toAction(sentences.sendSeveral, relais)] },
    ];
  return [
    {
      ...common,
      label: sentences.yourAnswer,
      ...styleOf(choices.length),
      isRequired: true,
      errorMessage: sentences.noneChosen,
    },
    { type: "ActionSet", actions: [toAction(sentences.choose, relais)] },
  ];
}

function styleOf(count: number) {
  if (count <= mostOptions) return { style: "expanded" } as const;
  return { style: count <= mostInMenu ? "compact" : "filtered", placeholder: sentences.chooseOne } as const;
}

function idOf(index: number): string {
  return String(index + 1);
}

function toAction(title: string, relais: Relais): Action {
  const data = { relais };
  const fallback = { type: "Action.Submit", title, data } as const;
  return { type: "Action.Execute", title, verb: "relais", data, fallback };
}

/**
 * What the data of an action comes to, once its card's input is in it: the value that was picked, and the card to show
 * instead of the question. Undefined when it is none of ours, or when nothing was picked where something had to be.
 */
export function readSubmission(data: unknown): { value: string; answered: Card } | undefined {
  const submission = submissionSchema.safeParse(data).data;
  if (submission === undefined) return undefined;
  const picked = pickedIn(submission);
  return (
    picked && { value: picked.value, answered: toAnswered(submission.relais.asked, sentences.chosen(picked.label)) }
  );
}

function pickedIn({ relais, choice = "" }: Submission): Choice | undefined {
  if ("value" in relais) return relais;
  const ids = new Set(choice.split(",").filter((id) => id !== ""));
  const picked = relais.choices.filter((_, index) => ids.has(idOf(index)));
  if (picked.length < ids.size) return undefined;
  const [only, ...others] = picked;
  if (relais.prefix === undefined) return others.length === 0 ? only : undefined;
  return {
    value: relais.prefix + picked.map(({ value }) => value).join(","),
    label: only === undefined ? sentences.nothing : picked.map(({ label }) => label).join(", "),
  };
}

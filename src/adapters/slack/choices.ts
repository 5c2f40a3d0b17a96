import type { ActionsBlock, KnownBlock, PlainTextElement, PlainTextOption } from "@slack/types";
import type { Block, Choice } from "../../core/message.ts";
import { markOf } from "../../core/plain-text.ts";
import { shorten, toParagraph } from "./rich-text.ts";
import { sentences } from "./sentences.ts";

type Choices = Extract<Block, { type: "choices" }>;

/** Slack's own limits (docs.slack.dev/reference/block-kit): characters of a label, of an option's value; options; buttons. */
const longestLabel = 75;
const longestOptionValue = 150;
const mostOptions = 100;
const mostCheckboxes = 10;
const mostButtons = 25;
/** All the blocks of a message together: below what was seen refused. */
const mostCharacters = 9_500;
/** More buttons than this are a wall on a phone: a menu is shorter. */
const fewButtons = 10;

/** What inbound.ts reads back from a pressed element. */
export const actionIds = { press: "press", menu: "menu", pick: "pick", send: "send" } as const;

/**
 * What can be picked, as buttons or a menu. `typed`: each is marked with what one may type instead; `n` tells this block
 * from the others of its message. Where a label is too long for a button, or several may be picked, all are written out.
 */
export function toChoiceBlocks(block: Choices, n: number, typed: boolean): KnownBlock[] {
  const mark = (choice: Choice, index: number) =>
    typed ? `${markOf(index, block.lettered ?? false)}. ${choice.label}` : choice.label;
  const labelled = block.choices.map((choice, index) => ({ value: choice.value, label: mark(choice, index) }));
  const isWhole = labelled.every(({ label }) => label.length <= longestLabel);
  const written = isWhole && (labelled.length <= fewButtons || !typed) ? [] : [toParagraph(linesOf(labelled))];
  const size = labelled.reduce((sum, { label }) => sum + label.length + Math.min(label.length, longestLabel), 0);
  // What Slack would refuse whole is picked by its number.
  if (written.length > 0 && size > mostCharacters) return written;
  if (block.multiple && block.choices.some(({ value }) => value.length > longestOptionValue)) return written;
  return [...written, ...(block.multiple ? toSeveral(labelled, block.multiple.prefix, n) : toOne(labelled, n))];
}

function linesOf(labelled: readonly Choice[]): string {
  return labelled.map(({ label }) => label).join("\n");
}

function toOne(choices: readonly Choice[], n: number): KnownBlock[] {
  const fitsMenu = choices.every(({ value }) => value.length <= longestOptionValue);
  if (choices.length <= fewButtons || !fitsMenu)
    return slices(choices, mostButtons).map((some, slice) => ({
      type: "actions",
      block_id: `choices:${n}:${slice}`,
      elements: some.map(({ value, label }, index) => ({
        type: "button",
        action_id: `${actionIds.press}:${index}`,
        text: plain(label),
        value,
      })),
    }));
  return slices(choices, mostOptions).map((some, slice) => ({
    type: "actions",
    block_id: `choices:${n}:${slice}`,
    elements: [
      {
        type: "static_select",
        action_id: actionIds.menu,
        placeholder: plain(sentences.choose),
        options: some.map(toOption),
      },
    ],
  }));
}

/** Boxes or menus that say nothing until they are sent together. */
function toSeveral(choices: readonly Choice[], prefix: string, n: number): KnownBlock[] {
  const boxes = choices.length <= mostCheckboxes;
  const pick = slices(choices, boxes ? mostCheckboxes : mostOptions).map((some, slice): ActionsBlock => {
    const common = { action_id: actionIds.pick, options: some.map(toOption) };
    return {
      type: "actions",
      block_id: `choices:${n}:${slice}`,
      elements: [
        boxes
          ? { type: "checkboxes", ...common }
          : { type: "multi_static_select", placeholder: plain(sentences.chooseSeveral), ...common },
      ],
    };
  });
  return [
    ...pick,
    {
      type: "actions",
      block_id: `send:${n}`,
      elements: [{ type: "button", action_id: actionIds.send, text: plain(sentences.sendSeveral), value: prefix }],
    },
  ];
}

function toOption({ value, label }: Choice): PlainTextOption {
  return { text: plain(label), value };
}

function plain(text: string): PlainTextElement {
  return { type: "plain_text", text: shorten(text, longestLabel), emoji: false };
}

function slices<T>(all: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, index) =>
    all.slice(index * size, (index + 1) * size),
  );
}

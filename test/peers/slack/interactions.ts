import { type Json, isRecord, toRecord, toRecords, toText } from "./json.ts";

/** An interactive element of a message or a view, in its block. */
export type Placed = { block: Json; element: Json };

const chooseOne = new Set(["static_select", "radio_buttons", "overflow"]);
const chooseSeveral = new Set(["multi_static_select", "checkboxes"]);
const stateful = new Set([
  ...chooseOne,
  ...chooseSeveral,
  "datepicker",
  "timepicker",
  "plain_text_input",
  "number_input",
]);

/** The blocks with the ids that Slack gives to those that have none. */
export function withIds(blocks: unknown): Json[] {
  return toRecords(blocks).map((block, index) => {
    const elements = toRecords(block["elements"]).map((element, place) => withActionId(element, `${index}${place}`));
    return {
      block_id: `b${index}`,
      ...block,
      ...(block["type"] === "actions" && { elements }),
      ...(isRecord(block["accessory"]) && { accessory: withActionId(block["accessory"], String(index)) }),
    };
  });
}

function withActionId(element: Json, id: string): Json {
  return { action_id: `a${id}`, ...element };
}

function listElements(blocks: Json[]): Placed[] {
  return blocks.flatMap((block) => {
    const accessory = [block["accessory"], block["element"]].filter(isRecord);
    const elements = block["type"] === "actions" ? toRecords(block["elements"]) : [];
    return [...elements, ...accessory].map((element) => ({ block, element }));
  });
}

/** The button or the element that offers this value. */
export function findElement(blocks: Json[], value: string): Placed {
  const found = listElements(blocks).find(({ element }) => element["value"] === value || findOption(element, value));
  if (found) return found;
  const offered = listElements(blocks).flatMap(({ element }) =>
    [element, ...listOptions(element)].map((each) => each["value"]),
  );
  throw new Error(`Nothing to press carries ${value}; there is ${JSON.stringify(offered.filter(Boolean))}`);
}

export function isMultiple({ element }: Placed): boolean {
  return chooseSeveral.has(toText(element["type"]));
}

/** The button that sends what was ticked: the first one after the boxes. */
export function findSendButton(blocks: Json[], boxes: Placed): Placed {
  const elements = listElements(blocks);
  const at = elements.findIndex(({ element }) => element === boxes.element);
  const button = elements.slice(at + 1).find(({ element }) => element["type"] === "button");
  if (!button) throw new Error("No button follows the boxes");
  return button;
}

function listOptions(element: Json): Json[] {
  const groups = toRecords(element["option_groups"]).flatMap((group) => toRecords(group["options"]));
  return [...toRecords(element["options"]), ...groups];
}

function findOption(element: Json, value: string): Json | undefined {
  return listOptions(element).find((option) => option["value"] === value);
}

/** What one action says: the button and its value, or the option or options chosen. */
export function toAction({ block, element }: Placed, values: string[], at: string): Json {
  const type = toText(element["type"]);
  const common = { type, action_id: element["action_id"], block_id: block["block_id"], action_ts: at };
  if (type === "button") {
    const { text, value, style } = element;
    return { ...common, text, ...(value !== undefined && { value }), ...(style !== undefined && { style }) };
  }
  return { ...common, ...toSelection(element, values) };
}

function toSelection(element: Json, values: string[]): Json {
  const options = values.map((value) => findOption(element, value)).filter((option) => option !== undefined);
  if (options.length < values.length) throw new Error(`Not all of ${values.join(", ")} are offered together`);
  return chooseSeveral.has(toText(element["type"]))
    ? { selected_options: options }
    : { selected_option: options[0] ?? null };
}

/** `state.values`: every element that holds something, with what was chosen or what it began with. */
export function toState(blocks: Json[], chosen?: { element: Json; values: string[] }): Json {
  const values: Record<string, Json> = {};
  for (const { block, element } of listElements(blocks)) {
    const type = toText(element["type"]);
    if (!stateful.has(type) || type === "overflow") continue;
    const initial = toRecords(element["initial_options"] ?? [element["initial_option"]]);
    const now = chosen?.element === element ? chosen.values : initial.map((option) => toText(option["value"]));
    const blockId = toText(block["block_id"]);
    const held = chooseOne.has(type) || chooseSeveral.has(type) ? toSelection(element, now) : { value: null };
    values[blockId] = { ...toRecord(values[blockId]), [toText(element["action_id"])]: { type, ...held } };
  }
  return { values };
}

import { type Json, isRecord, toRecords, toText } from "./json.ts";
import { checkElement } from "./block-kit-elements.ts";
import { checkRichText, checkTable } from "./block-kit-rich.ts";
import { checkCount, checkLength, checkText, countCharacters, type Problem, type Report } from "./block-kit-text.ts";

export type Surface = "message" | "home";

const mostBlocks = { message: 50, home: 100 } as const;

/** Undocumented: slackapi/bolt-js#2509. Some have met it earlier, near 11 400 (#2867). */
const mostCharacters = 13_200;

/** What Slack would say of these blocks. */
export function findBlockProblems(blocks: unknown, surface: Surface = "message", at = "/blocks"): Problem[] {
  const problems: Problem[] = [];
  const report: Report = (pointer, message) => void problems.push({ pointer, message });
  if (!Array.isArray(blocks)) return [{ pointer: at, message: "must be an array" }];
  const most = mostBlocks[surface];
  if (blocks.length > most) report(at, `no more than ${most} items allowed`);
  const ids = new Set<unknown>();
  for (const [index, block] of blocks.entries()) {
    const pointer = `${at}/${index}`;
    if (!isRecord(block)) {
      report(pointer, "must be an object");
      continue;
    }
    checkBlock(block, pointer, surface, report);
    if (block["block_id"] !== undefined) {
      checkLength(block["block_id"], `${pointer}/block_id`, 1, 255, report);
      if (ids.has(block["block_id"]))
        report(`${pointer}/block_id`, `block_id already exists: ${toText(block["block_id"])}`);
      ids.add(block["block_id"]);
    }
  }
  if (toRecords(blocks).filter(({ type }) => type === "table").length > 1) report(at, "only one table allowed");
  return problems;
}

/** Whether Slack would answer `msg_blocks_too_long`: every `text` counts, at any depth. */
export function isTooLong(blocks: unknown): boolean {
  return countCharacters(blocks) > mostCharacters;
}

function checkBlock(block: Json, pointer: string, surface: Surface, report: Report): void {
  switch (block["type"]) {
    case "section":
      return checkSection(block, pointer, report);
    case "header":
      return checkText(block["text"], `${pointer}/text`, { most: 150, plain: true }, report);
    case "context":
      return checkContext(block, pointer, report);
    case "divider":
      return undefined;
    case "actions":
      return checkActions(block, pointer, report);
    case "image":
      if (block["title"] !== undefined)
        checkText(block["title"], `${pointer}/title`, { most: 2000, plain: true }, report);
      return checkElement(block, pointer, report);
    case "rich_text":
      return checkRichText(block, pointer, report);
    case "table":
      if (surface === "home") report(pointer, "unsupported type: table");
      return checkTable(block, pointer, report);
    case "input":
      checkText(block["label"], `${pointer}/label`, { most: 2000, plain: true }, report);
      return isRecord(block["element"])
        ? checkElement(block["element"], `${pointer}/element`, report)
        : report(pointer, "missing required field: element");
    default:
      return report(pointer, `unsupported type: ${String(block["type"])}`);
  }
}

function checkSection(block: Json, pointer: string, report: Report): void {
  const { text, fields, accessory } = block;
  if (text === undefined && fields === undefined) report(pointer, "missing required field: text");
  if (text !== undefined) checkText(text, `${pointer}/text`, { most: 3000 }, report);
  if (fields !== undefined) {
    checkCount(fields, `${pointer}/fields`, 10, report).forEach((field, index) => {
      checkText(field, `${pointer}/fields/${index}`, { most: 2000 }, report);
    });
  }
  if (isRecord(accessory)) checkElement(accessory, `${pointer}/accessory`, report);
}

function checkContext(block: Json, pointer: string, report: Report): void {
  checkCount(block["elements"], `${pointer}/elements`, 10, report).forEach((element, index) => {
    const at = `${pointer}/elements/${index}`;
    if (isRecord(element) && element["type"] === "image") checkElement(element, at, report);
    else checkText(element, at, { most: 3000 }, report);
  });
}

function checkActions(block: Json, pointer: string, report: Report): void {
  const ids = new Set<unknown>();
  checkCount(block["elements"], `${pointer}/elements`, 25, report).forEach((element, index) => {
    const at = `${pointer}/elements/${index}`;
    if (!isRecord(element) || element["type"] === "image") return report(at, "unsupported type");
    checkElement(element, at, report);
    const id = element["action_id"];
    if (id !== undefined && ids.has(id)) report(`${at}/action_id`, `action_id already exists: ${toText(id)}`);
    ids.add(id);
  });
}

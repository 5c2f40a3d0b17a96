import { checkCount, checkLength, countCharacters, type Report } from "./block-kit-text.ts";
import { type Json, isRecord } from "./json.ts";

const styles = new Set(["bold", "italic", "strike", "code", "underline"]);

export function checkRichText(block: Json, pointer: string, report: Report): void {
  for (const [index, element] of checkCount(block["elements"], `${pointer}/elements`, 1000, report).entries()) {
    checkPart(element, `${pointer}/elements/${index}`, report);
  }
}

function checkPart(part: unknown, pointer: string, report: Report): void {
  if (!isRecord(part)) return report(pointer, "must be an object");
  const { type, style, elements } = part;
  const isList = type === "rich_text_list";
  if (!isList && type !== "rich_text_section" && type !== "rich_text_preformatted" && type !== "rich_text_quote") {
    return report(pointer, `unsupported type: ${String(type)}`);
  }
  if (isList && style !== "bullet" && style !== "ordered") report(`${pointer}/style`, "must be a valid enum value");
  for (const [index, element] of checkCount(elements, `${pointer}/elements`, 1000, report).entries()) {
    const at = `${pointer}/elements/${index}`;
    if (!isList) checkLeaf(element, at, report);
    else if (isRecord(element) && element["type"] === "rich_text_section") checkPart(element, at, report);
    else report(at, "only rich_text_section is allowed in a list");
  }
}

function checkLeaf(leaf: unknown, pointer: string, report: Report): void {
  if (!isRecord(leaf)) return report(pointer, "must be an object");
  switch (leaf["type"]) {
    case "text":
      checkLength(leaf["text"], `${pointer}/text`, 1, 40_000, report);
      break;
    case "link":
      checkLength(leaf["url"], `${pointer}/url`, 1, 3000, report);
      break;
    case "emoji":
    case "user":
    case "channel":
    case "usergroup":
    case "broadcast":
    case "date":
    case "color":
      break;
    default:
      report(pointer, `unsupported type: ${String(leaf["type"])}`);
  }
  for (const [name, value] of Object.entries(isRecord(leaf["style"]) ? leaf["style"] : {})) {
    if (!styles.has(name) || typeof value !== "boolean") report(`${pointer}/style`, `unsupported style: ${name}`);
  }
}

export function checkTable(block: Json, pointer: string, report: Report): void {
  const rows = checkCount(block["rows"], `${pointer}/rows`, 100, report);
  const columns = Array.isArray(rows[0]) ? rows[0].length : 0;
  for (const [index, row] of rows.entries()) {
    const at = `${pointer}/rows/${index}`;
    const cells = checkCount(row, at, 20, report);
    if (cells.length !== columns) report(at, `must have ${columns} cells, as the first row`);
    for (const [column, cell] of cells.entries()) checkCell(cell, `${at}/${column}`, report);
  }
  const settings = block["column_settings"];
  if (settings !== undefined) checkCount(settings, `${pointer}/column_settings`, 20, report);
  if (countCharacters(rows) > 10_000) report(`${pointer}/rows`, "no more than 10000 characters allowed");
}

function checkCell(cell: unknown, pointer: string, report: Report): void {
  if (!isRecord(cell)) return report(pointer, "must be an object");
  if (cell["type"] === "rich_text") return checkRichText(cell, pointer, report);
  if (cell["type"] === "raw_text") return checkLength(cell["text"], `${pointer}/text`, 1, 10_000, report);
  if (cell["type"] === "raw_number")
    return typeof cell["value"] === "number" ? undefined : report(pointer, "must be a number");
  report(pointer, `unsupported type: ${String(cell["type"])}`);
}

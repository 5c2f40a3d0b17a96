import { checkCount, checkLength, checkText, type Report } from "./block-kit-text.ts";
import { type Json, isRecord, toRecords } from "./json.ts";

type Check = (element: Json, pointer: string, report: Report) => void;

const checks: Record<string, Check> = {
  button: checkButton,
  static_select: (element, pointer, report) => {
    checkPlaceholder(element, pointer, report);
    checkOptions(element, pointer, { most: 100, plain: true }, report);
  },
  multi_static_select: (element, pointer, report) => {
    checkPlaceholder(element, pointer, report);
    checkOptions(element, pointer, { most: 100, plain: true }, report);
    const most = element["max_selected_items"];
    if (most !== undefined && !(Number(most) >= 1)) report(`${pointer}/max_selected_items`, "must be at least 1");
  },
  checkboxes: (element, pointer, report) => checkOptions(element, pointer, { most: 10 }, report),
  radio_buttons: (element, pointer, report) => checkOptions(element, pointer, { most: 10 }, report),
  overflow: (element, pointer, report) => checkOptions(element, pointer, { most: 5, plain: true }, report),
  datepicker: checkPlaceholder,
  timepicker: checkPlaceholder,
  datetimepicker: () => {},
  plain_text_input: checkPlaceholder,
  number_input: checkPlaceholder,
  image: checkImage,
};

export function checkElement(element: Json, pointer: string, report: Report): void {
  const check = checks[String(element["type"])];
  if (!check) return report(pointer, `unsupported type: ${String(element["type"])}`);
  check(element, pointer, report);
  if (element["action_id"] !== undefined) checkLength(element["action_id"], `${pointer}/action_id`, 1, 255, report);
  if (isRecord(element["confirm"])) checkConfirm(element["confirm"], `${pointer}/confirm`, report);
}

function checkButton(element: Json, pointer: string, report: Report): void {
  const { text, value, url, style } = element;
  checkText(text, `${pointer}/text`, { most: 75, plain: true }, report);
  if (value !== undefined) checkLength(value, `${pointer}/value`, 0, 2000, report);
  if (url !== undefined) checkLength(url, `${pointer}/url`, 1, 3000, report);
  if (style !== undefined && style !== "primary" && style !== "danger")
    report(`${pointer}/style`, "must be a valid enum value");
}

function checkPlaceholder(element: Json, pointer: string, report: Report): void {
  if (element["placeholder"] === undefined) return;
  checkText(element["placeholder"], `${pointer}/placeholder`, { most: 150, plain: true }, report);
}

function checkOptions(element: Json, pointer: string, limits: { most: number; plain?: boolean }, report: Report): void {
  const groups = element["option_groups"];
  const lists = groups === undefined ? [element] : toRecords(groups);
  if (groups !== undefined) checkCount(groups, `${pointer}/option_groups`, 100, report);
  const values = new Set<unknown>();
  for (const [group, { options, label }] of lists.entries()) {
    const at = groups === undefined ? pointer : `${pointer}/option_groups/${group}`;
    if (groups !== undefined) checkText(label, `${at}/label`, { most: 75, plain: true }, report);
    for (const [index, option] of checkCount(options, `${at}/options`, limits.most, report).entries()) {
      checkOption(option, `${at}/options/${index}`, limits.plain ?? false, report);
      const value = isRecord(option) ? option["value"] : undefined;
      if (values.has(value)) report(`${at}/options/${index}/value`, `value already exists: ${String(value)}`);
      values.add(value);
    }
  }
  const initial = element["initial_options"] ?? (element["initial_option"] && [element["initial_option"]]);
  for (const option of toRecords(initial)) {
    if (!values.has(option["value"])) report(`${pointer}/initial_options`, `not an option: ${String(option["value"])}`);
  }
}

function checkOption(option: unknown, pointer: string, plain: boolean, report: Report): void {
  if (!isRecord(option)) return report(pointer, "must be an object");
  checkText(option["text"], `${pointer}/text`, { most: 75, plain }, report);
  checkLength(option["value"], `${pointer}/value`, 1, 150, report);
  if (option["description"] !== undefined) {
    checkText(option["description"], `${pointer}/description`, { most: 75, plain }, report);
  }
}

function checkConfirm(confirm: Json, pointer: string, report: Report): void {
  checkText(confirm["title"], `${pointer}/title`, { most: 100, plain: true }, report);
  checkText(confirm["text"], `${pointer}/text`, { most: 300 }, report);
  checkText(confirm["confirm"], `${pointer}/confirm`, { most: 30, plain: true }, report);
  checkText(confirm["deny"], `${pointer}/deny`, { most: 30, plain: true }, report);
}

function checkImage(element: Json, pointer: string, report: Report): void {
  const { alt_text: alternative, image_url: url, slack_file: file } = element;
  if (alternative === undefined) report(pointer, "missing required field: alt_text");
  else checkLength(alternative, `${pointer}/alt_text`, 1, 2000, report);
  if ((url === undefined) === (file === undefined)) report(pointer, "exactly one of image_url, slack_file is required");
  if (url !== undefined) checkLength(url, `${pointer}/image_url`, 1, 3000, report);
  if (file !== undefined && !(isRecord(file) && (file["id"] ?? file["url"])))
    report(`${pointer}/slack_file`, "must have id or url");
}

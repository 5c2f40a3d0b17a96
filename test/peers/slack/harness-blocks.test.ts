import { expect, test } from "vitest";
import { findBlockProblems, isTooLong } from "./block-kit.ts";

const plain = (text: string) => ({ type: "plain_text", text });
const section = (text: string) => ({ type: "section", text: { type: "mrkdwn", text } });
const button = (more: object = {}) => ({ type: "button", text: plain("Oui"), value: "oui", ...more });
const actions = (...elements: object[]) => ({ type: "actions", elements });
const options = (count: number, more: object = {}) =>
  Array.from({ length: count }, (_, index) => ({ text: plain(`${index}`), value: `${index}`, ...more }));
const select = (count: number, more: object = {}) => ({ type: "static_select", options: options(count), ...more });
const rich = (...elements: object[]) => ({ type: "rich_text", elements });
const words = (text: string) => ({ type: "rich_text_section", elements: [{ type: "text", text }] });
const table = (rows: object[][]) => ({ type: "table", rows });
const cell = (text: string) => ({ type: "raw_text", text });
const long = (length: number) => "x".repeat(length);
const many = <T>(count: number, item: T): T[] => Array.from({ length: count }, () => item);

test.each<[string, object[]]>([
  ["a plain message", [section("bonjour"), { type: "divider" }, { type: "header", text: plain("Titre") }]],
  ["every limit reached", [section(long(3000)), actions(...many(25, button({ text: plain(long(75)) })))]],
  ["fifty blocks", many(50, section("x"))],
  ["menus", [actions(select(100), { type: "multi_static_select", options: options(100) })]],
  ["boxes", [actions({ type: "checkboxes", options: options(10), initial_options: options(2) })]],
  ["an uploaded image", [{ type: "image", alt_text: "Graphique", slack_file: { id: "F1" } }]],
  ["a context", [{ type: "context", elements: [{ type: "mrkdwn", text: "x" }] }]],
  ["rich text", [rich(words("a"), { type: "rich_text_list", style: "bullet", elements: [words("b")] })]],
  ["a table", [table(many(100, [cell("a"), rich(words("b"))]))]],
])("lets %s through", (_, blocks) => {
  expect(findBlockProblems(blocks)).toEqual([]);
});

test.each<[string, object[], string]>([
  ["an unknown block", [{ type: "nimporte" }], "/blocks/0"],
  ["more than fifty blocks", many(51, section("x")), "/blocks"],
  ["an empty section", [section("")], "/blocks/0/text/text"],
  ["a long section", [section("x"), section(long(3001))], "/blocks/1/text/text"],
  ["a section of nothing", [{ type: "section" }], "/blocks/0"],
  ["a header in mrkdwn", [{ type: "header", text: { type: "mrkdwn", text: "x" } }], "/blocks/0/text/type"],
  ["a long header", [{ type: "header", text: plain(long(151)) }], "/blocks/0/text/text"],
  ["no action", [actions()], "/blocks/0/elements"],
  ["too many actions", [actions(...many(26, button()))], "/blocks/0/elements"],
  ["a long button", [actions(button({ text: plain(long(76)) }))], "/blocks/0/elements/0/text/text"],
  ["a long value", [actions(button({ value: long(2001) }))], "/blocks/0/elements/0/value"],
  ["an unknown style", [actions(button({ style: "default" }))], "/blocks/0/elements/0/style"],
  ["a long action_id", [actions(button({ action_id: long(256) }))], "/blocks/0/elements/0/action_id"],
  [
    "the same action_id",
    [actions(button({ action_id: "a" }), button({ action_id: "a" }))],
    "/blocks/0/elements/1/action_id",
  ],
  ["the same block_id", many(2, { type: "divider", block_id: "b" }), "/blocks/1/block_id"],
  ["a long block_id", [{ type: "divider", block_id: long(256) }], "/blocks/0/block_id"],
  ["a menu of nothing", [actions(select(0))], "/blocks/0/elements/0/options"],
  ["a long menu", [actions(select(101))], "/blocks/0/elements/0/options"],
  ["too many boxes", [actions({ type: "checkboxes", options: options(11) })], "/blocks/0/elements/0/options"],
  [
    "a long option",
    [actions({ type: "static_select", options: [{ text: plain(long(76)), value: "v" }] })],
    "/blocks/0/elements/0/options/0/text/text",
  ],
  [
    "a long option value",
    [actions({ type: "static_select", options: options(1, { value: long(151) }) })],
    "/blocks/0/elements/0/options/0/value",
  ],
  [
    "an option offered twice",
    [actions({ type: "static_select", options: options(2, { value: "v" }) })],
    "/blocks/0/elements/0/options/1/value",
  ],
  [
    "an initial option that is not offered",
    [actions(select(1, { initial_option: options(2)[1] }))],
    "/blocks/0/elements/0/initial_options",
  ],
  ["an image without words", [{ type: "image", image_url: "https://x" }], "/blocks/0"],
  [
    "an image from two places",
    [{ type: "image", alt_text: "x", image_url: "https://x", slack_file: { id: "F" } }],
    "/blocks/0",
  ],
  ["an image from nowhere", [{ type: "image", alt_text: "x" }], "/blocks/0"],
  ["empty rich text", [rich(words(""))], "/blocks/0/elements/0/elements/0/text"],
  [
    "a list of texts",
    [rich({ type: "rich_text_list", style: "bullet", elements: [{ type: "text", text: "x" }] })],
    "/blocks/0/elements/0/elements/0",
  ],
  ["two tables", many(2, table([[cell("a")]])), "/blocks"],
  ["too many rows", [table(many(101, [cell("a")]))], "/blocks/0/rows"],
  ["too many columns", [table([many(21, cell("a"))])], "/blocks/0/rows/0"],
  ["a ragged table", [table([[cell("a"), cell("b")], [cell("c")]])], "/blocks/0/rows/1"],
  ["a table of too many words", [table(many(11, [cell(long(1000))]))], "/blocks/0/rows"],
])("refuses %s", (_, blocks, pointer) => {
  expect(findBlockProblems(blocks).map((problem) => problem.pointer)).toEqual([pointer]);
});

test("a Home view takes a hundred blocks and no table", () => {
  expect(findBlockProblems(many(100, section("x")), "home")).toEqual([]);
  expect(findBlockProblems(many(101, section("x")), "home")).toHaveLength(1);
  expect(findBlockProblems([table([[cell("a")]])], "home")).toHaveLength(1);
});

test("the words of all the blocks count together", () => {
  expect(isTooLong(many(4, section(long(3000))))).toBe(false);
  expect(isTooLong(many(5, section(long(3000))))).toBe(true);
});

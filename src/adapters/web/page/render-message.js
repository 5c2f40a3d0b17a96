// @ts-check
import { renderBars } from "./bars.js";
import { renderChoices } from "./choices.js";
import { element } from "./element.js";
import { words } from "./words.js";

/** @typedef {import("../../../core/message.ts").Block} Block */
/** @typedef {import("../../../core/message.ts").Tiles} Tiles */
/** @typedef {import("../../../core/message.ts").Choice} Choice */
/** @typedef {import("../scene.ts").SandboxMessage} SandboxMessage */
/**
 * What a person can do from inside a message.
 * @typedef {{ choose: (choice: Choice) => void, type: (typed: string) => void }} Actions
 */

let captions = 0;

/** The content of a message: a person's words are shown as they were typed. @param {SandboxMessage} said @param {Actions} actions */
export function renderMessage({ id, author, message }, actions) {
  const body = element("div", { class: "body" });
  if (message.title) body.append(element("h3", {}, message.title));
  for (const [rank, block] of message.blocks.entries()) {
    const plain = author === "person" && block.type === "text";
    if (block.type === "file") body.append(renderFile(block.file, `/api/files/${id}/${rank}`));
    else body.append(plain ? element("p", {}, block.text) : renderBlock(block, actions));
  }
  return body;
}

/** @param {Exclude<Block, { type: "file" }>} block @param {Actions} actions @returns {HTMLElement} */
function renderBlock(block, actions) {
  /** @param {string} text */
  const marked = (text) => renderMarks(text, actions);
  switch (block.type) {
    case "text":
      return element("p", {}, ...marked(block.text));
    case "fields":
      return element(
        "dl",
        {},
        ...block.fields.map(({ label, value }) =>
          element("div", {}, element("dt", {}, label), element("dd", {}, ...marked(value))),
        ),
      );
    case "list":
      return element("ul", { class: "items" }, ...block.items.map((item) => element("li", {}, ...marked(item))));
    case "table":
      return renderTable(block, marked);
    case "choices":
      return renderChoices(block, actions);
    case "chart":
    default:
      return block.chart.kind === "bars" ? renderBars(block.chart) : renderTiles(block.chart);
  }
}

/** Signs are drawn, the same on every machine; they have no name, since a word always doubles them. @type {Record<string, string>} */
const signs = { "✅": "/sign-done.svg", "⚠": "/sign-alert.svg", "⏳": "/sign-waiting.svg" };

/** `**bold**`, `` `typed words` `` and signs, and nothing else. @param {string} text @param {Actions} actions @returns {(Node | string)[]} */
function renderMarks(text, actions) {
  return text.split(/(\*\*[^*]+\*\*|`[^`]+`|[✅⏳⚠]\ufe0f?)/u).flatMap((part) => {
    const sign = signs[part.replace("\ufe0f", "")];
    if (part === "") return [];
    if (sign) return element("img", { src: sign, alt: "", class: "sign" });
    if (part.startsWith("**") && part.length > 4) return element("strong", {}, part.slice(2, -2));
    if (part.startsWith("`") && part.length > 2) return renderTyped(part.slice(1, -1), actions);
    return part;
  });
}

/** Words to type: a click writes them, and leaves sending to the person. @param {string} typed @param {Actions} actions */
function renderTyped(typed, actions) {
  const button = element("button", { type: "button", class: "typed", title: words.type(typed) });
  button.append(element("code", {}, typed));
  button.addEventListener("click", () => actions.type(typed));
  return button;
}

const figure = /^[-−]?\d[\d\s.,]*(?:€|%|ETP|h|km|m²|min)?$/u;

/** @param {Extract<Block, { type: "table" }>} table @param {(text: string) => (Node | string)[]} marked */
function renderTable({ caption, columns, rows }, marked) {
  const id = `caption-${(captions += 1)}`;
  const isFigure = columns.map((_, column) => rows.every((row) => figure.test(row[column] ?? "")));
  /** @param {number} column @returns {Record<string, string>} */
  const look = (column) => (isFigure[column] ? { class: "figure" } : {});
  const head = columns.map((name, column) => element("th", { scope: "col", ...look(column) }, name));
  const body = rows.map((row) =>
    element(
      "tr",
      {},
      ...row.map((cell, column) =>
        column === 0
          ? element("th", { scope: "row", ...look(column) }, ...marked(cell))
          : element("td", look(column), ...marked(cell)),
      ),
    ),
  );
  const table = element(
    "table",
    {},
    element("caption", { id }, element("span", {}, ...marked(caption))),
    element("thead", {}, element("tr", {}, ...head)),
    element("tbody", {}, ...body),
  );
  return element("div", { class: "table", role: "region", tabindex: "0", "aria-labelledby": id }, table);
}

/** A link that keeps the file. @param {import("../../../core/message.ts").Attachment} file @param {string} href */
function renderFile({ name, label }, href) {
  return element("p", {}, element("a", { href, download: name }, label));
}

/** Tiles are one picture with its words; the count of each state is written under the title. @param {Tiles} chart */
function renderTiles({ title, alt, tiles }) {
  const counts = Map.groupBy(tiles, ({ tone, state }) => `${tone} ${state}`);
  const legend = ["done", "ongoing", "waiting"].flatMap((tone) =>
    [...counts.values()]
      .filter(([first]) => first?.tone === tone)
      .map((group) =>
        element(
          "li",
          { "data-tone": tone },
          element("strong", {}, `${group.length}`),
          ` ${words.inPlural(group[0]?.state ?? "", group.length)}`,
        ),
      ),
  );
  const drawn = tiles.map(({ label, state, tone }) =>
    element("span", { class: "tile", "data-tone": tone }, element("b", {}, label), element("span", {}, state)),
  );
  return element(
    "figure",
    {},
    element("figcaption", {}, title),
    element("ul", { class: "legend" }, ...legend),
    element("div", { class: "tiles", role: "img", "aria-label": alt }, ...drawn),
  );
}

/** A message in one line of plain text, for the feed. @param {SandboxMessage} said */
export function toExtract({ message }) {
  const texts = message.blocks.flatMap((block) => {
    if (block.type === "text") return [block.text];
    if (block.type === "list") return block.items;
    return block.type === "table" ? [block.caption] : [];
  });
  return [message.title ? `${message.title}.` : [], texts]
    .flat()
    .join(" ")
    .replaceAll(/\*\*|`|[✅⏳⚠]\ufe0f? ?/gu, "");
}

// @ts-check
import { element } from "./element.js";
import { words } from "./words.js";

/** @typedef {import("../../../core/message.ts").Block} Block */
/** @typedef {import("../../../core/message.ts").Choice} Choice */

/**
 * What can be picked: each is marked with what a person may type instead.
 * @param {Extract<Block, { type: "choices" }>} block @param {{ choose: (choice: Choice) => void }} actions
 */
export function renderChoices(block, actions) {
  return block.multiple ? renderSeveral(block.choices, block.multiple.prefix, actions) : renderOne(block, actions);
}

/** @param {Extract<Block, { type: "choices" }>} block @param {{ choose: (choice: Choice) => void }} actions */
function renderOne({ choices, lettered }, actions) {
  const items = choices.map((choice, rank) => {
    const button = renderButton(choice.label, lettered ? String.fromCharCode(97 + rank) : `${rank + 1}`);
    button.addEventListener("click", () => actions.choose(choice));
    return element("li", {}, button);
  });
  return element("ul", { class: "choices", "aria-label": words.proposed }, ...items);
}

/**
 * Several may be picked, then sent together: what is sent is the prefix, then their values.
 * @param {Choice[]} choices @param {string} prefix @param {{ choose: (choice: Choice) => void }} actions
 */
function renderSeveral(choices, prefix, actions) {
  const send = element("button", { type: "button", class: "send-several", disabled: "" }, words.sendSeveral);
  /** @type {Set<Choice>} */
  const picked = new Set();
  const items = choices.map((choice, rank) => {
    const button = renderButton(choice.label, `${rank + 1}`);
    button.setAttribute("aria-pressed", "false");
    button.addEventListener("click", () => {
      if (!picked.delete(choice)) picked.add(choice);
      button.setAttribute("aria-pressed", String(picked.has(choice)));
      send.toggleAttribute("disabled", picked.size === 0);
    });
    return element("li", {}, button);
  });
  send.addEventListener("click", () => {
    const inOrder = choices.filter((choice) => picked.has(choice));
    actions.choose({
      value: prefix + inOrder.map(({ value }) => value).join(","),
      label: inOrder.map(({ label }) => label).join(", "),
    });
  });
  const list = element("ul", { class: "choices", "aria-label": words.proposedSeveral }, ...items);
  return element("div", { class: "several" }, list, send);
}

/** @param {string} label @param {string} mark */
function renderButton(label, mark) {
  return element(
    "button",
    { type: "button" },
    element("span", { class: "number" }, mark),
    " ",
    element("span", {}, label),
  );
}

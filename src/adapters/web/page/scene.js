// @ts-check
import { element, find } from "./element.js";
import { toExtract } from "./render-message.js";
import { describeRole, toDay, toHour, words } from "./words.js";

/** @typedef {import("../scene.ts").SandboxMessage} SandboxMessage */
/** @typedef {import("../scene.ts").SceneDescription} SceneDescription */
/** @typedef {import("../scene.ts").ScenePerson} ScenePerson */

const feedLength = 30;

/**
 * « La scène »: where we are in time, and what Relais sent to people we are not.
 * @param {{ move: (target: string) => Promise<import("./api.js").Outcome<SceneDescription>>, moved: () => Promise<string>, become: (account: string) => void }} actions
 */
export function createScene({ move, moved, become }) {
  const now = find(document, "#now", HTMLElement);
  const status = find(document, "#scene-status", HTMLElement);
  const feed = find(document, "#feed", HTMLElement);
  const feedEmpty = find(document, "#feed-empty", HTMLElement);
  const count = find(document, "#scene-count", HTMLElement);
  let moving = false;

  for (const button of document.querySelectorAll(".moves button")) {
    button.addEventListener("click", async () => {
      if (moving) return;
      moving = true;
      status.textContent = words.moving;
      const outcome = await move(button.getAttribute("data-target") ?? "");
      moving = false;
      if (outcome.kind === "refused") status.textContent = outcome.sentence;
      else status.textContent = outcome.kind === "later" ? words.notMoved : await moved();
    });
  }

  return {
    /** @param {SceneDescription} scene */
    show(scene) {
      now.textContent = scene.now;
      find(document, "#territory", HTMLElement).textContent = words.territory(scene.territory, scene.municipalities);
      document.title = `Relais, ${scene.territory}`;
    },
    /** @param {string} sentence */
    tell(sentence) {
      status.textContent = sentence;
    },
    /** @param {SandboxMessage} message @param {ScenePerson} person */
    add(message, person) {
      const item = renderSent(message, person, become);
      item.dataset["account"] = message.account;
      item.dataset["id"] = `${message.id}`;
      feed.prepend(item);
      if (feed.childElementCount > feedLength) feed.lastElementChild?.remove();
    },
    /** Items are hidden rather than made again, so that the one in focus keeps it. @param {string[]} open accounts @param {(account: string) => number} seen id of the last message read */
    mark(open, seen) {
      const items = [...feed.children].filter((item) => item instanceof HTMLElement);
      const isUnread = (/** @type {HTMLElement} */ item) =>
        Number(item.dataset["id"]) > seen(item.dataset["account"] ?? "");
      for (const item of items) {
        item.hidden = open.includes(item.dataset["account"] ?? "");
        find(item, ".count", HTMLElement).hidden = !isUnread(item);
      }
      const shown = items.filter(({ hidden }) => !hidden);
      const unread = shown.filter(isUnread).length;
      feedEmpty.hidden = shown.length > 0;
      count.hidden = unread === 0;
      find(count, "span", HTMLElement).textContent = `${unread}`;
    },
    clear: () => feed.replaceChildren(),
  };
}

/** @param {SandboxMessage} message @param {ScenePerson} person @param {(account: string) => void} become */
function renderSent(message, person, become) {
  const when = `${toDay(message.at).replace(/ \d{4}$/u, "")}, ${toHour(message.at)}`;
  const button = element(
    "button",
    { type: "button" },
    element(
      "span",
      { class: "to" },
      element("strong", {}, person.name),
      " ",
      element("span", { class: "count" }, words.unread),
    ),
    element("span", { class: "role" }, describeRole(person)),
    element("span", { class: "extract" }, toExtract(message)),
    element("time", { datetime: new Date(message.at).toISOString() }, when),
  );
  button.addEventListener("click", () => become(message.account));
  return element("li", {}, button);
}

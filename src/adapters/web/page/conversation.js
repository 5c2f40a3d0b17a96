// @ts-check
import { element, find, fromTemplate } from "./element.js";
import { renderMessage } from "./render-message.js";
import { describeRole, toDay, toHour, toInitials, words } from "./words.js";

/** @typedef {import("../scene.ts").SandboxMessage} SandboxMessage */
/** @typedef {import("../scene.ts").ScenePerson} ScenePerson */
/** @typedef {import("./outgoing.js").Waiting} Waiting */
/** @typedef {ReturnType<typeof createConversation>} Conversation */

/**
 * One person's conversation. Made anew for each person, so that a screen reader is told what is new and not the past.
 * @param {{
 *   person: ScenePerson,
 *   draft: string,
 *   history: SandboxMessage[],
 *   say: (said: { text: string } | { choice: string, label: string }) => void,
 *   sendFile: (file: File, text: string) => Promise<string>,
 *   takeBack: (waiting: Waiting) => void,
 *   keepDraft: (draft: string) => void,
 *   openBeside: () => void,
 *   close: () => void,
 * }} options
 */
export function createConversation({ person, draft, history, say, sendFile, takeBack, keepDraft, openBeside, close }) {
  const root = fromTemplate("conversation");
  const log = find(root, ".log", HTMLElement);
  const messages = find(root, ".messages", HTMLElement);
  const pending = find(root, ".pending", HTMLElement);
  const newer = find(root, ".newer", HTMLButtonElement);
  const status = find(root, ".status", HTMLElement);
  const form = find(root, "form", HTMLFormElement);
  const composer = find(root, "textarea", HTMLTextAreaElement);
  const picker = find(root, ".picker", HTMLInputElement);
  const attach = find(root, ".attach", HTMLButtonElement);
  const closer = find(root, ".close", HTMLButtonElement);
  const beside = find(root, ".beside", HTMLButtonElement);
  const heading = find(root, "h2", HTMLElement);

  find(root, ".avatar", HTMLElement).append(toInitials(person.name));
  find(root, ".role", HTMLElement).append(describeRole(person));
  heading.append(words.youAre(person.name));
  heading.id = `title-${person.account}`;
  root.setAttribute("aria-labelledby", heading.id);
  log.setAttribute("aria-label", words.conversationOf(person.name));
  composer.setAttribute("aria-label", words.yourMessage(person.name));
  attach.setAttribute("aria-label", words.attach(person.name));
  composer.value = draft;
  closer.setAttribute("aria-label", words.close(person.name));

  /** @param {string} text */
  const write = (text) => {
    composer.value = text;
    keepDraft(text);
    composer.focus();
  };
  const actions = {
    /** @param {import("../../../core/message.ts").Choice} choice */
    choose: ({ value, label }) => say({ choice: value, label }),
    /** @param {string} typed */
    type: (typed) => write(`${composer.value} ${typed}`.trim()),
  };
  const send = () => {
    const text = composer.value;
    if (text.trim() === "") return;
    write("");
    say({ text });
  };

  /** One after the other: what was typed goes with the first. */
  const sendFiles = async () => {
    const files = [...(picker.files ?? [])];
    /** @type {string[]} */
    const troubles = [];
    picker.value = "";
    for (const file of files) {
      const text = composer.value.trim();
      if (text !== "") write("");
      status.textContent = words.sending(file.name);
      // oxlint-disable-next-line no-await-in-loop -- order is the point
      const trouble = await sendFile(file, text);
      if (trouble !== "") troubles.push(trouble);
      if (trouble !== "" && text !== "") write(text);
      status.textContent = troubles.join(" ");
    }
  };

  attach.addEventListener("click", () => picker.click());
  picker.addEventListener("change", () => void sendFiles());
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    send();
  });
  composer.addEventListener("input", () => keepDraft(composer.value));
  composer.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    send();
  });
  beside.addEventListener("click", openBeside);
  closer.addEventListener("click", close);
  newer.addEventListener("click", () => showLast());

  let isAtEnd = true;
  let size = "";
  const sizeNow = () => `${log.clientWidth} ${log.clientHeight}`;
  log.addEventListener("scroll", () => {
    // A new size scrolls by itself, before its observer is told: only the person's own scrolling counts.
    if (sizeNow() !== size) return;
    isAtEnd = log.scrollHeight - log.scrollTop - log.clientHeight < 60;
    if (isAtEnd) newer.hidden = true;
  });
  // A keyboard that opens or a second conversation must not hide the end that was being read.
  new ResizeObserver(() => {
    size = sizeNow();
    if (isAtEnd) showLast();
  }).observe(log);

  /** A message taller than the screen is shown from its first line. */
  const showLast = () => {
    const last = messages.lastElementChild;
    const tall = last instanceof HTMLElement && !pending.hasChildNodes() && last.offsetHeight > log.clientHeight;
    log.scrollTop = tall ? last.offsetTop - log.offsetTop : log.scrollHeight;
    newer.hidden = true;
    isAtEnd = !tall;
  };

  /** @type {SandboxMessage | undefined} */
  let last;
  /** @param {SandboxMessage} message */
  const put = (message) => {
    if (!last || toDay(last.at) !== toDay(message.at)) {
      messages.append(element("p", { class: "day" }, toDay(message.at)));
      messages.append(renderSaid(message, false, actions));
    } else {
      messages.append(renderSaid(message, last.author === message.author && message.at - last.at < 120_000, actions));
    }
    last = message;
  };
  history.forEach(put);

  return {
    account: person.account,
    root,
    /** @param {SandboxMessage} message */
    append(message) {
      const follow = isAtEnd || message.author === "person";
      put(message);
      if (follow) showLast();
      else newer.hidden = false;
    },
    /** @param {Waiting[]} waiting */
    wait(waiting) {
      const ours = waiting.filter(({ kept }) => !kept);
      const grew = ours.length > pending.childElementCount;
      pending.replaceChildren(...ours.map((one) => renderWaiting(one, takeBack)));
      if (grew) showLast();
    },
    /** @param {string} sentence */
    tell(sentence) {
      if (status.textContent !== sentence) status.textContent = sentence;
    },
    write,
    showLast,
    /** Either another may be opened beside, or there are two. @param {boolean} mayClose */
    allowClosing(mayClose) {
      closer.hidden = !mayClose;
      beside.hidden = mayClose;
    },
    /** On a touch screen the keyboard would hide what there is to read. */
    focus: () => (matchMedia("(pointer: coarse)").matches ? heading : composer).focus({ preventScroll: true }),
  };
}

/** @param {SandboxMessage} message @param {boolean} follows the same person, just after @param {import("./render-message.js").Actions} actions */
function renderSaid(message, follows, actions) {
  const author = message.author === "relais" ? words.relais : words.you;
  const at = element("time", { datetime: new Date(message.at).toISOString() }, toHour(message.at));
  const signature = element(
    "p",
    { class: follows ? "signature unseen" : "signature" },
    element("b", {}, author),
    " ",
    at,
  );
  return element("article", { class: `message by-${message.author}` }, signature, renderMessage(message, actions));
}

/** @param {Waiting} waiting @param {(waiting: Waiting) => void} takeBack */
function renderWaiting(waiting, takeBack) {
  const body = element("div", { class: "body" }, element("p", {}, "text" in waiting ? waiting.text : waiting.label));
  const article = element("article", { class: "message by-person waiting" }, body);
  if (waiting.refused === undefined) {
    article.append(element("p", { class: "signature" }, words.waiting));
  } else {
    const button = element("button", { type: "button" }, words.takeBack);
    button.addEventListener("click", () => takeBack(waiting));
    article.append(element("p", { class: "refusal" }, words.refused(waiting.refused)), button);
  }
  return article;
}

// @ts-check
import { followStream, moveClock, postFile, postSaying, startOver } from "./api.js";
import { confirmStartOver } from "./confirm.js";
import { createConversation } from "./conversation.js";
import { find } from "./element.js";
import { createKept } from "./kept.js";
import { createMemory } from "./memory.js";
import { createOutgoing } from "./outgoing.js";
import { createPanes } from "./panes.js";
import { createPeople, renderStories } from "./people.js";
import { createScene } from "./scene.js";
import { createTabs } from "./tabs.js";
import { words } from "./words.js";

/** @typedef {import("./api.js").SandboxMessage} SandboxMessage */

/** Time for what the move caused to be delivered, before saying what was sent. */
const deliveryMs = 1200;

const place = find(document, "#conversations", HTMLElement);
const welcome = find(document, "#welcome", HTMLElement);
const storiesButton = find(document, "#show-stories", HTMLButtonElement);

const retryFileMs = 1500;

/** @type {ReturnType<typeof createKept<Record<string, string>>>} */
const drafts = createKept("drafts", {});
const memory = createMemory();
/** @type {import("./api.js").SceneDescription | undefined} */
let scene;
/** The next person chosen opens beside. */
let isPicking = false;
let isConnected = true;
/** The last message before time moved. */
let newestBeforeMove = 0;

const tabs = createTabs();
const outgoing = createOutgoing({ post: postSaying, handled: take, changed: showWaiting });
const panes = createPanes({ place, create: createPane, changed: settle });
const people = createPeople({ become: show, giveUp: () => show(panes.accounts()[0] ?? "") });
const sceneView = createScene({
  move(target) {
    newestBeforeMove = memory.newest();
    return moveClock(target);
  },
  moved: describeSent,
  become: show,
});

/** @param {string} account */
function personOf(account) {
  const unknown = { account, name: account, role: "", place: "", email: "" };
  return scene?.people.find((person) => person.account === account) ?? unknown;
}

/** @param {string} account @param {() => void} close */
function createPane(account, close) {
  const conversation = createConversation({
    person: personOf(account),
    draft: drafts.get()[account] ?? "",
    history: memory.of(account),
    say: (said) => outgoing.say(account, said),
    sendFile: (file, text) => sendFile({ id: crypto.randomUUID(), account, text }, file),
    takeBack(waiting) {
      outgoing.drop(waiting.id);
      conversation.write("text" in waiting ? waiting.text : waiting.label);
    },
    keepDraft: (draft) => drafts.set({ ...drafts.get(), [account]: draft }),
    openBeside: () => pick(true),
    close,
  });
  return conversation;
}

/** Why a file was not sent, in a sentence; nothing when it was. @param {{ id: string, account: string, text: string }} saying @param {File} file */
async function sendFile(saying, file) {
  for (let tries = 0; tries < 3; tries += 1) {
    // oxlint-disable-next-line no-await-in-loop -- the same file is tried again
    const outcome = await postFile(saying, file);
    if (outcome.kind === "refused") return outcome.sentence;
    if (outcome.kind === "done") {
      if (outcome.value.message) take(outcome.value.message);
      return "";
    }
    // oxlint-disable-next-line no-await-in-loop -- the server may be starting again
    await new Promise((resolve) => setTimeout(resolve, retryFileMs));
  }
  return words.notSent(file.name);
}

/** Becomes a person. @param {string} account */
function show(account) {
  const beside = isPicking;
  pick(false);
  showWelcome(false);
  const rank = panes.open(account, beside);
  tabs.show(rank === 1 ? "beside" : "talk");
  panes.focus(rank);
}

/** @param {boolean} isOn */
function pick(isOn) {
  if (isPicking === isOn) return;
  isPicking = isOn;
  if (isOn) tabs.show("people");
  people.pick(isOn);
}

/** After other people are open than before. */
function settle() {
  tabs.allowBeside(panes.accounts().length === 2);
  showWaiting();
  markRead();
}

function showWaiting() {
  const status = outgoing.isFailing() ? words.restarting : isConnected ? "" : words.away;
  panes.each((conversation) => {
    conversation.wait(outgoing.of(conversation.account));
    conversation.tell(status);
  });
}

function markRead() {
  const accounts = panes.accounts();
  accounts.forEach(memory.markRead);
  people.mark(accounts, memory.unreadOf);
  sceneView.mark(accounts, memory.seenOf);
}

/** @param {boolean} isShown */
function showWelcome(isShown) {
  welcome.hidden = !isShown;
  place.hidden = isShown;
  storiesButton.setAttribute("aria-pressed", `${isShown}`);
}

/** A message from the stream, or from the answer to what was said: whichever comes first. @param {SandboxMessage & { said?: string }} message */
function take(message) {
  if (message.said) outgoing.shown(message.said);
  const isLast = message.id > memory.newestOf(message.account);
  if (!memory.add(message) || !scene) return;
  if (message.author === "relais") sceneView.add(message, personOf(message.account));
  if (!isLast) panes.remake((account) => account === message.account);
  panes.each((conversation) => {
    if (isLast && conversation.account === message.account) conversation.append(message);
  });
  markRead();
}

/** Who was written to by the move in time that just ended. */
async function describeSent() {
  await new Promise((resolve) => setTimeout(resolve, deliveryMs));
  const accounts = new Set(memory.sentSince(newestBeforeMove).map(({ account }) => account));
  return words.wroteTo([...accounts].map((account) => personOf(account).name));
}

/** The history is known: the page takes up where this tab left it. @param {import("./api.js").SceneDescription} description */
function begin({ stories, people: known }) {
  renderStories(stories, known, (story) => {
    show(story.account);
    if (story.say !== "") outgoing.say(story.account, { text: story.say });
  });
  for (const message of memory.sentSince(0)) sceneView.add(message, personOf(message.account));
  panes.restore((account) => known.some((person) => person.account === account));
  showWelcome(panes.accounts().length === 0);
}

storiesButton.addEventListener("click", () => {
  showWelcome(Boolean(welcome.hidden) || panes.accounts().length === 0);
  tabs.show("talk");
});
confirmStartOver(async () => {
  const outcome = await startOver();
  if (outcome.kind !== "done") {
    sceneView.tell(words.notStartedOver);
    tabs.show("scene");
    return;
  }
  outgoing.forget();
  drafts.set({});
  pick(false);
  panes.clear();
  showWelcome(true);
  tabs.show("talk");
  sceneView.tell(words.startedOver);
  find(document, "#welcome-title", HTMLElement).focus();
});

followStream({
  message: take,
  scene(description) {
    const isFirst = scene === undefined;
    scene = description;
    sceneView.show(description);
    people.show(description.people);
    if (isFirst) begin(description);
    markRead();
  },
  reset() {
    memory.clear();
    sceneView.clear();
    panes.remake(() => true);
  },
  connected(connected) {
    isConnected = connected;
    if (connected) outgoing.flush();
    showWaiting();
  },
});

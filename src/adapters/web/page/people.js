// @ts-check
import { element, find, fromTemplate } from "./element.js";
import { describeRole, toInitials, words } from "./words.js";

/** @typedef {import("../scene.ts").ScenePerson} ScenePerson */

const suggestedCount = 6;

/**
 * « Qui je suis »: the suggested people, everyone else behind a filter, and the one Relais does not know.
 * @param {{ become: (account: string) => void, giveUp: () => void }} actions
 */
export function createPeople(actions) {
  const others = find(document, "#others", HTMLDetailsElement);
  const othersList = find(others, "ul", HTMLElement);
  const hint = find(document, "#people-hint", HTMLElement);
  const status = find(document, "#people-status", HTMLElement);
  const cancel = find(document, "#people-cancel", HTMLButtonElement);
  const filter = find(others, "input", HTMLInputElement);
  /** @type {Map<string, HTMLElement>} */
  let cards = new Map();
  let known = "";

  cancel.addEventListener("click", actions.giveUp);
  document.addEventListener("keydown", ({ key }) => {
    if (key === "Escape" && !cancel.hidden) actions.giveUp();
  });
  filter.addEventListener("input", () => {
    const wanted = fold(filter.value).split(/\s+/u);
    for (const card of othersList.children) {
      const text = fold(card.querySelector(".who")?.textContent ?? "");
      card.toggleAttribute("hidden", !wanted.every((word) => text.includes(word)));
    }
  });

  return {
    /** @param {ScenePerson[]} people */
    show(people) {
      const told = JSON.stringify(people);
      if (told === known) return;
      known = told;
      cards = new Map(people.map((person) => [person.account, renderCard(person, actions)]));
      const all = [...cards.values()];
      const unknown = all.splice(-1);
      const rest = all.slice(suggestedCount);
      find(document, "#suggested", HTMLElement).replaceChildren(...all.slice(0, suggestedCount));
      find(document, "#unknown", HTMLElement).replaceChildren(...unknown);
      othersList.replaceChildren(...rest);
      find(others, "summary", HTMLElement).textContent = words.others(rest.length);
      others.hidden = rest.length === 0;
    },
    /** The next person picked is for a second conversation, or no longer. @param {boolean} isPicking */
    pick(isPicking) {
      hint.hidden = isPicking;
      cancel.hidden = !isPicking;
      status.textContent = isPicking ? words.pickBeside : "";
      if (isPicking) find(document, "#suggested .become", HTMLButtonElement).focus();
    },
    /** @param {string[]} open accounts @param {(account: string) => number} unreadOf */
    mark(open, unreadOf) {
      for (const [account, card] of cards) {
        const become = find(card, ".become", HTMLButtonElement);
        become.setAttribute("aria-pressed", `${open.includes(account)}`);
        const unread = unreadOf(account);
        const count = find(card, ".count", HTMLElement);
        count.hidden = unread === 0;
        count.textContent = words.unreadCount(unread);
      }
    },
  };
}

/** @param {ScenePerson} person @param {Parameters<typeof createPeople>[0]} actions */
function renderCard({ account, name, role, place }, { become }) {
  const card = fromTemplate("person-card");
  find(card, ".avatar", HTMLElement).append(toInitials(name));
  find(card, "strong", HTMLElement).append(name);
  find(card, ".role", HTMLElement).append(describeRole({ role, place }));
  find(card, ".become", HTMLButtonElement).addEventListener("click", () => become(account));
  return card;
}

/** @param {{ title: string, account: string, say: string }[]} stories @param {ScenePerson[]} people @param {(story: { account: string, say: string }) => void} begin */
export function renderStories(stories, people, begin) {
  const items = stories.map((story) => {
    const person = people.find(({ account }) => account === story.account);
    const who = person ? `${words.youAre(person.name)}, ${describeRole(person)}` : "";
    const button = element("button", { type: "button" }, element("strong", {}, story.title), element("span", {}, who));
    if (story.say !== "") button.append(element("span", { class: "said" }, words.youWillSay(story.say)));
    button.addEventListener("click", () => begin(story));
    return element("li", {}, button);
  });
  find(document, "#stories", HTMLElement).replaceChildren(...items);
}

/** Without accents or case. @param {string} text */
function fold(text) {
  return text.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase();
}

// @ts-check
import { find } from "./element.js";

/** Under this width the three columns are tabs: the same number is in `style.css`. */
const narrow = matchMedia("(max-width: 899px)");

/** @type {Partial<Record<string, number>>} */
const steps = { ArrowRight: 1, ArrowLeft: -1 };

/** @param {HTMLElement} tab */
const nameOf = (tab) => tab.dataset["tab"] ?? "";

/** The columns of a wide page, one at a time on a narrow one. */
export function createTabs() {
  const main = find(document, "main", HTMLElement);
  const tabs = [...document.querySelectorAll('[role="tab"]')].filter((tab) => tab instanceof HTMLElement);

  /** @param {string} name */
  const show = (name) => {
    main.dataset["tab"] = name;
    for (const tab of tabs) {
      const selected = nameOf(tab) === name;
      tab.setAttribute("aria-selected", `${selected}`);
      tab.tabIndex = selected ? 0 : -1;
    }
  };
  const adapt = () => {
    for (const panel of main.children) {
      if (narrow.matches) panel.setAttribute("role", "tabpanel");
      else panel.removeAttribute("role");
    }
  };

  for (const tab of tabs) {
    tab.addEventListener("click", () => show(nameOf(tab)));
    tab.addEventListener("keydown", (event) => {
      const step = steps[event.key];
      if (!step) return;
      const visible = tabs.filter(({ hidden }) => !hidden);
      const next = visible.at((visible.indexOf(tab) + step) % visible.length);
      if (!next) return;
      show(nameOf(next));
      next.focus();
    });
  }
  narrow.addEventListener("change", adapt);
  adapt();
  show("talk");

  return {
    show,
    /** @param {boolean} exists a second conversation is open */
    allowBeside(exists) {
      find(document, "#tab-beside", HTMLElement).hidden = !exists;
      if (!exists && main.dataset["tab"] === "beside") show("talk");
    },
  };
}

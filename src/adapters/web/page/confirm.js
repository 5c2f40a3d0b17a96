// @ts-check
import { find } from "./element.js";

/** « Tout recommencer », asked twice. @param {() => void} confirmed */
export function confirmStartOver(confirmed) {
  const dialog = find(document, "#confirm", HTMLDialogElement);
  const answer = (/** @type {string} */ name) => find(dialog, `[data-answer="${name}"]`, HTMLButtonElement);
  find(document, "#start-over", HTMLButtonElement).addEventListener("click", () => dialog.showModal());
  answer("no").addEventListener("click", () => dialog.close());
  answer("yes").addEventListener("click", () => {
    dialog.close();
    confirmed();
  });
}

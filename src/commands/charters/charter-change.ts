import type { Command } from "../../core/command.ts";
import { say } from "../../core/message.ts";
import {
  askAgainChoices,
  charterQuestions,
  removeChoices,
  sayAskAgain,
  sayCharterChanged,
  sayCharterKept,
  sayCharterRemoved,
  sayRemoveCharter,
  saySameText,
} from "../../core/words/charters.ts";
import { choiceParameter, textParameter } from "../parameter.ts";
import { longestText, tooLong } from "./charter-create.ts";
import { charterAsked, charterChosen, cutCharter } from "./which-charter.ts";

/** A new text is a new version; those who had spoken are asked again only if the direction says so. */
export const charterChange: Command = {
  name: "charter-change",
  words: ["charte modifier", "modifier la charte", "modifier charte", "changer la charte", "charte changer"],
  group: "actors",
  summary: "changer le texte d'une charte, sans effacer les engagements déjà dits",
  examples: ["charte modifier Pacte jeunesse : https://…"],
  action: "manage_bodies",
  keepsWords: true,
  parameters(context, known) {
    const asked = charterAsked(context);
    const text = textParameter({ id: "text", ...charterQuestions.text }, longestText);
    if (asked.length > 0 && known.charter === undefined) return [...asked, text];
    const view = charterChosen(context, known.charter);
    const isSame = known.text !== undefined && String(known.text).trim() === view.current.text;
    if (view.last.size === 0 || isSame) return [...asked, text];
    const again = sayAskAgain(view.charter.title, view.last.size);
    return [...asked, text, choiceParameter({ id: "again", ...again }, askAgainChoices)];
  },
  read(rest, context) {
    const [, head = rest, text = ""] =
      /^(.*?),?\s*(https?:\/\/\S+)\s*$/isu.exec(rest) ?? /^([^:\n]*?)\s*[:\n]\s*(.*)$/su.exec(rest) ?? [];
    const { charter, rest: words } = cutCharter(head.replace(/[\s:,]+$/u, ""), context);
    if (words !== "") return undefined;
    return { ...(charter === undefined ? {} : { charter }), ...(text.trim() === "" ? {} : { text: text.trim() }) };
  },
  refuse: ({ text }) => tooLong(text),
  run(context, { charter, text, again }) {
    const { store, person, now } = context;
    const view = charterChosen(context, charter);
    const { id, title } = view.charter;
    const said = String(text).trim();
    if (said === view.current.text) return { message: say(saySameText(title, view.current.number)) };
    const asksAgain = again === "yes";
    store.charters.addVersion(id, { text: said, asksAgain }, person.id, now);
    store.audit.add(now, person.id, "charter.changed", `charter:${id}`, { after: asksAgain ? "asks again" : "kept" });
    return { message: say(sayCharterChanged(charterChosen(context, String(id)), view.last.size, asksAgain)) };
  },
};

export const charterRemove: Command = {
  name: "charter-remove",
  words: ["charte retirer", "retirer la charte", "retirer charte", "charte supprimer", "supprimer la charte"],
  group: "actors",
  summary: "retirer une charte",
  examples: ["charte retirer Pacte jeunesse"],
  action: "manage_bodies",
  parameters(context, known) {
    const asked = charterAsked(context);
    if (asked.length > 0 && known.charter === undefined) return asked;
    const { charter, last } = charterChosen(context, known.charter);
    return [...asked, choiceParameter({ id: "confirm", ...sayRemoveCharter(charter, last.size) }, removeChoices)];
  },
  read(rest, context) {
    const { charter, rest: words } = cutCharter(rest, context);
    if (words !== "") return undefined;
    return charter === undefined ? {} : { charter };
  },
  run(context, { charter: chosen, confirm }) {
    const { store, person, now } = context;
    const { charter } = charterChosen(context, chosen);
    if (confirm !== "yes") return { message: sayCharterKept(charter.title) };
    store.charters.remove(charter.id, now);
    store.audit.add(now, person.id, "charter.removed", `charter:${charter.id}`, { before: charter.title });
    return { message: sayCharterRemoved(charter.title) };
  },
};

import { charterViews } from "../../core/charters.ts";
import type { Command, CommandContext, Parameters, Refused } from "../../core/command.ts";
import { fold } from "../../core/language/fold.ts";
import {
  charterQuestions,
  sayCharterCreated,
  sayTextTooLong,
  sayTitleMissing,
  sayTitleTaken,
} from "../../core/words/charters.ts";
import { textParameter } from "../parameter.ts";
import { charterChosen } from "./which-charter.ts";

const longestTitle = 80;
export const longestText = 6000;

export const charterCreate: Command = {
  name: "charter-create",
  words: ["charte créer", "créer une charte", "créer la charte", "créer charte", "nouvelle charte", "charte nouvelle"],
  group: "actors",
  summary: "écrire une charte : son nom, puis un article par ligne, ou un lien",
  examples: ["charte créer Pacte jeunesse : https://…"],
  action: "manage_bodies",
  keepsWords: true,
  parameters: () => [
    textParameter({ id: "title", ...charterQuestions.title }, longestTitle),
    textParameter({ id: "text", ...charterQuestions.text }, longestText),
  ],
  read(rest) {
    const [, title = rest, text = ""] =
      /^(.*?),?\s+(https?:\/\/\S+)\s*$/isu.exec(rest) ?? /^([^:\n]*?)\s*[:\n]\s*(.*)$/su.exec(rest) ?? [];
    const named = title.replace(/[\s:,«»"“”]+$|^[\s«»"“”]+/gu, "").slice(0, longestTitle);
    return { ...(named === "" ? {} : { title: named }), ...(text.trim() === "" ? {} : { text: text.trim() }) };
  },
  refuse,
  run(context, { title, text }) {
    const { store, person, now } = context;
    const id = store.charters.add({ title: String(title).trim(), text: String(text).trim() }, person.id, now);
    store.audit.add(now, person.id, "charter.created", `charter:${id}`, { after: String(title) });
    return { message: sayCharterCreated(charterChosen(context, String(id))) };
  },
};

function refuse({ title, text }: Parameters, { store }: CommandContext): Refused | undefined {
  if (title !== undefined && !/\p{L}{2}/u.test(String(title))) return { id: "title", sentence: sayTitleMissing() };
  const same = charterViews(store).find(({ charter }) => fold(charter.title) === fold(String(title ?? "")));
  if (same !== undefined) return { id: "title", sentence: sayTitleTaken(same.charter.title) };
  return tooLong(text);
}

export function tooLong(text: unknown): Refused | undefined {
  return typeof text === "string" && text.length > longestText
    ? { id: "text", sentence: sayTextTooLong(longestText) }
    : undefined;
}

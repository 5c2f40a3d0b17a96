import type { Command } from "../../core/command.ts";
import { readChanges } from "../../core/preferences/read-change.ts";
import { sayAllChanged, sayChanged } from "../../core/words/preference-changes.ts";
import { sayPreferences } from "../../core/words/preferences.ts";
import { applyChange, toldOf } from "./apply-change.ts";

export const preferences: Command = {
  name: "preferences",
  words: ["mes préférences", "préférences", "mes réglages", "réglages", "mes prefs"],
  group: "me",
  summary: "quand, où et combien je vous écris, et comment en changer",
  examples: ["mes préférences"],
  action: "see_identity",
  read(rest, { today }) {
    const said = rest.replace(/^:\s*/u, "");
    return readChanges(said, today) === undefined ? undefined : { said };
  },
  // Several at once begin with no word of their own.
  overhear: (said, { today }) =>
    (readChanges(said, today) ?? []).length > 1 ? `mes préférences : ${said}` : undefined,
  asked: () => "mes préférences",
  run(context, { said = "" }) {
    const { person, today } = context;
    const [first, ...others] = said === "" ? [] : (readChanges(String(said), today) ?? []);
    if (first === undefined) return { message: sayPreferences(toldOf(context, person)) };
    for (const change of [first, ...others]) applyChange(context, person, change);
    const told = toldOf(context, person);
    return { message: others.length === 0 ? sayChanged(first, told) : sayAllChanged([first, ...others], told) };
  },
};

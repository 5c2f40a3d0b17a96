import { editedIssue, isWordForRooms, setWordForRooms } from "../../core/briefing-issue.ts";
import { addDays } from "../../core/calendar/civil-date.ts";
import type { Command, CommandContext } from "../../core/command.ts";
import { UserError } from "../../core/errors.ts";
import { fold } from "../../core/language/fold.ts";
import { say } from "../../core/message.ts";
import { countWords } from "../../core/words/briefing-lines.ts";
import { mostWordsOfPresident, sayNoWordYet, sayWordKept, sayWordTooLong } from "../../core/words/briefing-draft.ts";

const inRooms = /^\s*(?:aussi\s+)?(?:dans|pour)\s+(?:tous\s+)?les\s+salons(?:\s+aussi)?(?=[\s:,.!]|$)[\s.!]*/iu;

/** Written for everybody's own point; the rooms of instances read it when that is said too. */
export const presidentWord: Command = {
  group: "communication",
  action: "inform",
  name: "president-word",
  words: ["mot du président", "mot de la présidente", "ajouter un mot du président", "le mot du président"],
  summary: "une phrase en tête de chaque point de la semaine",
  examples: ["mot du président : Merci à toutes les mairies", "mot du président dans les salons"],
  keepsWords: true,
  read(rest) {
    const word = rest
      .replace(inRooms, "")
      .replace(/^\s*:\s*/u, "")
      .replace(/\s+/gu, " ")
      .trim();
    return { word, ...(inRooms.test(rest) && { rooms: "yes" }) };
  },
  run(context, { word, rooms }) {
    const { store, person, now } = context;
    const issue = editedIssue(store, now);
    const forRooms = rooms === "yes";
    const before = store.briefingIssues.of(issue)?.word;
    const isAlone = word === undefined || word === "";
    if (isAlone && before === undefined) throw new UserError(sayNoWordYet());
    // Alone, it shows the word as it is.
    if (isAlone && !forRooms)
      return { message: say(sayWordKept(before, addDays(issue, 3), whereRooms(context, issue))), keepsOffer: true };
    const said = isAlone ? before : readWord(word);
    if (said !== undefined && countWords(said) > mostWordsOfPresident)
      throw new UserError(sayWordTooLong(countWords(said)));
    store.briefingIssues.draft(issue, now);
    store.briefingIssues.setWord(issue, said, person.id);
    setWordForRooms(store, issue, forRooms);
    store.audit.add(now, person.id, "briefing.word", `briefing:${issue}`, { after: forRooms ? "rooms too" : "points" });
    return { message: say(sayWordKept(said, addDays(issue, 3), whereRooms(context, issue))), keepsOffer: true };
  },
};

function readWord(word: string | number | undefined): string | undefined {
  if (typeof word !== "string") return undefined;
  return /^(?:aucun|rien|retirer|non)$/u.test(fold(word)) ? undefined : word;
}

function whereRooms({ store }: CommandContext, issue: string): "there" | "not there" | "no room" | "none" {
  if (!isWordForRooms(store, issue)) return store.rooms.all().length === 0 ? "none" : "not there";
  return store.rooms.all().length === 0 ? "no room" : "there";
}

import type { Command, CommandContext } from "../../core/command.ts";
import { readControl } from "../../core/interview/control.ts";
import { interviewsOf } from "../../core/interviewing.ts";
import { fold } from "../../core/language/fold.ts";
import { isStopped } from "../../core/preferences.ts";
import { sayResumeWhich } from "../../core/words/preference-changes.ts";
import { resumeMessages, stopEverything } from "../../core/words/preferences.ts";
import { changed } from "./change.ts";

/**
 * Everything that nothing obliges Relais to say, ended at once. One word is enough; right after a reminder the same word ends the
 * reminders alone, as it always did, and this is then offered: it is always about the last thing that Relais wrote. In the middle of
 * questions it leaves them.
 */
export const stop: Command = {
  name: "stop",
  words: [
    stopEverything,
    "tout arrêter",
    "arrêtez tout",
    "arrête tout",
    "ne m'écrivez plus",
    "ne m'écris plus",
    "arrêtez de m'écrire",
    "arrête de m'écrire",
    "me désabonner",
    "désabonnez-moi",
    "plus de messages",
    "plus aucun message",
  ],
  group: "me",
  summary: "ne plus rien recevoir de moi que l'obligatoire",
  examples: ["stop"],
  action: "see_identity",
  read: (rest) => (rest === "" ? {} : undefined),
  asked: () => "mes préférences",
  overhear: (said, context) =>
    isIdle(context) &&
    /^(?:stop|stopper|arretez?|ca suffit)(?:,? (?:svp|stp|s'il (?:vous|te) plait|merci))?[\s!.]*$/u.test(fold(said))
      ? stopEverything
      : undefined,
  run: (context) => changed(context, { about: "stop" }),
};

function isIdle({ store, person }: CommandContext): boolean {
  const { interviewId, form, trial } = store.conversations.of(person.id);
  return interviewId === undefined && form === undefined && trial === undefined;
}

export const resume: Command = {
  name: "resume-messages",
  words: [
    resumeMessages,
    "reprenez les messages",
    "écrivez-moi de nouveau",
    "écris-moi de nouveau",
    "me réabonner",
    "reprendre tout",
    "tout reprendre",
  ],
  group: "me",
  summary: "recevoir de nouveau mes messages",
  examples: [resumeMessages],
  action: "see_identity",
  read: (rest) => (fold(rest) === eitherWay ? { which: "asked" } : undefined),
  overhear(said, context) {
    if (readControl(said)?.word !== "resume" || !isStopped(context.store, context.person.id)) return undefined;
    return hasBegun(context) ? `${resumeMessages} ${eitherWay}` : resumeMessages;
  },
  run: (context, { which }) =>
    which === "asked" ? { message: sayResumeWhich() } : changed(context, { about: "resume" }),
};

/** "Reprendre" alone may be either. */
const eitherWay = "ou le diagnostic";

function hasBegun({ store, library, person }: CommandContext): boolean {
  return interviewsOf(store, library, person).some(({ status }) => status === "open" || status === "paused");
}

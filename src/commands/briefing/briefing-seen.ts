import type { Command } from "../../core/command.ts";
import { fold } from "../../core/language/fold.ts";
import { say } from "../../core/message.ts";
import { sayNoBriefingYet, saySeen } from "../../core/words/briefing.ts";
import { isBriefingShown, isSlipOfOffered, lastBriefing } from "./last-briefing.ts";

/** "Vu", "ok": exactly the lines that were shown of the last point. It serves to know which municipalities hear of the project. */
export const briefingSeen: Command = {
  name: "briefing-seen",
  words: ["vu", "j'ai vu", "c'est vu", "bien vu", "j'ai lu", "lu", "bien reçu"],
  group: "me",
  summary: "dire que vous avez lu votre point de la semaine",
  examples: ["vu"],
  action: "see_briefing",
  claims: isNoMore,
  read: (rest) => (isNoMore(rest) ? {} : undefined),
  overhear: (said, context) =>
    isSlipOfOffered(context, said, "vu") ||
    (/^(?:ok|okay|d'accord|dac|entendu|note|recu|👍|✅)(?: (?:merci|vu|bien recu))?[\s!.]*$/u.test(fold(said)) &&
      isBriefingShown(context))
      ? "vu"
      : undefined,
  run(context) {
    const last = lastBriefing(context);
    if (last === undefined) return { message: say(sayNoBriefingYet()) };
    const seen = context.store.briefings.see(last.id, context.now);
    return { message: say(saySeen(seen)), keepsOffer: true };
  },
};

/** "Vu, merci" says no more than "vu". */
function isNoMore(rest: string): boolean {
  return /^[\s,.]*(?:merci)?[\s!.]*$/u.test(fold(rest));
}

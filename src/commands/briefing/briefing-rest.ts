import { keptLines } from "../../core/briefing-kept.ts";
import type { Command } from "../../core/command.ts";
import { say } from "../../core/message.ts";
import { sayNoBriefingYet, sayNoRest, sayRest } from "../../core/words/briefing.ts";
import { isSlipOfOffered, lastBriefing } from "./last-briefing.ts";

/** The lines that had no room in the point; what is shown then can be seen, and asked about, as the others. */
export const briefingRest: Command = {
  name: "briefing-rest",
  words: ["plus", "la suite", "voir la suite", "tout mon point"],
  group: "me",
  summary: "la suite de votre dernier point",
  examples: ["plus"],
  action: "see_briefing",
  // "Plus tard", "plus de point": others'.
  claims: (rest) => rest === "",
  overhear: (said, context) => (isSlipOfOffered(context, said, "plus") ? "plus" : undefined),
  run(context) {
    const last = lastBriefing(context);
    if (last === undefined) return { message: say(sayNoBriefingYet()) };
    const rest = last.lines.filter(({ shown }) => !shown);
    if (rest.length === 0) return { message: say(sayNoRest()), keepsOffer: true };
    context.store.briefings.showRest(last.id);
    const isKept = keptLines(context.store);
    return { message: sayRest(rest.map((line) => ({ ...line, kept: isKept(line) }))) };
  },
};

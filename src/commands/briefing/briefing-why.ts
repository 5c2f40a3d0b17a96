import { keptLines } from "../../core/briefing-kept.ts";
import type { Command, CommandContext } from "../../core/command.ts";
import { fold } from "../../core/language/fold.ts";
import { correct } from "../../core/language/typos.ts";
import { type Outbound, reserve, say } from "../../core/message.ts";
import { sayNoBriefingYet } from "../../core/words/briefing.ts";
import { sayNoSuchLine, sayWhyLine, sayWhyLines } from "../../core/words/briefing-why.ts";
import { isBriefingShown, lastBriefing } from "./last-briefing.ts";

/** "Pourquoi 2 ?", "ligne 2", or the number alone right after the point: where a line comes from, its date, who is in charge. */
export const briefingWhy: Command = {
  name: "briefing-why",
  words: [
    "ligne",
    "pourquoi",
    "pourquoi la ligne",
    "pourquoi le point",
    "d'où vient la ligne",
    "source de la ligne",
    // Typed in haste, with its question mark: a question is never overheard.
    "pourqoi",
    "pouquoi",
    "pourquoii",
  ],
  group: "me",
  summary: "d'où vient une ligne de votre point",
  examples: ["ligne 2"],
  action: "see_briefing",
  claims: (rest) => numberIn(rest) !== undefined,
  read(rest) {
    const number = numberIn(rest);
    return number === undefined ? undefined : { number };
  },
  overhear: (said, context) => {
    const number = numberIn(said) ?? numberIn(afterWhy(said));
    return number !== undefined && isBriefingShown(context) ? `ligne ${number}` : undefined;
  },
  run(context, { number }) {
    const shown = lastBriefing(context)?.lines.filter((one) => one.shown);
    const isTheirs = isBriefingShown(context) || shown?.some((line) => line.number === number) === true;
    // "Pourquoi 11" of somebody whose point has no such line is about a day.
    if (shown !== undefined && !isTheirs)
      return { message: { blocks: [] }, next: { command: "why", parameters: { about: `le ${number}` } } };
    return { message: explain(context, Number(number)), keepsOffer: true };
  },
};

/** "Pourqoi 2": what comes after the word, with a slip or without. */
function afterWhy(said: string): string {
  const [, first = "", rest = ""] = /^(\S+)\s+(.*)$/su.exec(said) ?? [];
  return correct(fold(first), ["pourquoi"]) === undefined ? "" : rest;
}

function numberIn(said: string): number | undefined {
  const digits = /^(?:n° ?|numero |ligne |la ligne |la |point )?(\d{1,2})[\s?.]*$/u.exec(fold(said))?.[1];
  return digits === undefined ? undefined : Number(digits);
}

function explain(context: CommandContext, number: number): Outbound {
  const last = lastBriefing(context);
  if (last === undefined) return say(sayNoBriefingYet());
  const line = last.lines.find((one) => one.number === number && one.shown);
  if (line === undefined) return say(sayNoSuchLine(number, last.lines.filter(({ shown }) => shown).length));
  const message = say(sayWhyLine(line, context.today));
  return keptLines(context.store)(line) ? reserve(message, "restricted") : message;
}

/** "Pourquoi ?" alone, right after the point: every line. */
export function whyBriefing(context: CommandContext): Outbound | undefined {
  const last = isBriefingShown(context) ? lastBriefing(context) : undefined;
  if (last === undefined) return undefined;
  const lines = last.lines.filter(({ shown }) => shown);
  const message = sayWhyLines(lines, context.today);
  return lines.some(keptLines(context.store)) ? reserve(message, "restricted") : message;
}

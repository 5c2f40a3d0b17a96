import { weekAt, writeBriefing } from "../../core/briefing-letter.ts";
import type { Command } from "../../core/command.ts";
import { say } from "../../core/message.ts";
import { sayNoBriefing } from "../../core/words/briefing.ts";

export const briefing: Command = {
  name: "briefing",
  words: ["briefing", "mon point", "point de la semaine", "point hebdo", "point", "le point", "quoi de neuf"],
  group: "me",
  summary: "votre point de la semaine, tel qu'il est aujourd'hui",
  examples: ["briefing"],
  action: "see_briefing",
  // What else is said of it chooses its day or its length.
  claims: (rest) => rest === "",
  run({ person, store, library, now }) {
    const message = writeBriefing(store, library, person, weekAt(store, library, now), { asked: true });
    return { message: message ?? say(sayNoBriefing()) };
  },
};

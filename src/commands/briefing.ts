import { composeBriefing } from "../core/briefing/compose.ts";
import type { Command } from "../core/command.ts";
import { sightOf } from "../core/decision-view.ts";
import { say } from "../core/message.ts";
import { factsFor, newsSince, readerOf, weekFacts } from "../core/overview.ts";
import { sayBriefing, sayNoBriefing } from "../core/words/briefing.ts";

export const briefing: Command = {
  name: "briefing",
  words: ["briefing", "mon point", "point de la semaine", "point hebdo"],
  group: "me",
  summary: "votre point de la semaine, tel qu'il partirait maintenant",
  examples: ["briefing"],
  action: "see_briefing",
  run({ person, store, library, now, today }) {
    const facts = factsFor(person, weekFacts(store, library, today, newsSince(store, now)), sightOf(store, library));
    const composed = composeBriefing(facts, readerOf(store, library, person, today));
    if (composed === undefined) return { message: say(sayNoBriefing()) };
    return { message: sayBriefing(composed, { today, person, places: store.territory.municipalities() }) };
  },
};

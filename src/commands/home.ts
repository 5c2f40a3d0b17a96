import { isDirector, may } from "../core/access.ts";
import { composeBriefing } from "../core/briefing/compose.ts";
import type { Command } from "../core/command.ts";
import { sightOf } from "../core/decision-view.ts";
import { putTo } from "../core/hand-overs.ts";
import { factsFor, newsSince, readerOf, weekFacts } from "../core/overview.ts";
import { sayWaiting } from "../core/words/briefing.ts";
import { state } from "./state.ts";

/** What waits for someone, on the page that a platform keeps for them or when they ask; the DGS's is the whole state. */
export const home: Command = {
  name: "home",
  words: ["ce qui m'attend", "accueil", "à faire"],
  group: "me",
  summary: "ce qui vous attend aujourd'hui",
  examples: ["ce qui m'attend"],
  action: "get_help",
  run(context) {
    const { person, store, library, now, today } = context;
    if (isDirector(person)) return state.run(context, {});
    const facts = factsFor(person, weekFacts(store, library, today, newsSince(store, now)), sightOf(store, library));
    const briefing = may(person, "see_briefing")
      ? composeBriefing(facts, readerOf(store, library, person, today))
      : undefined;
    const put = putTo(context).map((one) => one.put);
    return { message: sayWaiting(briefing, { today, person, places: store.territory.municipalities() }, put) };
  },
};

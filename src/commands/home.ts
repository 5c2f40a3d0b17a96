import { isDirector, may } from "../core/access.ts";
import { fit } from "../core/briefing/fit.ts";
import { standingOf, weekAt } from "../core/briefing-letter.ts";
import type { Command } from "../core/command.ts";
import { putTo } from "../core/hand-overs.ts";
import { sayLines } from "../core/words/briefing-lines.ts";
import { sayWaiting } from "../core/words/briefing.ts";
import { state } from "./state.ts";

/** What a page shows without scrolling, on a phone. */
const room = { lines: 8, words: 200 };

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
    const standing = may(person, "see_briefing")
      ? standingOf(store, library, person, weekAt(store, library, now))
      : undefined;
    const lines = standing === undefined ? [] : sayLines({ ...standing, moved: [] }, today);
    const { shown } = fit(lines, room);
    const put = putTo(context).map((one) => one.put);
    const expectedFirst = shown.toSorted(
      (one, other) => Number(other.heading === "expected") - Number(one.heading === "expected"),
    );
    return { message: sayWaiting(expectedFirst, today, put) };
  },
};

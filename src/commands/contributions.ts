import { instantOf } from "../core/calendar/local-time.ts";
import type { Command } from "../core/command.ts";
import { UserError } from "../core/errors.ts";
import { sayContributions, sayContributionsOwnOnly } from "../core/words/contributions.ts";

/** Before anything was kept. */
const beginning = "0001-01-01";

/** Of the person who asks, and of nobody else: not even for the DGS. */
export const contributions: Command = {
  name: "contributions",
  words: ["mes contributions", "ma contribution", "contributions", "ce que j'ai apporté"],
  group: "me",
  summary: "ce que vous avez apporté au projet ; personne d'autre ne le voit",
  examples: ["mes contributions"],
  action: "answer_in_own_name",
  read(rest) {
    if (rest === "") return {};
    return /^(?:de|du|des|d['’])\s*\S/iu.test(rest) ? { other: rest } : undefined;
  },
  run({ store, person, today, timeZone }, { other }) {
    if (other !== undefined) throw new UserError(sayContributionsOwnOnly());
    const year = today.slice(0, 4);
    const from = `${year}-01-01`;
    const thisYear = store.contributions.of(person.id, { from, since: instantOf(from, "00:00", timeZone), today });
    const all = store.contributions.of(person.id, { from: beginning, since: 0, today });
    return { message: sayContributions(thisYear, all, year) };
  },
};

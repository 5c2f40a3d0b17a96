import { addDays, civilDateAt } from "../../core/calendar/civil-date.ts";
import { awaitedOf, type CharterView, inOrder, mayorsOf } from "../../core/charters.ts";
import type { Command } from "../../core/command.ts";
import { say } from "../../core/message.ts";
import { betweenRecalls } from "../../core/pledge-reminders.ts";
import { sayAllPledged, sayAskedLately, sayPledgesWillBeAsked } from "../../core/words/pledges.ts";
import { charterAsked, charterChosen, cutCharter } from "./which-charter.ts";

/** Asks the mayors who have not spoken, in one of their next morning messages. */
export const pledgeAsk: Command = {
  name: "pledge-ask",
  words: [
    "engagements relancer",
    "engagement relancer",
    "relancer les engagements",
    "relancer engagements",
    "engagements demander",
    "demander les engagements",
    "demander leur engagement",
  ],
  group: "actors",
  summary: "demander leur engagement aux maires qui ne l'ont pas dit, une fois par semaine au plus",
  examples: ["engagements relancer"],
  action: "manage_bodies",
  parameters: charterAsked,
  read(rest, context) {
    const { charter, rest: words } = cutCharter(rest, context);
    if (words !== "") return undefined;
    return charter === undefined ? {} : { charter };
  },
  asked: (rest) => `engagements ${rest}`,
  run(context, { charter }) {
    const { store, person, now, timeZone } = context;
    const view = charterChosen(context, charter);
    const awaited = new Set(awaitedOf(view));
    if (awaited.size === 0) return { message: say(sayAllPledged(view)) };
    const before = store.charters.lastRequest(view.charter.id);
    // A text that asks everybody again is another question: each mayor's own week still holds.
    const isOfThisText = before !== undefined && before >= askedSince(view);
    const askedOn = isOfThisText ? civilDateAt(before, timeZone) : undefined;
    const free = askedOn === undefined ? undefined : addDays(askedOn, betweenRecalls);
    if (askedOn !== undefined && free !== undefined && civilDateAt(now, timeZone) < free)
      return { message: say(sayAskedLately(view, askedOn, free)) };
    const reachable = store.accounts.reachablePeople();
    const places = inOrder(store).filter(({ insee }) => awaited.has(insee));
    const canBeAsked = ({ insee }: { insee: string }) => mayorsOf(store, insee).some(({ id }) => reachable.has(id));
    const asked = places.filter(canBeAsked).map(({ name }) => name);
    if (asked.length > 0) {
      store.charters.request(view.charter.id, person.id, now);
      store.audit.add(now, person.id, "pledges.requested", `charter:${view.charter.id}`);
    }
    const lost = places.filter((place) => !canBeAsked(place)).map(({ name }) => name);
    return { message: say(sayPledgesWillBeAsked(view, asked, lost)) };
  },
};

/** When the text that asks everybody was written. */
function askedSince({ charter, askedFrom }: CharterView): number {
  return charter.versions.find(({ number }) => number === askedFrom)?.at ?? 0;
}

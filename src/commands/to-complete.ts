import { answeredBy, may } from "../core/access.ts";
import { followUpOf } from "../core/campaign-follow-up.ts";
import type { Command } from "../core/command.ts";
import { say } from "../core/message.ts";
import { isOpen } from "../core/store/interviews.ts";
import { sayNotAnsweredBy } from "../core/words/assignment.ts";
import { sayToComplete } from "../core/words/to-complete.ts";
import { findPlace } from "./find-place.ts";

/** The questions answered "je ne sais pas", by municipality; to whoever answers, those of their own. */
export const toComplete: Command = {
  name: "to-complete",
  words: [
    "à compléter",
    "reste à compléter",
    "lignes à compléter",
    "ce qui est à compléter",
    "qu'est-ce qui est à compléter",
  ],
  group: "campaign",
  summary: "les questions laissées « à compléter », commune par commune",
  examples: ["à compléter", "à compléter Vougy"],
  action: "see_municipality",
  read(rest, { store }) {
    if (rest === "") return {};
    const place = findPlace(rest, store.territory.municipalities());
    return place && { insee: place.insee };
  },
  run({ store, library, person, today }, { insee }) {
    const place = typeof insee === "string" ? store.territory.municipality(insee) : undefined;
    const follows = may(person, "follow_diagnostic");
    const own = new Set(answeredBy(person));
    if (place !== undefined && !follows && !own.has(place.insee)) return { message: say(sayNotAnsweredBy(place.name)) };
    const all = store.campaigns.all().flatMap((campaign) =>
      followUpOf(store, library, campaign, today, place?.insee)
        .filter((one) => one.insee !== undefined && (follows || own.has(one.insee)) && one.toComplete.length > 0)
        // Of those who answer, nothing is expected any more once it is closed.
        .filter(({ status }) => follows || status !== "closed")
        .map(({ name, status, toComplete: lines }) => ({
          place: name,
          title: campaign.project.title,
          lines,
          isOpen: isOpen(status),
        })),
    );
    return { message: sayToComplete(all, { own: !follows, about: place?.name }) };
  },
};

import type { Command } from "../core/command.ts";
import { say } from "../core/message.ts";
import { campaignsOverview } from "../core/overview.ts";
import { sayFollowUp, sayNoCampaign } from "../core/words/follow-up.ts";

export const followUp: Command = {
  name: "follow-up",
  words: ["qui n'a pas répondu", "qui a pas répondu", "non répondants", "qui manque", "qui a répondu", "relances"],
  group: "diagnostic",
  summary: "les communes dont la réponse est encore attendue",
  examples: ["qui n'a pas répondu"],
  action: "follow_diagnostic",
  run({ store, today }) {
    const overviews = campaignsOverview(store);
    if (overviews.length === 0) return { message: say(sayNoCampaign()) };
    const reachable = store.accounts.reachablePeople();
    const contacts = (insee: string) =>
      store.people
        .inMunicipality(insee)
        .filter((person) => person.mandates.some((held) => held.insee === insee && held.function === "town_clerk"))
        .map((person) => ({ person, reachable: reachable.has(person.id) }));
    return {
      message: sayFollowUp(
        overviews.map(({ campaign, coverage }) => ({
          title: campaign.project.title,
          wishedBy: campaign.wishedBy,
          coverage,
        })),
        contacts,
        today,
      ),
    };
  },
};

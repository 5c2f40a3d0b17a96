import { isDirector } from "../core/access.ts";
import type { Command, CommandContext } from "../core/command.ts";
import { followUpOf } from "../core/campaign-follow-up.ts";
import { say } from "../core/message.ts";
import { type CampaignOverview, campaignsOverview } from "../core/overview.ts";
import { unnamedFormsIn } from "../core/signed-forms.ts";
import { visasIn } from "../core/visa.ts";
import { sayFollowedPlace, sayFollowUp, sayFollowUpShared, sayNoCampaign } from "../core/words/follow-up.ts";
import { findPlace } from "./find-place.ts";
import { campaignNamed } from "./synthesis/which-campaign.ts";

export const followUp: Command = {
  name: "follow-up",
  words: [
    "qui n'a pas répondu",
    "qui a pas répondu",
    "non répondants",
    "qui manque",
    "qui a répondu",
    "relances",
    "suivi",
    "suivi des réponses",
    "suivi du diagnostic",
    "suivre les réponses",
  ],
  group: "campaign",
  summary: "les réponses encore attendues, commune par commune et par rubrique",
  examples: ["qui n'a pas répondu", "suivi Vougy"],
  action: "follow_diagnostic",
  read(rest, context) {
    if (rest === "") return {};
    const place = findPlace(rest, context.store.territory.municipalities());
    if (place) return { insee: place.insee };
    const campaign = context.store.campaigns.all().length === 0 ? undefined : campaignNamed(rest, context);
    return campaign && { campaign: String(campaign.id) };
  },
  run(context, { insee, campaign }) {
    const { store, today } = context;
    const overviews = campaignsAbout(context, campaign);
    if (overviews.length === 0) return { message: say(sayNoCampaign()) };
    if (typeof insee === "string") {
      const place = store.territory.municipality(insee)?.name ?? insee;
      const campaigns = overviews.flatMap(({ title, wishedBy, campaign: about }) =>
        followUpOf(store, context.library, about, today, insee).map((one) => ({ title, wishedBy, one })),
      );
      return { message: sayFollowedPlace(place, campaigns, today) };
    }
    const followed = overviews.map(({ campaign: about, ...one }) => ({
      ...one,
      asked: followUpOf(store, context.library, about, today),
      visas: visasIn(store, about),
      unnamedForms: unnamedFormsIn(store, about.id),
    }));
    return { message: sayFollowUp(followed, today) };
  },
  /** How many: which ones is not said in front of the others. */
  share(context, { insee, campaign }) {
    const overviews = insee === undefined ? campaignsAbout(context, campaign) : [];
    return overviews.length === 0 ? undefined : sayFollowUpShared(overviews, context.today);
  },
};

/** Who answered in their own name, one by one, is for the direction alone. */
function campaignsAbout({ store, person }: CommandContext, id: string | number | undefined) {
  return campaignsOverview(store)
    .filter(({ coverage }) => coverage.unit === "municipality" || isDirector(person))
    .filter(({ campaign }) => id === undefined || String(campaign.id) === id)
    .map(({ campaign, coverage }: CampaignOverview) => ({
      campaign,
      title: campaign.project.title,
      wishedBy: campaign.wishedBy,
      coverage,
    }));
}

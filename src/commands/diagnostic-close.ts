import { closeCampaign, leftBy } from "../core/campaign-closing.ts";
import type { Command, CommandContext } from "../core/command.ts";
import { UserError } from "../core/errors.ts";
import { say } from "../core/message.ts";
import type { Campaign } from "../core/store/campaigns.ts";
import {
  askCampaignClosed,
  sayAlreadyClosedOn,
  sayCampaignClosed,
  sayCampaignNotClosed,
  sayCloseCampaignYes,
  sayNoCampaignToClose,
  sayWhichToClose,
  sayWouldCloseCampaign,
} from "../core/words/campaign-closing.ts";
import { choiceParameter } from "./parameter.ts";
import { campaignNamed } from "./synthesis/which-campaign.ts";

/** What it leaves and what it stops is said, then confirmed. */
export const diagnosticClose: Command = {
  name: "diagnostic-close",
  words: ["diagnostic clore", "clore le diagnostic", "clore diagnostic", "diagnostic fermer", "fermer le diagnostic"],
  group: "campaign",
  summary: "clore un diagnostic : plus rien n'y est demandé, tout est gardé",
  examples: ["diagnostic clore jeunesse"],
  action: "launch_diagnostic",
  parameters(context, { campaign: id }) {
    const closed = context.store.campaigns.all().find((one) => String(one.id) === id)?.closedOn;
    if (closed !== undefined) throw new UserError(sayAlreadyClosedOn(closed));
    const open = openCampaigns(context);
    const which = open.map((one) => ({
      value: String(one.id),
      label: one.project.title,
      words: [String(one.variables.service ?? one.project.slug)],
    }));
    const asked = open.length === 1 ? [] : [choiceParameter({ id: "campaign", ...sayWhichToClose() }, which)];
    const campaign = chosenAmong(open, id);
    if (campaign === undefined) return asked;
    const help = sayWouldCloseCampaign(countsOf(context, campaign));
    const confirm = { id: `close_${campaign.id}`, ...askCampaignClosed(campaign.project.title), help };
    return [
      ...asked,
      choiceParameter(confirm, [
        { value: "yes", label: sayCloseCampaignYes(), words: ["oui", "ok", "d'accord", "je confirme", "clore"] },
        { value: "no", label: "Non, ne rien changer", words: ["non", "annuler", "pas maintenant"] },
      ]),
    ];
  },
  read(rest, context) {
    if (rest === "") return {};
    const named = campaignNamed(rest, context);
    return named && { campaign: String(named.id) };
  },
  run(context, { campaign: id, ...said }) {
    const campaign = chosenAmong(openCampaigns(context), id);
    if (campaign === undefined) throw new UserError(sayNoCampaignToClose());
    const { title } = campaign.project;
    if (said[`close_${campaign.id}`] !== "yes") return { message: say(sayCampaignNotClosed(title)) };
    const left = countsOf(context, campaign);
    closeCampaign(context, campaign);
    return { message: say(sayCampaignClosed(title, context.today, left)) };
  },
};

/** Throws `UserError` when there is none. */
function openCampaigns({ store }: CommandContext): Campaign[] {
  const open = store.campaigns.all().filter(({ closedOn }) => closedOn === undefined);
  if (open.length === 0) throw new UserError(sayNoCampaignToClose());
  return open;
}

function chosenAmong(open: readonly Campaign[], id: unknown): Campaign | undefined {
  return id === undefined && open.length === 1 ? open[0] : open.find((one) => String(one.id) === id);
}

function countsOf(context: CommandContext, campaign: Campaign) {
  const { puts, ...counts } = leftBy(context, campaign);
  return { ...counts, handedOver: puts.length };
}

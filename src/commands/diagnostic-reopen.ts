import { askedIn } from "../core/asked.ts";
import type { Command, CommandContext } from "../core/command.ts";
import { UserError } from "../core/errors.ts";
import { reopenCampaign } from "../core/campaign-closing.ts";
import { openSession } from "../core/interviewing.ts";
import type { Option } from "../core/language/reading.ts";
import { say } from "../core/message.ts";
import { namesIn } from "../core/named-people.ts";
import type { Campaign } from "../core/store/campaigns.ts";
import { isOpen } from "../core/store/interviews.ts";
import { sayNothingToReopen, sayReopened } from "../core/words/assignment.ts";
import { sayCampaignReopened, sayWholeCampaign } from "../core/words/campaign-closing.ts";
import { nameOf } from "../core/words/people.ts";
import { findPlace } from "./find-place.ts";
import { choiceParameter, textParameter } from "./parameter.ts";
import { reopenAndTell } from "./reopen-and-tell.ts";
import { campaignAmong } from "./synthesis/which-campaign.ts";

export const diagnosticReopen: Command = {
  name: "diagnostic-reopen",
  words: ["diagnostic rouvrir", "rouvrir", "rouvrir le diagnostic", "rouvrir diagnostic"],
  group: "campaign",
  summary: "rouvrir un diagnostic validé ou abandonné",
  examples: ["diagnostic rouvrir Vougy"],
  action: "launch_diagnostic",
  parameters: (context) => [
    choiceParameter({ id: "interview", text: "Quel diagnostic faut-il rouvrir ?", label: "Diagnostic" }, [
      ...closed(context),
      ...closedCampaigns(context),
    ]),
    textParameter({
      id: "reason",
      text: "Pour quelle raison ?",
      label: "Raison",
      help: "Elle sera dite au secrétariat et gardée au journal.",
    }),
  ],
  read(rest, context) {
    const place = findPlace(rest, context.store.territory.municipalities());
    if (place === undefined && rest !== "") {
      const named = campaignAmong(rest, context);
      if (named?.campaign.closedOn === undefined) return undefined;
      const reason = named.rest.replace(/^[\s.,;:–-]+/u, "");
      return { interview: wholeOf(named.campaign), ...(reason === "" ? {} : { reason }) };
    }
    const [only, ...others] = closed(context, place?.insee);
    return place && only && others.length === 0 ? { interview: only.value } : undefined;
  },
  run(context, { interview, reason }) {
    const { store, library, today } = context;
    const whole = store.campaigns.all().find((one) => wholeOf(one) === interview);
    if (whole !== undefined) {
      const reachable = store.accounts.reachablePeople();
      const { told = [], waiting = [] } = Object.groupBy(reopenCampaign(context, whole, String(reason)), ({ id }) =>
        reachable.has(id) ? "told" : "waiting",
      );
      return { message: say(sayCampaignReopened(whole.project.title, namesIn(store, told), namesIn(store, waiting))) };
    }
    const session = openSession(store, library, Number(interview), today, context.person);
    if (session === undefined) throw new Error("the interview chosen has gone");
    reopenAndTell(context, session, String(reason));
    const { insee, personId } = session.interview;
    const person = personId === undefined ? undefined : store.people.byId(personId);
    return { message: say(sayReopened(person === undefined ? session.place : nameOf(person), insee === undefined)) };
  },
};

function wholeOf({ id }: Campaign): string {
  return `campaign_${id}`;
}

function closedCampaigns({ store }: Pick<CommandContext, "store">): Option[] {
  return store.campaigns.all().flatMap((one): Option[] => {
    const { closedOn, project, variables } = one;
    if (closedOn === undefined) return [];
    const words = [project.title, String(variables.service ?? project.slug), "tout"];
    return [{ value: wholeOf(one), label: sayWholeCampaign(project.title, closedOn), words }];
  });
}

/** The interviews that are over, of one municipality or of all. */
function closed({ store }: CommandContext, insee?: string): Option[] {
  const titles = new Map(store.campaigns.all().map((campaign) => [campaign.id, campaign.project.title]));
  // What was answered without a name is nobody's to open again.
  const over = store.interviews.all().filter((one) => !isOpen(one.status) && !one.unnamed);
  if (over.length === 0 && closedCampaigns({ store }).length === 0) throw new UserError(sayNothingToReopen());
  const campaigns = new Map(over.map((one) => [one.id, one.campaignId]));
  return askedIn(store, over)
    .filter((one) => insee === undefined || one.insee === insee)
    .map(({ id, name }) => ({
      value: String(id),
      label: `${name}, ${titles.get(campaigns.get(id) ?? 0) ?? ""}`,
    }));
}

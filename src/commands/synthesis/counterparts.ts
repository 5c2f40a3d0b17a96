import type { Command, CommandContext } from "../../core/command.ts";
import { counterpartsOf } from "../../core/diagnostic/shared-service.ts";
import { UserError } from "../../core/errors.ts";
import {
  counterpartQuestion,
  sayCounterparts,
  sayNoSharedService,
  sayNoWayValidated,
} from "../../core/words/counterparts.ts";
import { nameOf, sayFunctions } from "../../core/words/people.ts";
import { leadingMunicipality } from "../profile/which-municipality.ts";
import { choiceParameter } from "../parameter.ts";
import { answersOf, campaignNamed, chosenCampaign, whichCampaign } from "./which-campaign.ts";
import { labels, readableIndicators } from "./which-figure.ts";

/** For those who read the answers of all: a municipality's own are not shown to another one. */
export const counterparts: Command = {
  name: "counterparts",
  words: ["qui fait pareil que", "qui fait comme", "qui fait pareil", "homologues de", "homologues"],
  group: "figures",
  summary: "les communes qui assurent le même service de la même façon, et qui y appeler",
  examples: ["qui fait pareil que Vougy", "homologues de Vougy jeunesse"],
  action: "follow_diagnostic",
  parameters: (context) => [
    ...whichCampaign(context),
    choiceParameter(
      { id: "insee", ...counterpartQuestion },
      context.store.territory.municipalities().map(({ insee, name }) => ({ value: insee, label: name })),
    ),
  ],
  read(said, context) {
    const { place, rest } = leadingMunicipality(context, said.replace(/^(?:que\s+|de\s+|d['’])/iu, ""));
    const about = rest.replace(/^(?:pour|sur|en|:)\s+(?:(?:la|le|les)\s+|l['’])?/iu, "").trim();
    const campaign = about === "" ? undefined : campaignNamed(about, context);
    if (place === undefined || (about !== "" && campaign === undefined)) return undefined;
    return { insee: place.insee, ...(campaign === undefined ? {} : { campaign: String(campaign.id) }) };
  },
  run(context, { insee, campaign: id }) {
    const answers = answersOf(chosenCampaign(id, context), context);
    const { campaign, respondents } = answers;
    const { title } = campaign.project;
    const place = context.store.territory.municipality(String(insee))?.name ?? "";
    const service = readableIndicators(context, answers).find(({ key }) => key === "existe");
    if (service === undefined) throw new UserError(sayNoSharedService(title));
    const { own, others } = counterpartsOf(respondents, String(insee));
    if (own === undefined) throw new UserError(sayNoWayValidated(title, place));
    const labelOf = labels(context);
    return {
      message: sayCounterparts({
        title,
        place,
        own,
        others,
        same: others.filter(({ way }) => way === own).length,
        wayOf: (way) => labelOf(service, way),
        whomToCall: (code) => whomToCall(context, code),
      }),
    };
  },
};

/** Those who answer the diagnostic there, each with their function. */
function whomToCall({ store }: CommandContext, insee: string): string[] {
  return store.people.inMunicipality(insee).flatMap((person) => {
    const mandates = person.mandates.filter((held) => held.insee === insee && held.function === "town_clerk");
    return mandates.length === 0 ? [] : [`${nameOf(person)}, ${sayFunctions({ ...person, mandates })}`];
  });
}

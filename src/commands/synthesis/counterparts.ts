import { answeredBy, may } from "../../core/access.ts";
import type { Command, CommandContext } from "../../core/command.ts";
import { counterpartsOf } from "../../core/diagnostic/shared-service.ts";
import { UserError } from "../../core/errors.ts";
import type { Municipality } from "../../core/people.ts";
import {
  counterpartQuestion,
  sayAlikeElsewhere,
  sayCounterparts,
  sayNoSharedService,
  sayNotYourCounterparts,
  sayNoWayValidated,
} from "../../core/words/counterparts.ts";
import { nameOf, sayFunctions } from "../../core/words/people.ts";
import { leadingMunicipality } from "../profile/which-municipality.ts";
import { choiceParameter } from "../parameter.ts";
import { answersOf, campaignNamed, chosenCampaign, whichCampaign } from "./which-campaign.ts";
import { labels, readableIndicators } from "./which-figure.ts";

/** Who answers for a municipality reads of the others that they do the same, in the same way, and whose function it is to call: no more. */
export const counterparts: Command = {
  name: "counterparts",
  words: ["qui fait pareil que", "qui fait comme", "qui fait pareil", "homologues de", "homologues"],
  group: "figures",
  summary: "les communes qui assurent le même service de la même façon, et qui y appeler",
  examples: ["qui fait pareil que Vougy", "homologues de Vougy jeunesse"],
  action: "see_counterparts",
  parameters(context) {
    const places = placesOf(context);
    const options = places.map(({ insee, name }) => ({ value: insee, label: name }));
    return [
      ...whichCampaign(context),
      ...(places.length === 1 ? [] : [choiceParameter({ id: "insee", ...counterpartQuestion }, options)]),
    ];
  },
  read(said, context) {
    if (/^(?:moi|nous)?[\s?!.]*$/iu.test(said)) return {};
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
    const readsAll = may(context.person, "follow_diagnostic");
    const [first] = placesOf(context);
    const code = String(insee ?? first?.insee);
    const place = context.store.territory.municipality(code)?.name ?? "";
    if (!placesOf(context).some((one) => one.insee === code)) throw new UserError(sayNotYourCounterparts(place));
    const service = readableIndicators(context, answers).find(({ key }) => key === "existe");
    if (service === undefined) throw new UserError(sayNoSharedService(title));
    const { own, others } = counterpartsOf(respondents, code);
    if (own === undefined) throw new UserError(sayNoWayValidated(title, place));
    const labelOf = labels(context);
    if (!readsAll) {
      const alike = others
        .filter(({ way }) => way === own)
        .map(({ name, id: other }) => ({ name, functions: functionsIn(context, other) }));
      return { message: sayAlikeElsewhere({ title, place, way: labelOf(service, own), alike }) };
    }
    return {
      message: sayCounterparts({
        title,
        place,
        own,
        others,
        same: others.filter(({ way }) => way === own).length,
        wayOf: (way) => labelOf(service, way),
        whomToCall: (other) => whomToCall(context, other),
      }),
    };
  },
};

/** A secretary asks for her own. */
function placesOf({ store, person }: CommandContext): Municipality[] {
  const all = store.territory.municipalities();
  if (may(person, "follow_diagnostic")) return all;
  const own = new Set(answeredBy(person));
  return all.filter(({ insee }) => own.has(insee));
}

/** Without names. */
function functionsIn({ store }: CommandContext, insee: string): string[] {
  const functions = store.people.inMunicipality(insee).flatMap((person) => {
    const mandates = person.mandates.filter((held) => held.insee === insee && held.function === "town_clerk");
    return mandates.length === 0 ? [] : [sayFunctions({ ...person, mandates })];
  });
  return [...new Set(functions)];
}

/** Those who answer the diagnostic there, each with their function. */
function whomToCall({ store }: CommandContext, insee: string): string[] {
  return store.people.inMunicipality(insee).flatMap((person) => {
    const mandates = person.mandates.filter((held) => held.insee === insee && held.function === "town_clerk");
    return mandates.length === 0 ? [] : [`${nameOf(person)}, ${sayFunctions({ ...person, mandates })}`];
  });
}

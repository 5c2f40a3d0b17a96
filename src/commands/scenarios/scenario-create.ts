import type { Command, CommandContext, Parameters } from "../../core/command.ts";
import { UserError } from "../../core/errors.ts";
import { readInteger } from "../../core/language/read-integer.ts";
import type { Standing } from "../../core/scenario/standings.ts";
import { foldWords } from "../../core/territory/place-name.ts";
import type { Campaign } from "../../core/store/campaigns.ts";
import {
  sayNameIsNumber,
  sayNameTaken,
  sayNoPlaceSaid,
  sayScenarioCreated,
  scenarioQuestions,
} from "../../core/words/scenarios.ts";
import { textParameter } from "../parameter.ts";
import { sayNoCampaignToRead, sayWhichCampaign } from "../../core/words/synthesis.ts";
import { campaignAsked, campaignNamed, campaignsToRead } from "../synthesis/which-campaign.ts";
import { readScenarioPlaces } from "./read-moves.ts";
import { showScenario } from "./scenario.ts";

const longestName = 60;
const longestList = 4_000;

export const scenarioCreate: Command = {
  name: "scenario-create",
  words: [
    "scénario créer",
    "créer un scénario",
    "créer le scénario",
    "créer scénario",
    "nouveau scénario",
    "scénario nouveau",
    "simuler une mutualisation",
  ],
  group: "scenarios",
  summary: "réunir des communes pour voir ce que cela ferait",
  examples: ["scénario créer jeunesse à six : Charlieu, Pouilly, Vougy, Mars, Nandax, Boyer"],
  action: "follow_diagnostic",
  keepsLines: true,
  asked: () => "scénarios",
  parameters: (context) => [
    textParameter({ id: "name", ...scenarioQuestions.name }, longestName),
    textParameter({ id: "places", ...scenarioQuestions.places }, longestList),
    ...campaignAsked(context, sayWhichCampaign(), campaignsOfPlaces(context)),
  ],
  read(rest, context) {
    const [, name = rest, places = ""] =
      /^([^:\n]*?)\s*[:\n]\s*(.*)$/su.exec(rest) ?? /^(.*?)\s+(?:avec|entre)\s+(.+)$/isu.exec(rest) ?? [];
    const campaign = campaignIn(name, context);
    return {
      ...(name.trim() === "" ? {} : { name: name.trim().slice(0, longestName) }),
      ...(places.trim() === "" ? {} : { places: places.trim() }),
      ...(campaign === undefined ? {} : { campaign: String(campaign.id) }),
    };
  },
  refuse(known, context) {
    const name = known["name"] === undefined ? undefined : foldWords(String(known["name"]));
    if (name !== undefined && /^(?:scenario )?\d*$/u.test(name)) return { id: "name", sentence: sayNameIsNumber() };
    const same = context.store.scenarios.all().find((one) => foldWords(one.name) === name);
    if (same !== undefined) return { id: "name", sentence: sayNameTaken(same) };
    if (known["places"] !== undefined) {
      const { places, unknown } = placesSaid(known, context);
      if (places.length === 0) return { id: "places", sentence: sayNoPlaceSaid(unknown) };
    }
    return undefined;
  },
  run(context, known) {
    const { store, person, now } = context;
    const campaigns = campaignsOfPlaces(context);
    const campaign = campaigns.find(({ id }) => String(id) === known["campaign"]) ?? campaigns[0];
    if (campaign === undefined) throw new UserError(sayNoCampaignToRead());
    const { places, unknown } = placesSaid(known, context);
    const standings = new Map(places.map(({ insee }): [string, Standing] => [insee, "in"]));
    const name = String(known["name"]).trim();
    const id = store.scenarios.add({ campaignId: campaign.id, name, standings }, person.id, now);
    store.audit.add(now, person.id, "scenario.created", `scenario:${id}`, { after: [...standings.keys()].join(" ") });
    return { message: sayScenarioCreated(showScenario(context, id), { id, unknown }) };
  },
};

/** The diagnostic that one word of the name surely names; a number in it is no place in a list. */
function campaignIn(name: string, context: CommandContext): Campaign | undefined {
  const campaigns = campaignsOfPlaces(context);
  if (campaigns.length === 1) return undefined;
  const words = name.split(/\s+/u).filter((word) => /\p{L}{4}/u.test(word) && readInteger(word).kind === "unread");
  const named = new Set(words.flatMap((word) => campaignNamed(word, context)?.id ?? []));
  return named.size === 1 ? campaigns.find(({ id }) => named.has(id)) : undefined;
}

/** What persons answer in their own name has nothing to add up. Throws `UserError` when there is none other. */
function campaignsOfPlaces(context: CommandContext): Campaign[] {
  const { questionnaires } = context.library;
  const campaigns = campaignsToRead(context).filter(
    ({ questionnaire }) => questionnaires.get(questionnaire)?.respondents === undefined,
  );
  if (campaigns.length === 0) throw new UserError(sayNoCampaignToRead());
  return campaigns;
}

function placesSaid({ places }: Parameters, { store }: CommandContext) {
  const municipalities = store.territory.municipalities();
  return readScenarioPlaces(
    String(places ?? ""),
    { municipalities, basins: store.perimeters.basins() },
    municipalities,
  );
}

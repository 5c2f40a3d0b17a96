import type { Command, CommandContext, Parameters } from "../core/command.ts";
import { UserError } from "../core/errors.ts";
import type { AtomicQuestion } from "../core/interview/questionnaire.ts";
import type { Option } from "../core/language/reading.ts";
import { respondentsOf } from "../core/asked.ts";
import { joiningLettersOf } from "../core/campaign-letters.ts";
import { inviteInto } from "../core/launch-campaign.ts";
import { say } from "../core/message.ts";
import { namesIn } from "../core/named-people.ts";
import type { Municipality } from "../core/people.ts";
import type { Campaign } from "../core/store/campaigns.ts";
import { sayJoined, sayJoinPreview, sayJoinYes, sayNotJoined, sayNothingToJoin } from "../core/words/launch.ts";
import { findPlace } from "./find-place.ts";
import { leavesOn, sendingOf, unreachableAmong } from "./launch-draft.ts";
import { choiceParameter } from "./parameter.ts";

/** A municipality that joins a diagnostic already launched: shown, then asked after a yes. */
export const diagnosticJoin: Command = {
  name: "diagnostic-join",
  words: ["diagnostic ajouter", "ajouter au diagnostic", "diagnostic ajouter commune"],
  group: "campaign",
  summary: "demander un diagnostic déjà lancé à une commune de plus",
  examples: ["diagnostic ajouter Mars"],
  action: "launch_diagnostic",
  changeable: ["Mars"],
  parameters: questions,
  read(rest, { store }) {
    const place = findPlace(rest, store.territory.municipalities());
    return place && { insee: place.insee };
  },
  run(context, known) {
    const joining = joiningOf(context, known);
    if (joining === undefined || known[confirmationOf(joining)] !== "yes") return { message: say(sayNotJoined()) };
    const { store, library, person, now } = context;
    const { place, campaign } = joining;
    const questionnaire = library.questionnaires.get(campaign.questionnaire);
    if (questionnaire === undefined) throw new Error(`the questionnaire ${campaign.questionnaire} has gone`);
    store.audit.add(now, person.id, "campaign.joined", `campaign:${campaign.id}`, { after: place.insee });
    const letters = joiningLettersOf(campaign.id, place.insee);
    inviteInto(store, campaign, questionnaire, [place], person, sendingOf(context), letters);
    return { message: say(sayJoined(previewOf(context, joining))) };
  },
};

type Joining = { place: Municipality; campaign: Campaign };

function questions(context: CommandContext, known: Parameters): AtomicQuestion[] {
  const open = context.store.territory.municipalities().filter(({ insee }) => missingFor(context, insee).length > 0);
  if (open.length === 0) throw new UserError(sayNothingToJoin(undefined));
  const asked = [
    choiceParameter({ id: "insee", text: "Quelle commune faut-il ajouter ?", label: "Commune" }, open.map(toOption)),
  ];
  const { insee } = known;
  if (insee === undefined) return asked;
  const campaigns = missingFor(context, String(insee));
  if (campaigns.length === 0) throw new UserError(sayNothingToJoin(nameOf(context, String(insee))));
  const which = campaigns.map(({ id, project }) => ({ value: String(id), label: project.title }));
  const joining = joiningOf(context, known);
  return [
    ...asked,
    ...(campaigns.length > 1
      ? [choiceParameter({ id: "campaign", text: "À quel diagnostic ?", label: "Diagnostic" }, which)]
      : []),
    ...(joining === undefined ? [] : [confirmation(context, joining)]),
  ];
}

function confirmation(context: CommandContext, joining: Joining): AtomicQuestion {
  const preview = previewOf(context, joining);
  const asked = { id: confirmationOf(joining), text: "Faut-il l'ajouter ?", label: "Envoi" };
  return choiceParameter({ ...asked, help: sayJoinPreview(preview) }, [
    { value: "yes", label: sayJoinYes(preview.place), words: ["oui", "ok", "d'accord", "je confirme", "ajouter"] },
    { value: "no", label: "Non, ne rien envoyer", words: ["non", "ne rien envoyer", "pas maintenant"] },
  ]);
}

function confirmationOf({ place, campaign }: Joining): string {
  return `join_${place.insee}_${campaign.id}`;
}

/** The campaigns of which this municipality is not, whose questionnaire is still there. */
function missingFor({ store, library }: CommandContext, insee: string): Campaign[] {
  return (
    store.campaigns
      .all()
      .filter(({ closedOn }) => closedOn === undefined)
      // What persons answer in their own name is no municipality's to join.
      .filter(({ questionnaire: id }) => {
        const questionnaire = library.questionnaires.get(id);
        return questionnaire !== undefined && questionnaire.respondents === undefined;
      })
      .filter(({ id }) => !store.interviews.ofCampaign(id).some((one) => one.insee === insee))
  );
}

function joiningOf(context: CommandContext, { insee, campaign: id }: Parameters): Joining | undefined {
  const place = context.store.territory.municipality(String(insee));
  const campaigns = missingFor(context, String(insee));
  const campaign = campaigns.length === 1 ? campaigns[0] : campaigns.find((one) => one.id === Number(id));
  return place && campaign && { place, campaign };
}

function previewOf(context: CommandContext, { place, campaign }: Joining) {
  const people = respondentsOf(context.store, [place]);
  return {
    place: place.name,
    title: campaign.project.title,
    wishedBy: campaign.wishedBy,
    people: namesIn(context.store, people),
    unreachable: unreachableAmong(context.store, people),
    leavesOn: leavesOn(context),
  };
}

function nameOf({ store }: CommandContext, insee: string): string {
  return store.territory.municipality(insee)?.name ?? insee;
}

function toOption({ insee, name }: Municipality): Option {
  return { value: insee, label: name };
}

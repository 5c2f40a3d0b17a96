import { civilDateAt } from "../../core/calendar/civil-date.ts";
import type { CampaignAnswers } from "../../core/campaign-answers.ts";
import type { Command, CommandContext } from "../../core/command.ts";
import { coverageOf } from "../../core/diagnostic/coverage.ts";
import { inhabitantsOf } from "../../core/diagnostic/indicator.ts";
import { noteFacts } from "../../core/diagnostic/note.ts";
import { equipmentOf, overlapsOf, plannedActionsOf } from "../../core/diagnostic/shared-service.ts";
import { askedIn } from "../../core/asked.ts";
import { entriesSaid } from "../../core/entering.ts";
import { UserError } from "../../core/errors.ts";
import { approvedBefore } from "../../core/questionnaire-reviews.ts";
import { visasIn } from "../../core/visa.ts";
import { sayTellers } from "../../core/words/entry-source.ts";
import { indicatorsIn } from "../../core/words/note-missing.ts";
import type { Note } from "../../core/words/note-basis.ts";
import { sayNoNote, sayNote, sayNoteOfMunicipalities } from "../../core/words/note.ts";
import { sayApprovedVersion } from "../../core/words/questionnaire-review.ts";
import { sayFunctions } from "../../core/words/people.ts";
import { doubtsIn } from "../synthesis/doubts.ts";
import { answersOf, campaignNamed, chosenCampaign, whichCampaign } from "../synthesis/which-campaign.ts";
import { labels } from "../synthesis/which-figure.ts";

/** What the municipalities answered, as a paper to debate: the figures of `synthèse`, with all that they rest on. */
export const synthesisNote: Command = {
  name: "synthesis-note",
  words: [
    "note de synthèse",
    "note synthèse",
    "exporter la note",
    "exporter note",
    "exporter la note de synthèse",
    "note du diagnostic",
    "note pour le copil",
    "note copil",
  ],
  group: "figures",
  summary: "la note de synthèse, prête pour le COPIL",
  examples: ["note de synthèse", "note de synthèse jeunesse"],
  action: "follow_diagnostic",
  parameters: whichCampaign,
  read(rest, context) {
    const words = rest.replaceAll(/[.,;:!?]+(?=\s|$)/gu, "").split(/\s+/u);
    const left = words.filter((word) => !fillers.test(word)).join(" ");
    if (left === "") return {};
    const campaign = campaignNamed(left, context);
    return campaign && { campaign: String(campaign.id) };
  },
  run(context, { campaign: id }) {
    const { store, person, now } = context;
    const answers = answersOf(chosenCampaign(id, context), context);
    const { title } = answers.campaign.project;
    if (answers.unit === "person") throw new UserError(sayNoteOfMunicipalities(title));
    if (!answers.respondents.some(({ validated }) => validated)) throw new UserError(sayNoNote(title));
    store.audit.add(now, person.id, "note.exported", `campaign:${answers.campaign.id}`);
    return { message: sayNote(noteOf(context, answers)) };
  },
};

const fillers = /^(?:\.?docx|word|libreoffice|writer|fichier|format|copil|en|au|un|le|la|pour|svp|stp|merci)$/iu;

function noteOf(context: CommandContext, answers: CampaignAnswers): Note {
  const { store, library, today, timeZone } = context;
  const { campaign, indicators, respondents } = answers;
  const facts = noteFacts(indicators, respondents, store.perimeters.basins());
  const told = new Set(facts.indicators.map(({ key }) => key));
  const { title, version } = library.questionnaires.get(campaign.questionnaire) ?? { title: "", version: 0 };
  const approved = approvedBefore(store, campaign);
  return {
    title: campaign.project.title,
    territory: store.territory.epci()?.name ?? "",
    today,
    openedOn: civilDateAt(campaign.openedAt, timeZone),
    wishedBy: campaign.wishedBy,
    questionnaire: {
      title,
      version,
      ...(approved && { approved: sayApprovedVersion(approved.version, approved.approvals, timeZone) }),
    },
    coverage: coverageOf(askedIn(store, store.interviews.ofCampaign(campaign.id)), answers.unit, campaign.closedOn),
    inhabitants: {
      behind: inhabitantsOf(respondents.filter(({ validated }) => validated)),
      all: inhabitantsOf(respondents),
    },
    facts,
    overlaps: told.has("existe") && told.has("superposition") ? overlapsOf(respondents) : [],
    equipment: told.has("equipements/nom") ? equipmentOf(respondents) : [],
    actions: told.has("programme_communal/action") ? plannedActionsOf(respondents) : [],
    doubts: doubtsIn(context, campaign)
      .map(({ about }) => about)
      .filter((about) => indicatorsIn(about).every(({ key }) => told.has(key))),
    answeredBy: answeredBy(context, campaign.id),
    visas: visasIn(store, campaign)?.given,
    labelOf: labels(context),
  };
}

/** By their functions in the municipality they answered for: never by their name. */
function answeredBy({ store }: CommandContext, campaignId: number): Note["answeredBy"] {
  const functions = store.interviews.ofCampaign(campaignId).flatMap(({ id, insee, status, respondentId }) => {
    const respondent = respondentId === undefined ? undefined : store.people.byId(respondentId);
    if (status !== "validated" || respondent === undefined) return [];
    const mandates = respondent.mandates.filter((held) => held.insee === insee);
    // Entered for them, it is still their answer.
    const tellers = mandates.length === 0 && insee !== undefined ? sayTellers(entriesSaid(store, { id, insee })) : "";
    if (tellers !== "") return [tellers];
    return [sayFunctions(mandates.length === 0 ? respondent : { ...respondent, mandates })];
  });
  return [...Map.groupBy(functions, (said) => said)]
    .map(([said, all]) => ({ functions: said, municipalities: all.length }))
    .toSorted((one, other) => other.municipalities - one.municipalities);
}

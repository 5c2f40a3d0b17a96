import type { CivilDate } from "../core/calendar/civil-date.ts";
import { localTimeAt } from "../core/calendar/local-time.ts";
import { nextOfficeHour } from "../core/calendar/office-hours.ts";
import type { CommandContext, Parameters } from "../core/command.ts";
import { answeredBy } from "../core/access.ts";
import type { Questionnaire } from "../core/interview/questionnaire.ts";
import { factsFor, sizeOf } from "../core/interviewing.ts";
import { personsFor, respondentsOf } from "../core/asked.ts";
import type { Sending, WhomAsked } from "../core/launch-campaign.ts";
import { variablesOf } from "../core/launch-variables.ts";
import { officeHourOf } from "../core/notify.ts";
import type { Municipality, Person } from "../core/people.ts";
import type { Campaign } from "../core/store/campaigns.ts";
import type { Store } from "../core/store/store.ts";
import { campaignTitle, type LaunchPreview } from "../core/words/launch.ts";
import type { PersonsPreview } from "../core/words/launch-persons.ts";
import { namesIn } from "../core/named-people.ts";
import { framingQuestionnaire } from "./exports/framing-note.ts";
import { shortName } from "./which-questionnaire.ts";

/** A campaign as it would go. */
export type Draft = {
  questionnaire: Questionnaire;
  variables: Record<string, string | number>;
  slug: string;
  title: string;
  wishedBy: CivilDate;
  asked: WhomAsked;
  visa: boolean;
};

/** What is told so far, once it is enough to show what would go. `asked` leaves out those that were asked already. */
export function draftOf(context: CommandContext, known: Parameters): Draft | undefined {
  const { questionnaire: id, wishedBy, places, insees } = known;
  const questionnaire = context.library.questionnaires.get(String(id));
  if (questionnaire === undefined || wishedBy === undefined) return undefined;
  const isSaid = places !== undefined && (places !== "some" || insees !== undefined);
  if (asksPlaces(questionnaire) && !isSaid) return undefined;
  const variables = variablesOf(questionnaire, toldTimes(known), context.today);
  return {
    ...describeCampaign(questionnaire, variables, context.store.campaigns.all()),
    wishedBy: String(wishedBy),
    visa: known.visa === "yes" && questionnaire.respondents === undefined,
    asked:
      questionnaire.respondents === undefined
        ? { places: leftToAsk(context, questionnaire, known) }
        : { persons: personsLeftToAsk(context, questionnaire, known) },
  };
}

/** Where is asked of those who answer for a municipality, or are elected in one. */
export function asksPlaces({ respondents }: Questionnaire): boolean {
  return respondents === undefined || respondents === "elected";
}

/** Those of the places told who answer in their own name, but for those that such a campaign asked already. */
export function personsLeftToAsk(context: CommandContext, questionnaire: Questionnaire, known: Parameters): Person[] {
  const { store, person } = context;
  const { respondents } = questionnaire;
  if (respondents === undefined) return [];
  const already = new Set(
    sameCampaigns(context, questionnaire, known).flatMap(({ id }) =>
      store.interviews.ofCampaign(id).map(({ personId }) => personId),
    ),
  );
  return personsFor(store, respondents, toldPlaces(context, known), person).filter(({ id }) => !already.has(id));
}

function toldTimes({ year, reference }: Parameters) {
  return {
    ...(year === undefined ? {} : { year: Number(year) }),
    ...(reference === undefined ? {} : { reference: String(reference) }),
  };
}

/** A project of its own for each campaign: another year, or another wave of the same year, has another title. */
export function describeCampaign(
  questionnaire: Questionnaire,
  variables: Draft["variables"],
  earlier: readonly Campaign[],
) {
  const same = earlier.filter((one) => one.questionnaire === questionnaire.id);
  const year = Number(variables.annee_ref);
  const wave = same.filter((one) => one.variables.annee_ref === year).length + 1;
  const isOtherYear = same.some((one) => one.variables.annee_ref !== year);
  const parts = [
    questionnaire.id.replaceAll("/", "-"),
    ...(isOtherYear ? [year] : []),
    ...(wave > 1 ? [`v${wave}`] : []),
  ];
  return {
    questionnaire,
    variables,
    slug: parts.join("-"),
    title: campaignTitle(questionnaire.title, isOtherYear ? year : undefined, wave),
  };
}

/** The campaigns of the same questionnaire over the same year. */
export function sameCampaigns(context: CommandContext, questionnaire: Questionnaire, known: Parameters): Campaign[] {
  const { annee_ref: year } = variablesOf(questionnaire, toldTimes(known), context.today);
  return context.store.campaigns
    .all()
    .filter((one) => one.questionnaire === questionnaire.id && one.variables.annee_ref === year);
}

/** Of the municipalities told, or of all, those that such a campaign did not ask yet. */
export function leftToAsk(context: CommandContext, questionnaire: Questionnaire, known: Parameters): Municipality[] {
  const { store } = context;
  const asked = new Set(
    sameCampaigns(context, questionnaire, known).flatMap(({ id }) =>
      store.interviews.ofCampaign(id).map(({ insee }) => insee),
    ),
  );
  return toldPlaces(context, known).filter(({ insee }) => !asked.has(insee));
}

function toldPlaces({ store }: CommandContext, { places, insees }: Parameters): Municipality[] {
  const told = String(insees ?? "").split(",");
  const all = store.territory.municipalities();
  return places === "some" && insees !== undefined ? all.filter(({ insee }) => told.includes(insee)) : all;
}

/** What the director reads before anything goes to persons in their own name. */
export function personsPreviewOf(context: CommandContext, draft: Draft, persons: readonly Person[]): PersonsPreview {
  const { store, today } = context;
  const { questionnaire, title, wishedBy } = draft;
  return {
    title,
    short: shortName(questionnaire),
    people: persons.length,
    unreachable: unreachableAmong(store, persons),
    respondents: questionnaire.respondents ?? "elected",
    unnamed: questionnaire.unnamed ?? false,
    minutes: questionnaire.minutes,
    ...sizeOf(questionnaire, factsFor(store, draft.variables), today),
    restricted: restrictedIn(questionnaire),
    makesNote: questionnaire.id === framingQuestionnaire,
    wishedBy,
    leavesOn: leavesOn(context),
  };
}

/** What the director reads before anything goes to municipalities. */
export function previewOf(
  context: CommandContext,
  draft: Draft,
  places: readonly Municipality[],
  known: Parameters,
): LaunchPreview {
  const { store, today } = context;
  const { questionnaire } = draft;
  const people = respondentsOf(store, places);
  const answering = new Set(people.flatMap(answeredBy));
  const left = new Set(places.map(({ insee }) => insee));
  const facts = factsFor(store, draft.variables, places[0]?.insee ?? "");
  return {
    title: draft.title,
    short: shortName(questionnaire),
    places: places.map(({ name }) => name),
    isWhole: places.length === store.territory.municipalities().length,
    already: toldPlaces(context, known).flatMap(({ insee, name }) => (left.has(insee) ? [] : [name])),
    people: people.length,
    unreachable: unreachableAmong(store, people),
    withoutAnyone: places.flatMap(({ insee, name }) => (answering.has(insee) ? [] : [name])),
    minutes: questionnaire.minutes,
    ...sizeOf(questionnaire, facts, today),
    restricted: restrictedIn(questionnaire),
    ...(questionnaire.variables.includes("annee_ref") ? { year: Number(draft.variables.annee_ref) } : {}),
    ...(draft.variables.date_ref === undefined ? {} : { reference: String(draft.variables.date_ref) }),
    isTimeless: known.reference !== undefined && draft.variables.date_ref === undefined,
    wishedBy: draft.wishedBy,
    visa: draft.visa,
    leavesOn: leavesOn(context),
  };
}

/** Those whom nothing reaches yet, by name. */
export function unreachableAmong(store: Store, people: readonly Person[]): string[] {
  const reachable = store.accounts.reachablePeople();
  return namesIn(
    store,
    people.filter(({ id }) => !reachable.has(id)),
  );
}

/** When a first message leaves: absent, now. */
export function leavesOn({ store, now, timeZone }: CommandContext) {
  const at = nextOfficeHour(now, timeZone, store.territory.holidayPlace());
  return at > now ? localTimeAt(at, timeZone) : undefined;
}

export function sendingOf({ store, now, today, timeZone }: CommandContext): Sending {
  const notBefore = nextOfficeHour(now, timeZone, store.territory.holidayPlace());
  return { now, today, leavesAt: (personId) => officeHourOf(store, personId, notBefore) };
}

/** How many of its questions are for their author and the DGS alone. */
function restrictedIn({ sections }: Questionnaire): number {
  return sections.flatMap(({ questions }) => questions).filter(({ sensitivity }) => sensitivity === "restricted")
    .length;
}

import { formFiles, isEmailOn, whereFormsReturn } from "./answer-forms.ts";
import { answeredBy, municipalitiesOf } from "./access.ts";
import { isDirection, respondentsOf } from "./asked.ts";
import { lettersOf } from "./campaign-letters.ts";
import type { CivilDate } from "./calendar/civil-date.ts";
import { factsFor, sizeOf } from "./interviewing.ts";
import type { Questionnaire } from "./interview/questionnaire.ts";
import { withVariables } from "./interview/with-variables.ts";
import { notify } from "./notify.ts";
import type { Municipality, Person } from "./people.ts";
import type { Campaign } from "./store/campaigns.ts";
import type { Store } from "./store/store.ts";
import { keepHolders } from "./succession.ts";
import { sayFirstContact, sayFirstContactInOwnName } from "./words/assignment.ts";
import { typesetMessage } from "./words/typeset-message.ts";

/** `leavesAt`: when the first message of this person may leave. */
export type Sending = { now: number; today: CivilDate; leavesAt: (personId: number) => number };

/** Whom a campaign asks: municipalities, each through those who answer for it; or persons in their own name. */
export type WhomAsked = { places: readonly Municipality[] } | { persons: readonly Person[] };

/** Opens a campaign and writes its first message to each of its respondents. */
export function launchCampaign(
  store: Store,
  campaign: {
    questionnaire: Questionnaire;
    variables: Record<string, string | number>;
    slug: string;
    title: string;
    wishedBy: CivilDate;
    asked: WhomAsked;
    visa?: boolean;
  },
  director: Person,
  when: Sending,
): { campaign: Campaign; invited: Person[] } {
  const { questionnaire, asked, ...rest } = campaign;
  store.campaigns.publish(questionnaire, when.now);
  const opened = store.campaigns.open({ ...rest, questionnaire: questionnaire.id, openedAt: when.now }, director.id);
  store.audit.add(when.now, director.id, "campaign.opened", `campaign:${opened.id}`, { after: questionnaire.id });
  const invited =
    "places" in asked
      ? inviteInto(store, opened, questionnaire, asked.places, director, when)
      : invitePersons(store, opened, questionnaire, asked.persons, director, when);
  return { campaign: opened, invited };
}

/** Asks each to answer in their own name; whoever launches what they answer themselves is not written to. */
function invitePersons(
  store: Store,
  campaign: Campaign,
  questionnaire: Questionnaire,
  persons: readonly Person[],
  director: Person,
  { now, today, leavesAt }: Sending,
): Person[] {
  const { respondents } = questionnaire;
  if (respondents === undefined) throw new Error(`${questionnaire.id} is answered by municipalities`);
  for (const { id } of persons) store.interviews.invite(campaign.id, { personId: id }, questionnaire.version, now);
  const interviews = new Map(store.interviews.ofCampaign(campaign.id).map((one) => [one.personId, one.id]));
  // What the direction fixes is one text, kept under whoever launched it: the others of the direction are told of it.
  const told = respondents === "direction" ? store.people.all().filter(isDirection) : persons;
  const shared = respondents === "direction" ? interviews.get(director.id) : undefined;
  const invited = told.filter(({ id }) => id !== director.id);
  const blank = {
    campaign,
    context: {
      questionnaire: withVariables(questionnaire, campaign.variables),
      facts: factsFor(store, campaign.variables),
      today,
    },
    place: campaign.project.title,
    interview: { state: { answers: {} } },
  };
  const byEmail = isEmailOn(store)
    ? { byEmail: { returnTo: whereFormsReturn(store), forms: formFiles(store, [blank], today) } }
    : {};
  for (const person of invited) {
    const message = sayFirstContactInOwnName({
      person,
      director,
      respondents,
      title: campaign.project.title,
      territory: store.territory.epci()?.name ?? "",
      wishedBy: campaign.wishedBy,
      minutes: questionnaire.minutes,
      ...byEmail,
      unnamed: questionnaire.unnamed ?? false,
      interviewId: shared ?? interviews.get(person.id) ?? 0,
      ...sizeOf(questionnaire, factsFor(store, campaign.variables, municipalitiesOf(person)[0]), today),
    });
    const key = `${lettersOf(campaign.id)}person:${person.id}`;
    notify(store, key, person.id, typesetMessage(message), now, leavesAt(person.id));
  }
  return invited;
}

/** Asks these municipalities to answer an open campaign: all of them at once, or one that joins it later. `letters`: once each. */
export function inviteInto(
  store: Store,
  campaign: Campaign,
  questionnaire: Questionnaire,
  places: readonly Municipality[],
  director: Person,
  { now, today, leavesAt }: Sending,
  letters = lettersOf(campaign.id),
): Person[] {
  const names = new Map(places.map((place) => [place.insee, place.name]));
  for (const insee of names.keys()) store.interviews.invite(campaign.id, { insee }, questionnaire.version, now);
  keepHolders(store, campaign.id, new Set(names.keys()), now);
  const invited = respondentsOf(store, places);
  const formsOf = (insee: string) => {
    const facts = factsFor(store, campaign.variables, insee);
    const context = { questionnaire: withVariables(questionnaire, campaign.variables), facts, today };
    const fillable = {
      campaign,
      context,
      place: names.get(insee) ?? insee,
      interview: { insee, state: { answers: {} } },
    };
    return formFiles(store, [fillable], today);
  };
  for (const person of invited) {
    const own = answeredBy(person).filter((insee) => names.has(insee));
    const message = sayFirstContact({
      ...(isEmailOn(store) ? { byEmail: { returnTo: whereFormsReturn(store), forms: own.flatMap(formsOf) } } : {}),
      person,
      director,
      title: campaign.project.title,
      territory: store.territory.epci()?.name ?? "",
      places: own.map((insee) => names.get(insee) ?? insee),
      visa: campaign.visa,
      wishedBy: campaign.wishedBy,
      minutes: questionnaire.minutes,
      ...sizeOf(questionnaire, factsFor(store, campaign.variables, own[0] ?? ""), today),
    });
    notify(store, `${letters}person:${person.id}`, person.id, typesetMessage(message), now, leavesAt(person.id));
  }
  return invited;
}

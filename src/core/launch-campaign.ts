import { answeredBy } from "./access.ts";
import type { CivilDate } from "./calendar/civil-date.ts";
import { factsFor, sizeOf } from "./interviewing.ts";
import type { Questionnaire } from "./interview/questionnaire.ts";
import { notify } from "./notify.ts";
import type { Municipality, Person } from "./people.ts";
import type { Campaign } from "./store/campaigns.ts";
import type { Store } from "./store/store.ts";
import { sayFirstContact } from "./words/assignment.ts";
import { typesetMessage } from "./words/typeset-message.ts";

/** `leavesAt`: when the first message of this person may leave. */
export type Sending = { now: number; today: CivilDate; leavesAt: (personId: number) => number };

/** Opens a campaign over these municipalities and writes its first message to each of its respondents. */
export function launchCampaign(
  store: Store,
  campaign: {
    questionnaire: Questionnaire;
    variables: Record<string, string | number>;
    slug: string;
    title: string;
    wishedBy: CivilDate;
    places: readonly Municipality[];
  },
  director: Person,
  when: Sending,
): { campaign: Campaign; invited: Person[] } {
  const { questionnaire, places, ...rest } = campaign;
  store.campaigns.publish(questionnaire, when.now);
  const opened = store.campaigns.open({ ...rest, questionnaire: questionnaire.id, openedAt: when.now }, director.id);
  store.audit.add(when.now, director.id, "campaign.opened", `campaign:${opened.id}`, { after: questionnaire.id });
  return { campaign: opened, invited: inviteInto(store, opened, questionnaire, places, director, when) };
}

/** Those who answer for one of these municipalities. */
export function respondentsOf(store: Store, places: readonly Municipality[]): Person[] {
  const asked = new Set(places.map(({ insee }) => insee));
  return store.people.all().filter((person) => answeredBy(person).some((insee) => asked.has(insee)));
}

/** Asks these municipalities to answer an open campaign: all of them at once, or one that joins it later. `key`: once each. */
export function inviteInto(
  store: Store,
  campaign: Campaign,
  questionnaire: Questionnaire,
  places: readonly Municipality[],
  director: Person,
  { now, today, leavesAt }: Sending,
  key = `campaign:${campaign.id}`,
): Person[] {
  const names = new Map(places.map((place) => [place.insee, place.name]));
  for (const insee of names.keys()) store.interviews.invite(campaign.id, insee, questionnaire.version, now);
  const invited = respondentsOf(store, places);
  for (const person of invited) {
    const own = answeredBy(person).filter((insee) => names.has(insee));
    const message = sayFirstContact({
      person,
      director,
      title: campaign.project.title,
      territory: store.territory.epci()?.name ?? "",
      places: own.map((insee) => names.get(insee) ?? insee),
      wishedBy: campaign.wishedBy,
      minutes: questionnaire.minutes,
      ...sizeOf(questionnaire, factsFor(store, campaign.variables, own[0] ?? ""), today),
    });
    notify(store, `${key}:person:${person.id}`, person.id, typesetMessage(message), now, leavesAt(person.id));
  }
  return invited;
}

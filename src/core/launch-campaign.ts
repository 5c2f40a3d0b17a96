import { answeredBy } from "./access.ts";
import type { CivilDate } from "./calendar/civil-date.ts";
import { factsFor, sizeOf } from "./interviewing.ts";
import type { Questionnaire } from "./interview/questionnaire.ts";
import { notify } from "./notify.ts";
import type { Person } from "./people.ts";
import type { Campaign } from "./store/campaigns.ts";
import type { Store } from "./store/store.ts";
import { sayFirstContact } from "./words/assignment.ts";
import { typesetMessage } from "./words/typeset-message.ts";

/** Opens a campaign over all the municipalities and writes its first message to each of its respondents. */
export function launchCampaign(
  store: Store,
  campaign: {
    questionnaire: Questionnaire;
    variables: Record<string, string | number>;
    slug: string;
    title: string;
    wishedBy: CivilDate;
  },
  director: Person,
  /** `leavesAt`: when the first message of this person may leave. */
  when: { now: number; today: CivilDate; leavesAt: (personId: number) => number },
): { campaign: Campaign; invited: Person[] } {
  const { now, today, leavesAt } = when;
  const { questionnaire, ...rest } = campaign;
  store.campaigns.publish(questionnaire, now);
  const opened = store.campaigns.open({ ...rest, questionnaire: questionnaire.id, openedAt: now }, director.id);
  store.audit.add(now, director.id, "campaign.opened", `campaign:${opened.id}`, { after: questionnaire.id });
  const names = new Map(store.territory.municipalities().map((place) => [place.insee, place.name]));
  for (const insee of names.keys()) store.interviews.invite(opened.id, insee, questionnaire.version, now);
  const invited = store.people.all().filter((person) => answeredBy(person).some((insee) => names.has(insee)));
  for (const person of invited) {
    const own = answeredBy(person).filter((insee) => names.has(insee));
    const message = sayFirstContact({
      person,
      director,
      title: opened.project.title,
      territory: store.territory.epci()?.name ?? "",
      places: own.map((insee) => names.get(insee) ?? insee),
      wishedBy: opened.wishedBy,
      minutes: questionnaire.minutes,
      ...sizeOf(questionnaire, factsFor(store, opened, own[0] ?? ""), today),
    });
    notify(
      store,
      `campaign:${opened.id}:person:${person.id}`,
      person.id,
      typesetMessage(message),
      now,
      leavesAt(person.id),
    );
  }
  return { campaign: opened, invited };
}

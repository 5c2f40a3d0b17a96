import { type CivilDate, civilDateAt } from "./calendar/civil-date.ts";
import type { Recall } from "./diagnostic/reminder-days.ts";
import { type AssignedInterview, interviewsOf } from "./interviewing.ts";
import type { Library } from "./library.ts";
import { openWeekdaysOf } from "./municipality-days.ts";
import { officeHourOf } from "./notify.ts";
import type { Person } from "./people.ts";
import { isStopped } from "./preferences.ts";
import type { Campaign } from "./store/campaigns.ts";
import { isOpen } from "./store/interviews.ts";
import type { Store } from "./store/store.ts";

/** What is still awaited of somebody in one campaign, and what their reminders of it were. */
export type AwaitedIn = { campaign: Campaign; waiting: AssignedInterview[]; recall: Recall };

/** `toldOn`: the last day on which they were reminded of anything, or first written to of a campaign. */
export type Recalled = {
  person: Person;
  presence: readonly number[];
  toldOn: CivilDate | undefined;
  awaited: AwaitedIn[];
};

/** The campaigns that wait for this person, the nearest wished date first. */
export function recallsOf(store: Store, library: Library, person: Person): Recalled {
  const zone = store.territory.timeZone();
  // What the direction fixes together is recalled to the one who was asked.
  const own = interviewsOf(store, library, person).filter(({ insee, personId }) => insee ?? personId === person.id);
  const byCampaign = [...Map.groupBy(own, ({ campaign }) => campaign.id).values()];
  const reminders = store.reminders.of(person.id);
  const firstTold = (interviews: readonly AssignedInterview[]) =>
    civilDateAt(officeHourOf(store, person.id, firstMessageAt(interviews)), zone);
  const days = [...reminders.map(({ at }) => civilDateAt(at, zone)), ...byCampaign.map(firstTold)];
  const presence = presenceOf(store, person, own);
  const isSilent = isStopped(store, person.id);
  const snoozes = new Map(store.reminders.snoozes(person.id).map((one) => [one.campaignId, one]));
  const awaited = byCampaign.flatMap((all): AwaitedIn[] => {
    const waiting = all.filter(({ status }) => isOpen(status));
    const campaign = all[0]?.campaign;
    if (campaign === undefined || waiting.length === 0) return [];
    const told = reminders.filter(({ campaignId }) => campaignId === campaign.id);
    const answeredAt = lastAnswerAt(store, all);
    const snooze = snoozes.get(campaign.id);
    const recall: Recall = {
      openedOn: firstTold(all),
      wishedBy: campaign.wishedBy,
      presence,
      recalledOn: told.map(({ at }) => civilDateAt(at, zone)),
      inVain: told.filter(({ at }) => at > answeredAt).length,
      touchedOn: civilDateAt(Math.max(...waiting.map(({ updatedAt }) => updatedAt)), zone),
      stopped: isSilent || (snooze !== undefined && snooze.until === undefined),
      ...(snooze?.until === undefined ? {} : { askedFor: snooze.until }),
    };
    return [{ campaign, waiting, recall }];
  });
  return {
    person,
    presence,
    toldOn: days.toSorted().at(-1),
    awaited: awaited.toSorted((one, other) => (one.campaign.wishedBy < other.campaign.wishedBy ? -1 : 1)),
  };
}

/** A municipality that joined later was first written to then: it was not touched since, as long as it has not begun. */
function firstMessageAt(interviews: readonly AssignedInterview[]): number {
  const joined = interviews.map(({ status, updatedAt, campaign }) =>
    status === "invited" ? updatedAt : campaign.openedAt,
  );
  return Math.max(...joined);
}

function lastAnswerAt(store: Store, interviews: readonly AssignedInterview[]): number {
  return Math.max(0, ...interviews.flatMap(({ id }) => [...store.interviews.givenBy(id).values()].map(({ at }) => at)));
}

/** The ISO weekdays on which they are there; where not known, those on which the mairies they answer for are open. */
function presenceOf(store: Store, person: Person, interviews: readonly AssignedInterview[]): readonly number[] {
  if (person.presence.some((day) => day <= 5)) return person.presence;
  const places = new Set(interviews.flatMap(({ insee }) => (insee === undefined ? [] : [insee])));
  const open = [...places].flatMap((insee) => openWeekdaysOf(store, insee)).filter((day) => day <= 5);
  return [...new Set(open)].toSorted((one, other) => one - other);
}

import { may } from "./access.ts";
import { askedIn, isUnderWraps } from "./asked.ts";
import { type CivilDate, civilDateAt } from "./calendar/civil-date.ts";
import { sectionsOf } from "./interview/section-progress.ts";
import { type InterviewState, progressOf, stepsOf } from "./interview/state.ts";
import { openSession, type Session } from "./interviewing.ts";
import type { Library } from "./library.ts";
import type { Person } from "./people.ts";
import { isStopped } from "./preferences.ts";
import { isAbsent } from "./preferences/preferences.ts";
import type { Campaign } from "./store/campaigns.ts";
import { type Asked, isOpen } from "./store/interviews.ts";
import type { Store } from "./store/store.ts";
import type { AwaitedPerson, Followed, ToComplete } from "./words/follow-up.ts";

/** All of a campaign, municipalities in their order. `insee`: of one of them alone. */
export function followUpOf(
  store: Store,
  library: Library,
  campaign: Campaign,
  today: CivilDate,
  insee?: string,
): Followed[] {
  const interviews = new Map(store.interviews.ofCampaign(campaign.id).map((one) => [one.id, one]));
  const reachable = store.accounts.reachablePeople();
  const zone = store.territory.timeZone();
  return askedIn(store, [...interviews.values()])
    .filter((one) => insee === undefined || one.insee === insee)
    .flatMap((asked): Followed[] => {
      const interview = interviews.get(asked.id);
      const session = openSession(store, library, asked.id, today);
      if (interview === undefined || session === undefined) return [];
      const { state } = session.interview;
      const { answered, total } = progressOf(session.context, state);
      // Answers that are read by their author alone, or by nobody as theirs any more: that they are there, and no more.
      const isApart = interview.unnamed === true || isUnderWraps(interview, session.context.questionnaire);
      const isDated = asked.insee !== undefined && asked.status !== "invited";
      return [
        {
          ...asked,
          answered: interview.unnamed ? total : answered,
          total,
          sections: isApart ? [] : sectionsOf(session.context, state),
          ...(isDated ? { lastOn: civilDateAt(interview.updatedAt, zone) } : {}),
          awaited: isOpen(asked.status)
            ? askedPeople(store, interview).map((person) => awaitedPerson(store, campaign, person, reachable, today))
            : [],
          handedTo: handedIn(session),
          toComplete: isApart ? [] : toCompleteIn(session, state),
        },
      ];
    });
}

/** The clerks of the municipality, else whoever else answers for it; or the person asked. */
function askedPeople(store: Store, { insee, personId }: Asked): Person[] {
  if (insee === undefined) {
    const person = personId === undefined ? undefined : store.people.byId(personId);
    return person === undefined ? [] : [person];
  }
  const own = store.people.inMunicipality(insee).filter((person) => may(person, "answer_diagnostic", insee));
  const clerks = own.filter(({ mandates }) =>
    mandates.some((held) => held.insee === insee && held.function === "town_clerk"),
  );
  return clerks.length > 0 ? clerks : own;
}

function awaitedPerson(
  store: Store,
  campaign: Campaign,
  person: Person,
  reachable: ReadonlySet<number>,
  today: CivilDate,
): AwaitedPerson {
  const isOf = ({ campaignId }: { campaignId: number }) => campaignId === campaign.id;
  const zone = store.territory.timeZone();
  const snooze = store.reminders.snoozes(person.id).find(isOf);
  const away = store.preferences.absences(person.id).find((one) => isAbsent([one], today));
  return {
    person,
    reachable: reachable.has(person.id),
    recalledOn: store.reminders
      .of(person.id)
      .filter(isOf)
      .map(({ at }) => civilDateAt(at, zone)),
    stopped: isStopped(store, person.id) || (snooze !== undefined && snooze.until === undefined),
    ...(away === undefined ? {} : { back: away.back }),
    ...(snooze?.until === undefined ? {} : { until: snooze.until }),
  };
}

function handedIn({ context: { handedOver = {} } }: Session): string[] {
  return Object.values(handedOver).flatMap(({ to, answered }) => (answered ? [] : [to]));
}

/** What was left for later on the path, but what waits for somebody else. */
function toCompleteIn({ context }: Session, state: InterviewState): ToComplete[] {
  return stepsOf(context, state)
    .filter(({ path }) => state.answers[path]?.state === "unknown" && context.handedOver?.[path]?.answered !== false)
    .map((step) => {
      const of = step.kind === "question" ? (step.item?.title ?? step.item?.group.label) : undefined;
      return { label: step.question.label, ...(of === undefined ? {} : { of }) };
    });
}

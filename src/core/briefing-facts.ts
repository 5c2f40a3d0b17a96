import { isClerk, isDirector, isElected, municipalitiesOf } from "./access.ts";
import { horizonDays } from "./briefing/compose.ts";
import { anyone, type Origin, type Reader, type WeekFacts, type WeekMeeting } from "./briefing/facts.ts";
import { weekNotices } from "./briefing-notices.ts";
import { type CivilDate, civilDateAt } from "./calendar/civil-date.ts";
import type { Sight } from "./decision-view.ts";
import { progressOf } from "./interview/state.ts";
import { interviewsOf, openSession } from "./interviewing.ts";
import { legalDeadlines, legalOverdue } from "./legal-deadlines.ts";
import type { Library } from "./library.ts";
import { whereOf } from "./meeting-calendar.ts";
import { allMeetings, invitedPeople, type MeetingView } from "./meeting-view.ts";
import { nameOfPerson, originOf } from "./origins.ts";
import { campaignsOverview, mattersNow } from "./overview.ts";
import type { Person } from "./people.ts";
import { presenceOf } from "./presence.ts";
import { phaseNow } from "./project-phase.ts";
import type { Deadline } from "./store/deadlines.ts";
import { isOpen } from "./store/interviews.ts";
import type { Store } from "./store/store.ts";
import { sayLegalTitle } from "./words/legal-deadlines.ts";
import { sayMeetingTitle } from "./words/meeting-names.ts";
import { typedAttended } from "./words/typed-meeting.ts";

/** A duty of the law that was not said to be done is recalled for so long, in days. */
const overdueDays = 90;

/** What happened since `since` (epoch ms) and what comes, whoever reads it. */
export function weekFacts(store: Store, library: Library, today: CivilDate, since: number): WeekFacts {
  const zone = store.territory.timeZone();
  const names = new Map(store.territory.municipalities().map((place) => [place.insee, place.name]));
  const overviews = campaignsOverview(store);
  const traced = (deadline: Deadline) => {
    const place = deadline.insee === undefined ? undefined : (names.get(deadline.insee) ?? deadline.insee);
    return { ...deadline, origin: deadlineOrigin(store, deadline), ...(place !== undefined && { place }) };
  };
  const deadlines = store.deadlines.open().map(traced);
  const objectives = new Map(store.objectives.all().map(({ id, title }) => [id, title]));
  const served = new Map(
    store.objectives.services().map(({ deadlineId, objectiveId }) => [deadlineId, objectives.get(objectiveId)]),
  );
  const meetings = plannedMeetings(store, library, today);
  return {
    today,
    campaigns: overviews.map(({ campaign, coverage, interviews }) => ({
      id: campaign.id,
      title: campaign.project.title,
      service: typeof campaign.variables.service === "string" ? campaign.variables.service : undefined,
      wishedBy: campaign.wishedBy,
      coverage,
      news: interviews
        .filter((one) => one.status === "validated" && (one.validatedAt ?? 0) >= since)
        // Who answered in their own name is nobody's news.
        .flatMap(({ insee, validatedAt = 0, respondentId: by }) =>
          insee === undefined
            ? []
            : [
                {
                  insee,
                  name: names.get(insee) ?? insee,
                  on: civilDateAt(validatedAt, zone),
                  ...(by !== undefined && { by }),
                },
              ],
        ),
      origin: originOf(store, "campaign", campaign.id, { from: "diagnostic", what: campaign.project.title }),
    })),
    deadlines,
    doneDeadlines: store.deadlines.doneSince(since).map((one) => {
      const objective = served.get(one.id);
      return {
        ...traced(one),
        ...(one.doneAt === undefined ? {} : { doneOn: civilDateAt(one.doneAt, zone) }),
        ...(objective !== undefined && { objective }),
      };
    }),
    legal: [
      ...legalOverdue(store, library, today, overdueDays),
      ...legalDeadlines(store, library, today, horizonDays),
    ].map(({ due, insee, rule, ...line }) => {
      const origin: Origin =
        rule === undefined
          ? { from: "consultation", detail: "consultations" }
          : { from: "law", what: rule, detail: `pourquoi ${rule}` };
      const said = { ...line, ...(rule === undefined ? {} : { rule }) };
      if (insee === undefined) return { title: sayLegalTitle(said), due, origin };
      return { title: sayLegalTitle({ ...said, place: names.get(insee) ?? insee }), due, insee, origin };
    }),
    meetings,
    notices: weekNotices(store, library, today, since),
    resources: store.resources.all().map((one) => ({
      ...one,
      origin: originOf(store, "resource", one.id, { from: "resource", detail: "ressources" }),
    })),
    phase: phaseNow(store, library, today),
    matters: mattersNow(store, today, overviews).map((matter) => {
      if (matter.matter === "late_deadline") {
        const late = deadlines.find(({ title, due }) => title === matter.title && due === matter.due);
        return { matter, origin: late?.origin ?? { from: "deadline" } };
      }
      const from = matter.matter === "unreachable" ? "reach" : "diagnostic";
      const detail = matter.matter === "unreachable" ? "inviter" : "suivi";
      return { matter, origin: { from, detail, ...("title" in matter && { what: matter.title }) } };
    }),
  };
}

function deadlineOrigin(store: Store, { id, ownerId, decisionId }: Deadline): Origin {
  const owner = nameOfPerson(store, ownerId);
  const rest = { ...(owner === undefined ? {} : { owner }), detail: "échéances" };
  return decisionId === undefined
    ? originOf(store, "deadline", id, { from: "deadline", ...rest })
    : originOf(store, "decision", decisionId, { from: "decision", ...rest });
}

function plannedMeetings(store: Store, library: Library, today: CivilDate): WeekMeeting[] {
  const planned = allMeetings(store, library).filter(
    ({ meeting: { status, heldOn } }) => status === "planned" && heldOn !== undefined && heldOn >= today,
  );
  return planned.flatMap((view) => {
    const { id, bodyId, heldOn, startsAt } = view.meeting;
    if (heldOn === undefined) return [];
    const where = whereOf(store, view);
    const isOnly = planned.filter(({ meeting }) => meeting.bodyId === bodyId).length === 1;
    return [
      {
        id,
        title: sayMeetingTitle(view),
        heldOn,
        // Its day is typed only where its instance has another one.
        word: typedAttended(isOnly ? { ...view, meeting: {} } : view),
        personIds: [...invitedPeople(view), ...(view.seated.template.audience === "everyone" ? [anyone] : [])],
        unsaid: unsaidIn(store, view),
        origin: originOf(store, "meeting", id, { from: "meeting", detail: "réunions" }),
        ...(startsAt !== undefined && { startsAt }),
        ...(where !== undefined && { where }),
      },
    ];
  });
}

/** Members who did not say yet whether they come. */
function unsaidIn(store: Store, view: MeetingView): number[] {
  const { members, by } = presenceOf(store, view);
  return members.flatMap(({ id }) => (by.has(id) ? [] : [id]));
}

/** The same without what this person may not read: the actions of decisions that are not for them. */
export function factsFor(person: Person, facts: WeekFacts, sight: Sight): WeekFacts {
  const reads = (one: WeekFacts["doneDeadlines"][number]) => sight.readsDeadline(person, one);
  return { ...facts, deadlines: facts.deadlines.filter(reads), doneDeadlines: facts.doneDeadlines.filter(reads) };
}

/** Without all that is not for everybody. */
export function factsForAnyone(facts: WeekFacts, sight: Sight): WeekFacts {
  const isPublic = (one: WeekFacts["doneDeadlines"][number]) => sight.isPublicDeadline(one);
  return { ...facts, deadlines: facts.deadlines.filter(isPublic), doneDeadlines: facts.doneDeadlines.filter(isPublic) };
}

export function viewOf(person: Person): Reader["view"] {
  if (isDirector(person)) return "director";
  if (isClerk(person)) return "clerk";
  return isElected(person) ? "elected" : "other";
}

/** `campaigns`: those whose interviews are to be told, by their id; absent, all of them. */
export function readerOf(
  store: Store,
  library: Library,
  person: Person,
  today: CivilDate,
  campaigns?: ReadonlySet<number>,
): Reader {
  return {
    personId: person.id,
    view: viewOf(person),
    municipalities: municipalitiesOf(person),
    delegations: person.mandates.some((held) => held.function === "president")
      ? "all"
      : person.mandates.flatMap((mandate) => mandate.delegations),
    interviews: openInterviewsOf(store, library, person, today, campaigns),
  };
}

function openInterviewsOf(
  store: Store,
  library: Library,
  person: Person,
  today: CivilDate,
  campaigns: ReadonlySet<number> | undefined,
): Reader["interviews"] {
  return interviewsOf(store, library, person)
    .filter((one) => isOpen(one.status) && (campaigns?.has(one.campaign.id) ?? true))
    .flatMap((one) => {
      const session = openSession(store, library, one.id, today);
      if (session === undefined) return [];
      const { minutes } = progressOf(session.context, session.interview.state);
      const { id, project, wishedBy } = one.campaign;
      const origin = originOf(store, "campaign", id, { from: "diagnostic", what: project.title, detail: "diagnostic" });
      const begun = one.status !== "invited";
      return [{ campaignId: id, title: project.title, place: session.place, minutes, begun, wishedBy, origin }];
    });
}

import { isDirector, isElected, may } from "./access.ts";
import { anyone, type Item, type Notice } from "./briefing/facts.ts";
import { addDays, type CivilDate, civilDateAt } from "./calendar/civil-date.ts";
import { openConsultations, pastConsultations } from "./consultations.ts";
import { openPolls } from "./date-polls.ts";
import { type DecisionView, sightOf } from "./decision-view.ts";
import { silentVoters } from "./governance/date-poll.ts";
import { fingerprint } from "./fingerprint.ts";
import { openPut } from "./hand-overs.ts";
import { instantOf } from "./calendar/local-time.ts";
import type { Library } from "./library.ts";
import { endOf } from "./meeting-calendar.ts";
import { allMeetings, invitedPeople } from "./meeting-view.ts";
import { directorsOf } from "./notify.ts";
import { nameOfPerson, originOf } from "./origins.ts";
import type { Person } from "./people.ts";
import { silentPlaces } from "./reach.ts";
import { sendingsNow } from "./sendings.ts";
import type { Store } from "./store/store.ts";
import { sayConcluded } from "./words/briefing-notices.ts";
import { sayTitleOf } from "./words/consultations-names.ts";
import { sayMeetingTitle } from "./words/meeting-names.ts";

type Scene = { store: Store; library: Library; today: CivilDate; since: number };

/** All that is told to some only, each subject in turn; the first of a list is said first. */
const subjects: readonly ((scene: Scene) => Notice[])[] = [
  decided,
  opinionsGiven,
  concluded,
  scenariosShared,
  visasAwaited,
  questionsPut,
  pollsOpen,
  minutesToValidate,
  blockersOpen,
  notDelivered,
  silent,
];

/** How long the minutes of a meeting may wait before the DGS hears of it, in days. */
const minutesDays = 28;

export function weekNotices(store: Store, library: Library, today: CivilDate, since: number): Notice[] {
  return subjects.flatMap((subject) => subject({ store, library, today, since }));
}

/** What instances decided, once their minutes are validated: for those who sit there, and for all where it is open. */
function decided({ store, library, since }: Scene): Notice[] {
  const sight = sightOf(store, library);
  const news = store.decisions.all().flatMap((decision): DecisionView[] => {
    const isNew = (store.minutes.of(decision.meetingId).validatedAt ?? 0) >= since;
    const view = isNew ? sight.viewOf(decision.meetingId) : undefined;
    return view === undefined ? [] : [{ decision, view }];
  });
  if (news.length === 0) return [];
  const readers = store.people.all().filter((one) => may(one, "see_briefing"));
  const own = readers.flatMap((person) => {
    const theirs = news.filter(({ decision, view }) => isFor(person, view) && sight.reads(person, decision));
    return noticesOf(store, person.id, theirs);
  });
  const common = news.filter(({ decision }) => sight.isPublic(decision));
  return [...own, ...noticesOf(store, anyone, common)];
}

function isFor(person: Person, view: DecisionView["view"]): boolean {
  return isDirector(person) || view.seated.template.audience === "everyone" || invitedPeople(view).includes(person.id);
}

/** One line a meeting. */
export function noticesOf(store: Store, personId: number, news: readonly DecisionView[]): Notice[] {
  return [...Map.groupBy(news, ({ decision }) => decision.meetingId).values()].flatMap((all) => {
    const item = decidedItem(store, all, store.territory.timeZone());
    return item === undefined ? [] : [{ heading: "moved" as const, personIds: new Set([personId]), item }];
  });
}

function decidedItem(store: Store, all: readonly DecisionView[], zone: string): Item | undefined {
  const [first] = all;
  const heldOn = first?.view.meeting.heldOn;
  if (first === undefined || heldOn === undefined) return undefined;
  const { validatedAt = 0 } = store.minutes.of(first.decision.meetingId);
  const meeting = sayMeetingTitle(first.view);
  return {
    about: "decided",
    // What was corrected since is told again.
    atoms: all.map(({ decision: { id, outcome, text } }) => ({
      key: `decision:${id}`,
      state: `${outcome} ${fingerprint(text)}`,
    })),
    origin: { from: "minutes", what: meeting, on: civilDateAt(validatedAt, zone), detail: "décisions" },
    meeting,
    heldOn,
    texts: all.map(({ decision }) => decision.text),
  };
}

/** How many councils answered so far: for those who conduct the consultation. */
function opinionsGiven({ store, library, today }: Scene): Notice[] {
  const readers = store.people.all().filter((one) => may(one, "see_briefing") && may(one, "see_state"));
  const personIds = new Set(readers.map(({ id }) => id));
  return openConsultations(store, library, today).flatMap(({ consultation, kind, councils }): Notice[] => {
    const given = councils.filter(({ standing }) => standing.kind !== "awaited").length;
    if (given === 0) return [];
    const title = sayTitleOf({ consultation, kind });
    const item: Item = {
      about: "opinions",
      atoms: [{ key: `opinions:${consultation.id}`, state: `${given}/${councils.length}` }],
      origin: originOf(store, "consultation", consultation.id, { from: "consultation", detail: "consultation" }),
      title,
      given,
      of: councils.length,
    };
    return [{ heading: "moved", personIds, item }];
  });
}

/** A consultation of the councils came to its end. */
function concluded({ store, library, today, since }: Scene): Notice[] {
  const from = civilDateAt(since, store.territory.timeZone());
  const readers = store.people.all().filter((one) => may(one, "see_briefing"));
  const personIds = new Set([anyone, ...readers.map(({ id }) => id)]);
  return pastConsultations(store, library, today).flatMap(({ consultation, kind }): Notice[] => {
    const { id, concludedOn, conclusion } = consultation;
    if (concludedOn === undefined || concludedOn < from || conclusion === undefined || conclusion === "dropped")
      return [];
    const title = sayTitleOf({ consultation, kind });
    const item: Item = {
      about: "concluded",
      atoms: [{ key: `consultation:${id}`, state: conclusion }],
      origin: originOf(store, "consultation", id, { from: "consultation", what: title, detail: "consultations" }),
      title,
      outcome: sayConcluded(conclusion),
    };
    return [{ heading: "moved", personIds, item }];
  });
}

function visasAwaited({ store }: Scene): Notice[] {
  return store.visas.all().flatMap(({ interviewId, validatedAt, mayorId, askedAt, outcome }): Notice[] => {
    const interview = store.interviews.byId(interviewId);
    const campaign = interview && store.campaigns.byId(interview.campaignId);
    const place = interview?.insee === undefined ? undefined : store.territory.municipality(interview.insee);
    const isAwaited = outcome === undefined && interview?.validatedAt === validatedAt;
    if (campaign === undefined || place === undefined || !isAwaited) return [];
    const item: Item = {
      about: "visa",
      atoms: [{ key: `visa:${interviewId}`, state: String(askedAt) }],
      origin: {
        from: "visa",
        what: campaign.project.title,
        on: civilDateAt(askedAt, store.territory.timeZone()),
        detail: `réponses ${place.name}`,
      },
      title: campaign.project.title,
      place: place.name,
    };
    return [{ heading: "expected", personIds: new Set([mayorId]), item }];
  });
}

function questionsPut({ store, library, today }: Scene): Notice[] {
  return store.handOvers.asked().flatMap((handOver): Notice[] => {
    const put = openPut({ store, library, today }, handOver);
    if (put === undefined) return [];
    const { label, place } = put.put;
    const item: Item = {
      about: "question",
      atoms: [{ key: `question:${handOver.id}`, state: "asked" }],
      origin: {
        from: "question",
        on: civilDateAt(handOver.at, store.territory.timeZone()),
        detail: "répondre à la question",
      },
      label,
      place,
    };
    return [{ heading: "expected", personIds: new Set([handOver.toPerson]), item }];
  });
}

/** Members who answered nothing yet. */
function pollsOpen({ store, library, today }: Scene): Notice[] {
  return openPolls(store, library).flatMap((poll): Notice[] => {
    const dates = poll.options.filter(({ withdrawn, heldOn }) => withdrawn !== true && heldOn > today).length;
    if (dates === 0) return [];
    const item: Item = {
      about: "poll",
      atoms: [{ key: `poll:${poll.meeting.id}`, state: String(dates) }],
      origin: originOf(store, "meeting", poll.meeting.id, { from: "poll", detail: "mes dates" }),
      title: sayMeetingTitle(poll),
      dates,
    };
    return [{ heading: "expected", personIds: new Set(silentVoters(poll.voters, poll.ballots)), item }];
  });
}

/** Over, with decisions noted, and not validated yet. */
function minutesToValidate({ store, library, today }: Scene): Notice[] {
  const zone = store.territory.timeZone();
  const now = instantOf(today, "08:00", zone);
  const directors = directorIds(store);
  return allMeetings(store, library).flatMap((view): Notice[] => {
    const { id, heldOn, status } = view.meeting;
    if (heldOn === undefined || status === "cancelled" || status === "polling") return [];
    const isOver = endOf(view, zone) < now && heldOn >= addDays(today, -minutesDays);
    const isNoted = store.decisions.ofMeeting(id).length > 0;
    if (!isOver || !isNoted || store.minutes.of(id).validatedAt !== undefined) return [];
    const title = sayMeetingTitle(view);
    const item: Item = {
      about: "minutes",
      atoms: [{ key: `minutes:${id}`, state: "draft" }],
      origin: originOf(store, "meeting", id, { from: "meeting", what: title, detail: "relevé" }),
      title,
      heldOn,
    };
    return [{ heading: "expected", personIds: directors, item }];
  });
}

/** A simulation that the direction lets those who decide read. */
function scenariosShared({ store, since }: Scene): Notice[] {
  const readers = store.people.all().filter((one) => may(one, "see_scenarios") && isElected(one));
  const personIds = new Set(readers.map(({ id }) => id));
  return store.scenarios.all().flatMap(({ id, name, sharedAt, createdBy }): Notice[] => {
    if (sharedAt === undefined || sharedAt < since) return [];
    const by = nameOfPerson(store, createdBy);
    const item: Item = {
      about: "scenario",
      atoms: [{ key: `scenario:${id}`, state: String(sharedAt) }],
      origin: {
        from: "scenario",
        on: civilDateAt(sharedAt, store.territory.timeZone()),
        detail: `scénario ${id}`,
        ...(by !== undefined && { by }),
      },
      name,
      typed: `scénario ${id}`,
    };
    return [{ heading: "moved", personIds, item }];
  });
}

/** What holds an action back, and that nobody answered: for the DGS. */
function blockersOpen({ store }: Scene): Notice[] {
  const waiting = store.actionBlockers
    .open()
    .filter(({ deadlineId }) => store.deadlines.byId(deadlineId)?.status === "open")
    .filter(({ id }) => store.blockerAnswers.ofAction(id).length === 0);
  return waiting.map(({ id, deadlineId, at, by }): Notice => {
    const who = nameOfPerson(store, by);
    const item: Item = {
      about: "blocker",
      atoms: [{ key: `blocker:${id}`, state: "open" }],
      origin: {
        from: "blocker",
        on: civilDateAt(at, store.territory.timeZone()),
        detail: "blocages",
        ...(who !== undefined && { by: who }),
      },
      title: store.deadlines.byId(deadlineId)?.title ?? "",
      typed: `répondre au blocage ${id}`,
    };
    return { heading: "expected", personIds: directorIds(store), item };
  });
}

/** What could not reach those it was for: only the DGS can mend it. */
function notDelivered({ store, today }: Scene): Notice[] {
  const now = instantOf(today, "08:00", store.territory.timeZone());
  const lost = sendingsNow({ store, now }).filter(
    ({ standing }) => standing.kind === "lost" || standing.kind === "refused" || standing.kind === "halted",
  );
  if (lost.length === 0) return [];
  const item: Item = {
    about: "undelivered",
    atoms: [{ key: "undelivered", state: lost.map(({ id }) => id).join() }],
    origin: { from: "reach", detail: "envois" },
    messages: lost.length,
  };
  return [{ heading: "expected", personIds: directorIds(store), item }];
}

/** Municipalities that saw nothing for three weeks: for the DGS, who may have it told there by other ways. */
function silent({ store, today }: Scene): Notice[] {
  const places = silentPlaces(store, today).map(({ name }) => name);
  if (places.length === 0) return [];
  const item: Item = {
    about: "silent",
    // Which they are changes each week: that some are is told less and less.
    atoms: [{ key: "silent", state: "silent" }],
    origin: { from: "reach", detail: "à relayer" },
    places,
  };
  return [{ heading: "expected", personIds: directorIds(store), item }];
}

function directorIds(store: Store): Set<number> {
  return new Set(directorsOf(store).map(({ id }) => id));
}

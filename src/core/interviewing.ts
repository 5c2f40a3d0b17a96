import { answeredBy, isDirector, municipalitiesOf } from "./access.ts";
import { homeOf, isDirection, mayAnswer, placeOf } from "./asked.ts";
import type { CivilDate } from "./calendar/civil-date.ts";
import { withdrawLetters, withdrawReminders } from "./campaign-letters.ts";
import { elsewhereFor } from "./elsewhere.ts";
import { handedOverIn } from "./handed-over.ts";
import { settleHandOvers } from "./hand-over-turns.ts";
import { isFew } from "./diagnostic/small-numbers.ts";
import { givenValue } from "./interview/answers.ts";
import { step } from "./interview/engine.ts";
import type { Facts } from "./interview/path.ts";
import type { Questionnaire } from "./interview/questionnaire.ts";
import { namesOfFigure } from "./interview/known-data.ts";
import { withVariables } from "./interview/with-variables.ts";
import { offerAlike } from "./interview/steer-alike.ts";
import { rebase } from "./interview/rebase.ts";
import { type Context, type Input, stepsOf, type Turn } from "./interview/state.ts";
import type { Option } from "./language/reading.ts";
import type { Library } from "./library.ts";
import type { Municipality, Person } from "./people.ts";
import type { Campaign } from "./store/campaigns.ts";
import { type Asked, type InterviewStatus, type InterviewWithState, isOpen } from "./store/interviews.ts";
import type { Store } from "./store/store.ts";
import { nameOf } from "./words/people.ts";

/** An interview with all that is needed to take a turn in it. */
export type Session = {
  interview: InterviewWithState;
  /** As the base holds it: `interview` may already be carried to a newer questionnaire. */
  stored: InterviewWithState;
  campaign: Campaign;
  context: Context;
  /** What it is called to whoever answers: the municipality's name, or the subject where they answer in their own name. */
  place: string;
  /** Questions asked again because a new version of the questionnaire changed their meaning. */
  askedAgain: number;
};

/** Opens interview `id` under the questionnaire's current version; `undefined` when there is no such interview. */
export function openSession(
  store: Store,
  library: Library,
  id: number,
  today: CivilDate,
  viewer?: Person,
): Session | undefined {
  const stored = store.interviews.byId(id);
  const campaign = stored && store.campaigns.byId(stored.campaignId);
  if (stored === undefined || campaign === undefined) return undefined;
  const known = library.questionnaires.get(campaign.questionnaire);
  const isCurrent = known?.version === stored.version;
  const begun = isCurrent ? known : store.campaigns.version(campaign.questionnaire, stored.version);
  const current = known ?? begun;
  if (current === undefined) return undefined;
  const facts = factsAsked(store, current, campaign.variables, homeOf(store, stored));
  const moved =
    begun !== undefined && !isCurrent && begun.version !== current.version
      ? rebase(begun, current, stored.state)
      : undefined;
  return {
    interview: moved ? { ...stored, state: moved.state } : stored,
    stored,
    campaign,
    context: {
      questionnaire: withVariables(current, campaign.variables),
      facts,
      today,
      ...(stored.insee === undefined ? {} : { handedOver: handedOverIn(store, stored) }),
      files: store.answerFiles.countsIn(stored.id),
      ...(viewer === undefined
        ? {}
        : { elsewhere: elsewhereFor(store, stored, viewer, (other) => openSession(store, library, other, today)) }),
      ...(viewer === undefined ? {} : { viewer: { personId: viewer.id, readsAll: isDirector(viewer) } }),
      ...withheldFrom(viewer, stored, current),
    },
    place: placeOf(store, stored, campaign),
    askedAgain: moved?.again.length ?? 0,
  };
}

/** What would speak of one or two agents is for those of the municipality and for the DGS. */
function withheldFrom(
  viewer: Person | undefined,
  { insee, state }: InterviewWithState,
  { sections }: Questionnaire,
): { withheld?: ReadonlySet<string> } {
  if (viewer === undefined || insee === undefined || isDirector(viewer) || municipalitiesOf(viewer).includes(insee))
    return {};
  const revealing = sections
    .flatMap(({ questions }) => questions)
    .filter(({ headcount }) => headcount !== undefined && isFew(givenValue(state.answers, headcount)));
  return revealing.length === 0 ? {} : { withheld: new Set(revealing.map(({ id }) => id)) };
}

/** One turn, kept: answers, their log, and the interview's new status. */
export function takeTurn(store: Store, session: Session, input: Input, person: Person, now: number): Turn {
  const turn = step(session.context, session.interview.state, input);
  keepTurn(store, session, turn, person, now);
  settleHandOvers(store, session, turn, person, now);
  if (turn.state.answers !== session.interview.state.answers) withdrawReminders(store, person.id);
  return turn;
}

/** Keeps what a turn made of the interview. */
export function keepTurn(store: Store, session: Session, turn: Turn, person: Person, now: number): void {
  const { interview, stored } = session;
  const status = turn.ended ?? "open";
  const { version } = session.context.questionnaire;
  store.interviews.save(stored, { state: turn.state, status, version }, person.id, now);
  if (turn.unnamed) {
    store.unnamedAnswers.add(stored.campaignId, version, turn.state.answers);
    store.interviews.forgetAnswers(stored.id);
    store.answerFiles.forgetOf(stored.id);
    store.inbox.forgetContributionsTo(stored.id);
  }
  if (status !== interview.status) {
    store.audit.add(now, person.id, `interview.${status}`, `interview:${interview.id}`, { before: interview.status });
    if (!isOpen(status)) withdrawLetters(store, stored, session.context.questionnaire);
  }
}

/** Begins an interview, or takes it up again after a pause. */
export function resume(store: Store, session: Session, person: Person, now: number): void {
  if (session.interview.status !== "open")
    keepTurn(store, session, { state: offerAlike(session.context, session.interview.state), said: [] }, person, now);
}

/**
 * Opens again what was validated or abandoned; its answers are all there. `reason` is kept in the audit trail; `at`: the path of
 * the question that is asked first.
 */
export function reopen(store: Store, session: Session, by: Person, reason: string, now: number, at?: string): void {
  const { stored } = session;
  const { id, status, respondentId } = stored;
  const state = at === undefined ? stored.state : { ...stored.state, editing: at };
  store.interviews.save(stored, { state, status: "paused" }, respondentId ?? by.id, now);
  if (session.campaign.closedOn !== undefined) store.interviews.reopenAlone(id);
  store.audit.add(now, by.id, "interview.reopened", `interview:${id}`, { before: status, after: reason });
}

/** `insee`: the municipality that the questions speak of, when there is one. */
export function factsFor(store: Store, variables: Campaign["variables"], insee?: string): Facts {
  const municipalities = store.territory.municipalities();
  const place = municipalities.find((one) => one.insee === insee);
  return {
    variables,
    ...(insee === undefined ? {} : { home: insee }),
    options: {
      municipalities: municipalities.map((one): Option => ({ value: one.insee, label: one.name })),
      elected_officials: (insee === undefined ? [] : store.people.inMunicipality(insee))
        .filter((person) => person.mandates.some((held) => held.insee === insee && electedFunctions.has(held.function)))
        .map((person): Option => ({
          value: String(person.id),
          label: nameOf(person),
          words: [person.lastName, `${person.firstName} ${person.lastName}`],
        })),
    },
    ...(place === undefined ? { known: {} } : knownOf(store, { ...place, code: place.insee }, variables)),
  };
}

/** What the direction fixes speaks of the EPCI: what is known is known of it, whoever answers. */
export function factsAsked(
  store: Store,
  { respondents }: Pick<Questionnaire, "respondents">,
  variables: Campaign["variables"],
  insee?: string,
): Facts {
  const epci = respondents === "direction" ? store.territory.epci() : undefined;
  if (epci === undefined) return factsFor(store, variables, insee);
  return { ...factsFor(store, variables), ...knownOf(store, { ...epci, code: epci.siren }, variables) };
}

type Owner = Pick<Municipality, "populationTotal" | "populationMunicipal"> & { code: string };

/** The populations of a municipality or of the EPCI, and what is published of it for the years that the campaign speaks of. */
function knownOf(store: Store, place: Owner, variables: Campaign["variables"]) {
  const figures = store.openFigures
    .of(place.code)
    .flatMap((figure) => namesOfFigure(figure.key, figure.year, variables).map((name) => ({ name, ...figure })));
  return {
    known: {
      population_totale: place.populationTotal,
      population_municipale: place.populationMunicipal,
      ...Object.fromEntries(figures.map(({ name, value }) => [name, value])),
    },
    published: Object.fromEntries(figures.map(({ name, source, year, on }) => [name, { source, year, on }])),
  };
}

const electedFunctions = new Set(["mayor", "deputy_mayor", "councillor", "president", "vice_president"]);

export type AssignedInterview = Asked & {
  id: number;
  status: InterviewStatus;
  campaign: Campaign;
  updatedAt: number;
  /** As `Session.place`. */
  place: string;
};

/** The interviews a person is to answer: of their own municipalities in the order of their mandates, then in their own name. */
export function interviewsOf(store: Store, library: Library, person: Person): AssignedInterview[] {
  const own = answeredBy(person);
  const campaigns = new Map(store.campaigns.all().map((campaign) => [campaign.id, campaign]));
  const rank = ({ insee }: Asked) => (insee === undefined ? own.length : own.indexOf(insee));
  // What the direction fixes is of all of it, whoever launched it.
  const { all, ofPlacesOrPerson } = store.interviews;
  // Each look at the library asks the base whether it still is the same.
  const { questionnaires } = library;
  return (isDirection(person) ? all() : ofPlacesOrPerson(own, person.id))
    .flatMap((interview): AssignedInterview[] => {
      const campaign = campaigns.get(interview.campaignId);
      if (campaign === undefined) return [];
      const { respondents } = questionnaires.get(campaign.questionnaire) ?? {};
      if (!mayAnswer(person, interview, respondents === undefined ? {} : { respondents })) return [];
      const { id, status, updatedAt } = interview;
      return [{ ...askedOf(interview), id, status, campaign, updatedAt, place: placeOf(store, interview, campaign) }];
    })
    .toSorted((one, other) => rank(one) - rank(other));
}

function askedOf({ insee, personId }: Asked): Asked {
  return insee === undefined ? { personId } : { insee };
}

/** The least and the most questions an interview may ask: a list counts once, a grid once a row. */
export function sizeOf(questionnaire: Questionnaire, facts: Facts, today: CivilDate): { least: number; most: number } {
  const least = stepsOf({ questionnaire, facts, today }, { answers: {} }).length;
  const questions = questionnaire.sections.flatMap((section) => section.questions);
  const most = questions.reduce((total, one) => total + (one.type === "grid" ? one.rows.length : 1), 0);
  return { least, most };
}

import { addDays, civilDateAt } from "./calendar/civil-date.ts";
import { instantOf } from "./calendar/local-time.ts";
import { entriesSaid } from "./entering.ts";
import type { Answer } from "./interview/answers.ts";
import { optionsOf } from "./interview/path.ts";
import { type Context, isHidden, isQuestionStep, progressOf, stepsOf } from "./interview/state.ts";
import { openSession, type Session } from "./interviewing.ts";
import type { Library } from "./library.ts";
import type { Morning, Section } from "./morning-section.ts";
import { notify, officeHourOf } from "./notify.ts";
import type { Person } from "./people.ts";
import type { Campaign } from "./store/campaigns.ts";
import type { Interview } from "./store/interviews.ts";
import type { Store } from "./store/store.ts";
import type { Visa } from "./store/visas.ts";
import { typesetMessage } from "./words/typeset-message.ts";
import { sayVisaAsked, sayVisaAskedAgain, sayVisaToRenew } from "./words/visa.ts";

/** In days: a mayor who said nothing is reminded once. */
const remindedAfter = 7;

/** Asks the mayor's visa of what was just validated, where the campaign wants one, once for each validation; the mayor who was asked. */
export function askVisa(store: Store, library: Library, interviewId: number, at: number): Person | undefined {
  const session = openSession(store, library, interviewId, civilDateAt(at, store.territory.timeZone()));
  const validatedAt = session?.interview.validatedAt;
  if (session === undefined || validatedAt === undefined || !isAskedIn(session.campaign)) return undefined;
  const mayor = mayorOf(store, session.interview.insee);
  if (mayor === undefined || !store.visas.ask({ interviewId, validatedAt, mayorId: mayor.id }, at)) return undefined;
  const message = typesetMessage(
    sayVisaAsked(
      readBy(session, mayor),
      validatedBy(store, session),
      progressOf(session.context, session.interview.state),
    ),
  );
  notify(store, `visa:${interviewId}:${validatedAt}`, mayor.id, message, at, officeHourOf(store, mayor.id, at));
  return mayor;
}

function isAskedIn({ visa, closedOn }: Campaign): boolean {
  return visa && closedOn === undefined;
}

/** As the mayor reads it: what is restricted is not for them. */
function readBy(session: Session, mayor: Person): Session & { context: Context } {
  return { ...session, context: { ...session.context, viewer: { personId: mayor.id, readsAll: false } } };
}

/** Whoever validated, or on whose agreement it was done for them. */
function validatedBy(store: Store, { interview }: Session) {
  const person = interview.respondentId === undefined ? undefined : store.people.byId(interview.respondentId);
  const entry = entriesSaid(store, interview).findLast(
    ({ agent, way }) => way !== "form" && agent !== undefined && agent.id === person?.id,
  );
  return { ...(person === undefined ? {} : { person }), ...(entry === undefined ? {} : { entry }) };
}

function mayorOf(store: Store, insee: string | undefined): Person | undefined {
  if (insee === undefined) return undefined;
  return store.people.inMunicipality(insee).find((person) => isMayorThere(person, insee));
}

export function isMayorThere({ mandates }: Person, insee: string | undefined): boolean {
  return mandates.some((held) => held.function === "mayor" && held.insee === insee);
}

/** `isStale`: given, then an answer came from somebody else than the mayor. */
export type VisaNow = Visa & { isStale: boolean };

/** What was said of the last validation; undefined when nothing is validated, or nothing was asked of it. */
export function visaOf(store: Store, { id, validatedAt }: Pick<Interview, "id" | "validatedAt">): VisaNow | undefined {
  const visa = validatedAt === undefined ? undefined : store.visas.of(id, validatedAt);
  return visa && { ...visa, isStale: visa.outcome === "given" && changedAfter(store, visa).length > 0 };
}

/** What the mayor has not seen of what they gave their visa to. */
function changedAfter(store: Store, { interviewId, mayorId, settledAt }: Visa) {
  if (settledAt === undefined) return [];
  return [...store.interviews.changedSince(interviewId, settledAt)]
    .filter(([, { by }]) => by !== mayorId)
    .map(([path, { before }]) => ({ path, before }));
}

/** An answer came after the visa: it is asked again, in one message that says all that changed since; the mayor who is asked. */
export function renewVisa(store: Store, library: Library, interviewId: number, at: number): Person | undefined {
  const zone = store.territory.timeZone();
  const interview = store.interviews.byId(interviewId);
  const visa = interview && visaOf(store, interview);
  const mayor = mayorOf(store, interview?.insee);
  if (visa?.settledAt === undefined || !visa.isStale || mayor === undefined) return undefined;
  const session = openSession(store, library, interviewId, civilDateAt(at, zone), mayor);
  if (session === undefined || !isAskedIn(session.campaign)) return undefined;
  const changes = changedAfter(store, visa).flatMap((one) => changeSeen(session, one));
  const prefix = `visa:${interviewId}:${visa.validatedAt}:again:`;
  store.outbox.withdraw(mayor.id, prefix);
  const today = civilDateAt(at, zone);
  // One a day, of all that changed: the next ones wait for tomorrow.
  const wasTold = store.outbox.has(`${prefix}${today}`);
  const [day, from] = wasTold ? [addDays(today, 1), instantOf(addDays(today, 1), "08:00", zone)] : [today, at];
  const message = typesetMessage(sayVisaToRenew(session, civilDateAt(visa.settledAt, zone), changes));
  notify(store, `${prefix}${day}`, mayor.id, message, at, officeHourOf(store, mayor.id, from));
  return mayor;
}

/** What is restricted is said to have changed, and no more. */
function changeSeen({ context, interview }: Session, { path, before }: { path: string; before?: Answer | undefined }) {
  const step = stepsOf(context, interview.state).find((one) => one.path === path);
  const after = interview.state.answers[path];
  if (!isQuestionStep(step) || after === undefined) return [];
  const options = optionsOf(step.question, context.questionnaire, interview.state.answers, context.facts);
  const isKept = isHidden(context, step.question, after);
  const from = before === undefined || isKept ? {} : { before };
  return [{ question: step.question, options, ...(isKept ? {} : { after }), ...from }];
}

/** How far the visas of a campaign are; undefined where none is asked for yet. */
export function visasIn(
  store: Store,
  { id, visa, closedOn }: Campaign,
): { validated: number; given: number; awaited: string[]; stale: string[] } | undefined {
  const validated = store.interviews.ofCampaign(id).filter(({ status }) => status === "validated");
  if (!visa || validated.length === 0) return undefined;
  const said = new Map(validated.map((one) => [one, visaOf(store, one)]));
  const given = validated.filter((one) => said.get(one)?.outcome === "given" && said.get(one)?.isStale === false);
  const stale = validated.filter((one) => said.get(one)?.isStale);
  const namesOf = (some: readonly Interview[]) =>
    some
      .flatMap(({ insee }) => (insee === undefined ? [] : (store.territory.municipality(insee)?.name ?? [])))
      .toSorted((one, other) => one.localeCompare(other, "fr"));
  const awaited = closedOn === undefined ? validated.filter((one) => !given.includes(one) && !stale.includes(one)) : [];
  return { validated: validated.length, given: given.length, awaited: namesOf(awaited), stale: namesOf(stale) };
}

/** What was validated by other ways is put to the mayor; who said nothing in a week is reminded, once. */
export function visaReminders({ store, library, at, today }: Morning): Section[] {
  const zone = store.territory.timeZone();
  const asking = new Set(store.campaigns.all().flatMap((one) => (isAskedIn(one) ? [one.id] : [])));
  const validated = store.interviews.all().filter((one) => one.status === "validated" && asking.has(one.campaignId));
  return validated.flatMap((interview): Section[] => {
    const visa = visaOf(store, interview);
    if (visa === undefined) {
      askVisa(store, library, interview.id, at);
      return [];
    }
    const isDue = addDays(civilDateAt(visa.askedAt, zone), remindedAfter) <= today;
    const mayor = mayorOf(store, interview.insee);
    if (visa.outcome !== undefined || visa.remindedAt !== undefined || !isDue || mayor === undefined) return [];
    const session = openSession(store, library, interview.id, today, mayor);
    if (session === undefined) return [];
    store.visas.remind(visa, at);
    const message = sayVisaAskedAgain(session, civilDateAt(visa.askedAt, zone));
    const said = { alone: message, last: message.blocks };
    return [{ personId: mayor.id, day: undefined, notBefore: officeHourOf(store, mayor.id, at), said }];
  });
}

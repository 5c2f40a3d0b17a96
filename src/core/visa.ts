import { addDays, civilDateAt } from "./calendar/civil-date.ts";
import { entriesSaid } from "./entering.ts";
import { type Context, progressOf } from "./interview/state.ts";
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
import { sayVisaAsked, sayVisaAskedAgain } from "./words/visa.ts";

/** In days: a mayor who said nothing is reminded once. */
const remindedAfter = 7;

/** Asks the mayor's visa of what was just validated, where the campaign wants one, once for each validation; the mayor who was asked. */
export function askVisa(store: Store, library: Library, interviewId: number, at: number): Person | undefined {
  const session = openSession(store, library, interviewId, civilDateAt(at, store.territory.timeZone()));
  const validatedAt = session?.interview.validatedAt;
  if (session === undefined || validatedAt === undefined || !session.campaign.visa) return undefined;
  const mayor = mayorOf(store, session.interview.insee);
  if (mayor === undefined || !store.visas.ask({ interviewId, validatedAt, mayorId: mayor.id }, at)) return undefined;
  const message = typesetMessage(
    sayVisaAsked(readBy(session, mayor), validatedBy(store, session), answeredIn(session)),
  );
  notify(store, `visa:${interviewId}:${validatedAt}`, mayor.id, message, at, officeHourOf(store, mayor.id, at));
  return mayor;
}

/** As the mayor reads it: what is restricted is not for them. */
function readBy(session: Session, mayor: Person): Session & { context: Context } {
  return { ...session, context: { ...session.context, viewer: { personId: mayor.id, readsAll: false } } };
}

function answeredIn({ context, interview }: Session): number {
  return progressOf(context, interview.state).answered;
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

/** What was said of the last validation; undefined when nothing is validated, or nothing was asked of it. */
export function visaOf(store: Store, { id, validatedAt }: Pick<Interview, "id" | "validatedAt">): Visa | undefined {
  return validatedAt === undefined ? undefined : store.visas.of(id, validatedAt);
}

/** How far the visas of a campaign are; undefined where none is asked for yet. */
export function visasIn(store: Store, { id, visa }: Campaign): { given: number; awaited: string[] } | undefined {
  const validated = store.interviews.ofCampaign(id).filter(({ status }) => status === "validated");
  if (!visa || validated.length === 0) return undefined;
  const given = validated.filter((one) => visaOf(store, one)?.outcome === "given");
  const awaited = validated.flatMap((one) =>
    one.insee === undefined || given.includes(one) ? [] : (store.territory.municipality(one.insee)?.name ?? []),
  );
  return { given: given.length, awaited: awaited.toSorted((one, other) => one.localeCompare(other, "fr")) };
}

/** What was validated by other ways is put to the mayor; who said nothing in a week is reminded, once. */
export function visaReminders({ store, library, at, today }: Morning): Section[] {
  const zone = store.territory.timeZone();
  const asking = new Set(store.campaigns.all().flatMap((one) => (one.visa ? [one.id] : [])));
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

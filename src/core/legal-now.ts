import { type CivilDate, civilDateAt } from "./calendar/civil-date.ts";
import { isRenewalYear } from "./legal/elections.ts";
import { askedFacts, deriveFacts, type Facts } from "./legal/facts.ts";
import { type LegalEvent, type Obligation, obligationsBetween, type Scene, withOverride } from "./legal/obligations.ts";
import { checkSummons, type SummonsCheck } from "./legal/summons.ts";
import { legalEvents } from "./legal-events.ts";
import type { Library } from "./library.ts";
import { type SeatedBody, seatedBodies } from "./seats.ts";
import type { LegalDone } from "./store/legal-done.ts";
import type { KeptOverride, ToldFact } from "./store/legal.ts";
import type { Meeting } from "./store/meetings.ts";
import type { Store } from "./store/store.ts";
import type { Summons } from "./store/summonses.ts";

/** All that the legal calendar is computed from, read once: the store turned into the plain facts of `core/legal`. */
export type LegalNow = {
  scene: Scene;
  today: CivilDate;
  told: ReadonlyMap<string, ToldFact>;
  overrides: readonly KeptOverride[];
  /** What is done for the whole EPCI, by the key of the obligation. */
  done: ReadonlyMap<string, LegalDone>;
  /** Meetings of the community council, by day. */
  councils: readonly Meeting[];
};

/** The key of the community council among the templates of `data/bodies/`. */
export const councilKey = "conseil_communautaire";

export function legalNow(store: Store, library: Library, today: CivilDate): LegalNow {
  const epci = store.territory.epci();
  const municipalities = store.territory.municipalities();
  const bodies = seatedBodies(store, library);
  const told = new Map(store.legal.told().map((fact) => [fact.name, fact]));
  const derived =
    epci === undefined ? new Map() : deriveFacts(epci, municipalities, bureauHasAllMayors(municipalities, bodies));
  const facts: Facts = new Map([
    ...derived,
    ...consultedOn(store, library),
    ...[...told].map(([name, { value }]) => [name, value] as const),
  ]);
  const councils = councilMeetings(store, bodies);
  const events = legalEvents(store, library, { facts, bodies, councils, today });
  const overrides = store.legal.overrides();
  return {
    scene: {
      rules: library.rules,
      overrides,
      facts,
      events,
      place: store.territory.holidayPlace(),
      isRenewal: (year) => isRenewalYear(library.elections, year),
    },
    today,
    told,
    overrides,
    done: new Map(
      store.legalDone
        .all()
        .filter((one) => one.insee === undefined)
        .map((one) => [one.occurrence, one]),
    ),
    councils,
  };
}

export function legalObligations(now: LegalNow, from: CivilDate, to: CivilDate): Obligation[] {
  return obligationsBetween(now.scene, from, to);
}

/** When what is asked was done, and its proof: said so, or the convocation that was recorded. */
export function doneOf(
  store: Store,
  now: LegalNow,
  { key, term, event, due }: Obligation,
): { on: CivilDate; proof?: string } | undefined {
  const said = now.done.get(key);
  if (said !== undefined) return { on: said.doneOn, ...(said.proof === undefined ? {} : { proof: said.proof }) };
  const transmitted = now.scene.events.find(({ name }) => name === transmissionOf[term.id]);
  if (transmitted !== undefined) return { on: transmitted.date };
  const sent = sentWithSummons.has(term.id) ? summonsOf(store, event) : undefined;
  if (sent !== undefined) return { on: sent.sentOn, proof: sent.proof };
  if (term.id !== "R11.seance") return undefined;
  const council = now.councils.find(({ heldOn }) => quarterOf(heldOn) === quarterOf(due));
  return council?.heldOn === undefined ? undefined : { on: council.heldOn };
}

/** What a consultation of the councils does by itself once it is sent to them. */
const transmissionOf: Record<string, string> = {
  "R14.transmission": "transmission_pacte",
  "R15.transmission": "transmission_schema",
};

/** What leaves in the same sending as the convocation; the shorter delay of urgency is then no longer asked. */
const sentWithSummons = new Set(["R1.envoi", "R3.envoi", "R4.note"]);

function summonsOf(store: Store, event: LegalEvent | undefined): Summons | undefined {
  const id = /^meeting:(\d+)$/.exec(event?.key ?? "")?.[1];
  const sent = id === undefined ? undefined : store.summonses.of(Number(id));
  return sent?.meetingOn === event?.date ? sent : undefined;
}

function quarterOf(date: CivilDate | undefined): string | undefined {
  return date && `${date.slice(0, 4)}-${Math.ceil(Number(date.slice(5, 7)) / 3)}`;
}

/** Whether the convocation of a council meeting was legal, by the rules as the DGS has them. */
export function checkSummonsOf(now: LegalNow, summons: Pick<Summons, "sentOn">, meetingOn: CivilDate): SummonsCheck {
  return checkSummons(summons.sentOn, meetingOn, {
    required: francDaysOf(now, "R1.envoi"),
    urgent: francDaysOf(now, "R3.envoi"),
  });
}

function francDaysOf({ scene }: LegalNow, termId: string): number {
  const term = scene.rules.flatMap(({ terms }) => terms).find(({ id }) => id === termId);
  const schedule = term && withOverride(term, scene.overrides).schedule;
  if (schedule === undefined || !("delay" in schedule)) throw new Error(`no delay in ${termId}`);
  return schedule.delay.amount;
}

/** What came by the calendar before this day was never told to us, done or not. */
export function installedOn({ settings, territory }: Store): CivilDate {
  return civilDateAt(settings.installedAt(), territory.timeZone());
}

/** The facts that nobody told yet and that the calendar waits for. */
export function missingFacts({ told, scene }: LegalNow): typeof askedFacts {
  return askedFacts.filter(
    ({ name, when }) => !scene.facts.has(name) && (when === undefined || told.get(when)?.value === true),
  );
}

/** What the councils are consulted on was decided, whether or not anybody told so. */
function consultedOn(store: Store, library: Library): [string, boolean][] {
  const decided: Record<string, string> = { R14: "pacte_decide", R15: "schema_decide" };
  return [...store.consultations.open(), ...store.consultations.concluded()].flatMap(({ kind, conclusion }) => {
    const rule = library.consultations.find((one) => one.key === kind)?.rule;
    const fact = rule === undefined || conclusion === "dropped" ? undefined : decided[rule];
    return fact === undefined ? [] : [[fact, true] as [string, boolean]];
  });
}

function councilMeetings(store: Store, bodies: readonly SeatedBody[]): Meeting[] {
  const councils = new Set(bodies.filter(({ template }) => template.key === councilKey).map(({ body }) => body.id));
  return store.meetings
    .all()
    .filter(({ bodyId, status, heldOn }) => councils.has(bodyId) && status !== "cancelled" && heldOn !== undefined);
}

/** Undefined when no bureau is set up: then nobody knows whether the conférence des maires is required. */
function bureauHasAllMayors(
  municipalities: readonly { insee: string }[],
  bodies: readonly SeatedBody[],
): boolean | undefined {
  const bureau = bodies.find(({ template }) => template.key === "bureau");
  if (bureau === undefined) return undefined;
  const held = bureau.members.flatMap(({ mandates }) => mandates.filter((one) => one.function === "mayor"));
  const mayorsOf = new Set(held.map(({ insee }) => insee));
  return municipalities.every(({ insee }) => mayorsOf.has(insee));
}

import { allAnswerersOf, answerersByPlace } from "./answerers.ts";
import type { CommandContext } from "./command.ts";
import { progressOf } from "./interview/state.ts";
import { openSession } from "./interviewing.ts";
import type { Morning, Section } from "./morning-section.ts";
import { directorsOf, officeHourOf } from "./notify.ts";
import type { Person } from "./people.ts";
import type { Holder } from "./store/holders.ts";
import { type Interview, isOpen } from "./store/interviews.ts";
import type { Store } from "./store/store.ts";
import { sayEntryOver } from "./words/entry.ts";
import { nameOf, sayFunctions } from "./words/people.ts";
import { sayNobodyAnswers, sayNoLonger, sayTakeOver, type TakenOver } from "./words/succession.ts";
import { workHourOf } from "./work-days.ts";

/** Keeps who answers for these municipalities as a campaign reaches them: whoever comes later takes over from them. */
export function keepHolders(store: Store, campaignId: number, insees: ReadonlySet<string>, at: number): void {
  const answerers = answerersByPlace(store);
  for (const interview of store.interviews.ofCampaign(campaignId))
    if (interview.insee !== undefined && insees.has(interview.insee))
      for (const person of answerers.get(interview.insee) ?? []) take(store, interview, person, at);
}

function take(store: Store, { id, insee }: Interview, person: Person, at: number): void {
  const functions = person.mandates.flatMap((held) => (held.insee === insee ? [held.function] : []));
  store.holders.take({ interviewId: id, personId: person.id, functions }, at);
}

type Change = { interview: Interview; gained: Person[]; left: Holder[]; answering: Person[] };

/** The directory changed: who comes is told of what is there, and the direction of what nobody answers any more. */
export function followHolders(morning: Morning): Section[] {
  const { store, at } = morning;
  const changes = changesIn(store, at).filter(({ interview }) => isOpen(interview.status));
  const gained = changes.flatMap((change) => change.gained.map((person) => ({ person, change })));
  const told = [...Map.groupBy(gained, ({ person }) => person.id).values()].flatMap((own): Section[] => {
    const [first] = own;
    const taken = own.flatMap(({ change, person }) => takenOver(morning, change, person) ?? []);
    if (first === undefined || taken.length === 0) return [];
    const message = sayTakeOver(first.person, taken, morning.today);
    const said = { alone: message, last: message.blocks };
    return [{ personId: first.person.id, day: undefined, notBefore: workHourOf(store, first.person, at), said }];
  });
  const places = changes
    .filter(({ answering, left }) => answering.length === 0 && left.length > 0)
    .map(({ interview }) => store.territory.municipality(interview.insee ?? "")?.name ?? "");
  if (places.length === 0) return told;
  const message = sayNobodyAnswers([...new Set(places)]);
  const said = { alone: message, last: message.blocks };
  const directors = directorsOf(store).map(({ id }): Section => ({
    personId: id,
    day: undefined,
    notBefore: officeHourOf(store, id, at),
    said,
  }));
  return [...told, ...directors];
}

/** Who came and who left since the last time, which is kept. */
function changesIn(store: Store, at: number): Change[] {
  const answerers = answerersByPlace(store);
  const known = Map.groupBy(store.holders.all(), ({ interviewId }) => interviewId);
  return store.interviews.all().flatMap((interview) => {
    if (interview.insee === undefined) return [];
    const before = (known.get(interview.id) ?? []).filter(({ leftAt }) => leftAt === undefined);
    const answering = answerers.get(interview.insee) ?? [];
    const left = before.filter(({ personId }) => !answering.some(({ id }) => id === personId));
    const gained = answering.filter(({ id }) => !before.some(({ personId }) => personId === id));
    for (const { personId } of left) store.holders.leave(interview.id, personId, at);
    for (const person of gained) take(store, interview, person, at);
    return left.length + gained.length === 0 ? [] : [{ interview, gained, left, answering }];
  });
}

/** What this person finds there, and from whom. */
function takenOver(
  { store, library, today }: Morning,
  { interview, answering }: Change,
  person: Person,
): TakenOver | undefined {
  const session = openSession(store, library, interview.id, today, person);
  if (session === undefined) return undefined;
  const { answered, total, minutes } = progressOf(session.context, session.interview.state);
  const { place, campaign } = session;
  return {
    interviewId: interview.id,
    place,
    title: campaign.project.title,
    wishedBy: campaign.wishedBy,
    answered,
    total,
    minutes,
    former: store.holders.of(interview.id).flatMap((one) => (one.leftAt === undefined ? [] : sayHolder(store, one))),
    others: answering.filter(({ id }) => id !== person.id).map(nameOf),
  };
}

/** "Mme Lefèvre, secrétaire générale de mairie": by the function she held there then. */
function sayHolder(store: Store, holder: Holder): string[] {
  const person = store.people.byId(holder.personId);
  if (person === undefined) return [];
  const said = sayFunctions(asHolder(person, holder));
  return [said === "" ? nameOf(person) : `${nameOf(person)}, ${said}`];
}

/** The functions under which `person` answers this interview, or did before they left. */
export function sayFunctionsThere(store: Store, interviewId: number, person: Person): string {
  const left = store.holders
    .of(interviewId)
    .find(({ personId, leftAt }) => personId === person.id && leftAt !== undefined);
  return sayFunctions(left === undefined ? person : asHolder(person, left));
}

function asHolder(person: Person, { functions }: Holder): Person {
  return { ...person, mandates: functions.map((held) => ({ function: held, delegations: [] })) };
}

/** Why this interview, which they were in the middle of, is no longer theirs; undefined when nothing was taken from them. */
export function whyNoLonger(
  { store, library, today, person }: CommandContext,
  interviewId: number,
): string | undefined {
  const session = openSession(store, library, interviewId, today, person);
  if (session === undefined || !isOpen(session.interview.status)) return undefined;
  const { place, interview } = session;
  if (store.entries.ofInterview(interviewId).some(({ byPerson }) => byPerson === person.id)) return sayEntryOver(place);
  if (!store.holders.of(interviewId).some(({ personId }) => personId === person.id)) return undefined;
  return sayNoLonger(place, allAnswerersOf(store, interview).map(nameOf));
}

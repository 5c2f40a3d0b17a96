import { isDirector, may } from "./access.ts";
import { allAnswerersOf } from "./answerers.ts";
import { civilDateAt } from "./calendar/civil-date.ts";
import type { CommandContext } from "./command.ts";
import { progressOf } from "./interview/state.ts";
import { openSession, type Session } from "./interviewing.ts";
import type { Library } from "./library.ts";
import type { Outbound } from "./message.ts";
import type { Morning, Section } from "./morning-section.ts";
import { notify } from "./notify.ts";
import type { Person } from "./people.ts";
import type { Entry } from "./store/entries.ts";
import type { Interview } from "./store/interviews.ts";
import type { Store } from "./store/store.ts";
import { sayEntered } from "./words/entry.ts";
import { type EntrySaid, sayFormTeller } from "./words/entry-source.ts";
import { typesetMessage } from "./words/typeset-message.ts";
import { workHourOf } from "./work-days.ts";

/** What this person is entering for others into this interview, and may still enter. */
export function entryOf({ store, person }: CommandContext, interviewId: number): Entry | undefined {
  if (!may(person, "enter_answers")) return undefined;
  return store.entries.openBy(person.id).findLast((one) => one.interviewId === interviewId);
}

/** The entry that this person is in the middle of, else the one where they entered something last. */
export function currentEntry({ store, person }: CommandContext): Entry | undefined {
  if (!may(person, "enter_answers")) return undefined;
  const entries = store.entries.openBy(person.id);
  const { interviewId } = store.conversations.of(person.id);
  const lastAt = ({ id, begunAt }: Entry) => store.entries.lastAt(id) ?? begunAt;
  return (
    entries.findLast((one) => one.interviewId === interviewId) ??
    entries.toSorted((one, other) => lastAt(other) - lastAt(one))[0]
  );
}

/** The entry during which this answer was given; undefined: it was given by who answers. */
function entryBehind(entries: readonly Entry[], { by, at }: { by: number | undefined; at: number }): Entry | undefined {
  return entries.findLast(
    (one) => one.byPerson === by && one.begunAt <= at && (one.endedAt === undefined || at <= one.endedAt),
  );
}

/** An entry as it is told: who entered, on whose word, and how many questions are answered by it. */
export function entrySaid(store: Store, entry: Entry, insee: string | undefined): EntrySaid {
  const { id, byPerson, teller, way, begunAt } = entry;
  const person = teller.personId === undefined ? undefined : store.people.byId(teller.personId);
  const agent = store.people.byId(byPerson);
  return {
    way,
    ...(agent === undefined ? {} : { agent }),
    byDirection: agent !== undefined && isDirector(agent),
    teller:
      person === undefined
        ? { name: teller.name }
        : { person: { ...person, mandates: person.mandates.filter((held) => held.insee === insee) } },
    on: civilDateAt(store.entries.lastAt(id) ?? begunAt, store.territory.timeZone()),
    // The parts of a list's items are one answer, the rows of a grid are one each.
    answers: new Set(store.entries.given(id).map((path) => path.replace(/\/\d+\/.*$/u, ""))).size,
  };
}

/** How this answer was entered, on whose word; undefined: whoever answers gave it. */
export function enteredAs(store: Store, interviewId: number, given: { by: number; at: number }): EntrySaid | undefined {
  const entry = entryBehind(store.entries.ofInterview(interviewId), given);
  return entry && entrySaid(store, entry, store.interviews.byId(interviewId)?.insee);
}

/** All that was entered into this interview by others than those who answer. */
export function entriesSaid(store: Store, { id, insee }: { id: number; insee?: string | undefined }): EntrySaid[] {
  return store.entries.ofInterview(id).map((entry) => entrySaid(store, entry, insee));
}

/** Words for those who answer there of what was entered. */
type Told = { person: Person; message: Outbound };

/**
 * Ends an entry. Gives what those who answer there are to be told of it: the one who gave the answers, else all of them; nobody
 * when nothing was entered.
 */
export function endEntry(store: Store, library: Library, entry: Entry, at: number): Told[] {
  store.entries.end(entry.id, at);
  const session = openSession(store, library, entry.interviewId, civilDateAt(at, store.territory.timeZone()));
  const said = session && entrySaid(store, entry, session.interview.insee);
  const isNews = said !== undefined && (said.answers > 0 || session?.interview.status === "validated");
  if (session === undefined || !isNews) return [];
  const all = allAnswerersOf(store, session.interview);
  const own = all.filter(({ id }) => id === entry.teller.personId);
  return (own.length > 0 ? own : all).map((person) => ({
    person,
    message: sayEntered({ ...session, left: leftIn(session) }, said, person.id === entry.teller.personId),
  }));
}

/** What `person` takes from a form is an entry of its own, over at once. Gives who is told of it. */
export function enterForm(
  store: Store,
  library: Library,
  { id: interviewId, personId }: Interview,
  person: Person,
  at: number,
): Person[] {
  const teller = personId === undefined ? { name: sayFormTeller() } : { personId };
  const entry = store.entries.begin({ interviewId, byPerson: person.id, teller, way: "form" }, at);
  return tellEntered(store, entry, endEntry(store, library, entry, at), at);
}

/** Questions that nothing answers yet. */
export function leftIn({ context, interview: { state } }: Session): number {
  const { answered, total } = progressOf(context, state);
  return total - answered;
}

/** Writes to them at their hours. Gives who is written to. */
export function tellEntered(store: Store, entry: Entry, told: readonly Told[], at: number): Person[] {
  return told.map(({ person, message }) => {
    const key = `entered:${entry.id}:person:${person.id}`;
    notify(store, key, person.id, typesetMessage(message), at, workHourOf(store, person, at));
    return person;
  });
}

/** What was left without a word the day before is over: whoever answers is told of it in the letter of that morning. */
export function endForgottenEntries({ store, library, at, today }: Morning): Section[] {
  const zone = store.territory.timeZone();
  const forgotten = store.entries
    .open()
    .filter((entry) => civilDateAt(store.entries.lastAt(entry.id) ?? entry.begunAt, zone) < today);
  return forgotten.flatMap((entry) =>
    endEntry(store, library, entry, at).map(({ person, message }) => ({
      personId: person.id,
      day: undefined,
      notBefore: workHourOf(store, person, at),
      said: { alone: message, last: message.blocks },
    })),
  );
}

import { answeredBy } from "./access.ts";
import { whereFormsReturn } from "./answer-forms.ts";
import { addDays, type CivilDate, civilDateAt, daysBetween } from "./calendar/civil-date.ts";
import { recallNow } from "./campaign-reminders.ts";
import { type Recalled, recallsOf } from "./campaign-recall.ts";
import type { CommandContext } from "./command.ts";
import { fewestDays } from "./diagnostic/reminder-days.ts";
import { notify } from "./notify.ts";
import type { Person } from "./people.ts";
import { absenceAt } from "./preferences.ts";
import { type Asked, isOpen } from "./store/interviews.ts";
import { sayWrittenLetter } from "./words/morning-letter.ts";
import type { Held } from "./words/sent-reminder.ts";
import { typesetMessage } from "./words/typeset-message.ts";
import { workHourOf } from "./work-days.ts";

export type Remindable = { person: Person; recalled: Recalled; held?: Held };

/** The municipalities that an answer is still awaited from. */
export function awaitedPlaces({ store }: CommandContext): Set<string> {
  const waiting = store.interviews.all().filter(({ status }) => isOpen(status));
  return new Set(waiting.flatMap(({ insee }) => (insee === undefined ? [] : [insee])));
}

/** Those that an answer of their own is still awaited from. */
export function awaitedPersons({ store }: CommandContext): Person[] {
  const ids = new Set(
    store.interviews.all().flatMap(({ personId, status }) => (isOpen(status) ? (personId ?? []) : [])),
  );
  return [...ids].flatMap((id) => store.people.byId(id) ?? []);
}

/** Somebody asked in their own name, and whether they may be reminded now. */
export function remindableAlone(context: CommandContext, person: Person): Remindable {
  const recalled = recallsOf(context.store, context.library, person);
  return withHeld(context, { person, recalled }, (one) => one.personId === person.id);
}

/** Those who answer for this municipality, and whether each may be reminded now. */
export function remindableIn(context: CommandContext, insee: string): Remindable[] {
  const { store, library } = context;
  const isThere = (one: Asked) => one.insee === insee;
  return store.people
    .inMunicipality(insee)
    .filter((person) => answeredBy(person).includes(insee))
    .map((person) => ({ person, recalled: recallsOf(store, library, person) }))
    .filter(({ recalled }) => recalled.awaited.some(({ waiting }) => waiting.some(isThere)))
    .map((one) => withHeld(context, one, isThere));
}

function withHeld(context: CommandContext, one: Remindable, isAbout: (asked: Asked) => boolean): Remindable {
  const held = context.store.accounts.reachablePeople().has(one.person.id)
    ? heldBack(context, one.recalled, isAbout)
    : { why: "unreachable" as const };
  return held === undefined ? one : { ...one, held };
}

function heldBack(
  { store, now, today }: CommandContext,
  { person, awaited, toldOn }: Recalled,
  isAbout: (asked: Asked) => boolean,
): Held | undefined {
  const own = awaited.filter(({ waiting }) => waiting.some(isAbout)).map(({ recall }) => recall);
  if (own.every(({ stopped }) => stopped)) return { why: "stopped" };
  const away = absenceAt(store, person.id, now);
  if (away !== undefined) return { why: "away", back: away.back };
  const until = own
    .flatMap(({ askedFor }) => askedFor ?? [])
    .toSorted()
    .at(-1);
  if (until !== undefined && until > today) return { why: "until", until };
  if (toldOn === undefined || daysBetween(toldOn, today) >= fewestDays) return undefined;
  return { why: "told", on: toldOn, next: addDays(toldOn, fewestDays) };
}

/** One reminder of all that waits for this person, at their next hour of work; the day it leaves. */
export function remindNow(
  { store, library, now, today, timeZone }: CommandContext,
  { person, recalled }: Remindable,
): CivilDate {
  const notBefore = workHourOf(store, person, now);
  const told = recalled.awaited.filter(({ recall }) => !recall.stopped && !((recall.askedFor ?? "") > today));
  const section = recallNow({ store, library, today }, person, told, notBefore);
  if (section !== undefined) {
    const letter = section.said.alone;
    const written = section.forms && { written: sayWrittenLetter(letter, section.forms, whereFormsReturn(store)) };
    const message = typesetMessage({ ...letter, ...written });
    notify(store, `reminder:${now}:person:${person.id}`, person.id, message, now, notBefore);
  }
  return civilDateAt(notBefore, timeZone);
}

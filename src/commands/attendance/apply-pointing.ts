import type { CommandContext } from "../../core/command.ts";
import { UserError } from "../../core/errors.ts";
import { type Presence, proxyProblem } from "../../core/governance/quorum.ts";
import type { MeetingView } from "../../core/meeting-view.ts";
import type { Choice } from "../../core/message.ts";
import type { Person } from "../../core/people.ts";
import { type MeetingPresence, presenceOf, proxyFacts } from "../../core/presence.ts";
import type { Attendance } from "../../core/store/attendances.ts";
import {
  sayDoubtfulName,
  sayGuestPointed,
  sayNotSitting,
  sayPresenceOf,
  sayProxyRefused,
  sayWordsUnread,
} from "../../core/words/attendance.ts";
import { fullNameOf, nameOf } from "../../core/words/people.ts";
import { saySubstituteOnlyInCommissions } from "../../core/words/substitutes.ts";
import { noteMinutesChange } from "../decisions/minutes-change.ts";
import { substituteNamed } from "./be-replaced.ts";
import { typedMeeting } from "../../core/words/typed-meeting.ts";
import { namedPerson } from "./named-person.ts";
import type { Pointed } from "./pointing.ts";

type Outcome = { refused: string[]; doubts: Choice[] };
/** How a doubtful name is typed again once it is known. */
type Retyped = (name: string, person: Person) => string;

/**
 * Keeps all that was surely said of who was there, everybody first, then one by one, proxies last; what was announced
 * stands for those nobody spoke of. `doubts`: what to pick for each name that may be somebody.
 */
export function applyPointing(context: CommandContext, view: MeetingView, said: readonly Pointed[]): Outcome {
  const outcome: Outcome = { refused: [], doubts: [] };
  const keep = keeper(context, view);
  const { members, guests, by, pointed } = presenceOf(context.store, view);
  if (!pointed) for (const { personId, presence, standIn } of by.values()) keep(personId, presence, standIn);
  const find = finder(context, view, outcome);
  for (const one of said) if (one.kind === "all") keepAll(one, members, keep, find);
  for (const one of said) {
    if (one.kind === "unread") outcome.refused.push(sayWordsUnread(one.words));
    if (one.kind !== "presence") continue;
    const here = [...members, ...guests];
    const person = find(one.name, (name, who) => `${name} ${sayPresenceOf(who, one.presence)}`, here);
    if (person === undefined) continue;
    keep(person.id, one.presence);
    if (guests.includes(person)) outcome.refused.push(sayGuestPointed(fullNameOf(person), one.presence));
  }
  for (const one of said) {
    if (one.kind === "proxy") keepProxy(context, view, one, { keep, find, outcome });
    if (one.kind === "substitute") keepSubstitute(context, view, one, { keep, find, outcome });
  }
  for (const one of said) {
    if (one.kind !== "others") continue;
    const now = presenceOf(context.store, view);
    for (const { id } of now.members) if (now.by.get(id)?.announced !== false) keep(id, one.presence);
  }
  context.store.minutes.settle(view.meeting.id, "presence", context.now);
  noteMinutesChange(context, view.meeting.id, { what: "presence" });
  return outcome;
}

type Keep = (personId: number, presence: Presence, standIn?: Attendance["standIn"]) => void;
type Find = (said: string, retyped: Retyped, among: readonly Person[]) => Person | undefined;

function keeper({ store, person, now }: CommandContext, view: MeetingView): Keep {
  const meetingId = view.meeting.id;
  return (personId, presence, standIn) => {
    const before = store.attendances.ofMeeting(meetingId).find((row) => row.personId === personId);
    const row = { meetingId, personId, presence, announced: false, byPerson: person.id, at: now };
    store.attendances.save({ ...row, ...(standIn === undefined ? {} : { standIn }) });
    if (before?.presence === presence && !before.announced && before.standIn?.name === standIn?.name) return;
    store.audit.add(now, person.id, "attendance.pointed", `meeting:${meetingId}:person:${personId}`, {
      ...(before && { before: before.presence }),
      after: presence,
    });
  };
}

function finder({ store }: CommandContext, view: MeetingView, { refused, doubts }: Outcome): Find {
  const places = store.territory.municipalities();
  return (said, retyped, among) => {
    const named = namedPerson(said, among, places);
    if (named.kind === "one") return named.person;
    const known = namedPerson(said, store.people.all(), []);
    if (known.kind === "one" && !among.some(({ id }) => id === known.person.id)) {
      refused.push(sayNotSitting(fullNameOf(known.person)));
      return undefined;
    }
    const people = named.kind === "ask" ? named.people : [];
    refused.push(sayDoubtfulName(said, people.map(fullNameOf)));
    doubts.push(
      ...people.map((one) => {
        const words = retyped(fullNameOf(one), one);
        return { value: `pointer ${typedMeeting(view)} ${words}`, label: words };
      }),
    );
    return undefined;
  };
}

function keepAll(one: Extract<Pointed, { kind: "all" }>, members: readonly Person[], keep: Keep, find: Find): void {
  const opposite = one.presence === "absent" ? "present" : "absent";
  const except = one.except.map((name) =>
    find(name, (full, who) => `${full} ${sayPresenceOf(who, opposite)}`, members),
  );
  // Somebody left out is not named for sure: nobody is said to be there in their place.
  const doubtful = except.includes(undefined);
  for (const { id } of members) {
    if (except.some((person) => person?.id === id)) keep(id, opposite);
    else if (!doubtful) keep(id, one.presence);
  }
}

type Hands = { keep: Keep; find: Find; outcome: Outcome };

function keepProxy(
  { store }: CommandContext,
  view: MeetingView,
  { from, to }: Extract<Pointed, { kind: "proxy" }>,
  { keep, find, outcome }: Hands,
): void {
  const presence: MeetingPresence = presenceOf(store, view);
  const giver = find(from, (name) => `pouvoir de ${name} à ${to}`, presence.members);
  const holder = giver && find(to, (name) => `pouvoir de ${fullNameOf(giver)} à ${name}`, presence.members);
  if (giver === undefined || holder === undefined) return;
  const problem = proxyProblem(giver.id, holder.id, proxyFacts(presence));
  if (problem === undefined) return keep(giver.id, "proxy", { id: holder.id, name: nameOf(holder) });
  outcome.refused.push(`${nameOf(giver)} : ${sayProxyRefused(problem, nameOf(holder), view.seated.template.quorum)}`);
}

function keepSubstitute(
  context: CommandContext,
  view: MeetingView,
  { from, by }: Extract<Pointed, { kind: "substitute" }>,
  { keep, find, outcome }: Hands,
): void {
  const { members } = presenceOf(context.store, view);
  const member = find(from, (name) => `${name} remplacé par ${by}`, members);
  if (member === undefined) return;
  const { template } = view.seated;
  if (template.quorum && !isAloneFrom(member, members)) {
    outcome.refused.push(`${nameOf(member)} : ${saySubstituteOnlyInCommissions(true)}`);
    return;
  }
  const found = template.substitutes === undefined ? { name: by } : substituteOf(context, member, by);
  if (typeof found === "string") {
    outcome.refused.push(found);
    return;
  }
  if (!("people" in found)) return keep(member.id, "substitute", found);
  outcome.refused.push(sayDoubtfulName(by, found.people.map(fullNameOf)));
  outcome.doubts.push(
    ...found.people.map((one) => {
      const words = `${fullNameOf(member)} remplacé par ${fullNameOf(one)}`;
      return { value: `pointer ${typedMeeting(view)} ${words}`, label: words };
    }),
  );
}

/** A refusal is one more line here: what else was said in the same message is kept. */
function substituteOf(
  context: CommandContext,
  member: Person,
  by: string,
): ReturnType<typeof substituteNamed> | string {
  try {
    return substituteNamed(context, member, by);
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
}

/** The only one of their municipality: the law then gives it a substitute in the council (CGCT, art. L. 5211-6). */
function isAloneFrom(member: Person, members: readonly Person[]): boolean {
  const own = new Set(member.mandates.flatMap(({ insee }) => insee ?? []));
  return (
    own.size > 0 &&
    members.filter(({ mandates }) => mandates.some(({ insee }) => insee !== undefined && own.has(insee))).length === 1
  );
}

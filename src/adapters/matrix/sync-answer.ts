import type { SyncChanges } from "@relais/matrix-crypto";
import { z } from "zod";
import type { NewEvent, Room } from "./journal.ts";
import { applyState, eventSchema, leftBehind, newRoom, type RoomEvent } from "./room-state.ts";

const events = z.object({ events: z.array(z.unknown()).default([]) }).prefault({});
const joinedSchema = z.object({
  state: events,
  timeline: z
    .object({
      events: z.array(z.unknown()).default([]),
      limited: z.boolean().default(false),
      prev_batch: z.string().optional(),
    })
    .prefault({}),
});
const names = z.array(z.string()).default([]);

/** The answer to a /sync (specification, client-server API, "Syncing"): only what is of use here. */
export const syncSchema = z.object({
  next_batch: z.string(),
  rooms: z
    .object({
      join: z.record(z.string(), joinedSchema).default({}),
      invite: z.record(z.string(), z.object({ invite_state: events })).default({}),
      leave: z.record(z.string(), z.object({ timeline: events, state: events })).default({}),
    })
    .prefault({}),
  account_data: events,
  to_device: events,
  device_lists: z.object({ changed: names, left: names }).prefault({}),
  device_one_time_keys_count: z.record(z.string(), z.number()).default({}),
  device_unused_fallback_key_types: z.array(z.string()).optional(),
});
export type SyncAnswer = z.infer<typeof syncSchema>;

/** What the encryption takes from a sync. */
export function keyChangesOf(answer: SyncAnswer): SyncChanges {
  const {
    to_device,
    device_lists,
    device_one_time_keys_count: oneTimeKeys,
    device_unused_fallback_key_types: unused,
  } = answer;
  return {
    toDevice: to_device.events,
    ...device_lists,
    oneTimeKeys,
    ...(unused === undefined ? {} : { unusedFallbackKeys: unused }),
  };
}

/** Kinds of events that may say something to us. */
const heard = new Set([
  "m.room.message",
  "m.room.encrypted",
  "m.room.redaction",
  "m.reaction",
  "m.poll.response",
  "org.matrix.msc3381.poll.response",
]);

/** Not an event of the room: somebody can be written to there from now on. Handled in its place, like the others. */
export const arrival = "fr.relais.arrival";

/**
 * A gap in what a sync gave of a room: what happened between `since` and `from`. `invited`: between our invitation, which
 * may be older, and `from`.
 */
export type Gap = { roomId: string; from: string; invited?: true };

/** Where a room's events are missing: the server cut its timeline short. */
export function gapsOf(
  answer: SyncAnswer,
  known: ReadonlyMap<string, Room>,
  since: string | undefined,
  me: string,
): Gap[] {
  if (since === undefined) return [];
  return Object.entries(answer.rooms.join).flatMap(([roomId, { timeline }]): Gap[] => {
    const { limited, prev_batch: from } = timeline;
    const before = known.get(roomId)?.state;
    if (!limited || from === undefined) return [];
    if (before === "joined") return [{ roomId, from }];
    return before === "invited" && !timeline.events.some((event) => invites(event, me))
      ? [{ roomId, from, invited: true }]
      : [];
  });
}

/** Whether this event is our invitation. */
export function invites(event: unknown, me: string): boolean {
  const { type, state_key: key, content } = eventSchema.safeParse(event).data ?? {};
  return type === "m.room.member" && key === me && content?.["membership"] === "invite";
}

/**
 * What a sync changes: rooms as they are now, and events to handle, oldest first in each room. `missing` is what a gap
 * held. At the very first sync nothing is to be handled: it was said to nobody of ours.
 */
export function changesOf(
  answer: SyncAnswer,
  known: ReadonlyMap<string, Room>,
  missing: ReadonlyMap<string, readonly unknown[]>,
  options: { me: string; first: boolean },
): { rooms: Map<string, Room>; events: NewEvent[] } {
  const { me, first } = options;
  const rooms = new Map<string, Room>();
  const kept: NewEvent[] = [];
  for (const [roomId, { invite_state }] of Object.entries(answer.rooms.invite)) {
    let room: Room = { ...newRoom("invited"), ...outliving(known.get(roomId)) };
    for (const event of readEvents(invite_state.events)) room = applyState(room, event, me);
    rooms.set(roomId, room);
  }
  for (const [roomId, { state, timeline }] of Object.entries(answer.rooms.join)) {
    const before = known.get(roomId);
    const wasIn = before?.state === "joined";
    const said = readEvents(timeline.events);
    let room: Room = wasIn ? before : { ...newRoom("joined"), ...outliving(before) };
    for (const event of [...readEvents(state.events), ...said]) room = applyState(room, event, me);
    // Where two events happened at once, the state that a server gives may be older than what it already gave.
    room = {
      ...room,
      state: "joined",
      members: { ...room.members, [me]: { name: "", ...room.members[me], membership: "join" } },
    };
    rooms.set(roomId, room);
    if (first) continue;
    const all = [...readEvents(missing.get(roomId) ?? []), ...said];
    const since = wasIn ? all : sinceInvited(all, me, before?.state === "invited");
    const came = arrivalOf(roomId, before, room);
    kept.push(...(came === undefined ? [] : [came]), ...toKeep(roomId, since, me));
  }
  for (const [roomId, { timeline, state }] of Object.entries(answer.rooms.leave)) {
    const before = known.get(roomId);
    if (before === undefined) continue;
    const all = [...readEvents(state.events), ...readEvents(timeline.events)];
    rooms.set(roomId, leftBehind(all.reduce((room, event) => applyState(room, event, me), before)));
  }
  flagDirect(answer, known, rooms);
  return { rooms, events: kept };
}

/** What is remembered of a room we were not in; who is there is told again. */
function outliving({ direct, encryption }: Partial<Room> = {}): Partial<Room> {
  return { ...(direct === undefined ? {} : { direct }), ...(encryption === undefined ? {} : { encryption }) };
}

function readEvents(all: readonly unknown[]): RoomEvent[] {
  return all.flatMap((one) => {
    const read = eventSchema.safeParse(one);
    return read.success ? [read.data] : [];
  });
}

/**
 * Who invites us may have spoken before we came; what was said before was not for us. `wasInvited`: we know that we were,
 * though all that the server shows may have been said since.
 */
function sinceInvited(said: readonly RoomEvent[], me: string, wasInvited: boolean): readonly RoomEvent[] {
  const invited = said.findLastIndex((event) => invites(event, me));
  if (invited >= 0 || wasInvited) return said.slice(invited + 1);
  const came = said.findIndex(({ type, state_key: key }) => type === "m.room.member" && key === me);
  return came < 0 ? said : said.slice(came + 1);
}

/** The first time that a person and we are both in their direct conversation. */
function arrivalOf(roomId: string, before: Room | undefined, now: Room): NewEvent | undefined {
  const { direct } = now;
  if (direct === undefined || now.members[direct]?.membership !== "join") return undefined;
  if (before?.state === "joined" && before.members[direct]?.membership === "join") return undefined;
  return { roomId, eventId: `arrival:${roomId}`, event: { type: arrival, sender: direct } };
}

function toKeep(roomId: string, all: readonly RoomEvent[], me: string): NewEvent[] {
  return all.flatMap((event) => {
    const { event_id: eventId, sender, type, unsigned, state_key: key } = event;
    const isSaid = heard.has(type) && key === undefined && sender !== me && unsigned?.redacted_because === undefined;
    return isSaid && eventId !== undefined ? [{ roomId, eventId, event }] : [];
  });
}

const directSchema = z.object({ type: z.literal("m.direct"), content: z.record(z.string(), z.array(z.string())) });

/** The account's own list of direct conversations: what another client of this account would show as such. */
function flagDirect(answer: SyncAnswer, known: ReadonlyMap<string, Room>, rooms: Map<string, Room>): void {
  for (const data of answer.account_data.events) {
    const read = directSchema.safeParse(data);
    if (!read.success) continue;
    for (const [userId, roomIds] of Object.entries(read.data.content))
      for (const roomId of roomIds) {
        const room = rooms.get(roomId) ?? known.get(roomId);
        if (room !== undefined && room.direct === undefined) rooms.set(roomId, { ...room, direct: userId });
      }
  }
}

import { z } from "zod";
import type { Room } from "./journal.ts";

/** An event of a room, as the specification lays it out; what else it holds is kept. */
export const eventSchema = z.looseObject({
  type: z.string(),
  event_id: z.string().optional(),
  sender: z.string(),
  state_key: z.string().optional(),
  origin_server_ts: z.number().optional(),
  content: z.record(z.string(), z.unknown()).catch({}),
  redacts: z.string().optional(),
  unsigned: z.looseObject({ redacted_because: z.unknown().optional() }).optional(),
});
export type RoomEvent = z.infer<typeof eventSchema>;

const memberSchema = z.object({
  membership: z.enum(["join", "invite", "leave", "ban", "knock"]),
  displayname: z.string().nullish(),
  is_direct: z.boolean().optional(),
});
const encryptionSchema = z.object({
  rotation_period_ms: z.number().int().positive().optional(),
  rotation_period_msgs: z.number().int().positive().optional(),
});
const visibilitySchema = z.object({ history_visibility: z.enum(["shared", "invited", "joined", "world_readable"]) });
const tombstoneSchema = z.object({ replacement_room: z.string() });

export const newRoom = (state: Room["state"]): Room => ({ state, members: {} });

/** The room once this state event has happened; the same room when the event changes nothing that we know of. `me` is our user id. */
export function applyState(room: Room, event: RoomEvent, me: string): Room {
  const { content, sender, state_key: key } = event;
  if (key === undefined) return room;
  switch (event.type) {
    case "m.room.member":
      return applyMember(room, event, key, me);
    case "m.room.encryption": {
      // For ever: whoever would take it away would make us speak in clear.
      if (room.encryption !== undefined) return room;
      const { rotation_period_ms: ms, rotation_period_msgs: messages } = encryptionSchema.catch({}).parse(content);
      const rotation = {
        ...(ms === undefined ? {} : { rotationMs: ms }),
        ...(messages === undefined ? {} : { rotationMessages: messages }),
      };
      return { ...room, encryption: rotation };
    }
    case "m.room.history_visibility": {
      const read = visibilitySchema.safeParse(content);
      return read.success ? { ...room, visibility: read.data.history_visibility } : room;
    }
    case "m.room.join_rules": {
      const { isPublic: _before, ...rest } = room;
      return content["join_rule"] === "public" ? { ...rest, isPublic: true } : rest;
    }
    case "m.room.name":
      return typeof content["name"] === "string" ? { ...room, name: content["name"] } : room;
    case "m.room.tombstone": {
      const read = tombstoneSchema.safeParse(content);
      if (!read.success) return room;
      return {
        ...room,
        replacedBy: { roomId: read.data.replacement_room, via: sender.slice(sender.indexOf(":") + 1) },
      };
    }
    default:
      return room;
  }
}

function applyMember(room: Room, { content, sender }: RoomEvent, userId: string, me: string): Room {
  const read = memberSchema.safeParse(content);
  if (!read.success) return room;
  const { membership, displayname, is_direct: isDirect } = read.data;
  const direct = membership === "invite" && isDirect === true ? (userId === me ? sender : userId) : room.direct;
  const { [userId]: before, ...others } = room.members;
  const isHere = membership === "join" || membership === "invite";
  const members = isHere ? { ...others, [userId]: { name: displayname ?? before?.name ?? "", membership } } : others;
  const flagged = direct === undefined || (userId !== me && sender !== me) ? room : { ...room, direct };
  if (userId !== me) return { ...flagged, members, ...(isHere ? {} : { someoneLeft: true as const }) };
  const states = { join: "joined", invite: "invited", leave: "left", ban: "left", knock: room.state } as const;
  const { invitedBy: _before, ...rest } = flagged;
  return {
    ...rest,
    members,
    state: states[membership],
    ...(membership === "invite" ? { invitedBy: sender } : {}),
  };
}

/** Those who read what is written there, or will once they come. */
export function readersOf({ members, visibility }: Room): string[] {
  return Object.entries(members)
    .filter(([, { membership }]) => membership === "join" || visibility !== "joined")
    .map(([userId]) => userId)
    .toSorted();
}

/** Nobody but this person and us reads there. */
export function isDirectWith({ direct, members }: Room, userId: string): boolean {
  return direct === userId && Object.keys(members).length <= 2;
}

/** A room that we left or were put out of: who is there is no longer ours to know. */
export function leftBehind({ deaf: _deaf, invitedBy: _invitedBy, ...room }: Room): Room {
  return { ...room, state: "left", members: {} };
}

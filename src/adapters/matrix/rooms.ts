import { setTimeout as wait } from "node:timers/promises";
import { z } from "zod";
import type { Address } from "../../core/adapter.ts";
import { DeliveryError } from "../../core/errors.ts";
import { type Calls, pathOf } from "./calls.ts";
import { isAbsent, isFinal, toDeliveryError } from "./errors.ts";
import type { DeafMember, Journal, Room } from "./journal.ts";
import type { Pace } from "./pace.ts";
import { leftBehind, newRoom } from "./room-state.ts";
import type { ServerList } from "./servers.ts";

export type Rooms = ReturnType<typeof createRooms>;

const idSchema = z.object({ room_id: z.string() });
const joinedSchema = z.object({ joined_rooms: z.array(z.string()) });
const presentSchema = z.object({ membership: z.enum(["invite", "join"]) });
const directsSchema = z.record(z.string(), z.array(z.string())).catch({});
/** A room whose making was in doubt shows in a sync soon after, or was not made. */
const doubtMs = 3_000;

/**
 * The rooms we are in, as the journal holds them: which is whose direct conversation, which invitation to take, which room
 * to leave.
 */
export function createRooms(options: {
  journal: Journal;
  calls: Calls;
  servers: ServerList;
  me: string;
  /** Resolves once the first sync of this start is kept. */
  caughtUp: Promise<void>;
  pace: Pick<Pace, "isFree">;
  warn: (fields: object, message: string) => void;
}) {
  const { journal, calls, servers, me, caughtUp, pace, warn } = options;
  const all = journal.rooms();
  const opening = new Map<string, Promise<Address>>();
  /** Rooms to be listed as direct in the account, and with whom. */
  const toFlag = new Map<string, string>();
  /** Those for whom a room may have been made without our knowing. */
  const inDoubt = new Set<string>();
  /** What the homeserver refused for good is not asked of it again until the room changes. */
  const refused = new Map<string, string>();
  let tending: Promise<void> | undefined;

  function set(roomId: string, room: Room): void {
    all.set(roomId, room);
    journal.keepRoom(roomId, room);
  }

  /** The room to write to today for one that was known: upgrades are followed. */
  function current(roomId: string, hops = 10): { roomId: string; room: Room } | undefined {
    const room = all.get(roomId);
    if (room === undefined) return undefined;
    const next = room.replacedBy === undefined || hops === 0 ? undefined : current(room.replacedBy.roomId, hops - 1);
    return next?.room.state === "joined" ? next : { roomId, room };
  }

  function directOf(userId: string): Address | undefined {
    for (const [roomId, room] of [...all].toReversed()) {
      const isTheirs = room.state === "joined" && room.direct === userId && room.replacedBy === undefined;
      if (isTheirs && room.members[userId] !== undefined && Object.keys(room.members).length <= 2)
        return { platform: "matrix", channel: roomId };
    }
    return undefined;
  }

  async function openNow(userId: string): Promise<Address> {
    if (!servers.allows(userId)) throw new DeliveryError("this server is not allowed", { refused: "address" });
    // A room made just before a stop shows in the first sync.
    await caughtUp;
    const known = directOf(userId) ?? (inDoubt.has(userId) ? await findMade(userId) : undefined);
    if (known !== undefined) return known;
    const asked = {
      is_direct: true,
      preset: "trusted_private_chat",
      invite: [userId],
      initial_state: [{ type: "m.room.encryption", state_key: "", content: { algorithm: "m.megolm.v1.aes-sha2" } }],
    };
    try {
      const { room_id: roomId } = await calls.ask(idSchema, "POST", pathOf("createRoom"), { body: asked });
      return take(userId, roomId);
    } catch (error) {
      if (isFinal(error)) throw toDeliveryError(error);
      // It may have been made all the same: it is looked for before another is.
      inDoubt.add(userId);
      await wait(doubtMs);
      const made = await findMade(userId);
      if (made === undefined) throw toDeliveryError(error);
      return made;
    }
  }

  function take(userId: string, roomId: string): Address {
    inDoubt.delete(userId);
    toFlag.set(roomId, userId);
    const members = {
      [me]: { name: "", membership: "join" as const },
      [userId]: { name: "", membership: "invite" as const },
    };
    // A sync may have shown it half made, before anyone was asked to come.
    const shown = all.get(roomId) ?? newRoom("joined");
    set(roomId, { encryption: {}, ...shown, direct: userId, members: { ...members, ...shown.members } });
    return { platform: "matrix", channel: roomId };
  }

  /** The room that we made for this person without knowing it, which the next sync may be long to show. */
  async function findMade(userId: string): Promise<Address | undefined> {
    try {
      const { joined_rooms: joined } = await calls.ask(joinedSchema, "GET", pathOf("joined_rooms"));
      // A sync may have shown it half made, and what is not of our making is known before we come there.
      const isOurs = (roomId: string) => Object.keys(all.get(roomId)?.members ?? {}).every((member) => member === me);
      for (const roomId of joined.filter(isOurs)) {
        const path = pathOf("rooms", roomId, "state", "m.room.member", userId);
        const member = await calls.call("GET", path).catch(emptyWhenNone);
        if (presentSchema.safeParse(member).success) return take(userId, roomId);
      }
    } catch (error) {
      throw toDeliveryError(error);
    }
    inDoubt.delete(userId);
    return directOf(userId);
  }

  /**
   * So that other clients of this account show conversations as direct; the list is the account's, only added to. It
   * waits for a moment when nobody waits for us.
   */
  async function flag(): Promise<void> {
    if (toFlag.size === 0 || !pace.isFree()) return;
    const path = pathOf("user", me, "account_data", "m.direct");
    const wanted = [...toFlag];
    try {
      const listed = directsSchema.parse(await calls.call("GET", path).catch(emptyWhenNone));
      const missing = wanted.filter(([roomId, userId]) => !listed[userId]?.includes(roomId));
      for (const [roomId, userId] of missing) listed[userId] = [...(listed[userId] ?? []), roomId];
      if (missing.length > 0) await calls.call("PUT", path, { body: listed });
      for (const [roomId] of wanted) toFlag.delete(roomId);
    } catch (error) {
      warn({ error: toDeliveryError(error).message }, "direct conversations could not be marked as such");
    }
  }

  /** Comes where those whom we serve ask us to, and nowhere else. */
  async function answerInvitation(roomId: string, room: Room): Promise<void> {
    if (room.invitedBy === undefined || !servers.allows(room.invitedBy)) return leave(roomId, room);
    const direct = inherit(roomId, room);
    await calls.call("POST", pathOf("join", roomId), { body: {} });
    if (direct !== undefined) toFlag.set(roomId, direct);
  }

  async function leave(roomId: string, room: Room): Promise<void> {
    await calls.call("POST", pathOf("rooms", roomId, "leave"), { body: {} });
    set(roomId, leftBehind(room));
  }

  /** A room that replaces a direct conversation is one, from the first word that is read there: whose it is. */
  function inherit(roomId: string, room: Room): string | undefined {
    const replaced = [...all.values()].find(({ replacedBy }) => replacedBy?.roomId === roomId);
    const direct = room.direct ?? replaced?.direct;
    if (direct !== undefined && room.direct === undefined) set(roomId, { ...room, direct });
    return direct;
  }

  /** Who is in the next room, and whether it is encrypted, a sync tells: until then nothing is written there. */
  async function follow(next: { roomId: string; via: string }): Promise<void> {
    inherit(next.roomId, all.get(next.roomId) ?? newRoom("left"));
    await calls.call("POST", pathOf("join", next.roomId), { query: { server_name: next.via }, body: {} });
  }

  /** What a room asks of us, if anything. */
  function duty(roomId: string, room: Room): (() => Promise<void>) | undefined {
    if (room.state === "invited") return () => answerInvitation(roomId, room);
    if (room.state !== "joined") return undefined;
    const next = room.replacedBy;
    if (next !== undefined) return all.get(next.roomId)?.state === "joined" ? undefined : () => follow(next);
    const others = Object.keys(room.members).filter((userId) => userId !== me);
    return others.length === 0 && room.someoneLeft ? () => leave(roomId, room) : undefined;
  }

  async function tendAll(): Promise<void> {
    await flag();
    for (const [roomId, room] of all) {
      const todo = duty(roomId, room);
      if (todo === undefined || refused.get(roomId) === JSON.stringify(room)) continue;
      await todo().catch((error: unknown) => {
        if (isFinal(error)) refused.set(roomId, JSON.stringify(room));
        warn({ error: toDeliveryError(error).message }, "a room could not be joined or left");
      });
    }
  }

  return {
    of: (roomId: string): Room | undefined => all.get(roomId),
    all: (): ReadonlyMap<string, Room> => all,
    current,
    directOf,
    /** What a sync said of rooms, once it is kept. */
    take(changed: ReadonlyMap<string, Room>): void {
      for (const [roomId, room] of changed) all.set(roomId, room);
    },
    /** Who could not be given the keys of what was just written there. */
    setDeaf(roomId: string, deaf: readonly DeafMember[]): void {
      const room = all.get(roomId);
      if (room === undefined || JSON.stringify(room.deaf ?? []) === JSON.stringify(deaf)) return;
      set(roomId, { ...room, deaf: [...deaf] });
    },
    /** The direct conversation with someone, made if there is none. Throws `DeliveryError`. */
    openDirect: (userId: string): Promise<Address> => {
      const known = directOf(userId);
      if (known !== undefined) return Promise.resolve(known);
      const begun = opening.get(userId) ?? openNow(userId).finally(() => opening.delete(userId));
      opening.set(userId, begun);
      return begun;
    },
    /** Takes or refuses invitations, follows upgrades, leaves empty rooms. */
    tend: (): Promise<void> => (tending ??= tendAll().finally(() => (tending = undefined))),
  };
}

function emptyWhenNone(error: unknown): object {
  if (isAbsent(error)) return {};
  throw error;
}

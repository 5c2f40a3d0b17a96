import type { Machine } from "@relais/matrix-crypto";
import type { Address, Inbound, SentFile } from "../../core/adapter.ts";
import { ComeBackError } from "../../core/errors.ts";
import { type Calls, pathOf } from "./calls.ts";
import { readOffered, readReaction } from "./choices.ts";
import { isFinal, refusesUs } from "./errors.ts";
import { type Heard, readEvent, type Us } from "./inbound.ts";
import type { Journal, KeptEvent, Room } from "./journal.ts";
import { receiveFile } from "./received.ts";
import { eventSchema, isDirectWith, type RoomEvent } from "./room-state.ts";
import { arrival } from "./sync-answer.ts";
import type { ServerList } from "./servers.ts";

/** Keys follow their message within seconds: what comes after it in the room waits that long. */
const graceMs = 15_000;
/** Keys may still come from a telephone that was off. */
const longestUnreadMs = 7 * 24 * 3_600_000;
/** What the core could not handle is put to it again: after that, its author has been told. */
const triesAfterMs = [1_000, 30_000, 5 * 60_000];

/** `waits`: what follows in the room need not wait for it. `failed`: one try less is left. */
type Outcome = "settled" | { againAt: number; waits: boolean; failed?: true };

/**
 * Hands to the core what the journal holds, in order in each room, rooms side by side. An event leaves the journal once
 * the core has kept what it says.
 */
export function createReader(options: {
  journal: Journal;
  calls: Calls;
  machine: Machine;
  us: () => Us;
  servers: ServerList;
  roomOf: (roomId: string) => Room | undefined;
  receive: (event: Inbound) => void;
  /** Where to write to this person alone; made if need be. */
  openDirect: (userId: string) => Promise<Address>;
  directOf: (userId: string) => Address | undefined;
  /** Epoch ms. */
  now: () => number;
  warn: (fields: object, message: string) => void;
}) {
  const { journal, calls, machine, us, servers, roomOf, receive, now, warn } = options;
  const running = new Map<string, Promise<void>>();
  const again = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  const life = { stopped: false };

  function wake(): void {
    if (life.stopped) return;
    clearTimeout(timer);
    const { rooms, nextAt } = journal.due(now());
    for (const roomId of rooms) {
      if (running.has(roomId)) again.add(roomId);
      else running.set(roomId, run(roomId));
    }
    if (nextAt !== undefined) timer = setTimeout(wake, Math.max(nextAt - now(), 10));
  }

  async function run(roomId: string): Promise<void> {
    try {
      do {
        again.delete(roomId);
        await readRoom(roomId);
      } while (again.has(roomId) && !life.stopped);
    } catch (error) {
      // The base itself refuses to be written, or the homeserver to answer: nothing is lost, and tried again soon.
      warn({ error: error instanceof Error ? error.message : "unknown" }, "events could not be read");
      setTimeout(wake, 1_000).unref();
    } finally {
      running.delete(roomId);
    }
    if (!life.stopped) wake();
  }

  async function readRoom(roomId: string): Promise<void> {
    let last: string | undefined;
    for (const kept of journal.pending(roomId, now())) {
      if (life.stopped) return;
      const outcome = await read(kept);
      if (outcome === "settled") {
        journal.settle(kept.id);
        if (kept.eventId.startsWith("$")) last = kept.eventId;
        continue;
      }
      journal.postpone(kept.id, outcome);
      if (!outcome.waits) break;
    }
    if (last !== undefined) void calls.courtesy("POST", pathOf("rooms", roomId, "receipt", "m.read", last), {});
  }

  async function read(kept: KeptEvent): Promise<Outcome> {
    const event = eventSchema.parse(kept.event);
    const room = roomOf(kept.roomId);
    if (room === undefined) return "settled";
    if (event.type === arrival) return hand(kept, event, room, { type: "joined" });
    if (event.type !== "m.room.encrypted") return hear(kept, event, room);
    const decrypted = await machine.decrypt(kept.roomId, kept.event);
    if (decrypted.kind === "read")
      return hear(kept, { ...event, type: decrypted.type, content: decrypted.content }, room);
    const age = now() - kept.heardAt;
    if (decrypted.reason === "no_key" && age < graceMs) return { againAt: kept.heardAt + graceMs, waits: false };
    if (!kept.waits || decrypted.reason !== "no_key") {
      const outcome = hand(kept, event, room, { type: "unreadable" });
      if (outcome !== "settled" || decrypted.reason !== "no_key") return outcome;
    }
    return age < longestUnreadMs ? { againAt: kept.heardAt + longestUnreadMs, waits: true } : "settled";
  }

  async function hear(kept: KeptEvent, event: RoomEvent, room: Room): Promise<Outcome> {
    const direct = isDirectWith(room, event.sender);
    const erased = readEvent(event, us(), true);
    // What never was handled has nothing to take back, wherever it was said.
    if (erased?.type === "erased" && journal.drop(kept.roomId, erased.of)) return "settled";
    const said = readEvent(event, us(), direct);
    if (said === undefined) return "settled";
    if (said.type === "file") {
      const files = await Promise.all(said.files.map((file) => receiveFile(calls, file)));
      return hand(kept, event, room, { ...said, files });
    }
    if (said.type !== "reaction") return hand(kept, event, room, said);
    const value = await readReactionOn(kept.roomId, said.on, said.key);
    return value === undefined ? "settled" : hand(kept, event, room, { type: "choice", value });
  }

  /** What a reaction picks from the message it is put on, if that message is ours and offers something. */
  async function readReactionOn(roomId: string, on: string, key: string): Promise<string | undefined> {
    try {
      const target = await calls.ask(eventSchema, "GET", pathOf("rooms", roomId, "event", on));
      if (target.sender !== us().userId) return undefined;
      const opened =
        target.type === "m.room.encrypted"
          ? await machine.decrypt(roomId, target)
          : { kind: "read" as const, content: target.content };
      const offered = opened.kind === "read" ? readOffered(opened.content) : undefined;
      return offered && readReaction(key, offered);
    } catch (error) {
      if (isFinal(error) && !refusesUs(error)) return undefined;
      throw error;
    }
  }

  type Said =
    | Exclude<Heard, { type: "reaction" | "file" }>
    | (Omit<Extract<Heard, { type: "file" }>, "files"> & { files: SentFile[] })
    | { type: "joined" }
    | { type: "unreadable" };

  function hand(kept: KeptEvent, event: RoomEvent, room: Room, said: Said): Outcome {
    const inbound = toInbound(kept, event, room, said);
    if (inbound === undefined) return "settled";
    try {
      receive(inbound);
      return "settled";
    } catch (error) {
      const delay = triesAfterMs[kept.tries];
      if (error instanceof ComeBackError && inbound.personal === undefined && !inbound.direct) {
        const come = () => journal.postpone(kept.id, { againAt: now(), waits: true });
        void options
          .openDirect(event.sender)
          .then(come, () => {})
          .then(wake);
      }
      return delay === undefined ? "settled" : { againAt: now() + delay, waits: true, failed: true };
    }
  }

  function toInbound({ roomId, eventId }: KeptEvent, event: RoomEvent, room: Room, said: Said): Inbound | undefined {
    const { sender, origin_server_ts: at } = event;
    const direct = isDirectWith(room, sender);
    // In a room of several, we say nothing before we are asked.
    if (!direct && said.type === "joined") return undefined;
    const { thread, ...what } = "thread" in said ? said : { ...said, thread: undefined };
    const personal = direct ? undefined : options.directOf(sender);
    const others = Object.keys(room.members).filter((userId) => userId !== us().userId);
    const isOpen = room.isPublic === true || room.visibility === "world_readable";
    const isForeign = isOpen || !servers.allows(sender) || others.some((userId) => !servers.allows(userId));
    return {
      id: said.type === "unreadable" ? unreadableId(roomId, event) : eventId,
      from: { id: sender, name: room.members[sender]?.name ?? "" },
      address: { platform: "matrix", channel: roomId, ...(thread === undefined ? {} : { thread }) },
      direct,
      // The hour of a change says nothing of when the message was said, and its erasure nothing at all.
      ...(at === undefined || said.type === "edited" || said.type === "erased" ? {} : { at }),
      ...(personal === undefined ? {} : { personal }),
      ...(isForeign ? { foreign: true } : {}),
      ...what,
    };
  }

  return {
    /** There may be something to read. */
    wake,
    /** Resolves once nothing is being read. */
    async settled(): Promise<void> {
      while (running.size > 0) await Promise.all(running.values());
    },
    stop(): void {
      life.stopped = true;
      clearTimeout(timer);
    },
  };
}

/** Said once for all the messages of one key, which is to come or not as a whole. */
function unreadableId(roomId: string, { sender, content }: RoomEvent): string {
  const session = typeof content["session_id"] === "string" ? content["session_id"] : "";
  return `unreadable:${roomId}:${sender}:${session}`;
}

import type { RoomEncryption } from "@relais/matrix-crypto";

export type Member = { name: string; membership: "join" | "invite" };

/** Why someone of a room cannot read what Relais writes there. */
export type DeafMember = { userId: string; deviceId?: string; why: "no_device" | "no_session" };

/** What is known of a room: all that is needed to write to it without asking the server. */
export type Room = {
  /** Ours: we are in it, are asked to come, or no longer there. */
  state: "joined" | "invited" | "left";
  name?: string;
  /** The person whose direct conversation it is. */
  direct?: string;
  /** Who asks us to come, which our homeserver vouches for: who is there already, only the inviter's says. */
  invitedBy?: string;
  /** Present once the room is encrypted: for ever. */
  encryption?: Pick<RoomEncryption, "rotationMs" | "rotationMessages">;
  visibility?: RoomEncryption["visibility"];
  /** Anyone may come and read. */
  isPublic?: true;
  /** The room was upgraded: its talk goes on there, which this server knows. */
  replacedBy?: { roomId: string; via: string };
  members: Record<string, Member>;
  /** Somebody else was there or was asked to come, and is there no more: until then, a room is not empty but new. */
  someoneLeft?: true;
  /** Who could not be given the keys when something was last written there. */
  deaf?: DeafMember[];
};

/** An event as it came, kept until it is handled. */
export type KeptEvent = {
  id: number;
  roomId: string;
  eventId: string;
  event: object;
  heardAt: number;
  tries: number;
  waits: boolean;
};
export type NewEvent = Pick<KeptEvent, "roomId" | "eventId" | "event">;

/** What one sync brings, kept whole or not at all. */
export type Batch = { since: string; rooms: ReadonlyMap<string, Room>; events: readonly NewEvent[] };

/** What `matrix etat` tells: our device as other people's clients see it, when it was last looked at. */
export type Report = {
  userId: string;
  deviceId: string;
  fingerprint: string;
  homeserver: string;
  verification: string;
  at: number;
};

/** What the adapter needs to remember from one start to the next; the core's store keeps it. Times are epoch ms. */
export type Journal = {
  /** What another device left is forgotten, of this account or of another: it would be read as ours. */
  claim(owner: string): void;
  since(): string | undefined;
  rooms(): Map<string, Room>;
  /** In one transaction: the rooms as they are now, the events to handle, and where the next sync begins. */
  keep(batch: Batch, at: number): void;
  keepRoom(roomId: string, room: Room): void;
  /** The rooms where something is to be handled now, and when the next of what waits is to be tried again. */
  due(at: number): { rooms: string[]; nextAt?: number };
  /** What is to be handled in a room, in order. */
  pending(roomId: string, at: number): KeptEvent[];
  /** Handled: nothing of it is kept. */
  settle(id: number): void;
  /** To be tried again from `againAt` on; `waits`: what follows it in the room need not wait for it. */
  postpone(id: number, next: { againAt: number; waits: boolean; failed?: true }): void;
  /** Keys came: what could not be read is to be tried now. */
  retryUnread(): void;
  /** What still waited of an event that its author erased. */
  drop(roomId: string, eventId: string): boolean;
  report(report: Report): void;
};

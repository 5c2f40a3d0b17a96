import type { Outbound } from "./message.ts";

export const platforms = ["slack", "matrix", "teams", "web", "console", "email"] as const;
export type Platform = (typeof platforms)[number];

/** Where a message can be posted later. Opaque outside its adapter. */
export type Address = { platform: Platform; channel: string; thread?: string };

/**
 * Who speaks, as the platform names them. `email` only when the platform vouches for it. `unsure`: the platform could not
 * say just now; an account already linked is served all the same, for another one the event is refused and comes back.
 */
export type Sender = {
  id: string;
  name: string;
  email?: string;
  /** Another name by which the platform vouches for them, of the shape of an e-mail. */
  alias?: string;
  /** Where their day begins: an IANA name ("Europe/Paris"), as their device says. */
  timeZone?: string;
  unsure?: true;
};

/**
 * A file that somebody sent, fetched before it is handed over. `unread`: its bytes are not here, since it is larger than
 * `largestFile`, or could not be had.
 */
export type SentFile = { name: string; mime: string } & ({ bytes: Uint8Array } | { unread: "too_big" | "unreachable" });

/** In bytes. */
export const largestFile = 10 * 1024 * 1024;

/** Something that happened on a platform. `id` is the platform's own id of the event: the key of "handled once". */
export type Inbound = {
  id: string;
  from: Sender;
  /** Where the answer goes. */
  address: Address;
  /** Nobody but this person and Relais reads at `address`. */
  direct: boolean;
  /** Their direct conversation, where `address` is not it: what is for them alone goes there. */
  personal?: Address;
  /** There is no `personal`, and there will be none until they begin it themselves. */
  mustBegin?: true;
  /**
   * When it was said, on the platform's own clock and in its own unit: only compared with another of the same account. For
   * a message that was changed, when the message itself was said, never when it was changed.
   */
  at?: number;
  /** People of another organisation read at `address`: nothing of ours is said there. */
  foreign?: true;
} & (
  | { type: "message"; text: string }
  | { type: "choice"; value: string }
  /** They came: they can be written to from now on. */
  | { type: "joined" }
  /** They said nothing and did not come: they were looked for, and can be written to from now on. */
  | { type: "found" }
  /** They look at the page that the platform keeps for them: `address` is that page, the answer replaces it. */
  | { type: "home" }
  /** Files were sent, with this text or none. */
  | { type: "file"; text: string; files: readonly SentFile[] }
  /** The message whose `id` was `of` was changed on the platform: `text` is all that it says now. */
  | { type: "edited"; of: string; text: string }
  /** Its author took back, on the platform, the message whose `id` was `of`. */
  | { type: "erased"; of: string }
  /** Something came that cannot be deciphered. `id` is not the message's own, which may still come under it. */
  | { type: "unreadable" }
);

/**
 * The platform's own reference of a posted message. `maybeTwice`: an earlier try may have posted it too, which the platform
 * can neither prevent nor tell.
 */
export type Receipt = { reference: string; maybeTwice?: true };

/** The port: five members, implemented by each platform, and one that some can. */
export type Adapter = {
  platform: Platform;
  /** `receive` throws when nothing was kept: the event is then to be delivered again. `halt`: the platform refuses us for good. */
  start: (receive: (event: Inbound) => void, halt: (reason: string) => void) => Promise<void>;
  /**
   * Posts once per `key`. `begunAt` (epoch ms) says that it was already tried, from then on: where the platform has no
   * idempotency of its own, it is first asked whether it holds the message. Throws `DeliveryError`.
   */
  send(to: Address, message: Outbound, key: string, begunAt?: number): Promise<Receipt>;
  /** Where to write to this account alone. Throws `DeliveryError`. */
  openDirect(accountId: string): Promise<Address>;
  /** Who holds this e-mail on the platform, if it vouches for it. Throws `DeliveryError` when it cannot say now. */
  find?(email: string): Promise<Sender | undefined>;
  stop(): Promise<void>;
};

/** The name of a queue in which order is kept. */
export function laneOf(address: Address): string {
  return [address.platform, address.channel, address.thread ?? ""].join("|");
}

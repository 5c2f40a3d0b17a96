import type { Outbound } from "./message.ts";

export type Platform = "slack" | "matrix" | "teams" | "web" | "console";

/** Where a message can be posted later. Opaque outside its adapter. */
export type Address = { platform: Platform; channel: string; thread?: string };

/** Who speaks, as the platform names them. `email` only when the platform vouches for it. */
export type Sender = { id: string; name: string; email?: string };

/** Something that happened on a platform. `id` is the platform's own id of the event: the key of "handled once". */
export type Inbound = { id: string; from: Sender; address: Address; direct: boolean } & (
  | { type: "message"; text: string }
  | { type: "choice"; value: string }
  | { type: "joined" }
);

/** The platform's own reference of a posted message. */
export type Receipt = { reference: string };

/** The port: five members, implemented by each platform. */
export type Adapter = {
  platform: Platform;
  start: (receive: (event: Inbound) => void) => Promise<void>;
  /** Posts once per `key`: the platform's own idempotency where it has one. Throws `DeliveryError`. */
  send(to: Address, message: Outbound, key: string): Promise<Receipt>;
  openDirect(accountId: string): Promise<Address>;
  stop(): Promise<void>;
};

/** The name of a queue in which order is kept. */
export function laneOf(address: Address): string {
  return [address.platform, address.channel, address.thread ?? ""].join("|");
}

import { type Address, laneOf } from "./adapter.ts";
import { directorsOf, notify } from "./notify.ts";
import type { Store } from "./store/store.ts";
import { sayAddressLost } from "./words/channel.ts";
import { fullNameOf } from "./words/people.ts";
import { typesetMessage } from "./words/typeset-message.ts";

/** While it lasts, the direction is reminded of it once in this time, however often the person tries to speak. */
const reminderMs = 30 * 24 * 3_600_000;

/**
 * Nothing can be posted at `address` any more: the account is no longer one where its person can be reached, and the
 * direction is told, so that somebody picks up the telephone. Runs in the transaction that gives the message up.
 */
export function loseAddress(store: Store, address: Address, at: number): void {
  const lost = store.accounts.lose(address, at);
  const person = lost?.personId === undefined ? undefined : store.people.byId(lost.personId);
  // An account nobody is known by is nobody to telephone.
  if (lost !== undefined && person === undefined) return;
  const { platform, channel } = address;
  if (address.thread === undefined) store.rooms.remove(address);
  const period = Math.floor(at / reminderMs);
  const episode = `${lost === undefined ? laneOf({ platform, channel }) : `account:${lost.id}`}:${period}`;
  const message = typesetMessage(sayAddressLost(platform, person && fullNameOf(person)));
  for (const director of directorsOf(store)) {
    if (director.id === person?.id) continue;
    notify(store, `lost:${episode}:person:${director.id}`, director.id, message, at);
  }
}

import { isDirector } from "./access.ts";
import type { Inbound } from "./adapter.ts";
import type { Clock } from "./clock.ts";
import { civilDateAt } from "./calendar/civil-date.ts";
import type { Command } from "./command.ts";
import { converse, recover } from "./converse.ts";
import { UserError } from "./errors.ts";
import type { Library } from "./library.ts";
import type { Outbound } from "./message.ts";
import type { Person } from "./people.ts";
import { readCode } from "./store/invitations.ts";
import type { Account } from "./store/accounts.ts";
import type { Store } from "./store/store.ts";
import { sayIncident } from "./words/incident.ts";
import { typesetMessage } from "./words/typeset-message.ts";
import { sayCodeRefused, sayLinked, sayUnknownAccount } from "./words/welcome.ts";

export type BotOptions = {
  store: Store;
  clock: Clock;
  library: Library;
  commands: readonly Command[];
  /** Called once an event is committed: there may be something to deliver. */
  onCommitted: () => void;
  /** Called with what broke and the code the person was told; never with the message's text. */
  onIncident: (error: unknown, code: string, event: Inbound) => void;
};

/** Turns one event into new state and messages to send, in one transaction. */
export function createBot({ store, clock, library, commands, onCommitted, onIncident }: BotOptions) {
  function handle(event: Inbound, now: number): void {
    const { platform } = event.address;
    if (!store.inbox.markHandled(platform, event.id, now)) return;
    const account = store.accounts.seen(event, now);
    const person = personOf(account, event, now);
    const reply = person === undefined ? meet(account, event, now) : replyTo(person, event, now);
    store.outbox.add(`reply:${platform}:${event.id}`, { address: event.address }, typesetMessage(reply), now);
  }

  /** The person behind an account: already linked, or linked now by an e-mail the platform vouches for. */
  function personOf(account: Account, event: Inbound, now: number): Person | undefined {
    if (account.personId !== undefined) return store.people.byId(account.personId);
    const person = event.from.email === undefined ? undefined : store.people.byEmail(event.from.email);
    if (person) link(account, person, "email", now);
    return person;
  }

  function link(account: Account, person: Person, by: string, now: number): void {
    store.accounts.link(account.id, person.id);
    store.audit.add(now, person.id, "account.linked", `account:${account.id}`, { after: by });
  }

  /** Someone we do not know can send a code, and be told how to get one: nothing else. */
  function meet(account: Account, event: Inbound, now: number): Outbound {
    const code = event.type === "message" ? readCode(event.text) : undefined;
    const director = store.people.withFunction("chief_executive").find(isDirector);
    const where = { territory: store.territory.epci()?.name, contact: director?.email };
    if (code === undefined) return sayUnknownAccount(where);
    const redeemed = store.invitations.redeem(code, now);
    if (typeof redeemed === "string") return sayCodeRefused(redeemed, where);
    const person = store.people.byId(redeemed.personId);
    if (person === undefined) return sayCodeRefused("unknown", where);
    link(account, person, "invitation", now);
    const welcome = sayLinked(person);
    const next = replyTo(person, { ...event, type: "joined" }, now);
    return { ...welcome, blocks: [...welcome.blocks, ...next.blocks] };
  }

  function replyTo(person: Person, event: Inbound, now: number): Outbound {
    const timeZone = store.territory.timeZone();
    const context = { person, store, library, commands, now, timeZone, today: civilDateAt(now, timeZone) };
    try {
      return store.transaction(() => converse(context, event));
    } catch (error) {
      // The sentence is for the person; what was changed before it was thrown is undone.
      if (error instanceof UserError) return recover(context, error.message);
      throw error;
    }
  }

  /**
   * Handles `event` once and for all, or throws with nothing kept: the platform then delivers it again.
   * The person is told of a failure once, in a transaction of its own.
   */
  function receive(event: Inbound): void {
    const now = clock.now();
    try {
      store.transaction(() => handle(event, now));
    } catch (error) {
      const code = incidentCode(event.id);
      onIncident(error, code, event);
      store.outbox.add(
        `incident:${event.address.platform}:${event.id}`,
        { address: event.address },
        typesetMessage(sayIncident(code)),
        now,
      );
      onCommitted();
      throw error;
    }
    onCommitted();
  }

  return { receive };
}

/** Four signs that tie what the person was told to the log; the same for each redelivery of an event. */
function incidentCode(eventId: string): string {
  let hash = 0;
  for (const char of eventId) hash = (hash * 31 + (char.codePointAt(0) ?? 0)) >>> 0;
  return hash.toString(36).toUpperCase().padStart(4, "0").slice(-4);
}

import type { Inbound } from "./adapter.ts";
import type { Clock } from "./clock.ts";
import { civilDateAt } from "./calendar/civil-date.ts";
import { answerInChannel } from "./channel.ts";
import { type Command, type CommandContext, commandNamed } from "./command.ts";
import { converse, recover } from "./converse.ts";
import { ComeBackError, UserError } from "./errors.ts";
import type { Library } from "./library.ts";
import { type Outbound, say } from "./message.ts";
import { whomToAsk } from "./notify.ts";
import type { Person } from "./people.ts";
import { readCode } from "./store/invitations.ts";
import type { Account } from "./store/accounts.ts";
import type { Recipient } from "./store/outbox.ts";
import type { Store } from "./store/store.ts";
import { sayUnreadable } from "./words/afterwards.ts";
import { sayAnsweredAside, sayBeginWithMe, sayForeign } from "./words/channel.ts";
import { sayIncident } from "./words/incident.ts";
import { typesetMessage } from "./words/typeset-message.ts";
import { sayAbout, sayCodeRefused, sayLinked, sayUnknownAccount } from "./words/welcome.ts";

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

/** What is said at the event's address, and what goes to the person alone. */
type Reply = { here?: Outbound | undefined; aside?: Outbound | undefined };

/** Turns one event into new state and messages to send, in one transaction. */
export function createBot({ store, clock, library, commands, onCommitted, onIncident }: BotOptions) {
  function handle(event: Inbound, now: number): void {
    const { platform } = event.address;
    if (!store.inbox.markHandled(platform, event.id, now)) return;
    const account = store.accounts.seen(event, now);
    const person = personOf(account, event, now);
    if (person === undefined && event.from.unsure) throw new ComeBackError("who speaks could not be looked up");
    const { here, aside } = replyTo(account, person, event, now);
    const add = (key: string, to: Recipient, message: Outbound) =>
      store.outbox.add(`${key}:${platform}:${event.id}`, to, typesetMessage(message), now);
    if (here !== undefined) add("reply", { address: event.address }, here);
    if (aside === undefined) return;
    // Nothing is kept of a question whose answer has nowhere to go: it is asked again when the platform knows.
    if (event.personal === undefined) throw new ComeBackError("their direct conversation could not be opened");
    add("aside", { address: event.personal }, aside);
  }

  function replyTo(account: Account, person: Person | undefined, event: Inbound, now: number): Reply {
    // What is changed or taken back where others read asks for nothing.
    if ((event.type === "edited" || event.type === "erased") && !event.direct) return {};
    if (event.foreign) {
      const { platform, channel } = event.address;
      store.rooms.remove({ platform, channel });
      return { here: say(sayForeign()) };
    }
    if (event.type === "found") return {};
    if (event.type === "joined" && account.told === (person === undefined ? "stranger" : "person")) return {};
    if (event.type === "home") return { here: person === undefined ? unknown(event) : homeOf(person, now) };
    if (event.type === "unreadable" && !event.direct) return { here: say(sayUnreadable({})) };
    if (event.direct) return { here: alone(account, person, event, now) };
    const shared = person === undefined ? "alone" : answerInChannel(contextOf(person, now), event);
    if (shared !== "alone") return { here: shared };
    // What is asked is not done where its answer cannot be read.
    if (event.mustBegin) return { here: say(sayBeginWithMe()) };
    return { here: say(sayAnsweredAside()), aside: alone(account, person, event, now) };
  }

  /** What is for this person alone. */
  function alone(account: Account, person: Person | undefined, event: Inbound, now: number): Outbound | undefined {
    if (event.type === "joined") store.accounts.tell(account.id, person === undefined ? "stranger" : "person");
    return person === undefined ? meet(account, event, now) : talk(account, person, event, now);
  }

  /** The person behind an account: already linked, or linked now by an e-mail the platform vouches for. */
  function personOf(account: Account, event: Inbound, now: number): Person | undefined {
    if (account.personId !== undefined) return store.people.byId(account.personId);
    const named = [event.from.email, event.from.alias].filter((one) => one !== undefined);
    const person = named.map((one) => store.people.byEmail(one)).find((one) => one !== undefined);
    if (person) link(account, person, "email", now);
    return person;
  }

  function link(account: Account, person: Person, by: string, now: number): void {
    store.accounts.link(account.id, person.id);
    store.audit.add(now, person.id, "account.linked", `account:${account.id}`, { after: by });
  }

  function whereToAsk() {
    return { territory: store.territory.epci()?.name, contact: whomToAsk(store) };
  }

  function unknown(event: Inbound): Outbound {
    return sayUnknownAccount({ ...whereToAsk(), page: event.type === "home" });
  }

  /** Someone we do not know can send a code, and be told how to get one: nothing else. */
  function meet(account: Account, event: Inbound, now: number): Outbound | undefined {
    if (event.type === "erased") return undefined;
    if (event.type === "unreadable") return say(sayUnreadable({ contact: whomToAsk(store) }));
    const code = event.type === "message" || event.type === "edited" ? readCode(event.text) : undefined;
    if (code === undefined) return unknown(event);
    const redeemed = store.invitations.redeem(code, now);
    if (typeof redeemed === "string") return sayCodeRefused(redeemed, whereToAsk());
    const person = store.people.byId(redeemed.personId);
    if (person === undefined) return sayCodeRefused("unknown", whereToAsk());
    link(account, person, "invitation", now);
    const welcome = sayLinked();
    store.accounts.tell(account.id, "person");
    const next = talk(account, person, { ...event, type: "joined" }, now);
    return { ...welcome, blocks: [...welcome.blocks, ...(next?.blocks ?? [])] };
  }

  function contextOf(person: Person, now: number): CommandContext {
    const timeZone = store.territory.timeZone();
    return { person, store, library, commands, now, timeZone, today: civilDateAt(now, timeZone) };
  }

  function talk({ late }: Account, person: Person, event: Inbound, now: number): Outbound | undefined {
    const context = contextOf(person, now);
    try {
      return store.transaction(() => converse(context, event, late));
    } catch (error) {
      // The sentence is for the person; what was changed before it was thrown is undone.
      if (error instanceof UserError) return recover(context, event.address.platform, error.message);
      throw error;
    }
  }

  function homeOf(person: Person, now: number): Outbound {
    const { message } = commandNamed(commands, "home").run(contextOf(person, now), {});
    return { ...message, blocks: [...message.blocks, ...sayAbout(store.territory.epci()?.name).blocks] };
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
      // Who said nothing is told nothing.
      if (error instanceof ComeBackError || event.type === "found") throw error;
      const code = incidentCode(event.id);
      onIncident(error, code, event);
      if (event.type !== "erased") {
        const key = `incident:${event.address.platform}:${event.id}`;
        store.outbox.add(key, { address: event.address }, typesetMessage(sayIncident(code)), now);
        onCommitted();
      }
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

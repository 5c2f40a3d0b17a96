import type { Inbound } from "../../core/adapter.ts";
import { ComeBackError, DeliveryError } from "../../core/errors.ts";
import type { Consent } from "./consent.ts";
import type { Conversations } from "./conversations.ts";
import { CallError, nameOf } from "./errors.ts";
import type { Heard } from "./heard.ts";
import type { Journal, KeptEvent, Reference } from "./journal.ts";
import type { People } from "./people.ts";
import type { Downloads } from "./received.ts";

/** What the core could not handle is put to it again: after that, its author has been told. */
const triesAfterMs = [1_000, 30_000, 5 * 60_000];
/** What nobody could handle yet, because Teams does not say who speaks, waits longer. */
const comeBackMs = [1_000, 5_000, 30_000, 2 * 60_000, 10 * 60_000];
const longestWaitMs = 24 * 3_600_000;
/** A clock that is set back must not put us to sleep for long. */
const longestSleepMs = 60_000;

/**
 * Hands to the core what the journal holds, in order in each conversation, conversations side by side. Teams delivers
 * nothing twice on purpose: an event leaves the journal once the core has kept what it says.
 */
export function createReader(options: {
  journal: Journal;
  conversations: Conversations;
  people: People;
  filesOf: Downloads;
  receive: (event: Inbound) => void;
  /** Somebody said whether they want a file. */
  onConsent: (consent: Consent, reference: Reference, eventId: string) => Promise<void>;
  /** Epoch ms. */
  now: () => number;
  warn: (fields: object, message: string) => void;
}) {
  const { journal, conversations, people, filesOf, receive, onConsent, now, warn } = options;
  /** The conversations being read. */
  const busy = new Set<string>();
  const running = new Set<Promise<void>>();
  let timer: NodeJS.Timeout | undefined;
  const life = { stopped: false };

  function wake(): void {
    if (life.stopped) return;
    try {
      begin();
    } catch (error) {
      warn({ error: nameOf(error) }, "what was said on Teams could not be read");
      wakeAt(now() + 1_000);
    }
  }

  function begin(): void {
    const { conversations: due, nextAt } = journal.due(now());
    wakeAt(nextAt);
    for (const conversation of due.filter((one) => !busy.has(one))) {
      busy.add(conversation);
      const done = run(conversation);
      running.add(done);
      void done.finally(() => running.delete(done));
    }
  }

  function wakeAt(at: number | undefined): void {
    clearTimeout(timer);
    if (at !== undefined && !life.stopped) timer = setTimeout(wake, Math.min(Math.max(at - now(), 10), longestSleepMs));
  }

  async function run(conversation: string): Promise<void> {
    try {
      for (;;) {
        const kept = life.stopped ? undefined : journal.next(conversation, now());
        if (kept === undefined) return;
        const delay = await read(kept);
        if (delay === undefined) journal.settle(kept.id);
        else {
          journal.postpone(kept.id, now() + delay);
          wakeAt(journal.due(now()).nextAt);
        }
      }
    } catch (error) {
      // The base itself refuses to be read or written: nothing is lost, and tried again soon.
      warn({ error: nameOf(error) }, "what was said on Teams could not be read");
      setTimeout(wake, 1_000).unref();
    } finally {
      busy.delete(conversation);
    }
  }

  /** In how long it is to be tried again, in milliseconds; nothing when it is settled. */
  async function read(kept: KeptEvent): Promise<number | undefined> {
    const known = conversations.of(kept.conversation);
    const heard = kept.event;
    if (known === undefined) return undefined;
    try {
      if (heard.type === "consent") await onConsent(heard, known.reference, kept.eventId);
      else await hear(kept, known.reference, heard);
      return undefined;
    } catch (error) {
      const isTheirs = error instanceof ComeBackError || error instanceof CallError || error instanceof DeliveryError;
      if (!isTheirs) return triesAfterMs[kept.tries];
      const asked = error instanceof CallError || error instanceof DeliveryError ? error.retryAfterMs : undefined;
      if (now() - kept.heardAt < longestWaitMs)
        return Math.max(asked ?? 0, comeBackMs[Math.min(kept.tries, comeBackMs.length - 1)] ?? 0);
      warn({ error: nameOf(error) }, "Teams never said who spoke: a message was given up");
      return undefined;
    }
  }

  async function hear(kept: KeptEvent, reference: Reference, heard: Exclude<Heard, Consent>): Promise<void> {
    const { sender, stranger } = await people.profileOf(reference, heard);
    if (stranger) return;
    const { account, memberId: _memberId, name: _name, timeZone, thread, ...said } = heard;
    const { conversation: channel, kind } = reference;
    const direct = kind === "personal";
    const personal = direct ? undefined : people.knownDirect(account);
    const foreign = !direct && (await people.hasStrangers(reference));
    const what =
      said.type === "file" ? { ...said, files: await filesOf(reference.serviceUrl, said.files ?? []) } : said;
    const event: Inbound = {
      id: kept.eventId,
      from: { ...sender, ...(timeZone === undefined ? {} : { timeZone }) },
      address: { platform: "teams", channel, ...(thread === undefined ? {} : { thread }) },
      direct,
      ...(personal === undefined ? {} : { personal }),
      ...(foreign ? { foreign } : {}),
      ...what,
    };
    try {
      receive(event);
    } catch (error) {
      if (!(error instanceof ComeBackError) || direct || personal !== undefined || sender.unsure) throw error;
      const aside = await people.openAside(heard, reference);
      receive({ ...event, ...(aside === "must begin" ? { mustBegin: true } : { personal: aside }) });
    }
  }

  return {
    /** There may be something to read. */
    wake,
    /** Resolves once nothing is being read. */
    async settled(): Promise<void> {
      while (running.size > 0) await Promise.all(running);
    },
    stop(): void {
      life.stopped = true;
      clearTimeout(timer);
    },
  };
}

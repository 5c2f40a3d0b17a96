import type { Adapter, Inbound } from "../adapter.ts";
import type { Clock } from "../clock.ts";
import type { Store } from "../store/store.ts";

/** Someone whom a platform does not know today may be there tomorrow. */
const againAfterMs = 24 * 3_600_000;
const afterFailureMs = 10 * 60_000;
const mostAtOnce = 20;

/**
 * Looks on the platforms for the people for whom a message waits and who never came: where one vouches for their e-mail,
 * they can be written to. Nobody is looked for without something to tell them.
 */
export function createSearch(options: {
  store: Store;
  /** The platforms that take us now. */
  adapters: () => readonly Adapter[];
  clock: Clock;
  receive: (event: Inbound) => void;
  onFailure: (error: unknown) => void;
}) {
  const { store, adapters, clock, receive, onFailure } = options;
  /** When each person may be looked for again. */
  const notBefore = new Map<number, number>();
  let searching: Promise<void> | undefined;

  async function lookFor(personId: number): Promise<void> {
    const person = store.people.byId(personId);
    // Where their account was closed, only their own word opens it again.
    const lost = store.accounts.lostOn(personId);
    for (const adapter of adapters().filter(({ platform }) => !lost.includes(platform))) {
      const from = person && (await adapter.find?.(person.email));
      if (!from) continue;
      const address = await adapter.openDirect(from.id);
      receive({ id: `found:${from.id}:${clock.now()}`, type: "found", direct: true, from, address });
      return;
    }
  }

  async function searchAll(): Promise<void> {
    const now = clock.now();
    const waiting = store.outbox.unreachablePeople(adapters().map(({ platform }) => platform));
    for (const id of waiting.filter((one) => (notBefore.get(one) ?? 0) <= now).slice(0, mostAtOnce)) {
      // One that fails is no reason not to look for the others.
      const failed = await lookFor(id).then(
        () => false,
        (error: unknown) => {
          onFailure(error);
          return true;
        },
      );
      notBefore.set(id, now + (failed ? afterFailureMs : againAfterMs));
    }
  }

  return {
    /** One pass; a second call while one is under way joins it. Rejects only when the base cannot be read. */
    search: (): Promise<void> => (searching ??= searchAll().finally(() => (searching = undefined))),
    /** Resolves once nobody is being looked for. */
    settled: async (): Promise<void> => searching,
  };
}

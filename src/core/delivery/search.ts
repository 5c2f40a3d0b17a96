import type { Adapter, Inbound } from "../adapter.ts";
import type { Clock } from "../clock.ts";
import type { Store } from "../store/store.ts";

/** Someone whom a platform does not know today may be there tomorrow. */
const againAfterMs = 24 * 3_600_000;
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
  const lookedForAt = new Map<number, number>();
  let searching: Promise<void> | undefined;

  async function lookFor(personId: number): Promise<void> {
    const person = store.people.byId(personId);
    for (const adapter of adapters()) {
      const found = person && (await adapter.find?.(person.email));
      if (!found) continue;
      receive({ id: `found:${found.from.id}:${clock.now()}`, type: "found", direct: true, ...found });
      return;
    }
  }

  async function searchAll(): Promise<void> {
    const now = clock.now();
    const waiting = store.outbox.unreachablePeople();
    const due = waiting.filter((id) => now - (lookedForAt.get(id) ?? Number.NEGATIVE_INFINITY) >= againAfterMs);
    for (const id of due.slice(0, mostAtOnce)) {
      await lookFor(id);
      lookedForAt.set(id, now);
    }
  }

  return {
    /** One pass; a second call while one is under way joins it. Never rejects. */
    search: (): Promise<void> =>
      (searching ??= searchAll()
        .catch(onFailure)
        .finally(() => (searching = undefined))),
  };
}

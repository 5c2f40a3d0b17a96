/** Runs each piece of work after the one before it has ended, well or not. */
export function createMutex() {
  let last: Promise<unknown> = Promise.resolve();
  return function alone<T>(work: () => Promise<T>): Promise<T> {
    const done = last.then(work, work);
    last = done.catch(() => {});
    return done;
  };
}

/**
 * Work that may be done side by side, and work that must be alone. Who must be alone waits for the others to end, and
 * those that come meanwhile go first: one of them may be what another waits for.
 */
export function createGate() {
  const inside = new Set<Promise<unknown>>();
  const inTurn = createMutex();
  const door: { closed?: Promise<unknown> } = {};

  return {
    async beside<T>(work: () => Promise<T>): Promise<T> {
      while (door.closed !== undefined) await door.closed;
      const done = work();
      const ended = done.catch(() => {}).finally(() => inside.delete(ended));
      inside.add(ended);
      return done;
    },
    alone<T>(work: () => Promise<T>): Promise<T> {
      return inTurn(async () => {
        while (inside.size > 0) await Promise.all(inside);
        const done = work();
        door.closed = done.catch(() => {}).finally(() => delete door.closed);
        return done;
      });
    },
  };
}

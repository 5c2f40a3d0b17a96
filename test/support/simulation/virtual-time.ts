import { setImmediate as breathe } from "node:timers";

type Timer = { at: number; run: () => void; isGone: boolean };

export type VirtualTime = ReturnType<typeof openVirtualTime>;

/** Time that passes when it is told to (epoch ms): `setTimeout` follows it, until `close`. */
export function openVirtualTime(start: number) {
  const real = { setTimeout: globalThis.setTimeout, clearTimeout: globalThis.clearTimeout };
  const handles = new WeakMap<object, Timer>();
  /** By instant, those of one instant in the order they were set. */
  const timers: Timer[] = [];
  let now = start;

  function set(run: () => void, ms = 0): Timer {
    const timer = { at: now + Math.max(ms, 0), run, isGone: false };
    let [low, high] = [0, timers.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((timers[middle]?.at ?? 0) <= timer.at) low = middle + 1;
      else high = middle;
    }
    timers.splice(low, 0, timer);
    return timer;
  }

  function setTimeout(run: () => void, ms?: number): object {
    const timer = set(run, ms);
    const handle = { unref: () => handle, ref: () => handle };
    handles.set(handle, timer);
    return handle;
  }

  function clearTimeout(handle: object | undefined): void {
    const timer = handle && handles.get(handle);
    if (timer !== undefined) timer.isGone = true;
  }

  Object.assign(globalThis, { setTimeout, clearTimeout });
  return {
    now: () => now,
    wait: (ms: number): Promise<void> => new Promise((resolve) => void set(resolve, ms)),
    /** Lets everything that is to happen by then happen, in order. */
    async moveTo(instant: number): Promise<void> {
      await settled();
      for (let next = timers[0]; next !== undefined && next.at <= instant; next = timers[0]) {
        timers.shift();
        if (next.isGone) continue;
        now = Math.max(now, next.at);
        next.run();
        await settled();
      }
      now = Math.max(now, instant);
    },
    close: (): void => void Object.assign(globalThis, real),
  };
}

/** Whatever was promised is done. */
function settled(): Promise<void> {
  return new Promise((resolve) => breathe(resolve));
}

/** The one source of time. `now()` is in milliseconds since 1970 UTC. */
export type Clock = { now: () => number };

export const systemClock: Clock = { now: () => Date.now() };

/** A clock whose hour is `shift` milliseconds away from another's; `moveTo` sets the shift, told to `onMove` to be kept. */
export function createSceneClock(base: Clock, shift: number, onMove: (shift: number) => void): SceneClock {
  let current = shift;
  return {
    now: () => base.now() + current,
    moveTo(instant) {
      current = instant - base.now();
      onMove(current);
    },
  };
}

export type SceneClock = Clock & { moveTo: (instant: number) => void };

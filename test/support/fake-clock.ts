/** A clock that stands still until it is moved; milliseconds since 1970 UTC. */
export function createFakeClock(start: number) {
  let now = start;
  return {
    now: () => now,
    moveTo: (instant: number): void => void (now = instant),
    forward: (ms: number): void => void (now += ms),
  };
}

import { setTimeout as wait } from "node:timers/promises";

/** Looks every 50 ms until `look` gives something. @throws Error once `patienceMs` has passed. */
export async function until<T>(
  look: () => Promise<T | undefined> | T | undefined,
  what: string,
  patienceMs = 15_000,
): Promise<T> {
  for (const end = Date.now() + patienceMs; Date.now() < end;) {
    const seen = await look();
    if (seen !== undefined) return seen;
    await wait(50);
  }
  throw new Error(`never seen: ${what}`);
}

import type { Adapter, Receipt } from "../adapter.ts";
import { DeliveryError } from "../errors.ts";
import type { Head, Pending } from "../store/outbox.ts";

export const firstRetryMs = 1_000;
export const longestRetryMs = 5 * 60_000;

/** What became of a try: sent, to be tried again (epoch ms), or what may leave now is to be looked at again. */
export type Outcome = "sent" | "settled" | { againAt: number };

export async function attempt(adapter: Adapter, row: Pending): Promise<Receipt | { error: unknown }> {
  try {
    return await adapter.send(row.address, row.message, row.key, row.begunAt);
  } catch (error) {
    return { error };
  }
}

/** What the platform asks; else longer and longer, by a quarter more or less as `chance` (0 to 1) has it. */
export function delayOf(error: unknown, tries: number, chance: number): number {
  if (error instanceof DeliveryError && error.retryAfterMs !== undefined) return error.retryAfterMs;
  return Math.round(Math.min(firstRetryMs * 2 ** tries, longestRetryMs) * (0.75 + chance / 2));
}

export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** What may be written to a log: never the words of the message. */
export function traceOf({ id, lane, tries }: Head | Pending): { id: number; lane: string; tries: number } {
  return { id, lane, tries };
}

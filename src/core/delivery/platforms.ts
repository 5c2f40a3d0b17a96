import type { Platform } from "../adapter.ts";
import { afterTrouble, freedBy, type Health, well } from "./hold.ts";

/** What the platforms take now: some refuse us until the next start, some are left a pause. */
export function createPlatforms(
  known: readonly Platform[],
  onHalted: (platform: Platform, reason: string) => void = () => {},
) {
  /** Those that refuse us, and why. */
  const halted = new Map<Platform, string>();
  const health = new Map<Platform, Health>();
  const healthOf = (platform: Platform): Health => health.get(platform) ?? well;

  function halt(platform: Platform, reason: string): void {
    if (halted.has(platform)) return;
    halted.set(platform, reason);
    onHalted(platform, reason);
  }

  return {
    halted,
    running: (): Platform[] => known.filter((platform) => !halted.has(platform)),
    halt,
    healthOf,
    /** A message could not be posted; until when (epoch ms) its platform is left alone, if it is. */
    trouble(platform: Platform, trouble: Parameters<typeof afterTrouble>[1], now: number): number | undefined {
      const next = afterTrouble(healthOf(platform), trouble, now);
      health.set(platform, next);
      return next.pause?.until;
    },
    /** The messages that may go again once it has answered. */
    freedBy: (platform: Platform, now: number): number[] => freedBy(healthOf(platform), now),
    /** It took a message, or refused that one alone; whether it was in a pause. */
    answered(platform: Platform): boolean {
      const wasPaused = healthOf(platform).pause !== undefined;
      health.delete(platform);
      return wasPaused;
    },
    /** When the next pause ends (epoch ms). */
    nextEndAfter(now: number): number {
      const ends = [...health.values()].flatMap(({ pause }) => (pause && pause.until > now ? [pause.until] : []));
      return Math.min(Number.POSITIVE_INFINITY, ...ends);
    },
  };
}

export type Platforms = ReturnType<typeof createPlatforms>;

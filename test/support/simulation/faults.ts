import type { Random } from "../random.ts";
import type { VirtualTime } from "./virtual-time.ts";

/** What becomes of one call: taken or not, answered or not. */
export type Fate = "granted" | "limited" | "failed" | "failed but taken" | "unreachable" | "answer lost";

export type Outage = { from: number; until: number };

/** How much goes wrong, of a hundred calls. */
type Trouble = { limited: number; failed: number; outages: readonly Outage[] };

/** The road to a platform: every call takes its time, and some do not come back as they should. */
export function createRoad(time: VirtualTime, random: Random, trouble: Trouble) {
  const isOut = () => trouble.outages.some(({ from, until }) => time.now() >= from && time.now() < until);

  function draw(): Fate {
    const chance = random(100);
    if (chance < trouble.limited) return "limited";
    if (chance >= trouble.limited + trouble.failed) return "granted";
    return random(2) === 0 ? "failed" : "failed but taken";
  }

  return {
    /** `arrive` is called when the call reaches the platform, if it does; what it gives is the answer, once it came back. */
    async call<T>(arrive: (fate: Fate) => T): Promise<{ fate: Fate; answer?: T }> {
      const fate = draw();
      await time.wait(20 + random(180));
      if (isOut()) return { fate: "unreachable" };
      const answer = arrive(fate);
      await time.wait(20 + random(180));
      return isOut() ? { fate: "answer lost" } : { fate, answer };
    },
    /** In seconds: what a platform that limits us asks. */
    pause: (): number => 1 + random(8),
  };
}

export type Road = ReturnType<typeof createRoad>;

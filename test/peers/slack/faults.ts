import type { Json } from "./json.ts";

/** One call of the bot, as the front saw it. `method` is also `"upload"` and `"download"`. `answered` is `"ok"`, `"error:…"` or the name of the fault. */
export type Call = { method: string; channel: string; body: Json; at: number; answered: string };

/** The emulator never hears of the call. */
export type EarlyFault =
  | { kind: "429"; retryAfter?: number }
  | { kind: "500" }
  | { kind: "cut" }
  | { kind: "error"; error: string };

/** The emulator has done what was asked: the outcome is ambiguous to the bot. */
export type LateFault =
  | { kind: "500AfterAccept" }
  | { kind: "cutAfter" }
  | { kind: "slow"; ms: number }
  | { kind: "timeoutAfter" }
  | { kind: "garbage" };

export type Fault = EarlyFault | LateFault;

export type RateLimit = { perChannelPerSecond: number; burst: number };

type Aim = { method?: string; channel?: string; times?: number };
type Rule = (call: Call) => Fault | undefined;

export type Faults = {
  /** Queues a fault for the next call, or the next `times` calls, of that method and channel. */
  next(fault: Fault, aim?: Aim): void;
  /** A standing rule. Returns what removes it. */
  when(rule: Rule): () => void;
  /** Answers 429 to `chat.postMessage` beyond that pace, as Slack does. */
  limit(rule: RateLimit | undefined): void;
  clear(): void;
};

export function createFaults(): Faults & { take(call: Call): Fault | undefined } {
  let queue: { fault: Fault; aim: Aim; left: number }[] = [];
  let rules: Rule[] = [];
  let pace: ReturnType<typeof createPace> | undefined;

  function take(call: Call): Fault | undefined {
    const queued = queue.find(({ aim }) => isAimedAt(aim, call));
    if (queued) {
      queued.left -= 1;
      if (queued.left <= 0) queue = queue.filter((other) => other !== queued);
      return queued.fault;
    }
    for (const rule of rules) {
      const fault = rule(call);
      if (fault) return fault;
    }
    return call.method === "chat.postMessage" ? pace?.(call.channel) : undefined;
  }

  return {
    take,
    next: (fault, aim = {}) => void queue.push({ fault, aim, left: aim.times ?? 1 }),
    when(rule) {
      rules.push(rule);
      return () => {
        rules = rules.filter((other) => other !== rule);
      };
    },
    limit: (rule) => {
      pace = rule && createPace(rule);
    },
    clear() {
      queue = [];
      rules = [];
      pace = undefined;
    },
  };
}

function isAimedAt(aim: Aim, call: Call): boolean {
  return (aim.method ?? call.method) === call.method && (aim.channel ?? call.channel) === call.channel;
}

export function isEarly(fault: Fault): fault is EarlyFault {
  return fault.kind === "429" || fault.kind === "500" || fault.kind === "cut" || fault.kind === "error";
}

/** A bucket of `burst` tokens a channel. */
function createPace({ perChannelPerSecond, burst }: RateLimit) {
  const buckets = new Map<string, { tokens: number; at: number }>();
  return (channel: string): Fault | undefined => {
    const now = performance.now();
    const bucket = buckets.get(channel) ?? { tokens: burst, at: now };
    const tokens = Math.min(burst, bucket.tokens + ((now - bucket.at) / 1000) * perChannelPerSecond);
    const allowed = tokens >= 1;
    buckets.set(channel, { tokens: allowed ? tokens - 1 : tokens, at: now });
    return allowed
      ? undefined
      : { kind: "429", retryAfter: Math.max(1, Math.ceil((1 - tokens) / perChannelPerSecond)) };
  };
}

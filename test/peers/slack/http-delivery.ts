import { setTimeout as wait } from "node:timers/promises";
import { type Answer, type Attempt, type Envelope, type Transport, describe } from "./delivery.ts";
import { exchange, type Signing, signedHeaders } from "./exchange.ts";
import type { Json } from "./json.ts";

export type HttpTiming = {
  /** How long the bot may take to answer, in milliseconds. Slack gives it 3 000. */
  answerTimeout: number;
  /** Before each retry, in milliseconds. Slack waits for a moment, a minute, five minutes. */
  retryDelays: readonly number[];
};

type Options = HttpTiming & {
  secret: string;
  url: () => string | undefined;
  attempts: Attempt[];
  stopped: AbortSignal;
};

/** One request, signed as told, to see what the bot makes of it. Text is taken as a form unless it is JSON. */
export type SignedRequest = (body: Json | string, signing?: Partial<Signing>) => Promise<Answer>;

/** Posts signed requests to the bot. Only events are tried again. */
export function createHttpTransport({ secret, url, attempts, stopped, answerTimeout, retryDelays }: Options) {
  async function tryOnce(envelope: Envelope, retry: number, reason: string): Promise<Answer & { reason: string }> {
    const attempt: Attempt = { kind: envelope.kind, ...describe(envelope), retry, outcome: "waiting" };
    attempts.push(attempt);
    const extra = retry > 0 ? { "x-slack-retry-num": String(retry), "x-slack-retry-reason": reason } : {};
    const answer = await post(encode(envelope), extra, { secret });
    attempt.outcome = answer.reason;
    return answer;
  }

  async function post(encoded: Encoded, extra: Record<string, string>, signing: Signing) {
    const target = url();
    if (target === undefined || stopped.aborted) return { status: 0, text: "", reason: "connection_failed" };
    const headers = { "content-type": encoded.type, ...signedHeaders(encoded.body, signing), ...extra };
    const timeout = AbortSignal.timeout(answerTimeout);
    try {
      const reply = await exchange(target, {
        headers,
        body: encoded.body,
        signal: AbortSignal.any([timeout, stopped]),
      });
      return { status: reply.status, text: reply.body.toString(), reason: String(reply.status) };
    } catch {
      return { status: 0, text: "", reason: timeout.aborted ? "http_timeout" : "connection_failed" };
    }
  }

  const transport: Transport = {
    async deliver(envelope) {
      let answer = await tryOnce(envelope, 0, "");
      const delays = envelope.kind === "events_api" ? retryDelays : [];
      for (const [index, delay] of delays.entries()) {
        if (isAccepted(answer) || stopped.aborted) break;
        await wait(delay);
        answer = await tryOnce(envelope, index + 1, answer.status > 0 ? "http_error" : answer.reason);
      }
      return { status: answer.status, text: answer.text };
    },
  };

  const signedRequest: SignedRequest = async (body, signing = {}) => {
    const text = typeof body === "string" ? body : JSON.stringify(body);
    const type = text.startsWith("{") ? json : form;
    const { status, text: answered } = await post({ type, body: text }, {}, { secret, ...signing });
    return { status, text: answered };
  };

  return { transport, signedRequest };
}

const json = "application/json";
const form = "application/x-www-form-urlencoded";

type Encoded = { type: string; body: string };

function encode({ kind, payload }: Envelope): Encoded {
  if (kind === "events_api") return { type: json, body: JSON.stringify(payload) };
  const fields = kind === "interactive" ? { payload: JSON.stringify(payload) } : toFields(payload);
  return { type: form, body: new URLSearchParams(fields).toString() };
}

function toFields(payload: Json): Record<string, string> {
  return Object.fromEntries(Object.entries(payload).map(([key, value]) => [key, String(value)]));
}

function isAccepted({ status }: Answer): boolean {
  return status >= 200 && status < 300;
}

import { MatrixClient, LogService } from "matrix-bot-sdk";
import { abortable } from "request";
import type { z } from "zod";
import { CallError, toCallError } from "./errors.ts";
import type { Pace } from "./pace.ts";

export type Method = "GET" | "POST" | "PUT";

export type CallOptions = {
  query?: Record<string, string | number>;
  body?: object;
  timeoutMs?: number;
  /** Without the access token: before there is one, or to get another. */
  anonymous?: boolean;
  /** Gives the call up. */
  signal?: AbortSignal;
};

export type Calls = ReturnType<typeof createCalls>;

const usualTimeoutMs = 20_000;
/** Longer than that, it is the caller who decides to come back. */
const longestPauseMs = 30_000;
const mostPauses = 20;

// The SDK says on the console what it asks and what it is refused.
const silent = () => {};
LogService.setLogger({ info: silent, warn: silent, error: silent, debug: silent, trace: silent });

/**
 * Calls the homeserver: at our pace and within its limits, with a token that is renewed when it has expired. Throws
 * `CallError`; a rate limit is waited for, unless it lasts.
 */
export function createCalls(options: {
  homeserver: string;
  pace: Pace;
  /** Gets another token than `expired`, durably kept before it is returned; nothing when there is none to be had. */
  renew: (expired: string) => Promise<string | undefined>;
}) {
  const { pace, renew } = options;
  const client = new MatrixClient(options.homeserver, "");
  const stranger = new MatrixClient(options.homeserver, "");

  /** The SDK reads its token at each call, though its types say that it never changes. */
  function useToken(token: string): void {
    Object.assign(client, { accessToken: token });
  }

  async function once(method: Method, path: string, given: CallOptions): Promise<unknown> {
    const { query = null, body = null, timeoutMs = usualTimeoutMs, anonymous = false, signal } = given;
    const from = anonymous ? stranger : client;
    const token = client.accessToken;
    try {
      return await abortable(signal, () => from.doRequest(method, path, query, body, timeoutMs));
    } catch (thrown) {
      const error = toCallError(thrown);
      const expired = !anonymous && error.errcode === "M_UNKNOWN_TOKEN" && error.softLogout;
      if (!expired) throw error;
      const fresh = client.accessToken === token ? await renew(token) : client.accessToken;
      if (fresh === undefined) throw error;
      useToken(fresh);
      return abortable(signal, () => client.doRequest(method, path, query, body, timeoutMs)).catch((again: unknown) => {
        throw toCallError(again);
      });
    }
  }

  async function paced(method: Method, path: string, given: CallOptions = {}): Promise<unknown> {
    for (let pauses = 0; ; pauses += 1) {
      if (!(await pace.turn())) throw new CallError("Relais is stopping");
      try {
        return await once(method, path, given);
      } catch (error) {
        const { retryAfterMs } = toCallError(error);
        if (retryAfterMs === undefined || retryAfterMs > longestPauseMs || pauses >= mostPauses) throw error;
        pace.hold(retryAfterMs);
      }
    }
  }

  return {
    useToken,
    /** What the homeserver answers, not read yet. */
    call: paced,
    /** What the homeserver answers, read by `schema`. */
    async ask<T>(schema: z.ZodType<T>, method: Method, path: string, given: CallOptions = {}): Promise<T> {
      const read = schema.safeParse(await paced(method, path, given));
      if (!read.success) throw new CallError("an answer that cannot be read");
      return read.data;
    },
    /** A file, wherever the homeserver keeps files; its address. */
    async upload(bytes: Uint8Array, mime: string, name: string): Promise<string> {
      if (!(await pace.turn())) throw new CallError("Relais is stopping");
      try {
        return await client.uploadContent(Buffer.from(bytes), mime, name);
      } catch (error) {
        throw toCallError(error);
      }
    },
    /** Done only if nothing else waits; whether it succeeds matters to nobody. */
    async courtesy(method: Method, path: string, body: object): Promise<void> {
      if (pace.isFree()) await once(method, path, { body, timeoutMs: 5_000 }).catch(() => {});
    },
  };
}

/** A path of the client-server API, each part encoded. */
export function pathOf(...parts: string[]): string {
  return `/_matrix/client/v3/${parts.map(encodeURIComponent).join("/")}`;
}

import { MatrixClient, LogService } from "matrix-bot-sdk";
import { abortable } from "request";
import { z } from "zod";
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

const downloadedSchema = z.object({ body: z.instanceof(Buffer) });
const usualTimeoutMs = 20_000;
/** Longer than that, it is the caller who decides to come back. */
const longestPauseMs = 30_000;
const mostPauses = 20;
/** A call that lasts may find its new token expired too. */
const mostRenewals = 3;

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
    return abortable(signal, () => from.doRequest(method, path, query, body, timeoutMs));
  }

  /** Another token than the one that has just expired is used from now on; false when there is none to be had. */
  async function isRenewed(expired: string): Promise<boolean> {
    const fresh = client.accessToken === expired ? await renew(expired) : client.accessToken;
    if (fresh === undefined) return false;
    useToken(fresh);
    return true;
  }

  /** As often as it takes: after each pause that is asked for, and again when the token had expired. */
  async function paced<T>(work: () => Promise<T>, { anonymous = false }: CallOptions = {}): Promise<T> {
    let renewals = 0;
    for (let pauses = 0; ;) {
      if (!(await pace.turn())) throw new CallError("Relais is stopping");
      const token = client.accessToken;
      try {
        return await work();
      } catch (thrown) {
        const error = toCallError(thrown);
        const { retryAfterMs = Number.POSITIVE_INFINITY } = error;
        const isExpired = !anonymous && error.errcode === "M_UNKNOWN_TOKEN" && error.softLogout;
        if (isExpired && renewals < mostRenewals && (await isRenewed(token))) {
          renewals += 1;
        } else if (retryAfterMs <= longestPauseMs && pauses < mostPauses) {
          pauses += 1;
          pace.hold(retryAfterMs);
        } else {
          throw error;
        }
      }
    }
  }

  function call(method: Method, path: string, given: CallOptions = {}): Promise<unknown> {
    return paced(() => once(method, path, given), given);
  }

  return {
    useToken,
    /** What the homeserver answers, not read yet. */
    call,
    /** What the homeserver answers, read by `schema`. */
    async ask<T>(schema: z.ZodType<T>, method: Method, path: string, given: CallOptions = {}): Promise<T> {
      const read = schema.safeParse(await call(method, path, given));
      if (!read.success) throw new CallError("an answer that cannot be read");
      return read.data;
    },
    /** A file, wherever the homeserver keeps files; its address. */
    upload: (bytes: Uint8Array, mime: string, name: string): Promise<string> =>
      paced(() => client.uploadContent(Buffer.from(bytes), mime, name)),
    /** The bytes behind an address of a file ("mxc://…"), as the homeserver keeps them. */
    async download(mxc: string): Promise<Uint8Array> {
      const [, server, file] = /^mxc:\/\/([^/]+)\/([^/?#]+)$/u.exec(mxc) ?? [];
      if (server === undefined || file === undefined) throw new CallError("a file without an address");
      const path = `/_matrix/client/v1/media/download/${encodeURIComponent(server)}/${encodeURIComponent(file)}`;
      // The SDK's own call gives itself no time.
      const answer = await paced(() => client.doRequest("GET", path, null, null, usualTimeoutMs, true, "", true));
      return new Uint8Array(downloadedSchema.parse(answer).body);
    },
    /** Whether it succeeds matters to nobody. Done only if nothing else waits; or at once, to say that what waits is late. */
    async courtesy(method: Method, path: string, body: object, when: "free" | "at once" = "free"): Promise<void> {
      if (!pace.passes(when === "at once")) return;
      await once(method, path, { body, timeoutMs: 5_000 }).catch((error: unknown) => {
        const { retryAfterMs } = toCallError(error);
        if (retryAfterMs !== undefined) pace.hold(Math.min(retryAfterMs, longestPauseMs));
      });
    },
  };
}

/** A path of the client-server API, each part encoded. */
export function pathOf(...parts: string[]): string {
  return `/_matrix/client/v3/${parts.map(encodeURIComponent).join("/")}`;
}

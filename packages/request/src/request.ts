import { AsyncLocalStorage } from "node:async_hooks";
import { EnvHttpProxyAgent } from "undici";

/** What matrix-bot-sdk 0.8.0 asks for, `signal` excepted, which is ours; its other options are always the same. */
export type RequestOptions = {
  uri: string;
  method: string;
  /** A list is repeated: `via=a&via=b`. */
  qs?: Record<string, unknown> | null;
  headers?: Record<string, string>;
  body?: string | Buffer;
  /** `null` for the bytes, otherwise the text. */
  encoding?: null | undefined;
  /** Milliseconds for the whole answer. */
  timeout?: number;
  signal?: AbortSignal;
};

/** Names of headers are in lower case. */
export type Response = { statusCode: number; headers: Record<string, string>; body: string | Buffer };

export type Callback = (error: unknown, response?: Response, body?: string | Buffer) => void;

const givingUp = new AsyncLocalStorage<AbortSignal>();

/** Runs `work`, whose requests are given up when `signal` is aborted: the SDK has no way to say it. */
export function abortable<T>(signal: AbortSignal | undefined, work: () => T): T {
  return signal === undefined ? work() : givingUp.run(signal, work);
}

let dispatcher: EnvHttpProxyAgent | undefined;

/**
 * `request(options, callback)` over the built-in fetch, through the proxy of HTTPS_PROXY where there is one. Redirects
 * are errors: the access token must not follow one. Any answer of the server is a response, whatever its status.
 */
export function request(options: RequestOptions, callback: Callback): void {
  send(options).then(
    (response) => callback(null, response, response.body),
    (error: unknown) => callback(error),
  );
}

/** `require("request")` gives this function itself. */
export { request as "module.exports" };

/** Ends the connections kept open; the next request opens others. */
export async function closeConnections(): Promise<void> {
  const closing = dispatcher;
  dispatcher = undefined;
  await closing?.close();
}

async function send(options: RequestOptions): Promise<Response> {
  const { uri, method, qs, headers, body, encoding, timeout, signal = givingUp.getStore() } = options;
  dispatcher ??= new EnvHttpProxyAgent();
  const signals = [...(timeout === undefined ? [] : [AbortSignal.timeout(timeout)]), ...(signal ? [signal] : [])];
  const init: RequestInit = {
    method,
    headers: headers ?? {},
    body: typeof body === "string" || body === undefined ? (body ?? null) : new Uint8Array(body),
    redirect: "error",
    signal: AbortSignal.any(signals),
  };
  // Node's own fetch takes a dispatcher, which its types do not say.
  const response = await fetch(toUrl(uri, qs ?? {}), Object.assign(init, { dispatcher }));
  const bytes = Buffer.from(await response.arrayBuffer());
  return {
    statusCode: response.status,
    headers: Object.fromEntries(response.headers),
    body: encoding === null ? bytes : bytes.toString(),
  };
}

function toUrl(uri: string, query: Record<string, unknown>): URL {
  const url = new URL(uri);
  for (const [name, value] of Object.entries(query)) {
    for (const item of Array.isArray(value) ? value : [value]) {
      if (item !== undefined && item !== null) url.searchParams.append(name, String(item));
    }
  }
  return url;
}

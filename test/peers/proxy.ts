import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import { exchange, listenOnFreePort, readAll, type Reply } from "./slack/exchange.ts";
import { type Json, parseJson, toRecord } from "./slack/json.ts";

/** One call of Relais. `path` is decoded, without its prefix nor the query; `outcome` is a status, or the name of a fault. */
export type ProxyCall = {
  method: string;
  path: string;
  body: Json;
  authorization: string | undefined;
  at: number;
  outcome: string;
};

export type Fault =
  /** Answered in the peer's place, which never hears of it. */
  | { kind: "refuse"; status: number; body?: Json; headers?: Record<string, string> }
  /** The connection is cut, before the peer hears of it or after it has done what was asked. */
  | { kind: "cut" }
  | { kind: "cut after" }
  /** Done, and said not to be. */
  | { kind: "fail after"; status: number }
  /** Done, and half of the answer comes. */
  | { kind: "half" }
  | { kind: "slow"; ms: number }
  | { kind: "held"; until: Promise<unknown> }
  /** Done, and never answered. */
  | { kind: "never" };

type Rule = (call: ProxyCall) => Fault | undefined;

/**
 * Stands between Relais and a peer: forwards everything, but for what a test wants to go wrong. `prefix` is left out of the
 * paths; `failure` is what the peer says when it fails.
 */
export async function openProxy(
  target: () => string,
  { prefix = "", failure = {} }: { prefix?: string; failure?: Json } = {},
) {
  const calls: ProxyCall[] = [];
  let rules: Rule[] = [];

  async function forward(request: IncomingMessage, body: Buffer): Promise<Reply> {
    const { host: _host, connection: _connection, ...headers } = request.headers;
    return exchange(target() + (request.url ?? ""), { method: request.method ?? "GET", headers, body });
  }

  function faultOf(call: ProxyCall): Fault | undefined {
    for (const rule of rules) {
      const fault = rule(call);
      if (fault === undefined) continue;
      call.outcome = fault.kind;
      return fault;
    }
    return undefined;
  }

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const bytes = await readAll(request);
    const call = toCall(request, bytes, prefix);
    calls.push(call);
    const fault = faultOf(call);
    if (fault?.kind === "cut") return void response.destroy();
    if (fault?.kind === "refuse") return answer(response, fault.status, fault.body ?? {}, fault.headers);
    if (fault?.kind === "slow") await wait(fault.ms);
    if (fault?.kind === "held") await fault.until;
    const reply = await forward(request, bytes);
    if (fault?.kind === "never") return;
    if (fault?.kind === "cut after") return void response.destroy();
    if (fault?.kind === "fail after") return answer(response, fault.status, failure);
    if (fault?.kind === "half") return half(response, reply);
    call.outcome = String(reply.status);
    const { "transfer-encoding": _encoding, connection: _connection, ...headers } = reply.headers;
    response.writeHead(reply.status, headers).end(reply.body);
  }

  const server = createServer((request, response) => {
    // The peer is away, or we are.
    serve(request, response).catch(() => response.destroy());
  });
  const port = await listenOnFreePort(server);

  /** From now on. Returns what ends it. */
  function when(rule: Rule): () => void {
    rules.push(rule);
    return () => {
      rules = rules.filter((other) => other !== rule);
    };
  }

  return {
    url: `http://127.0.0.1:${port}`,
    calls,
    when,
    /** What happens to the next call that `isAimed`, or to the next `times`. */
    next(fault: Fault, isAimed: (call: ProxyCall) => boolean, times = 1): void {
      let left = times;
      const end = when((call) => {
        if (!isAimed(call)) return undefined;
        left -= 1;
        if (left <= 0) end();
        return fault;
      });
    },
    stop(): void {
      server.close();
      server.closeAllConnections();
    },
  };
}

function toCall({ method = "GET", url = "", headers }: IncomingMessage, bytes: Buffer, prefix: string): ProxyCall {
  const { pathname } = new URL(url, "http://peer");
  const path = pathname.split("/").map(decodeURIComponent).join("/").replace(prefix, "");
  const body = toRecord(parseJson(bytes.toString()));
  return { method, path, body, authorization: headers.authorization, at: performance.now(), outcome: "pending" };
}

function half(response: ServerResponse, { status, body }: Reply): void {
  response.writeHead(status, { "content-type": "application/json", "content-length": body.byteLength });
  response.write(body.subarray(0, Math.floor(body.byteLength / 2)), () => response.destroy());
}

function answer(response: ServerResponse, status: number, body: Json, headers: Record<string, string> = {}): void {
  response.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(body));
}

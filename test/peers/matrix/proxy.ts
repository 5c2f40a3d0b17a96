import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import { exchange, listenOnFreePort, readAll, type Reply } from "../slack/exchange.ts";
import { type Json, parseJson, toRecord } from "../slack/json.ts";

/** One call of Relais. `path` is decoded, without `/_matrix` nor the query; `outcome` is a status, or the name of a fault. */
export type ProxyCall = { method: string; path: string; body: Json; at: number; outcome: string };

export type Fault =
  /** Answered in the homeserver's place, which never hears of it. */
  | { kind: "refuse"; status: number; body?: Json }
  /** The connection is cut, before the homeserver hears of it or after it has done what was asked. */
  | { kind: "cut" }
  | { kind: "cut after" }
  /** Done, and said not to be. */
  | { kind: "fail after"; status: number }
  | { kind: "slow"; ms: number }
  | { kind: "held"; until: Promise<unknown> }
  /** Done, and never answered. */
  | { kind: "never" };

type Rule = (call: ProxyCall) => Fault | undefined;

/** Stands between Relais and the homeserver: forwards everything, but for what a test wants to go wrong. */
export async function openProxy(target: () => string) {
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
    const call = toCall(request, bytes);
    calls.push(call);
    const fault = faultOf(call);
    if (fault?.kind === "cut") return void response.destroy();
    if (fault?.kind === "refuse") return answer(response, fault.status, fault.body ?? {});
    if (fault?.kind === "slow") await wait(fault.ms);
    if (fault?.kind === "held") await fault.until;
    const reply = await forward(request, bytes);
    if (fault?.kind === "never") return;
    if (fault?.kind === "cut after") return void response.destroy();
    if (fault?.kind === "fail after") return answer(response, fault.status, { errcode: "M_UNKNOWN", error: "failed" });
    call.outcome = String(reply.status);
    const { "transfer-encoding": _encoding, connection: _connection, ...headers } = reply.headers;
    response.writeHead(reply.status, headers).end(reply.body);
  }

  const server = createServer((request, response) => {
    // The homeserver is away, or we are.
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

function toCall({ method = "GET", url = "" }: IncomingMessage, bytes: Buffer): ProxyCall {
  const { pathname } = new URL(url, "http://homeserver");
  const path = pathname.split("/").map(decodeURIComponent).join("/").replace("/_matrix", "");
  return { method, path, body: toRecord(parseJson(bytes.toString())), at: performance.now(), outcome: "pending" };
}

function answer(response: ServerResponse, status: number, body: Json): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}

/** What is said in a room, whichever it is: typing and receipts are not. */
export function isSend({ method, path }: ProxyCall): boolean {
  return method === "PUT" && path.includes("/send/");
}

export function isSendIn(roomId: string): (call: ProxyCall) => boolean {
  return (call) => isSend(call) && call.path.includes(`/rooms/${roomId}/`);
}

/** A call of this name: the end of its path. */
export function isCallTo(...names: string[]): (call: ProxyCall) => boolean {
  return ({ path }) => names.some((name) => path.endsWith(`/${name}`));
}

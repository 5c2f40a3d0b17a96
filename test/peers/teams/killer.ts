import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import type { Fault, ProxyCall } from "../proxy.ts";
import { exchange, listenOnFreePort, readAll, type Reply } from "../slack/exchange.ts";
import { isLookUp, isPost } from "./delivery.ts";
import type { Desk } from "./person.ts";

/** Where the process dies: what it was doing with Teams just then. */
export const points = [
  "once an activity is accepted",
  "once a post is taken",
  "before a post is taken",
  "asking who speaks",
  "at any moment",
] as const;
export type Point = (typeof points)[number];

/**
 * Stands between these people's Teams and Relais, both ways; when armed, calls `kill` at the given point. What Relais did not
 * accept is delivered again, in order, until it does: a person whose message did not go says it again.
 */
export async function openKiller(target: () => string, desks: readonly Desk[]) {
  let armed: { point: Point; shoot: () => void } | undefined;

  /** Whether it was armed for this. The process is dead once this returns, or `afterMs` later. */
  function fire(point: Point, afterMs = 0): boolean {
    if (armed?.point !== point) return false;
    const { shoot } = armed;
    armed = undefined;
    if (afterMs > 0) setTimeout(shoot, afterMs);
    else shoot();
    return true;
  }

  /** What becomes of the call in which it dies. */
  function rule(call: ProxyCall): Fault | undefined {
    if (isPost()(call) && fire("once a post is taken")) return { kind: "never" };
    if (isPost()(call) && fire("before a post is taken")) return { kind: "cut" };
    if (isLookUp(call) && fire("asking who speaks")) return { kind: "cut" };
    return undefined;
  }

  async function deliver(request: IncomingMessage, body: Buffer): Promise<Reply> {
    const { host: _host, connection: _connection, ...headers } = request.headers;
    for (;;) {
      const reply = await exchange(target(), { headers, body }).catch(() => undefined);
      if (reply !== undefined && reply.status < 500) return reply;
      await wait(20);
    }
  }

  async function openRelay(desk: Desk) {
    let last: Promise<unknown> = Promise.resolve();
    async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
      const body = await readAll(request);
      const delivered = last.then(() => deliver(request, body));
      last = delivered.catch(() => {});
      const reply = await delivered;
      // From before it is read to after it is answered.
      fire("once an activity is accepted", Math.random() * 60);
      response.writeHead(reply.status, { "content-type": "application/json" }).end(reply.body);
    }
    const server = createServer((request, response) => void serve(request, response).catch(() => response.destroy()));
    desk.front.deliverTo(`http://127.0.0.1:${await listenOnFreePort(server)}/api/messages`);
    return server;
  }

  const servers = await Promise.all(desks.map(openRelay));
  const ends = desks.map(({ proxy }) => proxy.when(rule));
  return {
    /** Where the process was killed, once it is: when it never comes to this point, at any moment before `withinMs`. */
    async killAt(point: Point, kill: () => Promise<void>, withinMs: number): Promise<Point> {
      const shot = Promise.withResolvers<Point>();
      const shoot = (at: Point) => void kill().then(() => shot.resolve(at), shot.reject);
      armed = { point, shoot: () => shoot(point) };
      const delay = point === "at any moment" ? Math.random() * withinMs : withinMs;
      const timer = setTimeout(() => {
        if (armed === undefined) return;
        armed = undefined;
        shoot("at any moment");
      }, delay);
      return shot.promise.finally(() => clearTimeout(timer));
    },
    stop(): void {
      for (const end of ends) end();
      for (const server of servers) {
        server.close();
        server.closeAllConnections();
      }
    },
  };
}

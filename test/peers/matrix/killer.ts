import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { exchange, listenOnFreePort, readAll, type Reply } from "../slack/exchange.ts";

/** Where the process dies: what it was doing with the homeserver just then. */
export const points = ["before a PUT", "after a PUT", "after a sync", "among keys", "at any moment"] as const;
export type Point = (typeof points)[number];

/**
 * Stands between Relais and the homeserver and forwards everything; when armed, calls `kill` at the given point: nothing
 * of the killed process's call is answered, as when a machine loses its power.
 */
export async function openKiller(target: () => string) {
  let armed: { point: Point; kill: () => Promise<void>; done: () => void } | undefined;

  /** Whether this call is the one to die on, and once forwarded or before. */
  function aim(method: string, path: string): "before" | "after" | undefined {
    const isSend = method === "PUT" && path.includes("/send/");
    const areKeys = /\/(?:keys|sendToDevice)\//u.test(path);
    if (armed?.point === "before a PUT" && isSend) return "before";
    if (armed?.point === "after a PUT" && isSend) return "after";
    if (armed?.point === "among keys" && areKeys) return Math.random() < 0.5 ? "before" : "after";
    return undefined;
  }

  async function fire(afterMs = 0): Promise<void> {
    const shot = armed;
    armed = undefined;
    if (shot === undefined) return;
    setTimeout(() => void shot.kill().then(shot.done), afterMs);
  }

  async function forward(request: IncomingMessage): Promise<Reply> {
    const { host: _host, connection: _connection, ...headers } = request.headers;
    const body = await readAll(request);
    return exchange(target() + (request.url ?? ""), { method: request.method ?? "GET", headers, body });
  }

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = request.url ?? "";
    const aimed = aim(request.method ?? "", path);
    if (aimed === "before") {
      await fire();
      return;
    }
    const reply = await forward(request);
    if (aimed === "after") {
      await fire();
      return;
    }
    const { "transfer-encoding": _encoding, connection: _connection, ...headers } = reply.headers;
    response.writeHead(reply.status, headers).end(reply.body);
    const bringsEvents = path.includes("/sync") && reply.body.includes("m.room.encrypted");
    // From before it is kept to after it is answered.
    if (armed?.point === "after a sync" && bringsEvents) await fire(Math.random() * 60);
  }

  const server = createServer((request, response) => {
    serve(request, response).catch(() => response.destroy());
  });
  const port = await listenOnFreePort(server);
  return {
    url: `http://127.0.0.1:${port}`,
    /** Resolves once the process was killed at this point; when it never comes there, at any moment before `withinMs`. */
    killAt(point: Point, kill: () => Promise<void>, withinMs: number): Promise<void> {
      const { promise, resolve } = Promise.withResolvers<void>();
      armed = { point, kill, done: resolve };
      const delay = point === "at any moment" ? Math.random() * withinMs : withinMs;
      const timer = setTimeout(() => void fire(), delay);
      return promise.finally(() => clearTimeout(timer));
    },
    stop(): void {
      server.close();
      server.closeAllConnections();
    },
  };
}

import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import { exchange, listenOnFreePort, readAll, type Reply } from "../slack/exchange.ts";

type Options = {
  /** How many more times, at most. */
  times?: number;
  /** Milliseconds between two. */
  delay?: number;
};

/**
 * Stands between a front and Relais, and posts again what Relais failed to take: an answer in 5xx, or none. Teams promises
 * nothing of the sort, nor that it never happens. The front hears the last answer. Use: `front.deliverTo(redelivery.url)`.
 */
export async function openRedelivery(target: string, { times = 3, delay = 20 }: Options = {}) {
  const statuses: number[] = [];

  async function deliver(body: Buffer, headers: IncomingMessage["headers"]): Promise<Reply | undefined> {
    const { host: _host, connection: _connection, ...kept } = headers;
    const reply = await exchange(target, { headers: kept, body }).catch(() => undefined);
    statuses.push(reply?.status ?? 0);
    return reply;
  }

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readAll(request);
    let reply = await deliver(body, request.headers);
    for (let more = 0; more < times && (reply === undefined || reply.status >= 500); more += 1) {
      await wait(delay);
      reply = await deliver(body, request.headers);
    }
    if (reply === undefined) return void response.destroy();
    response.writeHead(reply.status, { "content-type": "application/json" }).end(reply.body);
  }

  const server = createServer((request, response) => void serve(request, response).catch(() => response.destroy()));
  const port = await listenOnFreePort(server);
  return {
    url: `http://127.0.0.1:${port}/api/messages`,
    /** What Relais answered to each try, in order; 0 when it did not. */
    statuses,
    stop(): void {
      server.close();
      server.closeAllConnections();
    },
  };
}

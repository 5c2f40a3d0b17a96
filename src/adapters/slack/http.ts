import { once } from "node:events";
import { createServer, type IncomingMessage, Server } from "node:http";
import type { HTTPReceiver, Receiver } from "@slack/bolt";
import { OperatorError } from "../../core/errors.ts";

export const endpoint = "/slack/events";
/** Two clocks never quite agree. */
const mostAheadMs = 60_000;
const closingMs = 2_000;

/**
 * Slack's signed requests on `host:port`. Bolt refuses a bad signature and one older than five minutes; one from the
 * future is refused here. A request is answered once it has been handled, with 500 when it was not: Slack sends it again.
 */
export function createHttpReceiver(
  createReceiver: (options: ConstructorParameters<typeof HTTPReceiver>[0]) => HTTPReceiver,
  options: {
    signingSecret: string;
    host: string;
    port: number;
    now: () => number;
    logger: NonNullable<ConstructorParameters<typeof HTTPReceiver>[0]["logger"]>;
  },
): Receiver & { port(): number } {
  const { signingSecret, host, port, now, logger } = options;
  const receiver = createReceiver({ signingSecret, endpoints: endpoint, processBeforeResponse: true, logger });
  let server: Server | undefined;

  const isFromTheFuture = (request: IncomingMessage) =>
    Number(request.headers["x-slack-request-timestamp"]) * 1_000 - now() > mostAheadMs;

  return {
    init: (app) => receiver.init(app),
    port: () => {
      const bound = server?.address();
      return typeof bound === "object" && bound ? bound.port : port;
    },
    async start() {
      server = createServer((request, response) => {
        const isOurs = request.method === "POST" && request.url?.split("?")[0] === endpoint;
        const status = !isOurs ? 404 : isFromTheFuture(request) ? 401 : undefined;
        if (status === undefined) receiver.requestListener(request, response);
        else response.writeHead(status).end();
      });
      server.listen(port, host);
      await once(server, "listening").catch((error: NodeJS.ErrnoException) => {
        throw new OperatorError(
          `Le port ${port} ne peut pas être ouvert sur ${host} pour Slack (${error.code}). Arrêtez l’autre programme ou donnez un autre port (SLACK_PORT).`,
        );
      });
    },
    async stop() {
      if (server === undefined) return;
      const [closing, open] = [once(server, "close"), server];
      open.close();
      open.closeIdleConnections();
      // A connection that says nothing would hold us for ever.
      const timer = setTimeout(() => open.closeAllConnections(), closingMs);
      await closing;
      clearTimeout(timer);
      server = undefined;
    },
  };
}

import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { type Attempt, createDelivery, type Delivery } from "./delivery.ts";
import type { Emulator } from "./emulator.ts";
import { type Identity, type Subscriptions, toSlackEvents } from "./events.ts";
import { listenOnFreePort, readAll, signedHeaders } from "./exchange.ts";
import { type Call, createFaults, type Faults, type RateLimit } from "./faults.ts";
import { createHttpTransport, type HttpTiming, type SignedRequest } from "./http-delivery.ts";
import { createJudge, type Violation } from "./judgement.ts";
import { type Json, parseJson, toRecord } from "./json.ts";
import { createProxy, type Proxy } from "./proxy.ts";
import { createResponseUrls, type ResponseUrls } from "./response-urls.ts";
import { createSocketMode, type SocketMode, type SocketTiming } from "./socket-mode.ts";

export type FrontOptions = {
  mode: "http" | "socket";
  emulator: Emulator;
  identity: Identity;
  botToken: string;
  appToken: string;
  signingSecret: string;
  subscriptions: Subscriptions;
  timing: HttpTiming & SocketTiming;
  limit?: RateLimit;
};

/** What stands between the bot and the emulator, and makes it as strict and as unreliable as Slack. */
export type Front = Delivery & {
  origin: string;
  /** Every call of the bot, in the order of arrival. */
  calls: Call[];
  /** Every try to deliver something to the bot. */
  attempts: Attempt[];
  /** What the bot sent that Slack would refuse or warn about. A test asserts that there is none. */
  violations: Violation[];
  /** Judges what the bot sent otherwise than by a call. */
  note: (method: string, sent: Json) => void;
  faults: Faults;
  /** The last Home view published, by user id. */
  views: Map<string, Json>;
  responses: ResponseUrls;
  socket: SocketMode;
  signedRequest: SignedRequest;
  /** Where the bot listens, in HTTP mode. */
  deliverTo: (url: string) => void;
  botUrl: () => string | undefined;
  stop(): Promise<void>;
};

export async function startFront(options: FrontOptions): Promise<Front> {
  const { emulator, identity, signingSecret: secret, subscriptions, timing } = options;
  const stopping = new AbortController();
  const attempts: Attempt[] = [];
  const judge = createJudge();
  const faults = createFaults();
  faults.limit(options.limit);
  let botUrl: string | undefined;

  const server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => {
      if (!stopping.signal.aborted) console.error(`The front failed on ${request.url}:`, error);
      response.destroy();
    });
  });
  const origin = `http://127.0.0.1:${await listenOnFreePort(server)}`;

  const http = createHttpTransport({ ...timing, secret, url: () => botUrl, attempts, stopped: stopping.signal });
  const socket = await createSocketMode({
    ...timing,
    server,
    attempts,
    appToken: options.appToken,
    appId: identity.appId,
  });
  const { delivery, accept } = createDelivery(options.mode === "http" ? http.transport : socket.transport);
  const responses = createResponseUrls({ origin, emulator, botToken: options.botToken, judge });
  const proxy: Proxy = createProxy({ origin, emulator, identity, faults, judge });

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? "/", origin);
    const body = await readAll(request);
    if (url.pathname === "/emulator/events") return receive(request, response, body);
    if (url.pathname.startsWith("/response/")) return responses.handle(url.pathname, body, response);
    const connects = options.mode === "socket" && url.pathname === "/api/apps.connections.open";
    return proxy.handle({
      request,
      response,
      body,
      url,
      ...(connects && { answer: () => socket.open(request, origin) }),
    });
  }

  /** Answers at once: the emulator makes the one who posts wait for it. */
  function receive(request: IncomingMessage, response: ServerResponse, body: Buffer): void {
    const timestamp = Number(request.headers["x-slack-request-timestamp"]);
    const expected = signedHeaders(body.toString(), { secret, timestamp })["x-slack-signature"];
    response.writeHead(request.headers["x-slack-signature"] === expected ? 200 : 401).end();
    const callback = toRecord(parseJson(body.toString().replaceAll(emulator.url, origin)));
    for (const event of toSlackEvents(callback, identity, subscriptions)) {
      accept(event);
    }
  }

  emulator.callBack(`${origin}/emulator/events`);
  return {
    ...delivery,
    origin,
    calls: proxy.calls,
    views: proxy.views,
    attempts,
    violations: judge.violations,
    note: (method, sent) => void judge.judge(method, sent),
    faults,
    responses,
    socket,
    signedRequest: http.signedRequest,
    deliverTo: (url) => {
      botUrl = url;
    },
    botUrl: () => botUrl,
    async stop() {
      stopping.abort();
      socket.stop();
      const closed = once(server, "close");
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

import { Server } from "node:http";
import { App, HTTPReceiver, type Logger, LogLevel, SocketModeReceiver } from "@slack/bolt";
import { type Json, toRecord } from "./json.ts";
import type { Workspace } from "./workspace.ts";

/** A bot that only remembers what it is told, made of Bolt alone: the harness is tested without Relais. */
export type TinyBot = {
  app: App;
  /** The bodies received, with the number of the retry. */
  seen: { body: Json; event: Json; retry: number | undefined }[];
  stop(): Promise<void>;
};

const ignore = () => {};
const silent: Logger = {
  debug: ignore,
  info: ignore,
  warn: ignore,
  error: ignore,
  setLevel: ignore,
  setName: ignore,
  getLevel: () => LogLevel.ERROR,
};

export async function startTinyBot(workspace: Workspace, mode: "http" | "socket", port = 0): Promise<TinyBot> {
  const { apiUrl: slackApiUrl, appToken, botToken: token, signingSecret } = workspace;
  const installerOptions = { clientOptions: { slackApiUrl } };
  const receiver =
    mode === "http"
      ? new HTTPReceiver({ signingSecret, endpoints: "/slack/events", logger: silent })
      : new SocketModeReceiver({ appToken, installerOptions, clientPingTimeout: 1_000, logger: silent });
  const clientOptions = { slackApiUrl, retryConfig: { retries: 0 }, rejectRateLimitedCalls: true };
  const options = { token, receiver, clientOptions, ignoreSelf: false, deferInitialization: true };
  const app = new App({ ...options, logger: silent });

  const seen: TinyBot["seen"] = [];
  app.use(async ({ body, context, next }) => {
    const received = toRecord(body);
    seen.push({ body: received, event: toRecord(received["event"]), retry: context.retryNum });
    await next();
  });
  app.action(/.*/, ({ ack }) => ack());
  app.command("/relais", ({ ack, command }) => ack({ text: `reçu ${command.text}` }));

  await app.init();
  const server = await (mode === "http" ? app.start({ port, host: "127.0.0.1" }) : app.start());
  if (server instanceof Server) workspace.deliverTo(`http://127.0.0.1:${portOf(server)}/slack/events`);
  return { app, seen, stop: async () => void (await app.stop()) };
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === "object" && address ? address.port : 0;
}

import { setTimeout as wait } from "node:timers/promises";
import type { Logger, LogLevel, Receiver, webApi } from "@slack/bolt";
import type { Dispatcher } from "undici";
import type { Adapter, Inbound } from "../../core/adapter.ts";
import { DeliveryError, OperatorError } from "../../core/errors.ts";
import type { Attachment, Chart } from "../../core/message.ts";
import { nameOf, refusesUs, toDeliveryError, withoutSecrets } from "./errors.ts";
import { createDownloads, isOfSlack } from "./files.ts";
import { createHttpReceiver } from "./http.ts";
import { type Heard, type Identity, readBody } from "./inbound.ts";
import { botScopes } from "./manifest.ts";
import { createPace } from "./pace.ts";
import { createPeople } from "./people.ts";
import { createSend, homePrefix } from "./send.ts";
import { sentences } from "./sentences.ts";
import { createSocketReceiver } from "./socket.ts";

export type SlackOptions = {
  botToken: string;
  /** How Slack speaks to us: signed requests on a port, or a socket that we open. */
  via: { mode: "http"; signingSecret: string; host: string; port: number } | { mode: "socket"; appToken: string };
  /** Another server than Slack's own, for tests: "http://127.0.0.1:4003/api/". */
  apiUrl?: string;
  /** Epoch ms. */
  now: () => number;
  draw: (chart: Chart) => Promise<Uint8Array>;
  bytesOf: (file: Attachment) => Promise<Uint8Array>;
  warn: (fields: object, message: string) => void;
};

const callMs = 10_000;
const longestWaitMs = 60_000;
const closingMs = 2_000;

/** Slack, through Bolt: the SDK is loaded here and nowhere else. `port()` is true once started over HTTP. */
export async function createSlackAdapter(options: SlackOptions): Promise<Adapter & { port(): number | undefined }> {
  const { botToken, via, apiUrl, now, draw, bytesOf, warn } = options;
  const { App, HTTPReceiver, LogLevel, webApi: web } = await import("@slack/bolt");
  const { SocketModeClient } = await import("@slack/socket-mode");
  const { EnvHttpProxyAgent } = await import("undici");

  // One way out, the proxy of HTTPS_PROXY where there is one; our worker decides when to try again, not the SDK.
  const dispatcher = new EnvHttpProxyAgent();
  const logger = createLogger(LogLevel.WARN, warn);
  const clientOptions: webApi.WebClientOptions = {
    ...(apiUrl === undefined ? {} : { slackApiUrl: apiUrl }),
    fetch: (url, init) => fetch(url, withDispatcher(init, dispatcher)),
    timeout: callMs,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logger,
  };
  const client = new web.WebClient(botToken, clientOptions);
  // A clock that nobody sets: a step back of the other must hold nobody.
  const pace = createPace(() => performance.now());
  const filesOf = createDownloads({
    botToken,
    fetch: (url, init) => fetch(url, withDispatcher(init, dispatcher)),
    mayAsk: (url) => isOfSlack(url) || (apiUrl !== undefined && url.origin === new URL(apiUrl).origin),
  });
  const people = createPeople(client, () => us?.teamId ?? "", now);
  const stopping = new AbortController();
  let us: Identity | undefined;
  let receive: (event: Inbound) => void = deaf;
  let halt: (reason: string) => void = deaf;

  const http =
    via.mode === "http" ? createHttpReceiver((given) => new HTTPReceiver(given), { ...via, now, logger }) : undefined;
  const socket =
    via.mode === "socket"
      ? createSocketReceiver({
          createClient: () => {
            const { appToken } = via;
            return new SocketModeClient({ appToken, dispatcher, clientOptions, logger, autoReconnectEnabled: false });
          },
          now: () => performance.now(),
          warn,
          onRefused: (reason) => halt(reason),
        })
      : undefined;
  const receiver: Receiver = http ?? socket ?? never();
  const app = new App({
    receiver,
    logger,
    clientOptions,
    ignoreSelf: false,
    authorize: () => Promise.resolve({ ...(us && { botId: us.botId, botUserId: us.userId, teamId: us.teamId }) }),
  });
  // The core has already told of what broke; the receiver answers so that Slack delivers the event again.
  app.error((error) => Promise.reject(error));
  app.event(/./u, async ({ body }) => void (await hear(body)));
  app.command(/./u, async ({ body, ack }) => ack(await hear(body)));
  app.action(/./u, async ({ body, ack }) => {
    await hear(body);
    await ack();
  });

  /** Hands what one request says to the core; what Slack is to show at once, if anything. Throws when nothing was kept. */
  async function hear(body: unknown): Promise<{ response_type: "ephemeral"; text: string } | undefined> {
    if (us === undefined) throw new Error("Slack has not said yet who we are");
    const reading = readBody(body, us);
    if (reading.kind === "revoked") {
      halt(reading.reason);
      return undefined;
    }
    for (const heard of reading.all) {
      const event = await complete(heard);
      if (event !== undefined) receive(event);
      const isElsewhere = heard.typedIn !== undefined && heard.typedIn !== event?.address.channel;
      if (event !== undefined && isElsewhere) return { response_type: "ephemeral", text: sentences.answeredAside };
    }
    return undefined;
  }

  /** Who speaks, and where they are answered; nothing for who is not of this workspace. */
  async function complete(heard: Heard): Promise<Inbound | undefined> {
    const { userId, where } = heard;
    const place = typeof where === "object" ? where : undefined;
    const needsDirect = where === "direct" || place?.direct === false;
    const [profile, direct] = await Promise.all([
      people.profileOf(userId),
      needsDirect ? people.directOf(userId) : place?.channel,
    ]);
    if (profile.stranger) return undefined;
    const channel = where === "home" ? homePrefix + userId : (place?.channel ?? direct);
    // Only a question asked in public can do without: the core says whether its answer needs it.
    if (channel === undefined) throw new Error("Slack opened no conversation in time");
    return {
      ...(await withFiles(heard)),
      from: profile.sender,
      address: { platform: "slack", channel, ...(place?.thread === undefined ? {} : { thread: place.thread }) },
      direct: where !== "home" && (place?.direct ?? true),
      ...(direct === undefined ? {} : { personal: { platform: "slack", channel: direct } }),
    };
  }

  async function withFiles({ userId: _userId, where: _where, typedIn: _typedIn, ...said }: Heard) {
    return said.type === "file" ? { ...said, files: await filesOf(said.files) } : said;
  }

  async function identify(): Promise<void> {
    const { team_id: teamId, bot_id: botId, user_id: userId, response_metadata } = await client.auth.test();
    if (teamId === undefined || botId === undefined || userId === undefined) throw new OperatorError(sentences.notABot);
    us = { teamId, botId, userId };
    const granted = response_metadata?.scopes;
    const missing = granted === undefined ? [] : botScopes.filter((scope) => !granted.includes(scope));
    if (missing.length > 0) warn({ missing }, "the application lacks rights of its manifest: install it again");
  }

  /** Until then, what Slack sends is not taken: it comes again. */
  async function identifyLater(): Promise<void> {
    for (let tries = 0; us === undefined && !stopping.signal.aborted; tries += 1) {
      await wait(Math.min(1_000 * 2 ** tries, longestWaitMs), undefined, { signal: stopping.signal }).catch(() => {});
      if (stopping.signal.aborted) return;
      await identify().catch((error: unknown) => {
        if (refusesUs(error) || error instanceof OperatorError) return halt(nameOf(error));
        warn({ error: nameOf(error) }, "Slack does not answer: trying again");
      });
    }
  }

  async function stop(): Promise<void> {
    if (stopping.signal.aborted) return;
    stopping.abort();
    pace.stop();
    await receiver.stop();
    // What is being posted may end, so that nothing is left in doubt.
    await Promise.race([dispatcher.close(), wait(closingMs, undefined, { ref: false })]);
    await dispatcher.destroy();
  }

  return {
    platform: "slack",
    port: () => http?.port(),

    async start(given, onHalt) {
      receive = given;
      halt = onHalt;
      try {
        await identify().catch((error: unknown) => {
          if (error instanceof OperatorError) throw error;
          if (refusesUs(error)) throw new OperatorError(sentences.botTokenRefused(toDeliveryError(error).message));
          warn({ error: nameOf(error) }, "Slack does not answer: trying again");
          void identifyLater();
        });
        await receiver.start().catch((error: unknown) => {
          if (refusesUs(error)) throw new OperatorError(sentences.appTokenRefused(toDeliveryError(error).message));
          throw error;
        });
      } catch (error) {
        await stop();
        throw error;
      }
    },

    send: createSend({ client, pace, draw, bytesOf, warn }),
    async openDirect(accountId) {
      const channel = await people.directOf(accountId);
      if (channel === undefined) throw new DeliveryError("Slack opened no conversation in time");
      return { platform: "slack", channel };
    },

    async find(email) {
      if (us === undefined) throw new DeliveryError("Slack has not said yet who we are");
      const id = await people.idOf(email);
      const profile = id === undefined ? undefined : await people.profileOf(id);
      if (profile?.sender.unsure) throw new DeliveryError("Slack did not say in time who they are");
      return profile === undefined || profile.stranger || profile.sender.email === undefined
        ? undefined
        : profile.sender;
    },

    stop,
  };
}

/** Node's own fetch takes a dispatcher, which its types do not say. */
function withDispatcher(init: RequestInit = {}, dispatcher: Dispatcher): RequestInit {
  return Object.assign(init, { dispatcher });
}

/** Before the start. */
function deaf(): void {}

function never(): never {
  throw new Error("this cannot be");
}

/** The SDK's own words, without what it quotes: only its sentences go to our log. */
function createLogger(level: LogLevel, warn: (fields: object, message: string) => void): Logger {
  const tell = (...said: unknown[]) => {
    const [first] = said;
    warn({ from: "slack sdk" }, first instanceof Error ? nameOf(first) : withoutSecrets(String(first)));
  };
  return {
    debug: () => {},
    info: () => {},
    warn: tell,
    error: tell,
    setLevel: () => {},
    getLevel: () => level,
    setName: () => {},
  };
}

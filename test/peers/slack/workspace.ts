import { botScopes } from "../../../src/adapters/slack/manifest.ts";
import { type Emulator, type SlackSeed, startEmulator } from "./emulator.ts";
import { type Identity, type Subscriptions, toEventBody } from "./events.ts";
import { callApi } from "./exchange.ts";
import type { RateLimit } from "./faults.ts";
import { type Front, startFront } from "./front.ts";
import { type Json, toRecord, toRecords, toText } from "./json.ts";
import { type Message, toMessage } from "./message.ts";
import { createPerson, type Person } from "./person.ts";

export type WorkspaceOptions = {
  people: { name: string; realName: string; email: string }[];
  channels?: string[];
  mode?: "http" | "socket";
  /** Whether the app is subscribed to the messages of channels, or only to its mentions. */
  messageChannels?: boolean;
  /** Other types of event that the app is subscribed to. */
  subscribed?: string[];
  limit?: RateLimit;
  /** Milliseconds. Slack itself waits for a moment, a minute, then five minutes before each retry. */
  retryDelays?: readonly number[];
  /** Milliseconds that the bot has to answer or acknowledge. Slack gives it 3 000. */
  answerTimeout?: number;
};

export type Workspace = {
  apiUrl: string;
  botToken: string;
  appToken: string;
  signingSecret: string;
  botUserId: string;
  botId: string;
  appId: string;
  teamId: string;
  front: Front;
  /** Where the bot listens, in HTTP mode. */
  deliverTo: (url: string) => void;
  person(email: string): Person;
  /** The id of a channel. */
  channel(name: string): string;
  /** Oldest first: a conversation without its threads, or one thread with its parent. */
  messages(channelId: string, options?: { thread?: string }): Promise<Message[]>;
  /** What Slack sends around an event, for `front.deliver` and `front.signedRequest`. */
  eventBody: (event: Json, extra?: Json) => Json;
  /** The last Home view published for that person. */
  home(email: string): Json | undefined;
  stop(): Promise<void>;
};

const personScopes = toScopes(`channels:history channels:manage channels:read chat:write files:read files:write
  im:history im:read im:write users:read users:read.email`);

const identity: Identity = {
  appId: "A0RELAIS",
  botId: "B0RELAIS",
  botUserId: "U0RELAIS",
  botName: "relais",
  teamId: "T000000001",
  domain: "intercommunalite",
};
const botToken = "xoxb-relais";
const adminToken = "xoxp-admin";
const appToken = "xapp-1-relais";
const signingSecret = "0123456789abcdef0123456789abcdef";

export async function openWorkspace(options: WorkspaceOptions): Promise<Workspace> {
  const { people, channels = ["general"], mode = "http" } = options;
  const emulator = await startEmulator(toSeed(people, channels));
  const asBot = (method: string, parameters: Json) => callApi(emulator.origin, botToken, method, parameters);
  const known = await fillChannels(emulator);
  const subscriptions: Subscriptions = {
    messageChannels: options.messageChannels ?? true,
    also: options.subscribed ?? [],
  };
  const timing = { answerTimeout: options.answerTimeout ?? 3000, retryDelays: options.retryDelays ?? [10, 50, 100] };
  const wanted = { mode, emulator, identity, botToken, appToken, signingSecret, subscriptions, timing };
  const front = await startFront({ ...wanted, ...(options.limit && { limit: options.limit }) });

  const byEmail = new Map<string, Person>();
  const channelName = (id: string) => [...known].find(([, other]) => other === id)?.[0] ?? "directmessage";
  for (const { email, name } of people) {
    const found = toRecord((await asBot("users.lookupByEmail", { email }))["user"]);
    const user = { id: toText(found["id"]), name, token: `xoxp-${name}` };
    byEmail.set(email, createPerson({ emulator, front, identity, user, read, channelName }));
  }

  async function messages(channelId: string, { thread }: { thread?: string } = {}): Promise<Message[]> {
    const asked = { channel: channelId, limit: 1000 };
    const method = thread === undefined ? "conversations.history" : "conversations.replies";
    const found = await asBot(method, thread === undefined ? asked : { ...asked, ts: thread });
    return toRecords(found["messages"])
      .map(toMessage)
      .toSorted((a, b) => (a.ts < b.ts ? -1 : 1));
  }

  async function read(channelId: string, ts: string): Promise<Message> {
    const found = (await messages(channelId, { thread: ts })).find((message) => message.ts === ts);
    if (!found) throw new Error(`There is no message ${ts} in ${channelId}`);
    return found;
  }

  function person(email: string): Person {
    const found = byEmail.get(email);
    if (!found) throw new Error(`Nobody here is ${email}`);
    return found;
  }

  return {
    apiUrl: `${front.origin}/api/`,
    botToken,
    appToken,
    signingSecret,
    ...identity,
    front,
    deliverTo: front.deliverTo,
    person,
    channel(name) {
      const id = known.get(name);
      if (id === undefined) throw new Error(`There is no channel ${name}`);
      return id;
    },
    messages,
    eventBody: (event, extra) => toEventBody(identity, event, extra),
    home: (email) => front.views.get(person(email).id),
    async stop() {
      await front.stop();
      await emulator.stop();
    },
  };
}

/** Everybody and the bot are in every channel. Returns the ids by name. */
async function fillChannels(emulator: Emulator): Promise<Map<string, string>> {
  const asAdmin = (method: string, parameters: Json) => callApi(emulator.origin, adminToken, method, parameters);
  const everybody = toRecords((await asAdmin("users.list", {}))["members"]).map(({ id }) => toText(id));
  const channels = toRecords((await asAdmin("conversations.list", {}))["channels"]);
  for (const { id } of channels) {
    const { members } = await asAdmin("conversations.members", { channel: id });
    const missing = everybody.filter((user) => !(Array.isArray(members) && members.includes(user)));
    if (missing.length > 0) await asAdmin("conversations.invite", { channel: id, users: missing.join(",") });
  }
  return new Map(channels.map(({ id, name }) => [toText(name), toText(id)]));
}

function toSeed(people: WorkspaceOptions["people"], channels: string[]): SlackSeed {
  const { appId, botId, botUserId, botName, domain } = identity;
  const bot = { app_id: appId, bot_id: botId, bot_user_id: botUserId };
  return {
    team: { name: "Intercommunalité", domain },
    users: people.map(({ name, realName, email }) => ({ name, real_name: realName, email })),
    channels: channels.map((name) => ({ name })),
    oauth_apps: [
      {
        ...bot,
        client_id: "1.2",
        client_secret: "secret",
        name: "Relais",
        redirect_uris: [],
        scopes: botScopes,
        bot_name: botName,
      },
    ],
    tokens: [
      { token: botToken, type: "bot", user_id: botUserId, scopes: botScopes, ...bot },
      { token: adminToken, type: "user", user: "admin", scopes: personScopes },
      ...people.map(({ name }) => ({ token: `xoxp-${name}`, type: "user", user: name, scopes: personScopes })),
    ],
    strict_scopes: true,
    signing_secret: signingSecret,
  };
}

function toScopes(text: string): string[] {
  return text.split(/\s+/);
}

import { randomUUID } from "node:crypto";
import { nowInSeconds } from "./exchange.ts";
import { type Json, isRecord, toRecord, toText } from "./json.ts";

/** Who the bot is in the workspace. */
export type Identity = {
  appId: string;
  botId: string;
  botUserId: string;
  botName: string;
  teamId: string;
  domain: string;
};

export type Subscriptions = {
  /** Whether the app is subscribed to `message.channels`. */
  messageChannels: boolean;
  /** Other types of event that the app is subscribed to. */
  also: string[];
};

/** What Slack sends around an event. */
export function toEventBody(identity: Identity, event: Json, extra: Json = {}): Json {
  return {
    token: "verification-token",
    team_id: identity.teamId,
    context_team_id: identity.teamId,
    context_enterprise_id: null,
    api_app_id: identity.appId,
    event,
    type: "event_callback",
    event_id: `Ev${randomUUID().replaceAll("-", "").slice(0, 9).toUpperCase()}`,
    event_time: nowInSeconds(),
    authorizations: [
      {
        enterprise_id: null,
        team_id: identity.teamId,
        user_id: identity.botUserId,
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
    is_ext_shared_channel: false,
    event_context: `4-${Buffer.from(JSON.stringify({ et: event["type"], aid: identity.appId })).toString("base64url")}`,
    ...extra,
  };
}

/** What Slack would deliver to the app where the emulator sent this callback: nothing, an event, or a mention too. */
export function toSlackEvents(callback: Json, identity: Identity, subscriptions: Subscriptions): Json[] {
  const event = toRecord(callback["event"]);
  const own = { event_id: callback["event_id"], event_time: callback["event_time"] };
  if (event["type"] !== "message") {
    return subscriptions.also.includes(toText(event["type"])) ? [toEventBody(identity, event, own)] : [];
  }
  const direct = toText(event["channel"]).startsWith("D");
  const message = completeMessage(event, identity);
  const envelope = { channel_type: direct ? "im" : "channel", event_ts: event["event_ts"] ?? event["ts"] };
  const bodies: Json[] = [];
  if (direct || subscriptions.messageChannels) {
    bodies.push(toEventBody(identity, { ...message, ...envelope }, own));
  }
  if (!direct && isMention(event, identity)) bodies.push(toEventBody(identity, toMention(message)));
  return bodies;
}

/** Adds what the emulator leaves out, to the message and to the messages inside an edition or a deletion. */
function completeMessage(event: Json, identity: Identity): Json {
  const inner = ["message", "previous_message"].filter((key) => isRecord(event[key]));
  if (inner.length > 0) {
    return {
      ...event,
      ...Object.fromEntries(inner.map((key) => [key, completeMessage(toRecord(event[key]), identity)])),
    };
  }
  return {
    ...event,
    team: identity.teamId,
    ...(isFromBot(event, identity) ? toBotFields(identity) : toPersonFields(event)),
  };
}

export function toBotFields({ appId, botId, botName, teamId }: Identity): Json {
  const profile = { id: botId, app_id: appId, team_id: teamId, name: botName, deleted: false, updated: 0, icons: {} };
  return { bot_id: botId, app_id: appId, bot_profile: profile };
}

export function isFromBot(message: Json, identity: Identity): boolean {
  return message["user"] === identity.botUserId;
}

function toPersonFields(event: Json): Json {
  if (event["subtype"] !== undefined) return {};
  const section = { type: "rich_text_section", elements: [{ type: "text", text: unescape(toText(event["text"])) }] };
  const blocks = [{ type: "rich_text", block_id: "b0", elements: [section] }];
  return { client_msg_id: event["client_msg_id"] ?? randomUUID(), blocks: event["blocks"] ?? blocks };
}

/** An edition that adds a mention does not notify the app, nor does its own message. */
function isMention(event: Json, identity: Identity): boolean {
  const isPost = event["subtype"] === undefined || event["subtype"] === "file_share";
  return isPost && !isFromBot(event, identity) && toText(event["text"]).includes(`<@${identity.botUserId}>`);
}

function toMention(message: Json): Json {
  const { subtype: _subtype, ...rest } = message;
  return { ...rest, type: "app_mention", event_ts: message["ts"] };
}

function unescape(text: string): string {
  return text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
}

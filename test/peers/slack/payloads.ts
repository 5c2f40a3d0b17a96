import { randomUUID } from "node:crypto";
import type { Identity } from "./events.ts";
import { type Placed, toAction } from "./interactions.ts";
import type { Json } from "./json.ts";

/** Someone who acts, in the words of the payloads. */
export type Actor = { id: string; name: string };

const token = "verification-token";

/** A `block_actions` payload, as in slackapi/java-slack-sdk `json-logs/samples/app-backend`. */
export function toBlockActions(
  identity: Identity,
  { id, name }: Actor,
  about: Json,
  placed: Placed,
  values: string[],
): Json {
  return {
    type: "block_actions",
    user: { id, username: name, name, team_id: identity.teamId },
    api_app_id: identity.appId,
    token,
    trigger_id: newTrigger(),
    team: { id: identity.teamId, domain: identity.domain },
    enterprise: null,
    is_enterprise_install: false,
    ...about,
    actions: [toAction(placed, values, newTimestamp())],
  };
}

/** The fields of a slash command. */
export function toCommand(identity: Identity, { id, name }: Actor, about: Record<string, string>): Json {
  return {
    token,
    team_id: identity.teamId,
    team_domain: identity.domain,
    user_id: id,
    user_name: name,
    api_app_id: identity.appId,
    is_enterprise_install: "false",
    trigger_id: newTrigger(),
    ...about,
  };
}

/** As the Slack client escapes what is typed; what it makes itself of a mention or a link stays. */
export function toTyped(text: string): string {
  const parts = text.split(/(<[@#!][^>]*>|<https?:[^>]*>)/);
  const escaped = parts.map((part, index) =>
    index % 2 === 1 ? part : part.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;"),
  );
  return escaped.join("");
}

export function newTimestamp(): string {
  return `${Math.floor(Date.now() / 1000)}.${String(Math.floor(Math.random() * 1e6)).padStart(6, "0")}`;
}

function newTrigger(): string {
  return `${Date.now()}.${Math.floor(Math.random() * 1e9)}.${randomUUID().replaceAll("-", "")}`;
}

import { isFromBot, type Identity, toBotFields } from "./events.ts";
import { type Json, isRecord, toRecord, toRecords, toText } from "./json.ts";

type Amend = (answer: Json, parameters: Json, identity: Identity) => Json;

const parisian = { tz: "Europe/Paris", tz_label: "Central European Time", tz_offset: 3600 };
const ordinary = { is_restricted: false, is_ultra_restricted: false, is_app_user: false };

/** Where the emulator answers with less, or with more, than Slack does. */
const amendments: Record<string, Amend> = {
  "conversations.history": amendHistory,
  "conversations.replies": amendHistory,
  "users.info": (answer) => ({ ...answer, user: { ...ordinary, ...parisian, ...toRecord(answer["user"]) } }),
  "users.lookupByEmail": (answer) => ({ ...answer, user: { ...ordinary, ...parisian, ...toRecord(answer["user"]) } }),
  "users.list": (answer) => ({
    ...answer,
    members: toRecords(answer["members"]).map((user) => ({ ...ordinary, ...parisian, ...user })),
  }),
  "chat.postMessage": amendPosted,
  "chat.update": amendPosted,
};

export function amendAnswer(method: string, answer: Json, parameters: Json, identity: Identity): Json {
  const amend = answer["ok"] === true ? amendments[method] : undefined;
  return amend ? amend(answer, parameters, identity) : answer;
}

function amendPosted(answer: Json, _parameters: Json, identity: Identity): Json {
  return isRecord(answer["message"])
    ? { ...answer, message: toSlackMessage(answer["message"], identity, true) }
    : answer;
}

/** The emulator ignores `oldest`, `latest` and `inclusive`, and gives the metadata to whoever did not ask. */
function amendHistory(answer: Json, parameters: Json, identity: Identity): Json {
  const oldest = toText(parameters["oldest"]) || "0";
  const latest = toText(parameters["latest"]) || "9999999999.999999";
  const inclusive = isTrue(parameters["inclusive"]);
  const withMetadata = isTrue(parameters["include_all_metadata"]);
  const messages = toRecords(answer["messages"]).filter(({ ts }) => {
    const at = toText(ts);
    if (at === toText(parameters["ts"])) return true;
    return (at > oldest && at < latest) || (inclusive && (at === oldest || at === latest));
  });
  const shown = messages.map((message) => toSlackMessage(message, identity, withMetadata));
  return parameters["ts"] === undefined ? { ...answer, messages: shown } : { ...answer, ...toPage(shown, parameters) };
}

/** A thread comes from its beginning, page by page: the emulator gives it whole. */
function toPage(thread: Json[], parameters: Json): Json {
  const limit = Number(parameters["limit"] ?? 1000);
  const rest = thread.filter(({ ts }) => toText(ts) > toText(parameters["cursor"]));
  const messages = rest.slice(0, limit);
  const more = rest.length > limit;
  return { messages, has_more: more, ...(more && { response_metadata: { next_cursor: messages.at(-1)?.["ts"] } }) };
}

function isTrue(value: unknown): boolean {
  return value === true || value === "true" || value === 1 || value === "1";
}

export function toSlackMessage(message: Json, identity: Identity, withMetadata: boolean): Json {
  const { metadata, ...rest } = message;
  return {
    ...rest,
    team: identity.teamId,
    ...(isFromBot(message, identity) && toBotFields(identity)),
    ...(withMetadata && metadata !== undefined && { metadata }),
  };
}

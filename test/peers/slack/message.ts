import { type Json, isRecord, toRecord, toRecords, toText } from "./json.ts";

/** A message as Slack keeps it. What is not named here is there too. */
export type Message = Json & {
  ts: string;
  text: string;
  user: string;
  blocks: Json[];
  files: Json[];
  thread_ts?: string;
  metadata?: { event_type: string; event_payload: Json };
};

export function toMessage(found: Json): Message {
  const { metadata, thread_ts: thread, ...rest } = found;
  const noted = isRecord(metadata) && {
    metadata: { event_type: toText(metadata["event_type"]), event_payload: toRecord(metadata["event_payload"]) },
  };
  return {
    ...rest,
    ts: toText(found["ts"]),
    text: toText(found["text"]),
    user: toText(found["user"]),
    blocks: toRecords(found["blocks"]),
    files: toRecords(found["files"]),
    ...(typeof thread === "string" && { thread_ts: thread }),
    ...noted,
  };
}

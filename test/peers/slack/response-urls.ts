import { randomUUID } from "node:crypto";
import type { ServerResponse } from "node:http";
import type { Emulator } from "./emulator.ts";
import { callApi } from "./exchange.ts";
import type { Judge } from "./judgement.ts";
import { type Json, parseJson, toRecord } from "./json.ts";

/** Where a `response_url` leads: the conversation, the message that was pressed if any, the person. */
type Target = { channel: string; user: string; ts?: string; thread?: string };

export type ResponseUrls = {
  /** What was sent to a `response_url`, or as the answer of a command. */
  sent: { target: Target; body: Json }[];
  open(target: Target): string;
  handle(path: string, body: Buffer, response: ServerResponse): Promise<void>;
};

type Options = { origin: string; emulator: Emulator; botToken: string; judge: Judge };

const mostUses = 5;

export function createResponseUrls({ origin, emulator, botToken, judge }: Options): ResponseUrls {
  const targets = new Map<string, { target: Target; uses: number }>();
  const sent: ResponseUrls["sent"] = [];

  /** What only the person sees is kept in `sent` alone. */
  async function apply(target: Target, body: Json): Promise<void> {
    const { channel, ts, thread } = target;
    const call = (method: string, parameters: Json) =>
      callApi(emulator.origin, botToken, method, { channel, ...parameters });
    const { response_type: type, replace_original: replaces, delete_original: deletes, ...message } = body;
    if (ts !== undefined && deletes === true) await call("chat.delete", { ts });
    else if (ts !== undefined && replaces === true) await call("chat.update", { ts, ...message });
    else if (type === "in_channel")
      await call("chat.postMessage", { ...message, ...(thread && { thread_ts: thread }) });
  }

  return {
    sent,
    open(target) {
      const id = randomUUID();
      targets.set(`/response/${id}`, { target, uses: 0 });
      return `${origin}/response/${id}`;
    },
    async handle(path, bytes, response) {
      const opened = targets.get(path);
      if (!opened || opened.uses >= mostUses) {
        response.writeHead(404, { "content-type": "application/json" }).end('{"ok":false,"error":"used_url"}');
        return;
      }
      opened.uses += 1;
      const body = toRecord(parseJson(bytes.toString()));
      const refusal = judge.judge("response_url", body);
      if (refusal) {
        response.writeHead(400, { "content-type": "application/json" }).end(JSON.stringify(refusal));
        return;
      }
      sent.push({ target: opened.target, body });
      await apply(opened.target, body);
      response.writeHead(200).end("ok");
    },
  };
}

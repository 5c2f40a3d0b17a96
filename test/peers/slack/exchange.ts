import { createHmac } from "node:crypto";
import { once } from "node:events";
import { type IncomingHttpHeaders, type IncomingMessage, type OutgoingHttpHeaders, request } from "node:http";
import type { Server } from "node:net";
import { type Json, parseJson, toRecord } from "./json.ts";

export type Reply = { status: number; headers: IncomingHttpHeaders; body: Buffer };

type Sent = { method?: string; headers?: OutgoingHttpHeaders; body?: Buffer | string; signal?: AbortSignal };

/** One request on a connection of its own: a kept one would fail on its own account when the bot restarts. */
export function exchange(url: string, { method = "POST", headers = {}, body, signal }: Sent): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const outgoing = request(url, { method, headers, agent: false, ...(signal && { signal }) }, (incoming) => {
      readAll(incoming).then(
        (bytes) => resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, body: bytes }),
        reject,
      );
    });
    outgoing.once("error", reject);
    outgoing.end(body);
  });
}

export async function listenOnFreePort(server: Server): Promise<number> {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("The server has no port");
  return address.port;
}

export async function readAll(stream: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** Calls one method of the Web API as someone. Throws when Slack says no. */
export async function callApi(origin: string, token: string, method: string, parameters: Json): Promise<Json> {
  const { body } = await exchange(`${origin}/api/${method}`, {
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    body: JSON.stringify(parameters),
  });
  const answer = toRecord(parseJson(body.toString()));
  if (answer["ok"] !== true) throw new Error(`${method}: ${body.toString()} for ${JSON.stringify(parameters)}`);
  return answer;
}

function sign(secret: string, timestamp: number, body: string): string {
  return `v0=${createHmac("sha256", secret).update(`v0:${timestamp}:${body}`).digest("hex")}`;
}

export type Signing = { secret: string; timestamp?: number };

export function signedHeaders(body: string, { secret, timestamp = nowInSeconds() }: Signing): Record<string, string> {
  return { "x-slack-request-timestamp": String(timestamp), "x-slack-signature": sign(secret, timestamp, body) };
}

export function nowInSeconds(): number {
  return Math.floor(Date.now() / 1000);
}

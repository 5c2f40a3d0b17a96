import type { IncomingMessage, ServerResponse } from "node:http";
import { answerEarly, type Answered, answerLate, send, toAnswer } from "./answers.ts";
import type { Emulator } from "./emulator.ts";
import type { Identity } from "./events.ts";
import { exchange } from "./exchange.ts";
import { type Call, type createFaults, isEarly } from "./faults.ts";
import type { Judge } from "./judgement.ts";
import { type Json, parseJson, readArguments, toRecord, toRecords, toText } from "./json.ts";
import { amendAnswer } from "./likeness.ts";

type Options = {
  origin: string;
  emulator: Emulator;
  identity: Identity;
  faults: ReturnType<typeof createFaults>;
  judge: Judge;
};

type Asked = {
  request: IncomingMessage;
  response: ServerResponse;
  body: Buffer;
  url: URL;
  /** What the front answers itself, in place of the emulator. */
  answer?: () => Json;
};

export type Proxy = { calls: Call[]; views: Map<string, Json>; handle(asked: Asked): Promise<void> };

const kept = ["authorization", "content-type", "accept", "user-agent"];

/** Passes the bot's calls to the emulator, after Slack's own checks and with the faults that a test asked for. */
export function createProxy({ origin, emulator, identity, faults, judge }: Options): Proxy {
  const calls: Call[] = [];
  const views = new Map<string, Json>();

  async function handle(asked: Asked): Promise<void> {
    const { request, response, body, url } = asked;
    const parameters = readArguments(request.headers["content-type"] ?? "", body, url.searchParams);
    const method = toMethod(url.pathname);
    const channel = toText(parameters["channel"] ?? parameters["channel_id"] ?? parameters["user_id"]);
    const call: Call = { method, channel, body: parameters, at: Date.now(), answered: "pending" };
    calls.push(call);

    const fault = faults.take(call);
    if (fault && isEarly(fault)) return answerEarly(fault, call, response);
    const answered = await answer(asked, call);
    if (fault) await answerLate(fault, answered, call, response);
    else send(response, answered);
  }

  async function answer(asked: Asked, call: Call): Promise<Answered> {
    const own = judge.judge(call.method, call.body) ?? asked.answer?.();
    const answered = own ? toAnswer(own) : await forward(asked, call);
    const said = toRecord(parseJson(answered.body.toString()));
    call.answered = said["ok"] === false ? `error:${String(said["error"])}` : "ok";
    if (said["ok"] === true) remember(call, said);
    return answered;
  }

  function remember({ method, body }: Call, said: Json): void {
    if (method === "views.publish") views.set(toText(body["user_id"]), toRecord(said["view"]));
    if (method !== "files.completeUploadExternal") return;
    for (const { id } of toRecords(said["files"])) judge.files.add(toText(id));
  }

  /** The emulator names itself in the upload addresses: the bot must come back through the front. */
  async function forward({ request, body, url }: Asked, call: Call): Promise<Answered> {
    const headers = Object.fromEntries(kept.flatMap((name) => pick(request, name)));
    const reply = await exchange(emulator.origin + url.pathname + url.search, {
      method: request.method ?? "POST",
      headers: { ...headers, "content-length": body.length },
      body,
    });
    const type = reply.headers["content-type"] ?? "application/json";
    if (!type.includes("json")) return { status: reply.status, headers: { "content-type": type }, body: reply.body };
    const text = reply.body.toString().replaceAll(emulator.url, origin);
    return toAnswer(amendAnswer(call.method, toRecord(parseJson(text)), call.body, identity), reply.status);
  }

  return { calls, views, handle };
}

/** The method of the Web API, or what is done to a file. */
function toMethod(path: string): string {
  if (path.startsWith("/api/")) return path.slice("/api/".length);
  return path.startsWith("/upload/") ? "upload" : "download";
}

function pick(request: IncomingMessage, name: string): [string, string][] {
  const value = request.headers[name];
  return typeof value === "string" ? [[name, value]] : [];
}

import { Hono } from "hono";
import type { Context } from "hono";
import { bodyLimit } from "hono/body-limit";
import { z } from "zod";
import { type Inbound, largestFile } from "../../core/adapter.ts";
import { UserError } from "../../core/errors.ts";
import { type Attachment, say } from "../../core/message.ts";
import { guard } from "./guard.ts";
import { readSaid, readSent, type Refused, type Said } from "./inbound.ts";
import type { Live, LiveEvent } from "./live.ts";
import { sceneMoves } from "./scene.ts";
import type { Mailbox, SandboxMessage, Scene } from "./scene.ts";
import { sentences } from "./sentences.ts";

export type WebRoutes = {
  scene: Scene;
  mailbox: Mailbox;
  live: Live;
  /** The page's files by path: "/", "/app.js"… */
  page: ReadonlyMap<string, { type: string; body: string }>;
  receive: (event: Inbound) => void;
  bytesOf: (file: Attachment) => Promise<Uint8Array>;
  /** Milliseconds since 1970 UTC, in the scene's time. */
  now: () => number;
  port: () => number;
  /** Told of what should not have happened. */
  report: (fault: unknown) => void;
};

const largestBody = 64 * 1024;
const clockBody = z.object({ target: z.enum(sceneMoves) });

/** The page and its API. Every refusal is `{ error }`, a French sentence. */
export function createRoutes({ scene, mailbox, live, page, receive, bytesOf, now, port, report }: WebRoutes): Hono {
  const app = new Hono();
  app.use(guard(port));
  const ofWords = bodyLimit({ maxSize: largestBody, onError: (context) => refuse(context, 413, sentences.tooLong) });
  const ofFile = bodyLimit({ maxSize: largestFile, onError: (context) => refuse(context, 413, sentences.tooBig) });
  app.use("/api/*", (context, next) => (context.req.path === "/api/file" ? ofFile : ofWords)(context, next));
  app.notFound((context) => refuse(context, 404, sentences.notHere));
  app.onError((fault, context) => {
    if (fault instanceof UserError) return refuse(context, 409, fault.message);
    report(fault);
    return refuse(context, 503, sentences.notNow);
  });

  for (const [path, { type, body }] of page) {
    app.get(path, (context) => context.body(body, 200, { "Content-Type": type }));
  }

  app.get("/api/scene", (context) => context.json(scene.describe()));

  app.get("/api/messages", (context) => {
    const account = context.req.query("account");
    if (!account) return refuse(context, 400, sentences.noAccount);
    const known = scene.describe().people.some((person) => person.account === account);
    return known ? context.json(mailbox.ofAccount(account)) : refuse(context, 404, sentences.unknownAccount);
  });

  app.get("/api/files/:message/:rank", async (context) => {
    const file = fileOf(mailbox, Number(context.req.param("message")), Number(context.req.param("rank")));
    if (file === undefined) return refuse(context, 404, sentences.notHere);
    return context.body(new Uint8Array(await bytesOf(file)), 200, {
      "Content-Type": file.mime,
      "Content-Disposition": `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
    });
  });

  app.get("/api/stream", (context) => {
    const last = Number(context.req.header("Last-Event-ID") ?? 0);
    const events = [...missedSince(mailbox, last), toSceneEvent(scene)];
    return context.body(live.open(events), 200, { "Content-Type": "text/event-stream", "X-Accel-Buffering": "no" });
  });

  app.post("/api/say", async (context) => hear(context, readSaid(await readJson(context), scene.describe().people)));

  app.post("/api/file", async (context) => {
    // A form of a foreign page cannot send this type.
    if (context.req.header("Content-Type") !== "application/octet-stream")
      return refuse(context, 400, sentences.unreadable);
    const bytes = new Uint8Array(await context.req.arrayBuffer());
    return hear(context, readSent(context.req.query(), bytes, scene.describe().people));
  });

  function hear(context: Context, read: Said | Refused): Response {
    if (read.kind === "refused") return refuse(context, read.status, read.sentence);
    const { event, shown } = read;
    // Kept before it is handled, so that no answer can come first; a retry of the same id adds nothing.
    const kept = mailbox.add(event.from.id, `said:${event.id}`, "person", say(shown), now());
    if (kept) live.publish({ event: "message", id: kept.id, data: { ...kept, said: event.id } });
    receive(event);
    return context.json({ message: kept ?? null });
  }

  app.post("/api/clock", async (context) => {
    const read = clockBody.safeParse(await readJson(context));
    if (!read.success) return refuse(context, 400, sentences.unknownMove);
    const data = await scene.move(read.data.target);
    live.publish({ event: "scene", data });
    return context.json(data);
  });

  app.post("/api/reset", async (context) => {
    await scene.reset();
    for (const event of [...startOver(mailbox), toSceneEvent(scene)]) live.publish(event);
    return context.json({});
  });

  return app;
}

/** The file that a message of Relais holds, by its rank among the blocks. */
function fileOf(mailbox: Mailbox, message: number, rank: number): Attachment | undefined {
  if (!Number.isSafeInteger(message)) return undefined;
  const [said] = mailbox.since(message - 1);
  const block = said?.id === message ? said.message.blocks[rank] : undefined;
  return block?.type === "file" ? block.file : undefined;
}

export function toMessageEvent(message: SandboxMessage): LiveEvent {
  return { event: "message", id: message.id, data: message };
}

export function toSceneEvent(scene: Scene): LiveEvent {
  return { event: "scene", data: scene.describe() };
}

/** A last id that the mailbox never gave means that everything began again while the reader was away. */
function missedSince(mailbox: Mailbox, last: number): LiveEvent[] {
  if (!Number.isSafeInteger(last) || last <= 0) return mailbox.since(0).map(toMessageEvent);
  const [seen, ...missed] = mailbox.since(last - 1);
  return seen?.id === last ? missed.map(toMessageEvent) : startOver(mailbox);
}

function startOver(mailbox: Mailbox): LiveEvent[] {
  return [{ event: "reset", data: {} }, ...mailbox.since(0).map(toMessageEvent)];
}

/** Undefined when the body is not JSON, or not said to be: a form of a foreign page can send no other type. */
async function readJson(context: Context): Promise<unknown> {
  if (!context.req.header("Content-Type")?.startsWith("application/json")) return undefined;
  return context.req.json<unknown>().catch(() => undefined);
}

function refuse(context: Context, status: 400 | 404 | 409 | 413 | 503, error: string): Response {
  return context.json({ error }, status);
}

import { once } from "node:events";
import { request } from "node:http";
import { afterEach, expect, test } from "vitest";
import { createWebAdapter } from "../../../src/adapters/web/web.ts";
import { OperatorError } from "../../../src/core/errors.ts";
import { say } from "../../../src/core/message.ts";
import { createFakeCore, createFakeMailbox, createFakeScene } from "../../support/fake-scene.ts";
import { bytesOf } from "../../support/files.ts";

const id = "3f0b8f54-6c0f-4b55-9d33-5f5c8f0f2a11";
const closing: (() => Promise<void>)[] = [];

afterEach(async () => {
  await Promise.all(closing.splice(0).map((close) => close()));
});

async function start(port = 0) {
  const mailbox = createFakeMailbox();
  const adapter = createWebAdapter({
    port,
    scene: createFakeScene(() => mailbox.clear()),
    mailbox,
    bytesOf,
    now: () => 1000,
  });
  closing.push(() => adapter.stop());
  await adapter.start(
    createFakeCore(() => adapter),
    () => {},
  );
  const post = (path: string, body: unknown) =>
    fetch(adapter.url() + path, {
      method: "POST",
      body: JSON.stringify(body),
      headers: { "Content-Type": "application/json" },
    });
  return { adapter, mailbox, post };
}

function field(block: string, name: string): string | undefined {
  return new RegExp(`^${name}: (.*)$`, "m").exec(block)?.[1];
}

/** Reads events of the stream one at a time, as `[event, id, data]`. */
async function listen(url: string, lastEventId?: string) {
  const leaving = new AbortController();
  closing.push(async () => leaving.abort());
  const headers: Record<string, string> = lastEventId === undefined ? {} : { "Last-Event-ID": lastEventId };
  const response = await fetch(`${url}/api/stream`, { headers, signal: leaving.signal });
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let received = "";
  const nextBlock = async (): Promise<string> => {
    while (!received.includes("\n\n")) {
      const part = await reader?.read();
      if (!part || part.done) return "";
      received += part.value;
    }
    const end = received.indexOf("\n\n");
    const block = received.slice(0, end);
    received = received.slice(end + 2);
    return block.includes("event:") ? block : nextBlock();
  };
  return async () => {
    const block = await nextBlock();
    return [field(block, "event"), field(block, "id"), JSON.parse(field(block, "data") ?? "null")] as const;
  };
}

test("takes a free port on this machine only, and serves the page", async () => {
  const { adapter } = await start();
  expect(adapter.url()).toMatch(/^http:\/\/127\.0\.0\.1:[1-9]\d+$/);
  const page = await fetch(adapter.url());
  expect(page.headers.get("Content-Type")).toBe("text/html; charset=utf-8");
  const html = await page.text();
  const files = [...html.matchAll(/(?:href|src)="\/?([^"#]+\.(?:js|css|svg))"/g)].map(([, file = ""]) => file);
  expect(files).toContain("app.js");
  const answers = await Promise.all(files.map((file) => fetch(`${adapter.url()}/${file}`)));
  expect(answers.map((answer) => answer.status)).toEqual(files.map(() => 200));
});

test("refuses a foreign Host", async () => {
  const { adapter } = await start();
  const asked = request(adapter.url(), { headers: { Host: "relais.exemple.fr" } }).end();
  const [response] = await once(asked, "response");
  response.resume();
  expect(response.statusCode).toBe(403);
});

test("a port already taken is told to the operator", async () => {
  const { adapter } = await start();
  await expect(start(Number(new URL(adapter.url()).port))).rejects.toThrow(OperatorError);
});

test("posts once per key", async () => {
  const { adapter, mailbox } = await start();
  const address = await adapter.openDirect("lefevre");
  expect(address).toEqual({ platform: "web", channel: "lefevre" });
  const first = await adapter.send(address, say("Bonjour."), "k1");
  expect(await adapter.send(address, say("Bonjour."), "k1")).toEqual(first);
  expect(mailbox.ofAccount("lefevre")).toHaveLength(1);
});

test("a conversation is streamed in order: what was said, then the answer", async () => {
  const { adapter, post } = await start();
  const next = await listen(adapter.url());
  expect((await next())[0]).toBe("scene");
  await post("/api/say", { id, account: "lefevre", text: "je commence par Vougy" });
  expect(await next()).toEqual(["message", "1", expect.objectContaining({ author: "person", said: id })]);
  expect(await next()).toEqual(["message", "2", expect.objectContaining({ author: "relais", account: "lefevre" })]);
});

test("a reader who comes back gets what they missed and nothing twice", async () => {
  const { adapter } = await start();
  const address = await adapter.openDirect("lefevre");
  await adapter.send(address, say("un"), "k1");
  await adapter.send(address, say("deux"), "k2");
  await adapter.send(address, say("trois"), "k3");
  const next = await listen(adapter.url(), "1");
  expect((await next())[2]).toHaveProperty("message", say("deux"));
  expect((await next())[2]).toHaveProperty("message", say("trois"));
  expect((await next())[0]).toBe("scene");
});

test("a new reader gets the whole of every conversation", async () => {
  const { adapter } = await start();
  await adapter.send(await adapter.openDirect("lefevre"), say("un"), "k1");
  await adapter.send(await adapter.openDirect("arnaud"), say("deux"), "k2");
  const next = await listen(adapter.url());
  expect([(await next())[2].account, (await next())[2].account]).toEqual(["lefevre", "arnaud"]);
});

test.each(["7", "not a number"])("a reader whose last message (%s) never was gets everything", async (last) => {
  const { adapter } = await start();
  await adapter.send(await adapter.openDirect("lefevre"), say("un"), "k1");
  const next = await listen(adapter.url(), last);
  const first = await next();
  const message = first[0] === "reset" ? await next() : first;
  expect(message[2]).toHaveProperty("message", say("un"));
});

test("moving time and starting over are told to every reader", async () => {
  const { adapter, post } = await start();
  const next = await listen(adapter.url());
  await next();
  await post("/api/clock", { target: "monday" });
  expect(await next()).toEqual(["scene", undefined, expect.objectContaining({ now: expect.stringContaining("23") })]);
  await post("/api/reset", {});
  expect((await next())[0]).toBe("reset");
  expect((await next())[0]).toBe("scene");
});

test("stops with readers connected, and twice", async () => {
  const { adapter } = await start();
  const next = await listen(adapter.url());
  await next();
  await adapter.stop();
  await adapter.stop();
  await expect(fetch(adapter.url())).rejects.toThrow("fetch failed");
});

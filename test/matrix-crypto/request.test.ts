import { once } from "node:events";
import { type IncomingMessage, type Server, createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { createRequire } from "node:module";
import { LogService, MatrixClient, MatrixError } from "matrix-bot-sdk";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type RequestOptions, type Response, closeConnections, request } from "../../packages/request/src/request.ts";

let server: Server;
let base = "";
const hits: string[] = [];

/** Tells what it received; a path may ask for something else. */
async function answer(received: IncomingMessage): Promise<{ status?: number; headers?: object; body?: unknown }> {
  const body = await received.toArray();
  const { pathname } = new URL(received.url!, base);
  if (pathname === "/moved") return { status: 302, headers: { Location: `${base}/elsewhere` } };
  if (pathname === "/bytes") return { headers: { "Content-Type": "image/x" }, body: Buffer.of(0, 255, 128) };
  if (pathname === "/busy") return { status: 429, body: { errcode: "M_LIMIT_EXCEEDED", retry_after_ms: 3000 } };
  return {
    headers: { "X-Kept": "Yes" },
    body: {
      method: received.method,
      url: received.url,
      headers: received.headers,
      body: Buffer.concat(body).toString(),
    },
  };
}

beforeAll(async () => {
  server = createServer((received, response) => {
    hits.push(received.url!);
    if (received.url === "/slow") return;
    void answer(received).then(({ status = 200, headers = {}, body = "" }) => {
      response.writeHead(status, { ...headers });
      response.end(Buffer.isBuffer(body) ? body : JSON.stringify(body));
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = Object(server.address()) satisfies AddressInfo;
  base = `http://127.0.0.1:${port}`;
});
afterAll(async () => {
  await closeConnections();
  server.closeAllConnections();
  server.close();
});

function send(path: string, options: Partial<RequestOptions> = {}): Promise<Response> {
  return new Promise((resolve, reject) => {
    request({ uri: `${base}${path}`, method: "GET", timeout: 5_000, ...options }, (error, response, body) => {
      if (response === undefined) return reject(error);
      expect(body).toBe(response.body);
      resolve(response);
    });
  });
}

describe("request", () => {
  test("sends the method, the headers and the body, and gives the status, the headers and the text", async () => {
    const headers = { Authorization: "Bearer t", "Content-Type": "application/json" };
    const response = await send("/put", { method: "PUT", headers, body: '{"é":1}' });
    expect(response).toMatchObject({ statusCode: 200, headers: { "x-kept": "Yes" } });
    expect(JSON.parse(String(response.body))).toMatchObject({
      method: "PUT",
      url: "/put",
      headers: { authorization: "Bearer t", "content-type": "application/json" },
      body: '{"é":1}',
    });
    expect(JSON.parse(String((await send("/b", { method: "POST", body: Buffer.from("raw") })).body))).toMatchObject({
      body: "raw",
    });
  });

  test("repeats a list in the query, leaves out what is not set, keeps what the address holds", async () => {
    const qs = { via: ["a b", "é"], none: undefined, nothing: null, n: 0, yes: false };
    const { url } = JSON.parse(String((await send("/q?x=1", { qs })).body));
    expect(url).toBe("/q?x=1&via=a+b&via=%C3%A9&n=0&yes=false");
    expect(JSON.parse(String((await send("/q", { qs: null })).body)).url).toBe("/q");
  });

  test("gives bytes when asked for no encoding", async () => {
    const { body, headers } = await send("/bytes", { encoding: null });
    expect(body).toEqual(Buffer.of(0, 255, 128));
    expect(headers["content-type"]).toBe("image/x");
  });

  test("follows no redirect", async () => {
    await expect(send("/moved")).rejects.toThrow("fetch failed");
    expect(hits).not.toContain("/elsewhere");
  });

  test("gives up after the time allowed, and when told to", async () => {
    await expect(send("/slow", { timeout: 20 })).rejects.toThrow(expect.objectContaining({ name: "TimeoutError" }));
    const stopping = new AbortController();
    const waiting = send("/slow", { signal: stopping.signal });
    stopping.abort(new Error("we are stopping"));
    await expect(waiting).rejects.toThrow("we are stopping");
  });

  test("gives every failure to the callback", async () => {
    await expect(send("", { uri: "not an address" })).rejects.toThrow("Invalid URL");
    await expect(send("/get", { body: "a GET has none" })).rejects.toThrow("GET");
    await expect(send("", { uri: "http://127.0.0.1:2" })).rejects.toThrow("fetch failed");
  });

  test("goes on after its connections were closed", async () => {
    await closeConnections();
    await closeConnections();
    expect((await send("/again")).statusCode).toBe(200);
  });
});

describe("matrix-bot-sdk", () => {
  test("is given our function by require", () => {
    const require = createRequire(import.meta.resolve("matrix-bot-sdk"));
    expect(require("request")).toBeTypeOf("function");
    expect(require("request").name).toBe("request");
  });

  test("calls a homeserver with it", async () => {
    LogService.muteModule("MatrixHttpClient");
    const client = new MatrixClient(base, "a token");
    const answered = await client.doRequest("PUT", "/_matrix/x", { via: ["a", "b"] }, { body: "é" });
    expect(answered).toMatchObject({ url: "/_matrix/x?via=a&via=b", body: '{"body":"é"}' });
    expect(answered.headers.authorization).toBe("Bearer a token");
    const refused: unknown = await client.doRequest("GET", "/busy").catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(MatrixError);
    expect(refused).toMatchObject({ statusCode: 429, retryAfterMs: 3000 });
  });
});

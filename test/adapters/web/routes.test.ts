import { expect, test } from "vitest";
import { createLive } from "../../../src/adapters/web/live.ts";
import { createRoutes } from "../../../src/adapters/web/routes.ts";
import type { Inbound } from "../../../src/core/adapter.ts";
import { UserError } from "../../../src/core/errors.ts";
import { say, workbookMime } from "../../../src/core/message.ts";
import { createFakeMailbox, createFakeScene } from "../../support/fake-scene.ts";
import { bytesOf, textsIn, workbookOf } from "../../support/files.ts";

const id = "3f0b8f54-6c0f-4b55-9d33-5f5c8f0f2a11";
const ours = { Host: "127.0.0.1:4000" };

function setUp(receive: (event: Inbound) => void = () => {}) {
  const mailbox = createFakeMailbox();
  const scene = createFakeScene(() => mailbox.clear());
  const faults: unknown[] = [];
  const page = new Map([["/", { type: "text/html; charset=utf-8", body: "<p>Relais</p>" }]]);
  const app = createRoutes({
    scene,
    mailbox,
    live: createLive(),
    page,
    receive,
    bytesOf,
    now: () => 1000,
    port: () => 4000,
    report: (fault) => faults.push(fault),
  });
  return {
    mailbox,
    scene,
    faults,
    get: (path: string, headers: Record<string, string> = {}) =>
      app.request(path, { headers: { ...ours, ...headers } }),
    post: (path: string, body: unknown, headers: Record<string, string> = {}) =>
      app.request(path, {
        method: "POST",
        body: typeof body === "string" ? body : JSON.stringify(body),
        headers: { ...ours, "Content-Type": "application/json", ...headers },
      }),
  };
}

test("what the person said is kept before it is handled", async () => {
  const keptWhenHandled: unknown[] = [];
  const { mailbox, post } = setUp(() => keptWhenHandled.push(...mailbox.ofAccount("lefevre")));
  const answer = await post("/api/say", { id, account: "lefevre", text: "oui" });
  const kept = { id: 1, account: "lefevre", author: "person", message: say("oui"), at: 1000 };
  expect(answer.status).toBe(200);
  expect(await answer.json()).toEqual({ message: kept });
  expect(keptWhenHandled).toEqual([kept]);
});

test("a retry is handed to the core again and kept once", async () => {
  const received: Inbound[] = [];
  const { mailbox, post } = setUp((event) => received.push(event));
  await post("/api/say", { id, account: "lefevre", text: "oui" });
  const again = await post("/api/say", { id, account: "lefevre", text: "oui" });
  expect(again.status).toBe(200);
  expect(await again.json()).toEqual({ message: null });
  expect(received.map((event) => event.id)).toEqual([id, id]);
  expect(mailbox.ofAccount("lefevre")).toHaveLength(1);
});

test("a core that fails is a 503 with a plain sentence, and is reported", async () => {
  const fault = new Error("disk full");
  const { faults, post } = setUp(() => {
    throw fault;
  });
  const answer = await post("/api/say", { id, account: "lefevre", text: "oui" });
  expect(answer.status).toBe(503);
  expect(await answer.json()).toEqual({ error: expect.stringContaining("Rien n’est perdu") });
  expect(faults).toEqual([fault]);
});

test.each<[string, string, unknown, number]>([
  ["broken JSON", "/api/say", '{"id":', 400],
  ["an unknown account", "/api/say", { id, account: "personne", text: "oui" }, 404],
  ["a body past all measure", "/api/say", { id, account: "lefevre", text: "a".repeat(70_000) }, 413],
  ["an unknown move in time", "/api/clock", { target: "yesterday" }, 400],
  ["an unknown path", "/api/nothing", {}, 404],
])("%s is refused with a French sentence", async (_, path, body, status) => {
  const { mailbox, post } = setUp();
  const answer = await post(path, body);
  expect(answer.status).toBe(status);
  expect(await answer.json()).toEqual({ error: expect.stringMatching(/^[A-ZÀ-Ý].*\.$/) });
  expect(mailbox.since(0)).toEqual([]);
});

test("a body that does not say it is JSON is not read", async () => {
  const { post } = setUp();
  const body = { id, account: "lefevre", text: "oui" };
  expect((await post("/api/say", body, { "Content-Type": "text/plain" })).status).toBe(400);
});

test.each([
  [{ Host: "relais.exemple.fr" }, 403],
  [{ Host: "127.0.0.1:4001" }, 403],
  [{ Host: "localhost:4000" }, 200],
])("asked as %o, the page answers %i", async (headers, status) => {
  const { get } = setUp();
  expect((await get("/", headers)).status).toBe(status);
});

test.each([
  ["https://exemple.fr", 403],
  ["null", 403],
  ["http://localhost:4001", 403],
  ["http://localhost:4000", 200],
  ["http://127.0.0.1:4000", 200],
])("a post from %s is answered %i", async (origin, status) => {
  const { post } = setUp();
  expect((await post("/api/say", { id, account: "lefevre", text: "oui" }, { Origin: origin })).status).toBe(status);
});

test.each(["/", "/api/scene", "/api/nothing"])(
  "%s is answered with the headers that keep scripts out",
  async (path) => {
    const { headers } = await setUp().get(path);
    expect(headers.get("Content-Security-Policy")).toMatch(/^default-src 'self';/);
    expect(headers.get("Content-Security-Policy")).not.toContain("unsafe");
    expect(headers.get("X-Content-Type-Options")).toBe("nosniff");
  },
);

test("each account has its own messages", async () => {
  const { mailbox, get } = setUp();
  mailbox.add("lefevre", "a", "relais", say("Bonjour."), 1);
  mailbox.add("arnaud", "b", "relais", say("Bonsoir."), 2);
  expect(await (await get("/api/messages?account=arnaud")).json()).toMatchObject([{ message: say("Bonsoir.") }]);
  expect((await get("/api/messages")).status).toBe(400);
  expect((await get("/api/messages?account=personne")).status).toBe(404);
});

test("time moves, and a sentence of the scene is told as it is", async () => {
  const { scene, post } = setUp();
  expect(await (await post("/api/clock", { target: "day" })).json()).toHaveProperty("now", scene.describe().now);
  scene.move = async () => {
    throw new UserError("Il n’y a plus d’échéance.");
  };
  const refused = await post("/api/clock", { target: "deadline" });
  expect([refused.status, await refused.json()]).toEqual([409, { error: "Il n’y a plus d’échéance." }]);
});

test("everything starts over", async () => {
  const { mailbox, get, post } = setUp();
  await post("/api/say", { id, account: "lefevre", text: "oui" });
  await post("/api/clock", { target: "day" });
  expect((await post("/api/reset", {})).status).toBe(200);
  expect(mailbox.since(0)).toEqual([]);
  expect(await (await get("/api/scene")).json()).toHaveProperty("now", expect.stringContaining("dimanche 22"));
});

test("a file of a message is given whole, to be kept; what is none is not here", async () => {
  const { mailbox, get } = setUp();
  const table = { name: "été.csv", mime: "text/csv", label: "Un tableau", text: "Où;Combien" };
  const blocks = [...say("Voici").blocks, { type: "file" as const, file: table }];
  mailbox.add("lefevre", "1", "relais", { blocks }, 0);
  mailbox.add("lefevre", "2", "relais", { blocks: [{ type: "file", file: workbookOf("Vougy") }] }, 0);
  const given = await get("/api/files/1/1");
  expect(await given.text()).toBe("Où;Combien");
  expect(given.headers.get("Content-Disposition")).toBe("attachment; filename*=UTF-8''%C3%A9t%C3%A9.csv");
  const workbook = await get("/api/files/2/0");
  expect(workbook.headers.get("Content-Type")).toBe(workbookMime);
  expect(textsIn(new Uint8Array(await workbook.arrayBuffer()))).toContain("Vougy");
  for (const path of ["1/0", "1/2", "3/0", "x/0", "1/x"])
    expect((await get(`/api/files/${path}`)).status, path).toBe(404);
});

const octets = { "Content-Type": "application/octet-stream" };
const sent = `/api/file?id=${id}&account=lefevre&name=salle.jpg&mime=image/jpeg&text=voici`;

test("a file that is sent is shown, then handed to the core with its bytes", async () => {
  const received: Inbound[] = [];
  const { mailbox, post } = setUp((event) => received.push(event));
  expect((await post(sent, "bytes", octets)).status).toBe(200);
  await post(sent, "bytes", octets);
  expect(received[0]).toMatchObject({
    type: "file",
    text: "voici",
    files: [{ bytes: new Uint8Array(Buffer.from("bytes")) }],
  });
  expect(received.map((event) => event.id)).toEqual([id, id]);
  expect(mailbox.ofAccount("lefevre")).toMatchObject([{ message: say("voici\nPièce jointe\u00a0: salle.jpg") }]);
});

test.each<[string, Record<string, string>, string, number, string]>([
  ["by a form of a foreign page", { "Content-Type": "text/plain" }, "bytes", 400, "lisible"],
  ["that is too big", octets, "a".repeat(10 * 1024 * 1024 + 1), 413, "10\u00a0Mo au plus"],
  ["that is empty", octets, "", 400, "vide"],
])("a file sent %s is refused with a sentence, and nothing is handled", async (_, headers, body, status, sentence) => {
  const received: Inbound[] = [];
  const { mailbox, post } = setUp((event) => received.push(event));
  const answer = await post(sent, body, headers);
  expect([answer.status, await answer.json()]).toEqual([status, { error: expect.stringContaining(sentence) }]);
  expect([received, mailbox.since(0)]).toEqual([[], []]);
});

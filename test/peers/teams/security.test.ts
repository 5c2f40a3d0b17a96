import { afterAll, describe, expect, test } from "vitest";
import { everyone, members, newBase } from "../base.ts";
import { openMeans } from "../relais.ts";
import { exchange } from "../slack/exchange.ts";
import { appId, type Authority, type Fault, openAuthority, secret, signFor, tenant } from "./microsoft.ts";
import { type Desk, openDesk, until } from "./person.ts";
import { hasPlayground } from "./playground.ts";
import { createAdapter, startOn } from "./relais.ts";

const another = "99999999-bbbb-4ccc-8ddd-eeeeeeeeeeee";

/** Every way of not being Microsoft's service, and the two of being it. */
const cases: [Fault | undefined, number][] = [
  [undefined, 200],
  ["expired two minutes ago", 200],
  ["no header", 401],
  ["garbage", 401],
  ["not a Bearer", 401],
  ["wrong audience", 401],
  ["wrong issuer", 401],
  ["expired ten minutes ago", 401],
  ["another service address", 401],
  ["no service address", 401],
  ["a key of another channel", 401],
  ["an unknown key", 401],
  ["forged", 401],
  ["alg none", 401],
  ["HS256 with the public key", 401],
  ["not valid yet", 401],
  ["of the emulator", 401],
];

/** A client, and who vouches for what it says: one for all these tests. */
async function open() {
  const authority = await openAuthority();
  const [anne] = members;
  if (anne === undefined) throw new Error("the directory is empty");
  return { authority, desk: await openDesk(anne, everyone.slice(1), authority) };
}

describe.skipIf(!hasPlayground)("who may speak to Relais on Teams", () => {
  let opened: Promise<{ authority: Authority; desk: Desk }> | undefined;
  afterAll(async () => {
    const { desk, authority } = (await opened) ?? {};
    await desk?.stop();
    await authority?.stop();
  });

  /** A real message of the Playground, which Relais took: each test changes it. */
  async function begin() {
    const { authority, desk } = await (opened ??= open());
    const running = await startOn([desk], newBase(), authority);
    await desk.arrive();
    await desk.type("instances");
    const activity = desk.lastActivity("message");
    if (activity === undefined) throw new Error("nothing was said");
    desk.clear();
    return { authority, desk, running, activity };
  }

  test("a request is taken, or refused without a word, as it is signed", async () => {
    const { desk, running, activity } = await begin();
    const answers = new Map<Fault | undefined, { status: number; body: string }>();
    for (const [fault] of cases)
      answers.set(fault, await desk.front.deliver({ ...activity, id: `case ${fault}` }, fault));
    for (const [fault, status] of cases) {
      expect({ fault, status: answers.get(fault)?.status }).toEqual({ fault, status });
      expect(answers.get(fault)?.body).toBe("");
    }
    // What was refused is not answered, and what was taken is, once.
    await until(() => (desk.heard().length === 2 ? true : undefined), "the two answers");
    await until(() => (running.health().pending === 0 ? true : undefined), "nothing left to say");
    expect(desk.heard()).toHaveLength(2);
    const told = JSON.stringify(running.warnings);
    expect(told).toContain("a request that is not of Teams was refused");
    expect(told).not.toContain(secret);
    expect(told).not.toMatch(/eyJ|BEGIN/u);
  });

  test("what nobody signed does not matter, however it is made", async () => {
    const { running } = await begin();
    const url = `http://127.0.0.1:${running.port()}/api/messages`;
    for (const body of ["{}", "[]", "null", '"x"', '{"channelId":{},"serviceUrl":[]}', '{"type":"message"}']) {
      const { status, body: said } = await exchange(url, { headers: { "content-type": "application/json" }, body });
      expect({ body, status, said: said.toString() }).toEqual({ body, status: 401, said: "" });
    }
    const headers = { "content-type": "application/json" };
    expect((await exchange(url, { headers, body: "{" })).status).toBe(400);
    expect((await exchange(url, { headers, body: "x".repeat(1_000_000) })).status).toBe(413);
    // What a page of a browser may post without being asked.
    expect((await exchange(url, { headers: { "content-type": "text/plain" }, body: "{}" })).status).toBe(415);
  });

  test.each([
    ["in what the channel says", (one: object) => ({ ...one, channelData: { tenant: { id: another } } })],
    [
      "in the conversation",
      (one: object) => ({ ...one, conversation: { id: "a:9", conversationType: "personal", tenantId: another } }),
    ],
    [
      "in both",
      (one: object) => ({
        ...one,
        channelData: { tenant: { id: another } },
        conversation: { id: "a:9", conversationType: "personal", tenantId: another },
      }),
    ],
    [
      "because it names none",
      (one: object) => ({ ...one, channelData: {}, conversation: { id: "a:9", conversationType: "personal" } }),
    ],
  ])("another tenant is not heard, %s", async (_, change) => {
    const { desk, running, activity } = await begin();
    const { status, body } = await desk.front.deliver({ ...change(activity), id: "elsewhere" });
    expect({ status, body }).toEqual({ status: 403, body: "" });
    expect(running.store.teamsJournal.referenceOf("a:9")).toBeUndefined();
  });

  test("another channel of Microsoft's service is not Teams", async () => {
    const { desk, activity } = await begin();
    expect((await desk.front.deliver({ ...activity, channelId: "webchat", id: "web" })).status).toBe(401);
    expect((await desk.front.deliver({ ...activity, channelId: "emulator", id: "emu" })).status).toBe(401);
  });

  test("a tenant that is admitted is heard", async () => {
    const { authority, desk } = await (opened ??= open());
    await startOn([desk], newBase(), authority, { tenants: [another.toUpperCase()] });
    await desk.arrive();
    const activity = { ...desk.lastActivity("installationUpdate"), channelData: { tenant: { id: another } } };
    const conversation = { id: desk.places.personal, conversationType: "personal", tenantId: another };
    expect((await desk.front.deliver({ ...activity, conversation, id: "admitted" })).status).toBe(200);
  });

  test("the keys of Microsoft's service may be away: the request is neither taken nor forged", async () => {
    const authority = await openAuthority();
    const means = openMeans(":memory:");
    const adapter = await createAdapter(means, authority);
    await adapter.start(
      () => {},
      () => {},
    );
    authority.setDown(true);
    const serviceUrl = "http://127.0.0.1:9/_connector";
    const url = `http://127.0.0.1:${adapter.port()}/api/messages`;
    const activity = { type: "message", channelId: "msteams", serviceUrl, id: "1", text: "bonjour" };
    const send = () =>
      exchange(url, {
        headers: { "content-type": "application/json", authorization: signFor(authority, serviceUrl) },
        body: JSON.stringify({
          ...activity,
          from: { id: "29:x" },
          recipient: { id: `28:${appId}` },
          conversation: { id: "a:1", conversationType: "personal", tenantId: tenant },
        }),
      });
    expect((await send()).status).toBe(503);
    expect(means.warnings.at(-1)?.message).toContain("keys");
    authority.setDown(false);
    expect((await send()).status).toBe(200);
    await adapter.stop();
    await authority.stop();
    await means.close();
  });
});

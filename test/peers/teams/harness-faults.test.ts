import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { everyone, members } from "../base.ts";
import { toRecord } from "../slack/json.ts";
import { createLimits, limitsOfTeams, placeOfSend } from "./limits.ts";
import { type Authority, openAuthority } from "./microsoft.ts";
import { type Desk, openDesk, until } from "./person.ts";
import { hasPlayground } from "./playground.ts";
import { openRedelivery } from "./redelivery.ts";
import { refusals } from "./refusals.ts";
import { startTinyBot, type TinyBot } from "./tiny-bot.ts";

const [anne] = members;
if (anne === undefined) throw new Error("the directory is empty");

const isSend = (call: Parameters<typeof placeOfSend>[0]) => placeOfSend(call) !== undefined;

describe.skipIf(!hasPlayground)("the Teams harness, when things go wrong", () => {
  let authority: Authority;
  let desk: Desk;
  let bot: TinyBot;

  beforeAll(async () => {
    authority = await openAuthority();
    bot = await startTinyBot(authority);
    desk = await openDesk(anne, everyone.slice(1), authority);
    desk.front.deliverTo(bot.url);
  });

  afterAll(async () => {
    bot?.stop();
    await desk?.stop();
    await authority?.stop();
  });

  afterEach(() => {
    desk.clear();
    desk.proxy.calls.length = 0;
    bot.seen.length = 0;
    bot.answerWith(200);
  });

  const urlOf = (place: string) =>
    `${desk.proxy.url}/_connector/v3/conversations/${encodeURIComponent(place)}/activities`;
  const send = (text: string, place: string = desk.places.personal) =>
    bot.call("POST", urlOf(place), { type: "message", text, from: { id: desk.places.personal } });
  /** What the person has read, once it has read the last thing that was sent. */
  async function readUntil(text: string): Promise<string[]> {
    await until(() => (desk.heard().some((message) => message.text === text) ? true : undefined), text);
    return desk.heard().map((message) => message.text);
  }

  test.each([
    ["throttled", refusals.throttled(2), 429, "Throttled", "2"],
    ["throttled, it does not say for how long", refusals.throttled(), 429, "Throttled", undefined],
    ["precondition", refusals.precondition(), 412, "PreconditionFailed", undefined],
    ["500", refusals.failing(500), 500, "ServiceError", undefined],
    ["502", refusals.failing(502), 502, "ServiceError", undefined],
    ["503", refusals.failing(503), 503, "ServiceError", undefined],
    ["504", refusals.failing(504), 504, "ServiceError", undefined],
    ["uninstalled", refusals.notInRoster(), 403, "BotNotInConversationRoster", undefined],
    ["blocked", refusals.blocked(), 403, "MessageWritesBlocked", undefined],
    ["disabled", refusals.disabled(), 403, "BotDisabledByAdmin", undefined],
    ["gone", refusals.gone(), 404, "ConversationNotFound", undefined],
    ["too big", refusals.tooBig(), 413, "MessageSizeTooBig", undefined],
  ])("a call is refused: %s", async (_, fault, status, code, retryAfter) => {
    desk.proxy.next(fault, isSend);
    const { headers, json, ...refused } = await send("refusé");
    expect({ status: refused.status, code: toRecord(toRecord(json)["error"])["code"] }).toEqual({ status, code });
    expect(headers["retry-after"]).toBe(retryAfter);
    expect((await send("pris")).status).toBe(201);
    expect(await readUntil("pris")).toEqual(["pris"]);
    expect(desk.proxy.calls.map(({ outcome }) => outcome)).toEqual(["refuse", "201"]);
  });

  test("a connection is cut before the message is posted, or after", async () => {
    desk.proxy.next({ kind: "cut" }, isSend);
    await expect(send("avant")).rejects.toThrow("hang up");
    desk.proxy.next({ kind: "cut after" }, isSend);
    await expect(send("après")).rejects.toThrow("hang up");
    desk.proxy.next({ kind: "fail after", status: 502 }, isSend);
    expect((await send("puis 502")).status).toBe(502);
    await send("fin");
    expect(await readUntil("fin")).toEqual(["après", "puis 502", "fin"]);
  });

  test("an answer is late, and only where it is aimed", async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    desk.proxy.next({ kind: "held", until: promise }, (call) => placeOfSend(call) === desk.places.group);
    const late = send("au groupe", desk.places.group);
    expect((await send("à Anne")).status).toBe(201);
    expect(desk.heard(desk.places.group)).toEqual([]);
    resolve();
    expect((await late).status).toBe(201);
  });

  test("the limits of a conversation are kept when asked, each on its own", async () => {
    const end = desk.proxy.when(createLimits({ limits: [{ messages: 3, ms: 60_000 }] }));
    const statuses = (await Promise.all(["1", "2", "3", "4", "5"].map((text) => send(text)))).map((one) => one.status);
    expect(statuses.toSorted((a, b) => a - b)).toEqual([201, 201, 201, 429, 429]);
    const refused = await send("6");
    expect(Number(refused.headers["retry-after"])).toBeGreaterThan(0);
    expect((await send("ailleurs", desk.places.group)).status).toBe(201);
    expect((await bot.call("POST", urlOf(desk.places.personal), { type: "typing" })).status).toBe(202);
    end();
    expect((await send("7")).status).toBe(201);
    expect(await readUntil("7")).toHaveLength(4);
  });

  test("the limits of Teams, on a clock of our own", () => {
    const limits = createLimits();
    const call = { method: "POST", path: "/v3/conversations/a:1/activities", body: {}, outcome: "" };
    const isTaken = (at: number) => limits({ ...call, authorization: undefined, at }) === undefined;
    const burst = Array.from({ length: 10 }, () => isTaken(0));
    expect(burst.filter(Boolean)).toHaveLength(7);
    // Seven a second, eight in two.
    expect([1_000, 1_000, 1_999, 2_000].map(isTaken)).toEqual([true, false, false, true]);
    let taken = burst.filter(Boolean).length + 2;
    for (let at = 2_010; at < 30_000; at += 10) if (isTaken(at)) taken += 1;
    expect(taken).toBe(60);
    for (let at = 30_000; at < 3_600_000; at += 100) if (isTaken(at)) taken += 1;
    expect(taken).toBe(1_800);
    expect(limitsOfTeams.map(({ messages }) => messages)).toEqual([7, 8, 60, 1_800]);
  });

  test("what the bot failed to take comes again, if a test wants so", async () => {
    const redelivery = await openRedelivery(bot.url, { times: 5 });
    desk.front.deliverTo(redelivery.url);
    bot.answerWith(503);
    await desk.say("bonjour");
    await until(() => (redelivery.statuses.length >= 2 ? true : undefined), "a second try");
    bot.answerWith(200);
    await until(() => (redelivery.statuses.at(-1) === 200 ? true : undefined), "the last try");
    expect(new Set(redelivery.statuses.slice(0, -1))).toEqual(new Set([503]));
    expect(new Set(bot.seen.map(({ id }) => id)).size).toBe(1);
    desk.front.deliverTo(bot.url);
    redelivery.stop();
  });

  test("the authority is away, then back", async () => {
    authority.setDown(true);
    expect((await bot.askToken()).status).toBe(503);
    authority.setDown(false);
    expect((await bot.askToken()).status).toBe(200);
  });
});

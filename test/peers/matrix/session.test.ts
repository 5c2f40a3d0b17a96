import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { inRoom, listenOn, say, textsFrom } from "./ear.ts";
import { type Homeserver, openHomeserver, openingMs } from "./homeserver.ts";
import { openPerson, type Person } from "./person.ts";
import { type Fault, isCallTo } from "./proxy.ts";
import { converseWith, plainOf, startOn } from "./relais.ts";
import { openStage } from "./stage.ts";
import { hasSynapse } from "./synapse.ts";
import { until } from "./until.ts";

const tokensLastMs = 2_000;
/** One that was being renewed when the wait began has ended too. */
const surelyEndedMs = tokensLastMs + 1_000;

describe.skipIf(!hasSynapse)("a session whose tokens expire every two seconds", () => {
  let homeserver: Homeserver;
  let anne: Person;
  beforeAll(async () => {
    homeserver = await openHomeserver({ extra: { refreshable_access_token_lifetime: `${tokensLastMs / 1_000}s` } });
    anne = await openPerson(homeserver, "anne");
  }, openingMs);
  afterAll(() => homeserver?.stop());

  test("is opened once over many starts, with one device, and its keys", async () => {
    const { account, start, count, devices } = await openStage(homeserver);
    const first = await start();
    const conversation = await converseWith(anne, account.userId);
    await conversation.welcome();
    await first.stop();
    for (let starts = 0; starts < 3; starts += 1) await (await start()).stop();
    await start();
    expect(plainOf(await conversation.type("bonjour"))).toContain("code");
    expect(count("login")).toBe(1);
    expect(await devices()).toHaveLength(1);
  });

  test("goes on through several expirations, one renewal each, also when a file is sent", async () => {
    const { proxy, account, file, count } = await openStage(homeserver);
    const { adapter, received } = await listenOn(proxy, account, file);
    const roomId = await anne.openDirect(account.userId);
    await until(() => received[0], "an arrival");
    for (let turn = 0; turn < 2; turn += 1) {
      await wait(tokensLastMs + 200);
      await adapter.send(inRoom(roomId), say(`tour ${turn}`), `turn-${turn}`);
    }
    await wait(tokensLastMs + 200);
    const dates = { name: "dates.ics", mime: "text/calendar", label: "Vos dates", text: "BEGIN:VCALENDAR" };
    await adapter.send(inRoom(roomId), { blocks: [{ type: "file", file: dates }] }, "dates");
    await expect
      .poll(() => textsFrom(account.userId, anne, roomId), { timeout: 15_000 })
      .toEqual(["tour 0", "tour 1", "Vos dates"]);
    expect(count("login")).toBe(1);
    expect(count("refresh")).toBeGreaterThanOrEqual(3);
    const refused = proxy.calls.filter(({ outcome }) => outcome === "401").length;
    // A token expires for several calls at once: they wait for one renewal.
    expect(count("refresh")).toBeLessThanOrEqual(refused);
  });

  test("outlives a renewal that is cut, fails or is refused, with the same device", async () => {
    const faults: [Fault, { logins: number }][] = [
      [{ kind: "cut after" }, { logins: 1 }],
      [{ kind: "fail after", status: 500 }, { logins: 1 }],
      [{ kind: "refuse", status: 401, body: { errcode: "M_UNKNOWN_TOKEN" } }, { logins: 2 }],
      [{ kind: "refuse", status: 403, body: { errcode: "M_FORBIDDEN" } }, { logins: 2 }],
      [{ kind: "refuse", status: 404, body: { errcode: "M_UNRECOGNIZED" } }, { logins: 2 }],
    ];
    const outlive = async ([fault, { logins }]: (typeof faults)[number]) => {
      const { proxy, account, start, count, devices } = await openStage(homeserver);
      const running = await start();
      const conversation = await converseWith(anne, account.userId);
      await conversation.welcome();
      proxy.next(fault, isCallTo("refresh"));
      await wait(surelyEndedMs);
      await conversation.type("bonjour");
      expect(proxy.calls.filter(isCallTo("refresh")).map(({ outcome }) => outcome)).toContain(fault.kind);
      expect(running.health().halted.size).toBe(0);
      expect(count("login")).toBe(logins);
      expect(await devices()).toHaveLength(1);
    };
    await Promise.all(faults.map(outlive));
  });

  test("is found again by a start that follows a death between two tokens", async () => {
    const { proxy, account, start, count, devices } = await openStage(homeserver);
    const before = await start();
    const conversation = await converseWith(anne, account.userId);
    await conversation.welcome();
    const mend = proxy.when((call) => (isCallTo("refresh")(call) ? { kind: "cut after" } : undefined));
    const renewals = count("refresh");
    await wait(surelyEndedMs);
    await anne.say(conversation.roomId, "bonjour");
    await until(() => (count("refresh") >= renewals + 2 ? true : undefined), "renewals that are never answered");
    await before.stop();
    mend();
    await start();
    await until(async () => ((await conversation.heard()).length >= 2 ? true : undefined), "an answer");
    expect(count("login")).toBe(1);
    expect(await devices()).toHaveLength(1);
  });

  test("ends where its password is no longer the right one, and loses nobody's address", async () => {
    const { proxy, account, start } = await openStage(homeserver);
    const running = await start();
    const conversation = await converseWith(anne, account.userId);
    await conversation.welcome();
    const refuse: Fault = { kind: "refuse", status: 403, body: { errcode: "M_FORBIDDEN", error: "Invalid" } };
    const mend = proxy.when((call) => (isCallTo("refresh", "login")(call) ? refuse : undefined));
    await wait(surelyEndedMs);
    await anne.say(conversation.roomId, "bonjour");
    await until(() => running.health().halted.get("matrix"), "a stop");
    expect(running.health().halted.get("matrix")).toBe("M_UNKNOWN_TOKEN");
    await running.stop();
    mend();
    await start();
    await until(async () => ((await conversation.heard()).length >= 2 ? true : undefined), "an answer");
  });

  test("may be a token that somebody made: used as it is, replaced by another of its device, refused otherwise", async () => {
    const { account, file } = await openStage(homeserver);
    const login = (deviceId: string) => homeserver.login({ ...account, localpart: account.user }, { deviceId });
    const startWith = (token: string) => startOn(homeserver, account, file, { credentials: { token } });
    const { accessToken } = await login("MAIRIE");
    const first = await startWith(accessToken);
    const conversation = await converseWith(anne, account.userId);
    await conversation.welcome();
    await first.stop();
    await expect(startWith((await login("AUTRE")).accessToken)).rejects.toThrow("est le jeton d’un autre");
    const { accessToken: second } = await login("MAIRIE");
    const running = await startWith(second);
    await conversation.type("bonjour");
    await homeserver.callAs(second)("POST", "/_matrix/client/v3/logout", {});
    await until(() => running.health().halted.get("matrix"), "a stop");
    await running.stop();
    await expect(startWith("nul")).rejects.toThrow("Le serveur Matrix refuse ce compte (M_UNKNOWN_TOKEN)");
  });
});

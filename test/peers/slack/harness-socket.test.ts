import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { hasEmulator } from "./emulator.ts";
import { startTinyBot, type TinyBot } from "./tiny-bot.ts";
import { openWorkspace, type Workspace } from "./workspace.ts";

const elodie = "elodie@example.fr";
const people = [{ name: "elodie", realName: "Élodie Lefèvre", email: elodie }];
const patient = { timeout: 10_000 };

describe.skipIf(!hasEmulator)("the Slack workspace of the tests, over Socket Mode", () => {
  let workspace: Workspace;
  let bot: TinyBot;
  let channel: string;

  beforeEach(async () => {
    workspace = await openWorkspace({ people, mode: "socket", answerTimeout: 3_000, retryDelays: [5, 5, 5] });
    bot = await startTinyBot(workspace, "socket");
    channel = await workspace.person(elodie).directChannel();
  });
  afterEach(async () => {
    await bot.stop();
    await workspace.stop();
  });

  const say = (text: string) => workspace.person(elodie).say(channel, text);
  const settle = () => workspace.front.settled();

  test("an event arrives and is acknowledged", async () => {
    await say("bonjour");
    await settle();
    expect(bot.seen.map(({ event }) => event["text"])).toEqual(["bonjour"]);
    expect(workspace.front.attempts).toMatchObject([{ kind: "events_api", outcome: "acknowledged", retry: 0 }]);
  });

  test("the acknowledgement of a command carries its answer", async () => {
    const answer = await workspace.person(elodie).command("état", channel);
    expect(answer).toEqual({ status: 200, text: JSON.stringify({ text: "reçu état" }) });
  });

  test("a lost acknowledgement makes the event come again, with its retry", async () => {
    workspace.front.socket.dropAcks(1);
    await say("deux fois");
    await settle();
    expect(bot.seen.map(({ retry }) => retry)).toEqual([0, 1]);
    expect(new Set(bot.seen.map(({ body }) => body["event_id"])).size).toBe(1);
    expect(workspace.front.attempts.map(({ outcome }) => outcome)).toEqual(["timeout", "acknowledged"]);
  });

  test.each(["warning", "refresh_requested"] as const)(
    "asked to reconnect (%s), the bot loses nothing",
    async (reason) => {
      workspace.front.socket.disconnect(reason);
      await say("pendant");
      await expect.poll(() => bot.seen.length, patient).toBe(1);
      await settle();
      await expect.poll(() => workspace.front.socket.connections(), patient).toBe(1);
    },
  );

  test("what was not acknowledged when the connection broke comes again on the next one", async () => {
    workspace.front.socket.dropAcks(Infinity);
    await say("coupé");
    await expect.poll(() => bot.seen.length, patient).toBe(1);
    workspace.front.socket.cut();
    await expect.poll(() => workspace.front.attempts[0]?.outcome, patient).toBe("connection_lost");
    workspace.front.socket.dropAcks(0);
    await settle();
    expect(bot.seen.map(({ retry }) => retry)).toEqual([0, 1]);
    expect(workspace.front.attempts.map(({ outcome }) => outcome)).toEqual(["connection_lost", "acknowledged"]);
  });

  test("two connections share the events", async () => {
    const other = await startTinyBot(workspace, "socket");
    expect(workspace.front.socket.connections()).toBe(2);
    for (const text of ["un", "deux", "trois", "quatre"]) await say(text);
    await settle();
    expect([bot.seen.length, other.seen.length]).toEqual([2, 2]);
    await other.stop();
  });

  test("a bot with another application token is not let in", async () => {
    await expect(startTinyBot({ ...workspace, appToken: "xapp-wrong" }, "socket")).rejects.toThrow("invalid_auth");
  });
});

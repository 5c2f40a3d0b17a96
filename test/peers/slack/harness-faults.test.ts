import { webApi } from "@slack/bolt";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { hasEmulator } from "./emulator.ts";
import type { Fault } from "./faults.ts";
import { toRecord } from "./json.ts";
import { startTinyBot, type TinyBot } from "./tiny-bot.ts";
import { openWorkspace, type Workspace } from "./workspace.ts";

const elodie = "elodie@example.fr";
const people = [{ name: "elodie", realName: "Élodie Lefèvre", email: elodie }];

const image = (id: unknown) => ({ type: "image", alt_text: "Graphique", slack_file: { id } });

/** What Bolt's client makes of each fault, and how many messages were posted all the same. */
const outcomes: [Fault, object, number][] = [
  [{ kind: "429", retryAfter: 7 }, { code: "slack_webapi_rate_limited_error", retryAfter: 7 }, 0],
  [{ kind: "429" }, { message: expect.stringContaining("Retry header did not contain a valid timeout") }, 0],
  [{ kind: "500" }, { code: "slack_webapi_http_error", statusCode: 500 }, 0],
  [{ kind: "500AfterAccept" }, { code: "slack_webapi_http_error", statusCode: 500 }, 1],
  [{ kind: "cut" }, { code: "slack_webapi_request_error" }, 0],
  [{ kind: "cutAfter" }, { code: "slack_webapi_request_error" }, 1],
  [{ kind: "error", error: "is_archived" }, { data: { error: "is_archived" } }, 0],
  [{ kind: "garbage" }, { data: { error: expect.stringContaining('{"ok":true') } }, 1],
  [{ kind: "slow", ms: 20 }, { ok: true }, 1],
];

describe.skipIf(!hasEmulator)("the Slack workspace of the tests, with its faults", () => {
  let workspace: Workspace;
  let bot: TinyBot;

  beforeEach(async () => {
    workspace = await openWorkspace({ people, answerTimeout: 3_000, retryDelays: [5, 5, 5] });
    bot = await startTinyBot(workspace, "http");
  });
  afterEach(async () => {
    await bot.stop();
    await workspace.stop();
  });

  const post = (channel: string, text: string, more: object = {}) =>
    bot.app.client.apiCall("chat.postMessage", { channel, text, ...more });

  test.each(outcomes)("%j", async (fault, outcome, posted) => {
    const channel = await workspace.person(elodie).directChannel();
    workspace.front.faults.next(fault, { method: "chat.postMessage", channel });
    const seen: unknown = await post(channel, "un").catch((thrown: unknown) => thrown);
    expect(seen).toMatchObject(outcome);
    expect(await workspace.messages(channel)).toHaveLength(posted);
    expect(workspace.front.calls.at(-1)?.answered).toBe(fault.kind === "error" ? "error:is_archived" : fault.kind);
    await post(channel, "deux");
    expect((await workspace.messages(channel)).at(-1)?.text).toBe("deux");
  });

  test("a call that is never answered was made all the same", async () => {
    const channel = await workspace.person(elodie).directChannel();
    workspace.front.faults.when(({ body }) => (body["text"] === "silence" ? { kind: "timeoutAfter" } : undefined));
    const options = { slackApiUrl: workspace.apiUrl, timeout: 1_000, retryConfig: { retries: 0 } };
    const impatient = new webApi.WebClient(workspace.botToken, options);
    const asked = impatient.apiCall("chat.postMessage", { channel, text: "silence" });
    const seen: unknown = await asked.catch((thrown: unknown) => thrown);
    expect(seen).toMatchObject({ code: "slack_webapi_request_error" });
    await expect.poll(() => workspace.messages(channel), { timeout: 10_000 }).toHaveLength(1);
  });

  test("posting too fast on a channel is refused, elsewhere not", async () => {
    // So slow that a machine under load cannot give the pace back between two posts.
    workspace.front.faults.limit({ perChannelPerSecond: 0.01, burst: 2 });
    const direct = await workspace.person(elodie).directChannel();
    await post(direct, "un");
    await post(direct, "deux");
    await expect(post(direct, "trois")).rejects.toMatchObject({
      retryAfter: expect.any(Number),
    });
    await post(workspace.channel("general"), "un");
  });

  test("a file goes through the front, and an image may show it", async () => {
    const { client } = bot.app;
    const channel = await workspace.person(elodie).directChannel();
    const file = Buffer.from([0, 255, 128, 10, 13]);
    await client.files.uploadV2({ channel_id: channel, file, filename: "g.png", initial_comment: "voici" });
    const [message] = await workspace.messages(channel);
    const path = new URL(String(message?.files[0]?.["url_private"])).pathname;
    const headers = { authorization: `Bearer ${workspace.person(elodie).token}` };
    const got = await fetch(workspace.front.origin + path, { headers });
    expect(Buffer.from(await got.arrayBuffer())).toEqual(file);
    expect(workspace.front.calls.map(({ method }) => method)).toContain("upload");
    await post(channel, "Graphique", { blocks: [image(message?.files[0]?.["id"])] });
    expect(workspace.front.violations).toEqual([]);
    await expect(post(channel, "Graphique", { blocks: [image("F0")] })).rejects.toThrow("invalid_blocks");
  });

  test("what Slack refuses is refused, and noted", async () => {
    const channel = await workspace.person(elodie).directChannel();
    const blocks = [{ type: "section", text: { type: "mrkdwn", text: "x".repeat(3001) } }];
    const messages = ["[ERROR] must be less than 3001 characters [json-pointer:/blocks/0/text/text]"];
    await expect(post(channel, "t", { blocks })).rejects.toMatchObject({
      data: { error: "invalid_blocks", response_metadata: { messages } },
    });
    const long = Array.from({ length: 5 }, () => ({
      type: "section",
      text: { type: "mrkdwn", text: "x".repeat(2999) },
    }));
    await expect(post(channel, "t", { blocks: long })).rejects.toMatchObject({
      data: { error: "msg_blocks_too_long" },
    });
    expect(workspace.front.violations.map(({ method }) => method)).toEqual(["chat.postMessage", "chat.postMessage"]);
  });

  test("history is read as Slack gives it: metadata on demand, since a moment", async () => {
    const channel = await workspace.person(elodie).directChannel();
    const metadata = { event_type: "relais", event_payload: { key: "k1" } };
    const posted = async (text: string) => toRecord(await post(channel, text, { metadata }))["ts"];
    const [first, second] = [await posted("un"), await posted("deux")];
    const history = (more: object) => bot.app.client.apiCall("conversations.history", { channel, ...more });
    expect(await history({ oldest: first })).toMatchObject({
      messages: [{ ts: second, bot_id: workspace.botId }],
    });
    expect(JSON.stringify(await history({}))).not.toContain("k1");
    expect(JSON.stringify(await history({ include_all_metadata: true }))).toContain("k1");
  });
});

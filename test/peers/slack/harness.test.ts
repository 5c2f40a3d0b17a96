import { createServer } from "node:http";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { hasEmulator } from "./emulator.ts";
import { listenOnFreePort } from "./exchange.ts";
import { startTinyBot, type TinyBot } from "./tiny-bot.ts";
import { openWorkspace, type Workspace } from "./workspace.ts";

const elodie = "elodie@example.fr";
const people = [{ name: "elodie", realName: "Élodie Lefèvre", email: elodie }];
const button = (value: string, text = value) => ({ type: "button", value, text: { type: "plain_text", text } });

/** What the emulator does is asked for by hand, to see what the bot would see. */
describe.skipIf(!hasEmulator)("the Slack workspace of the tests, over HTTP", () => {
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

  const settle = () => workspace.front.settled();
  const types = () => bot.seen.map(({ event }) => event["type"]);
  const texts = () => bot.seen.map(({ event }) => event["text"]);
  const post = (channel: string, text: string, more: object = {}) =>
    bot.app.client.apiCall("chat.postMessage", { channel, text, ...more });

  describe("events", () => {
    test("a message arrives once, with what Slack says of it", async () => {
      const person = workspace.person(elodie);
      const channel = await person.directChannel();
      const ts = await person.say(channel, "R&D <3 ?");
      await settle();
      expect(bot.seen).toHaveLength(1);
      expect(bot.seen[0]?.event).toMatchObject({ text: "R&amp;D &lt;3 ?", ts, channel_type: "im", team: "T000000001" });
      expect(bot.seen[0]?.body).toMatchObject({ api_app_id: workspace.appId, is_ext_shared_channel: false });
      expect(workspace.front.attempts.map(({ outcome }) => outcome)).toEqual(["200"]);
    });

    test("a mention in a channel is told twice, under two ids", async () => {
      const ts = await workspace.person(elodie).say(workspace.channel("general"), `<@${workspace.botUserId}> bonjour`);
      await settle();
      expect(new Set(types())).toEqual(new Set(["app_mention", "message"]));
      expect(bot.seen.map(({ event }) => event["ts"])).toEqual([ts, ts]);
      expect(new Set(bot.seen.map(({ body }) => body["event_id"])).size).toBe(2);
    });

    test("without message.channels, only the mention is told", async () => {
      const quiet = await openWorkspace({ people, messageChannels: false });
      const other = await startTinyBot(quiet, "http");
      await quiet.person(elodie).say(quiet.channel("general"), "bonjour");
      await quiet.person(elodie).say(quiet.channel("general"), `<@${quiet.botUserId}> bonjour`);
      await quiet.front.settled();
      expect(other.seen.map(({ event }) => event["type"])).toEqual(["app_mention"]);
      await other.stop();
      await quiet.stop();
    });

    test("the bot's own message comes back to it under its bot_id", async () => {
      const channel = await workspace.person(elodie).directChannel();
      await post(channel, "bonjour");
      await settle();
      expect(bot.seen[0]?.body["event"]).toMatchObject({ bot_id: workspace.botId, user: workspace.botUserId });
    });

    test("an edition, a deletion and a file are told as Slack tells them", async () => {
      const person = workspace.person(elodie);
      const channel = await person.directChannel();
      const ts = await person.say(channel, "un");
      await settle();
      await person.edit(channel, ts, "deux");
      await settle();
      await person.upload(channel, "plan.pdf", "voici");
      await settle();
      await person.delete(channel, ts);
      await settle();
      const events = bot.seen.map(({ event }) => event);
      expect(events.map(({ subtype }) => subtype)).toEqual([
        undefined,
        "message_changed",
        "file_share",
        "message_deleted",
      ]);
      expect(events[1]).toMatchObject({ channel_type: "im", message: { text: "deux", edited: { user: person.id } } });
      expect(events[2]).toMatchObject({ text: "voici", files: [{ name: "plan.pdf" }] });
      expect(events[3]).toMatchObject({ deleted_ts: ts, previous_message: { text: "deux" } });
    });

    test("a bot that is down is tried again, then given up", async () => {
      await bot.stop();
      const channel = await workspace.person(elodie).directChannel();
      await workspace.person(elodie).say(channel, "allô ?");
      await settle();
      expect(workspace.front.attempts.map(({ retry, outcome }) => [retry, outcome])).toEqual(
        [0, 1, 2, 3].map((retry) => [retry, "connection_failed"]),
      );
      bot = await startTinyBot(workspace, "http");
    });

    test("an event that is refused, or not answered, comes again with the number of the retry", async () => {
      const received: unknown[] = [];
      const server = createServer((request, response) => {
        const { "x-slack-retry-num": retry, "x-slack-retry-reason": reason } = request.headers;
        received.push([retry, reason]);
        if (received.length === 1) response.writeHead(503).end();
        if (received.length === 3) response.end();
      });
      workspace.deliverTo(`http://127.0.0.1:${await listenOnFreePort(server)}/`);
      await workspace.person(elodie).say(workspace.channel("general"), "bonjour");
      await settle();
      expect(received).toEqual([
        [undefined, undefined],
        ["1", "http_error"],
        ["2", "http_timeout"],
      ]);
      server.closeAllConnections();
      server.close();
    });

    test("a request that is not signed as it should be is refused by Bolt", async () => {
      expect((await workspace.front.signedRequest({ type: "nothing" }, { secret: "wrong" })).status).toBe(401);
      const stale = Math.floor(Date.now() / 1000) - 301;
      expect((await workspace.front.signedRequest({ type: "nothing" }, { timestamp: stale })).status).toBe(401);
    });

    test("events are duplicated, swapped, held and let go on demand", async () => {
      const person = workspace.person(elodie);
      const channel = await person.directChannel();
      workspace.front.duplicate(3);
      await person.say(channel, "trois");
      await settle();
      expect(new Set(bot.seen.map(({ body }) => body["event_id"])).size).toBe(1);
      expect(texts()).toEqual(["trois", "trois", "trois"]);

      workspace.front.duplicate(1);
      workspace.front.reorder(true);
      for (const text of ["un", "deux"]) await person.say(channel, text);
      await settle();
      workspace.front.reorder(false);
      workspace.front.hold();
      for (const text of ["A", "B", "C"]) await person.say(channel, text);
      await settle();
      expect(texts().slice(3)).toEqual(["deux", "un"]);
      await workspace.front.release();
      expect(texts().slice(5)).toEqual(["A", "B", "C"]);
    });

    test("opening the Home tab is told, and the view published is kept", async () => {
      const person = workspace.person(elodie);
      expect((await person.openHome()).status).toBe(200);
      expect(bot.seen[0]?.event).toMatchObject({ type: "app_home_opened", tab: "home", user: person.id });
      const blocks = [{ type: "actions", elements: [button("go")] }];
      await bot.app.client.apiCall("views.publish", { user_id: person.id, view: { type: "home", blocks } });
      expect(workspace.home(elodie)?.["blocks"]).toEqual(blocks);
      await person.pressHome("go");
      expect(bot.seen[1]?.body).toMatchObject({
        type: "block_actions",
        actions: [{ value: "go" }],
        view: { type: "home" },
      });
    });
  });

  describe("interactions", () => {
    test("a press carries the button, its message and a response_url that works", async () => {
      const person = workspace.person(elodie);
      const channel = await person.directChannel();
      await post(channel, "Choisissez", { blocks: [{ type: "actions", block_id: "b", elements: [button("oui")] }] });
      const [message] = await workspace.messages(channel);
      await settle();
      if (!message) throw new Error("not posted");
      await expect(person.press(channel, message, "non")).rejects.toThrow("Nothing to press");
      expect(await person.press(channel, message, "oui")).toEqual({ status: 200, text: "" });
      const payload = bot.seen.at(-1)?.body;
      expect(payload).toMatchObject({
        actions: [{ value: "oui", block_id: "b", type: "button" }],
        user: { id: person.id },
      });
      expect(payload).toMatchObject({ container: { message_ts: message.ts, channel_id: channel } });
      const url = String(payload?.["response_url"]);
      const respond = (more: object) =>
        fetch(url, { method: "POST", body: JSON.stringify({ replace_original: true, text: "Noté", ...more }) });
      expect((await respond({ blocks: [{ type: "nimporte" }] })).status).toBe(400);
      expect(await (await respond({})).text()).toBe("ok");
      expect((await workspace.messages(channel)).map(({ text }) => text)).toEqual(["Noté"]);
    });

    test("boxes are ticked one by one, then sent with what is ticked", async () => {
      const person = workspace.person(elodie);
      const channel = await person.directChannel();
      const options = ["a", "b", "c"].map((value) => ({ value, text: { type: "plain_text", text: value } }));
      const elements = [{ type: "checkboxes", action_id: "boxes", options }, button("envoyer")];
      await post(channel, "Cochez", { blocks: [{ type: "actions", block_id: "b", elements }] });
      const [message] = await workspace.messages(channel);
      await settle();
      const before = bot.seen.length;
      await person.pressSeveral(channel, message?.ts ?? "", ["a", "c"]);
      const selected = { b: { boxes: { selected_options: [{ value: "a" }, { value: "c" }] } } };
      const sent = bot.seen.slice(before).map(({ body }) => body);
      expect(sent.map(({ actions }) => actions)).toMatchObject([[{}], [{}], [{ value: "envoyer" }]]);
      expect(sent.at(-1)).toMatchObject({ state: { values: selected } });
    });

    test("an option is chosen in a thread", async () => {
      const person = workspace.person(elodie);
      const channel = workspace.channel("general");
      const thread = await person.say(channel, "Qui ?");
      const options = ["a", "b"].map((value) => ({ value, text: { type: "plain_text", text: value } }));
      const blocks = [{ type: "actions", elements: [{ type: "static_select", options }] }];
      await post(channel, "Choisissez", { blocks, thread_ts: thread });
      const reply = (await workspace.messages(channel, { thread })).at(-1);
      await settle();
      await person.press(channel, reply?.ts ?? "", "b");
      const chosen = { type: "static_select", selected_option: { value: "b" } };
      expect(bot.seen.at(-1)?.body).toMatchObject({ actions: [chosen], container: { thread_ts: thread } });
      expect(bot.seen.at(-1)?.body).toMatchObject({ state: { values: { b0: { a00: chosen } } } });
    });

    test("a command is answered in its acknowledgement", async () => {
      const answer = await workspace.person(elodie).command("état", workspace.channel("general"));
      expect(answer).toEqual({ status: 200, text: JSON.stringify({ text: "reçu état" }) });
      expect(bot.seen[0]?.body).toMatchObject({ command: "/relais", channel_name: "general" });
    });
  });
});

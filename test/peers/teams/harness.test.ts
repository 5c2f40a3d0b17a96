import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { everyone, members } from "../base.ts";
import { type Json, toRecord, toRecords, toText } from "../slack/json.ts";
import { member, mentionAs, uninstall } from "./happenings.ts";
import { appId, type Authority, type Fault, openAuthority, signFor, tenant } from "./microsoft.ts";
import { type Desk, openDesk, until } from "./person.ts";
import { hasPlayground, idsOf } from "./playground.ts";
import { startTinyBot, type TinyBot } from "./tiny-bot.ts";

const [anne, marc] = members;
if (anne === undefined || marc === undefined) throw new Error("the directory is empty");
const others = everyone.filter(({ email }) => email !== anne.email && email !== marc.email);
const relais = `28:${appId}`;

const yes = { type: "Action.Execute", title: "Oui", verb: "press", data: { relais: { value: "oui" } } };
const no = { ...yes, title: "Non", data: { relais: { value: "non" } } };
const toFallback = (action: typeof yes) => ({ ...action, fallback: { ...action, type: "Action.Submit" } });
const question = { type: "AdaptiveCard", version: "1.5", body: [], actions: [toFallback(yes), toFallback(no)] };

const cardOf = (content: object) => ({
  attachments: [{ contentType: "application/vnd.microsoft.card.adaptive", content }],
});

/** The harness alone, with a bot of Node alone: what Relais is tested against, and what it does not do. */
describe.skipIf(!hasPlayground)("the Teams harness", () => {
  let authority: Authority;
  let desk: Desk;
  let bot: TinyBot;

  beforeAll(async () => {
    authority = await openAuthority();
    bot = await startTinyBot(authority);
    desk = await openDesk(anne, [marc, ...others], authority);
    desk.front.deliverTo(bot.url);
  });

  afterAll(async () => {
    bot?.stop();
    await desk?.stop();
    await authority?.stop();
  });

  beforeEach(() => {
    bot.seen.length = 0;
    bot.answerWith(200);
    desk.clear();
  });

  /** What the bot has been told, once it is told `count` more activities and has answered. */
  async function told(act: () => Promise<unknown>, count = 1): Promise<Json[]> {
    const { deliveries } = desk.front;
    const before = deliveries.length;
    await act();
    await until(() => (deliveries.length >= before + count ? true : undefined), `${count} activities`);
    return bot.seen;
  }

  const post = (place: string, activity: object) =>
    bot.call("POST", `${desk.proxy.url}/_connector/v3/conversations/${encodeURIComponent(place)}/activities`, {
      type: "message",
      from: { id: relais },
      conversation: { id: place },
      ...activity,
    });
  const ask = (path: string) => bot.call("GET", `${desk.proxy.url}/_connector/v3/conversations/${path}`);
  async function posted(place: string, activity: object) {
    const { json } = await post(place, activity);
    const id = toText(toRecord(json)["id"]);
    return until(() => desk.heard(place).find((message) => message.id === id), "what the bot posted");
  }

  describe("what the bot hears", () => {
    test("a message is signed, and says who, where and in which tenant", async () => {
      const [message] = await told(() => desk.say("bonjour"));
      // Its id is a UUID; in Teams it is that of the message, a number of milliseconds.
      expect(message).toMatchObject({
        type: "message",
        channelId: "msteams",
        text: "bonjour",
        serviceUrl: `${desk.proxy.url}/_connector`,
        from: { ...idsOf(anne.email), name: anne.realName },
        recipient: { id: relais },
        conversation: { id: desk.places.personal, conversationType: "personal", tenantId: tenant },
        channelData: { tenant: { id: tenant } },
        entities: [{ type: "clientInfo", locale: "en-US", timezone: "UTC" }],
      });
      expect(desk.front.deliveries.at(-1)?.status).toBe(200);
    });

    test("in a group and in a channel, what is said without its name is not for it", async () => {
      for (const place of [desk.places.group, desk.places.channel]) {
        bot.seen.length = 0;
        await desk.say("entre nous", place);
        const [message] = await told(() => desk.mention("bonjour", place));
        expect(bot.seen).toHaveLength(1);
        const entity = { type: "mention", mentioned: { id: relais }, text: "<at>Relais</at>" };
        expect(message).toMatchObject({ text: "<at>Relais</at> bonjour" });
        expect(toRecords(message?.["entities"])[0]).toMatchObject(entity);
      }
      // What is said in a channel begins a thread, which is the conversation; the team is only in the channel data.
      const channelData = { team: { id: desk.places.team }, channel: { id: desk.places.channel } };
      expect(bot.seen[0]).toMatchObject({ conversation: { conversationType: "channel", isGroup: true }, channelData });
      expect(toText(toRecord(bot.seen[0]?.["conversation"])["id"])).toMatch(
        new RegExp(`^${desk.places.channel};messageid=\\d+$`, "u"),
      );
    });

    test("an installation is told twice: as itself, then as members who came", async () => {
      const { personal, group, channel } = desk.places;
      for (const place of [personal, group, channel]) {
        bot.seen.length = 0;
        const [installed, came] = await told(() => desk.install(place), 2);
        // Nobody has a name here, not even the one who installed.
        expect(installed).toMatchObject({ type: "installationUpdate", action: "add", from: idsOf(anne.email) });
        expect(toRecord(installed?.["from"])["name"]).toBeUndefined();
        // Only in personal is the person told among those who came.
        const ids = toRecords(came?.["membersAdded"]).map(({ id }) => id);
        expect(ids).toEqual(place === personal ? [idsOf(anne.email).id, relais] : [relais]);
        expect(toRecord(installed?.["conversation"])["id"]).toBe(place);
      }
      // The name of the team comes with an installation, and not with a message.
      const team = { id: desk.places.team, name: "Projet partagé" };
      expect(bot.seen[0]).toMatchObject({ channelData: { team, channel: { id: channel } } });
    });

    test("it is uninstalled, and people come and go", async () => {
      const { personal, group, channel, team } = desk.places;
      for (const place of [personal, group]) {
        const seen = await told(() => uninstall(desk, place), 1);
        expect(seen.pop()).toMatchObject({ type: "installationUpdate", action: "remove", conversation: { id: place } });
      }
      // From a team, it is told in the main channel.
      await told(() => uninstall(desk, channel));
      expect(bot.seen.pop()).toMatchObject({
        action: "remove",
        conversation: { id: team },
        serviceUrl: /_connector$/u,
      });
      await told(() => member(desk, "added", group, marc));
      expect(bot.seen.pop()).toMatchObject({ membersAdded: [idsOf(marc.email)] });
      await told(() => member(desk, "removed", channel));
      const channelData = { eventType: "teamMemberRemoved", team: { id: team } };
      expect(bot.seen.pop()).toMatchObject({ membersRemoved: [{ id: relais }], channelData });
    });

    test("somebody else speaks in the group and in the channel, and is answered there", async () => {
      for (const place of [desk.places.group, desk.places.channel]) {
        bot.seen.length = 0;
        const [message] = await told(() => mentionAs(desk, marc, "bonjour", place));
        expect(message).toMatchObject({ from: { ...idsOf(marc.email), name: marc.realName } });
        const where = toText(toRecord(message?.["conversation"])["id"]);
        expect(where.includes(";messageid=")).toBe(place === desk.places.channel);
        expect((await posted(where, { text: "bonjour Marc" })).text).toBe("bonjour Marc");
      }
    });

    test("its own failures are not the person's: the Playground says nothing of them, and does not try again", async () => {
      bot.answerWith(503);
      await told(() => desk.say("bonjour"));
      expect(desk.front.deliveries.at(-1)?.status).toBe(503);
      bot.answerWith(200);
      await told(() => desk.say("encore"));
      expect(bot.seen.map(({ text }) => text)).toEqual(["bonjour", "encore"]);
    });

    test("the same activity comes as often as a test wants", async () => {
      desk.front.repeat(3);
      const seen = await told(() => desk.say("trois"), 3);
      desk.front.repeat(1);
      expect(new Set(seen.map(({ id }) => id)).size).toBe(1);
    });
  });

  describe("what the person reads", () => {
    test("messages in order, and what becomes of them", async () => {
      const first = await posted(desk.places.personal, { text: "un" });
      await posted(desk.places.personal, { text: "deux" });
      const path = `${encodeURIComponent(first.place)}/activities/${first.id}`;
      const url = `${desk.proxy.url}/_connector/v3/conversations/${path}`;
      await bot.call("PUT", url, { type: "message", id: first.id, text: "un, corrigé", from: { id: relais } });
      await until(() => (desk.heard()[0]?.text === "un, corrigé" ? true : undefined), "the correction");
      expect(desk.heard().map(({ text }) => text)).toEqual(["un, corrigé", "deux"]);
      expect((await bot.call("PUT", `${url}9`, { type: "message", text: "x" })).status).toBe(404);
      // Teams would delete it.
      expect((await bot.call("DELETE", url)).status).toBe(501);
    });

    test("a button asks the bot, and what it answers is shown in place of the card", async () => {
      const replaced = { type: "AdaptiveCard", version: "1.5", body: [{ type: "TextBlock", text: "Noté" }] };
      bot.answerWith(200, replaced);
      const { group, personal } = desk.places;
      for (const place of [personal, group]) {
        bot.seen.length = 0;
        const message = await posted(place, cardOf(question));
        expect(await desk.press(message, "non")).toEqual(replaced);
        expect(bot.seen[0]).toMatchObject({
          type: "invoke",
          name: "adaptiveCard/action",
          replyToId: message.id,
          value: { action: { type: "Action.Execute", verb: "press", data: no.data } },
        });
        // Teams says "manual" here.
        expect(toRecord(bot.seen[0]?.["value"])["trigger"]).toBeUndefined();
      }
      const message = await posted(personal, cardOf(question));
      await expect(desk.press(message, "peut-être")).rejects.toThrow("peut-être");
      bot.answerWith(401);
      await expect(desk.press(message, "oui")).rejects.toThrow("502");
    });

    test("a client that knows no Execute sends a message without a word", async () => {
      const message = await posted(desk.places.personal, cardOf(question));
      const [sent] = await told(() => desk.submit(message, "oui"));
      expect(sent).toMatchObject({ type: "message", value: yes.data, replyToId: message.id });
      expect(sent?.["text"]).toBeUndefined();
    });

    test("a card at the root of a channel is pressed in the thread it begins", async () => {
      bot.answerWith(200, question);
      const message = await posted(desk.places.channel, cardOf(question));
      await expect(desk.press(message, "oui")).rejects.toThrow("ActivityNotFoundInConversation");
      const thread = `${desk.places.channel};messageid=${message.id}`;
      expect(await desk.press({ ...message, place: thread }, "oui")).toEqual(question);
    });
  });

  describe("what the bot asks", () => {
    test("who is there, with addresses: the one who uses it, and five others", async () => {
      const group = encodeURIComponent(desk.places.group);
      const { members: paged, totalCount } = toRecord((await ask(`${group}/pagedmembers?pageSize=2`)).json);
      // It knows no pages, and counts the bot that it does not name.
      expect([toRecords(paged).length, totalCount]).toEqual([6, 7]);
      const isAnne = ({ id }: Json) => id === idsOf(anne.email).id;
      expect(toRecords(paged).find(isAnne)).toMatchObject({
        ...idsOf(anne.email),
        email: anne.email,
        userPrincipalName: anne.email,
        tenantId: tenant,
        userRole: "user",
      });
      // The older list calls the account of the tenant by another name.
      const listed = toRecords((await ask(`${group}/members`)).json).find(isAnne);
      expect(listed).toMatchObject({ objectId: idsOf(anne.email).aadObjectId, email: anne.email });
      const one = await ask(`${group}/members/${encodeURIComponent(idsOf(marc.email).id)}`);
      expect(one.json).toMatchObject({ email: marc.email, ...idsOf(marc.email) });
      // Teams also knows people by their account of the tenant.
      expect((await ask(`${group}/members/${idsOf(marc.email).aadObjectId}`)).status).toBe(404);
    });

    test("a conversation with somebody else is opened, always the same, and nobody reads it", async () => {
      const url = `${desk.proxy.url}/_connector/v3/conversations`;
      const asked = { isGroup: false, bot: { id: relais }, members: [{ id: idsOf(marc.email).id }], tenantId: tenant };
      const { status, json } = await bot.call("POST", url, asked);
      expect(status).toBe(201);
      expect((await bot.call("POST", url, asked)).json).toEqual(json);
      const place = toText(toRecord(json)["id"]);
      expect((await post(place, { text: "pour Marc" })).status).toBe(201);
      await posted(desk.places.personal, { text: "pour Anne" });
      expect(desk.heard(place)).toEqual([]);
    });

    test("nothing, without a token of the authority, which gives one to who knows the secret", async () => {
      expect(await bot.askToken()).toMatchObject({ status: 200, token_type: "Bearer" });
      expect(await bot.askToken("wrong")).toMatchObject({ status: 401, error: "invalid_client" });
      const url = `${desk.proxy.url}/_connector/v3/conversations/${encodeURIComponent(desk.places.personal)}/members`;
      expect((await bot.call("GET", url)).status).toBe(200);
      expect((await bot.call("GET", url, undefined, "garbage")).status).toBe(401);
    });
  });

  test("whatever is wrong with a signature is seen by who reads the published keys", async () => {
    await told(() => desk.say("bonjour"));
    const activity = toRecord(desk.lastActivity("message"));
    const good: (Fault | undefined)[] = [undefined, "expired two minutes ago"];
    const bad: Fault[] = [
      "no header",
      "garbage",
      "not a Bearer",
      "wrong audience",
      "wrong issuer",
      "expired ten minutes ago",
      "another service address",
      "no service address",
      "a key of another channel",
      "an unknown key",
      "forged",
      "alg none",
      "HS256 with the public key",
    ];
    for (const fault of [...good, ...bad]) {
      const { status } = await desk.front.deliver(activity, fault);
      expect({ fault, status }).toEqual({ fault, status: good.includes(fault) ? 200 : 401 });
    }
    // A good signature says nothing of the tenant.
    const elsewhere = { ...activity, channelData: { tenant: { id: "elsewhere" } } };
    expect((await desk.front.deliver(elsewhere)).status).toBe(200);
    expect(signFor(authority, "x", "no header")).toBeUndefined();
  });
});

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { toText } from "../slack/json.ts";
import { type Homeserver, openHomeserver, openingMs } from "./homeserver.ts";
import { openDevice, openPerson, type Person } from "./person.ts";
import { hasSynapse } from "./synapse.ts";
import { until } from "./until.ts";

const png = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==",
  "base64",
);

const patience = { timeout: 15_000 };

/** The harness on itself, without Relais: people who talk to people. */
describe.skipIf(!hasSynapse)("two people on a real homeserver", () => {
  let homeserver: Homeserver;
  let alice: Person;
  let bob: Person;
  let room: string;

  beforeAll(async () => {
    homeserver = await openHomeserver({ name: "agent.demo.tchap.gouv.fr" });
    alice = await openPerson(homeserver, "alice.martin-demo.gouv.fr", { displayName: "Alice Martin [Demo]" });
    bob = await openPerson(homeserver, "bob", { acceptInvites: true });
    room = await alice.openDirect(bob.userId);
    await until(async () => (await membershipOf(bob.userId)) === "join" || undefined, "bob in the room");
  }, openingMs);

  afterAll(() => homeserver?.stop());

  const membershipOf = async (userId: string) =>
    (await alice.membersOf(room)).find((member) => member.userId === userId)?.membership;

  /** The message as this person reads it, once it is decrypted. */
  const read = (person: Person, id: string) =>
    until(async () => {
      const message = (await person.messages(room)).find((one) => one.id === id);
      return message?.decryptionFailure === undefined ? message : undefined;
    }, `${id} by ${person.userId}`);

  const linesOf = async (person: Person) =>
    (await person.messages(room)).map(({ text }) => text).filter((text) => text.startsWith("ligne"));

  test("what is said is read by the other, edited and taken back", async () => {
    const said = await alice.say(room, "Bonjour <Bob>", { mention: [bob.userId] });
    expect(await read(bob, said)).toMatchObject({ text: "bob: Bonjour <Bob>", encrypted: true, sender: alice.userId });
    expect((await read(bob, said)).content["m.mentions"]).toEqual({ user_ids: [bob.userId] });
    const back = await bob.say(room, "Bonjour Alice");
    expect(await read(alice, back)).toMatchObject({ text: "Bonjour Alice" });
    await bob.edit(room, back, "Bonsoir Alice");
    await until(async () => (await read(alice, back)).text === "Bonsoir Alice" || undefined, "the edit");
    await bob.redact(room, back);
    await until(async () => (await read(alice, back)).redacted || undefined, "the redaction");
  });

  test("a reaction, a thread, a reply and a poll are related to what they answer", async () => {
    const root = await alice.say(room, "Réunion lundi ?");
    const reaction = await bob.react(room, root, "✅");
    const inThread = await bob.say(room, "Oui", { thread: root });
    const reply = await bob.say(room, "Non", { replyTo: root });
    const poll = await alice.startPoll(room, "Quel jour ?", ["lundi", "mardi"]);
    const vote = await bob.vote(room, poll, ["mardi"]);
    expect(await read(alice, reaction)).toMatchObject({ relation: { to: root, key: "✅" }, encrypted: false });
    expect(await read(alice, inThread)).toMatchObject({ relation: { type: "m.thread", to: root }, text: "Oui" });
    expect(await read(alice, reply)).toMatchObject({ relation: { type: "m.in_reply_to", to: root } });
    const { type, content } = await read(alice, vote);
    expect(type).toBe("org.matrix.msc3381.poll.response");
    expect(content["org.matrix.msc3381.poll.response"]).toEqual({ answers: ["mardi"] });
  });

  test("an image and a file are decrypted and verified", async () => {
    const image = await alice.sendImage(room, { name: "carte.png", type: "image/png", bytes: png });
    const file = await alice.sendFile(room, { name: "note.txt", type: "text/plain", bytes: Buffer.from("Une note") });
    expect(await bob.download((await read(bob, image)).content)).toEqual(png);
    expect((await bob.download((await read(bob, file)).content)).toString()).toBe("Une note");
    const clear = await alice.createRoom({ name: "Forum", public: true });
    const inClear = await alice.sendFile(clear, { name: "a.txt", type: "text/plain", bytes: Buffer.from("a") });
    const [shown] = await alice.messages(clear);
    expect(shown).toMatchObject({ id: inClear, encrypted: false });
    expect((await alice.download(shown?.content ?? {})).toString()).toBe("a");
  });

  test("one sees that the other reads and types", async () => {
    const said = await alice.say(room, "Lu ?");
    await read(bob, said);
    await bob.markRead(room, said);
    await expect.poll(() => alice.readReceipts(room).get(bob.userId), patience).toBe(said);
    await bob.setTyping(room, true);
    await expect.poll(() => alice.isTyping(room, bob.userId), patience).toBe(true);
  });

  test("the server never holds in clear what was said", async () => {
    const types = new Set((await homeserver.stored(room)).map((event) => toText(event["type"])));
    expect(types).toContain("m.room.encrypted");
    expect([...types].filter((type) => type.startsWith("m.room.message") || type.includes("poll"))).toEqual([]);
  });

  test("a device is known as signed by its owner, or not", async () => {
    const unsigned = await openPerson(homeserver, "unsigned", { crossSign: false });
    const strict = await openPerson(homeserver, "strict", { onlySigned: true });
    const signed = { deviceId: bob.deviceId, signedByOwner: true };
    await expect.poll(() => alice.devicesOf(bob.userId), patience).toEqual([signed]);
    await expect.poll(() => alice.devicesOf(unsigned.userId), patience).toMatchObject([{ signedByOwner: false }]);
    const together = await strict.openDirect(unsigned.userId);
    await unsigned.join(together);
    const refused = await unsigned.say(together, "Me lisez-vous ?");
    const seen = await until(
      async () => (await strict.messages(together)).find(({ id }) => id === refused),
      "an unreadable message",
    );
    expect(seen.decryptionFailure).toBeDefined();
  });

  test("many people share a room, and who is not there any more reads no more", async () => {
    const names = Array.from({ length: 10 }, (_, at) => `member-${at}`);
    const members = await Promise.all(names.map((name) => openPerson(homeserver, name, { acceptInvites: true })));
    const [gone, ...others] = members;
    const crowd = await alice.createRoom({ encrypted: true, invite: members.map(({ userId }) => userId) });
    const countJoined = async () =>
      (await alice.membersOf(crowd)).filter(({ membership }) => membership === "join").length;
    await until(async () => (await countJoined()) === 11 || undefined, "everyone");
    await alice.kick(crowd, gone?.userId ?? "");
    await until(() => gone?.client.getRoom(crowd)?.getMyMembership() === "leave" || undefined, "the departure");
    const said = await alice.say(crowd, "Bonjour à tous");
    const heard = (person: Person) =>
      until(async () => (await person.messages(crowd)).find(({ text }) => text === "Bonjour à tous"), "the greeting");
    for (const { id } of await Promise.all(others.map(heard))) expect(id).toBe(said);
    expect(await gone?.messages(crowd)).toEqual([]);
  });

  test("a new device reads what comes after it", async () => {
    const phone = await openDevice(homeserver, await homeserver.login({ localpart: "bob", password: "secret of bob" }));
    await until(async () => (await alice.devicesOf(bob.userId)).length === 2 || undefined, "the phone");
    const said = await alice.say(room, "Sur votre téléphone ?");
    expect(await read(phone, said)).toMatchObject({ text: "Sur votre téléphone ?" });
  });

  test("a long history is read whole, in order", async () => {
    const texts = Array.from({ length: 100 }, (_, at) => `ligne ${at}`);
    for (const text of texts) await alice.say(room, text);
    await until(async () => (await linesOf(bob)).length === texts.length || undefined, "every line", 60_000);
    expect(await linesOf(bob)).toEqual(texts);
  });

  test("all is kept when the homeserver stops, or dies, and comes back", async () => {
    const before = await alice.say(room, "Avant");
    await homeserver.restart();
    const between = await bob.say(room, "Entre");
    await homeserver.kill();
    await expect(homeserver.callAs(alice.accessToken)("GET", "/_matrix/client/v3/sync")).rejects.toThrow(
      "fetch failed",
    );
    await homeserver.start();
    const after = await bob.say(room, "Après");
    for (const id of [before, between, after]) await read(alice, id);
    expect((await read(bob, before)).text).toBe("Avant");
  });
});

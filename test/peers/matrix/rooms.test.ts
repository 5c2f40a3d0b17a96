import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { members, newBase } from "../base.ts";
import { toText } from "../slack/json.ts";
import { path } from "./api.ts";
import { inRoom, listenOn, say, textsFrom } from "./ear.ts";
import { type Homeserver, openHomeserver, openingMs } from "./homeserver.ts";
import { openDevice, openPerson, type Person } from "./person.ts";
import { codeFor, converseWith, newRelaisAccount, plainOf, type RelaisAccount, startOn } from "./relais.ts";
import { hasSynapse } from "./synapse.ts";
import { until } from "./until.ts";

type Ear = Awaited<ReturnType<typeof listenOn>>;

const lines = (count: number) => Array.from({ length: count }, (_, index) => `ligne ${index}`);

const patience = { timeout: 15_000 };

const arrival = (ear: Ear) => until(() => ear.received.find(({ type }) => type === "joined"), "an arrival");
const heard = (ear: Ear, text: string) => until(() => ear.words().includes(text) || undefined, text, 40_000);

async function membershipOf(person: Person, roomId: string, userId: string): Promise<string | undefined> {
  return (await person.membersOf(roomId)).find((member) => member.userId === userId)?.membership;
}

describe.skipIf(!hasSynapse)("in its rooms", () => {
  let homeserver: Homeserver;
  let anne: Person;
  let bob: Person;
  beforeAll(async () => {
    homeserver = await openHomeserver();
    [anne, bob] = await Promise.all([openPerson(homeserver, "anne"), openPerson(homeserver, "bob")]);
  }, openingMs);
  afterAll(() => homeserver?.stop());

  async function openStage() {
    const [account, file] = [await newRelaisAccount(homeserver), newBase()];
    return { account, file, listen: () => listenOn(homeserver, account, file) };
  }

  /** An encrypted conversation where Relais has no more rights than the server gives: it may be put out of it. */
  function openFragile({ userId }: RelaisAccount): Promise<string> {
    return anne.createRoom({ encrypted: true, more: { is_direct: true, invite: [userId] } });
  }

  /** Anne asks Relais to come, and her client knows it: it gives its keys to nobody else. */
  async function invite(roomId: string, { userId }: RelaisAccount): Promise<void> {
    await anne.invite(roomId, userId);
    const membership = () => anne.client.getRoom(roomId)?.getMember(userId)?.membership;
    await until(() => membership() === "invite" || membership() === "join" || undefined, "the invitation");
  }

  test("hears what was said since it was invited, however long ago, in order", async () => {
    const { account, listen } = await openStage();
    await (await listen()).stop();
    const few = await anne.openDirect(account.userId);
    const many = await bob.openDirect(account.userId);
    for (const text of lines(3)) await anne.say(few, text);
    for (const text of lines(120)) await bob.say(many, text);
    const ear = await listen();
    await until(() => (ear.words().length >= 123 ? true : undefined), "every line", 60_000);
    expect(ear.words(anne.userId)).toEqual(lines(3));
    expect(ear.words(bob.userId)).toEqual(lines(120));
    expect(ear.received.filter(({ type }) => type === "joined")).toHaveLength(2);
    expect(ear.received.every(({ direct }) => direct)).toBe(true);
  });

  test("hears all that was said while it was stopped, in order", async () => {
    const { account, listen } = await openStage();
    const first = await listen();
    const roomId = await anne.openDirect(account.userId);
    await arrival(first);
    await first.stop();
    for (const text of lines(300)) await anne.say(roomId, text);
    const ear = await listen();
    await until(() => (ear.words().length >= 300 ? true : undefined), "every line", 60_000);
    expect(ear.words()).toEqual(lines(300));
    await anne.say(roomId, "et puis");
    await heard(ear, "et puis");
    expect(ear.words()).toHaveLength(301);
  });

  test("hears nothing of what was said to its account before it first started", async () => {
    const { account, file, listen } = await openStage();
    const session = await homeserver.login({ ...account, localpart: account.user });
    const before = await openDevice(homeserver, session, { acceptInvites: true });
    const roomId = await anne.openDirect(account.userId);
    await until(async () => (await membershipOf(anne, roomId, account.userId)) === "join" || undefined, "its coming");
    await before.call("PUT", path`/_matrix/client/v3/user/${account.userId}/account_data/m.direct`, {
      [anne.userId]: [roomId],
    });
    for (const text of lines(3)) await anne.say(roomId, text);
    const ear = await listen();
    await until(() => ear.store.matrixJournal.rooms().has(roomId) || undefined, "the room");
    await anne.say(roomId, "maintenant");
    await heard(ear, "maintenant");
    expect(ear.received).toMatchObject([{ type: "message", text: "maintenant", direct: true }]);
    await ear.stop();
    await anne.say(roomId, "plus tard");
    const again = await listenOn(homeserver, account, file);
    await heard(again, "plus tard");
    expect(again.words()).toEqual(["plus tard"]);
  });

  test.each([false, true])(
    "follows a conversation to the room that replaces it (while stopped: %s)",
    async (stopped) => {
      const { account, listen } = await openStage();
      const first = await listen();
      const roomId = await anne.openDirect(account.userId);
      await arrival(first);
      await anne.say(roomId, "avant");
      await heard(first, "avant");
      if (stopped) await first.stop();
      const answer = await anne.call("POST", path`/_matrix/client/v3/rooms/${roomId}/upgrade`, { new_version: "10" });
      const next = toText(answer["replacement_room"]);
      await until(() => anne.client.getRoom(next)?.hasEncryptionStateEvent() || undefined, "the new room");
      await invite(next, account);
      await anne.say(next, "après");
      const ear = stopped ? await listen() : first;
      await heard(ear, "après");
      expect(ear.received.at(-1)).toMatchObject({ address: inRoom(next), direct: true });
      await ear.adapter.send(inRoom(roomId), say("une réponse"), "answer");
      await expect.poll(() => textsFrom(account.userId, anne, next), patience).toEqual(["une réponse"]);
      expect(await textsFrom(account.userId, anne, roomId)).toEqual([]);
      expect(await ear.adapter.openDirect(anne.userId)).toEqual(inRoom(next));
      const sent = (await anne.messages(next)).find(({ text }) => text === "une réponse");
      expect(sent?.encrypted).toBe(true);
    },
  );

  test("put out of a room, writes there no more; asked again, is in the same conversation", async () => {
    const { account, listen } = await openStage();
    const ear = await listen();
    const roomId = await openFragile(account);
    await arrival(ear);
    await anne.kick(roomId, account.userId);
    const isOut = () => ear.store.matrixJournal.rooms<{ state: string }>().get(roomId)?.state === "left" || undefined;
    await until(isOut, "the departure");
    const lost = { refused: "address" };
    await expect(ear.adapter.send(inRoom(roomId), say("absent"), "absent")).rejects.toMatchObject(lost);
    await anne.say(roomId, "sans lui");
    await invite(roomId, account);
    await anne.say(roomId, "de nouveau là ?");
    await heard(ear, "de nouveau là ?");
    expect(ear.words()).toEqual(["de nouveau là ?"]);
    expect(ear.received.at(-1)).toMatchObject({ direct: true, address: inRoom(roomId) });
    await ear.adapter.send(inRoom(roomId), say("oui"), "back");
    await expect.poll(() => textsFrom(account.userId, anne, roomId), patience).toEqual(["oui"]);
    await anne.ban(roomId, account.userId);
    await until(isOut, "the ban");
    await expect(ear.adapter.send(inRoom(roomId), say("banni"), "banned")).rejects.toMatchObject(lost);
  });

  test("answers aside once a third one reads what was said to it alone", async () => {
    const { account, file } = await openStage();
    const running = await startOn(homeserver, account, file);
    const { email, realName } = members[0] ?? { email: "", realName: "" };
    const conversation = await converseWith(anne, account.userId);
    await conversation.welcome();
    await conversation.type(codeFor(running, email));
    await anne.invite(conversation.roomId, bob.userId);
    const isSeen = () =>
      running.store.matrixJournal
        .rooms<{ members: object }>()
        .get(conversation.roomId)
        ?.members.hasOwnProperty(bob.userId) || undefined;
    await until(isSeen, "the third one");
    const before = (await conversation.heard()).length;
    await anne.say(conversation.roomId, "bonjour Bob");
    await anne.say(conversation.roomId, "!relais qui suis-je");
    const aside = await until(() => anne.invitations()[0], "another conversation");
    await anne.join(aside);
    await expect.poll(async () => (await textsFrom(account.userId, anne, aside)).length, patience).toBe(1);
    const [answer = ""] = await textsFrom(account.userId, anne, aside);
    expect(plainOf({ text: answer })).toContain(realName);
    const here = async () => (await conversation.heard()).slice(before).map(plainOf);
    await expect.poll(here, patience).toEqual(["Je vous réponds en message direct."]);
    expect((await anne.membersOf(aside)).map(({ userId }) => userId).toSorted()).toEqual(
      [anne.userId, account.userId].toSorted(),
    );
  });

  test("drops what its author took back before it was heard", async () => {
    const { account, file, listen } = await openStage();
    const first = await listen();
    const roomId = await anne.openDirect(account.userId);
    await arrival(first);
    first.failNext(2);
    const waiting = await anne.say(roomId, "qui attend");
    await until(() => (first.words().length === 2 ? true : undefined), "two tries");
    await anne.redact(roomId, waiting);
    const later = () => first.store.matrixJournal.pending(roomId, Number.MAX_SAFE_INTEGER);
    await until(() => (later().length === 0 ? true : undefined), "nothing that waits");
    expect(first.received.map(({ type }) => type)).not.toContain("erased");
    await first.stop();
    await anne.redact(roomId, await anne.say(roomId, "repris"));
    await anne.say(roomId, "gardé");
    const ear = await listenOn(homeserver, account, file);
    await heard(ear, "gardé");
    expect(ear.words()).toEqual(["gardé"]);
  });
});

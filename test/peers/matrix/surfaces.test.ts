import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import type { MatrixOptions } from "../../../src/adapters/matrix/matrix.ts";
import { readHtml } from "../../adapters/matrix/read-html.ts";
import { newBase } from "../base.ts";
import { toRecord, toText } from "../slack/json.ts";
import { type Homeserver, openHomeserver, openingMs } from "./homeserver.ts";
import { openPerson, type Person } from "./person.ts";
import { codeFor, converseWith, newRelaisAccount, plainOf, startOn } from "./relais.ts";
import { hasSynapse } from "./synapse.ts";
import { until } from "./until.ts";

const [claireEmail, corinneEmail] = ["dgs@demo.example", "secretaire.charlieu@demo.example"];
let scenes = 0;

/** What is shown for sure is shown by then: so long is waited for what is not to come. */
const nothingMs = 500;

/** What Relais says there, as this person reads it. */
const heardBy = async (person: Pick<Person, "messages">, relais: string, roomId: string) =>
  (await person.messages(roomId)).filter(({ sender }) => sender === relais);

/** Until this person reads, from Relais, what holds `words`. */
const read = (person: Pick<Person, "messages">, relais: string, roomId: string, words: string) =>
  until(async () => (await heardBy(person, relais, roomId)).find((one) => plainOf(one).includes(words)), words);

/** The room of an instance: Relais is in it, and the others who are invited. */
async function instanceOf(owner: Person, relais: string, others: Person[], more = {}) {
  const options = { name: "Comité de pilotage", encrypted: true, ...more };
  const roomId = await owner.createRoom({ ...options, invite: [relais, ...others.map(({ userId }) => userId)] });
  for (const other of others) await other.join(roomId);
  const joined = async () =>
    (await owner.membersOf(roomId)).filter(({ membership }) => membership === "join").length === others.length + 2;
  await until(async () => (await joined()) || undefined, "everyone in the room");
  return roomId;
}

const wordsOf = (text: string): string[] => text.match(/[\p{L}\p{N}]+/gu) ?? [];

describe.skipIf(!hasSynapse)("on Matrix,", () => {
  let homeserver: Homeserver;
  beforeAll(async () => {
    homeserver = await openHomeserver();
  }, openingMs);
  afterAll(() => homeserver?.stop());

  async function open(options: Partial<MatrixOptions> = {}) {
    scenes += 1;
    const running = await startOn(homeserver, await newRelaisAccount(homeserver), newBase(), options);
    async function arrive(name: string): Promise<Person> {
      const person = await openPerson(homeserver, `${name}-${scenes}`, { displayName: name });
      onTestFinished(() => person.stop());
      return person;
    }
    /** Someone of the directory, linked, in their direct conversation. */
    async function meet(name: string, email: string, encrypted = true) {
      const person = await converseWith(await arrive(name), running.userId, { encrypted });
      await person.welcome();
      await person.type(codeFor(running, email));
      return person;
    }
    return { running, relais: running.userId, arrive, meet };
  }

  test("an instance's room is answered where it asks, shows only what is shared, and is not listened to", async () => {
    const { relais, arrive, meet } = await open();
    const claire = await meet("Claire", claireEmail);
    const camille = await arrive("Camille");
    const copil = await instanceOf(claire, relais, [camille]);

    // What is for others: words, a robot's, a poll and its vote, a reaction, a change, an erasure.
    const word = await camille.say(copil, "état");
    const notice = { msgtype: "m.notice", body: "!relais état", "m.mentions": { user_ids: [relais] } };
    await camille.send(copil, "m.room.message", notice);
    const poll = await claire.startPoll(copil, "Quel jour ?", ["lundi", "mardi"]);
    await camille.vote(copil, poll, ["lundi"]);
    await claire.react(copil, word, "1️⃣");
    await camille.edit(copil, word, "!relais état");
    await camille.redact(copil, word);

    await claire.say(copil, "instances copil", { mention: [relais] });
    const answer = await read(camille, relais, copil, "Comité de pilotage");
    expect(answer).toMatchObject({ encrypted: true, content: { "m.mentions": {} } });
    expect(answer.relation).toBeUndefined();
    await claire.say(copil, "!relais inviter caf@demo.example");
    await read(camille, relais, copil, "Je vous réponds en message direct.");
    await read(claire, relais, claire.roomId, "REL-");
    await wait(nothingMs);
    expect(await heardBy(camille, relais, copil)).toHaveLength(2);
  });

  test("who asks in a room and has no conversation with Relais is written to in one, and reads it", async () => {
    const { relais, running, arrive, meet } = await open();
    const claire = await meet("Claire", claireEmail);
    const corinne = await arrive("Corinne");
    const copil = await instanceOf(claire, relais, [corinne]);
    await corinne.say(copil, "!relais échéances");
    await read(corinne, relais, copil, "Je vous réponds en message direct.");
    const aside = await until(() => corinne.invitations()[0], "an invitation");
    await corinne.join(aside);
    const refused = await read(corinne, relais, aside, "Je ne vous connais pas encore");
    expect(refused.encrypted).toBe(true);
    await corinne.say(aside, codeFor(running, corinneEmail));
    await read(corinne, relais, aside, "Bonjour Madame Teyssier");
    await corinne.say(copil, "!relais qui suis-je");
    await read(corinne, relais, aside, "Corinne Teyssier");
  });

  test("a thread is answered in it, and is readable flat", async () => {
    const { relais, meet } = await open();
    const claire = await meet("Claire", claireEmail);
    const copil = await instanceOf(claire, relais, []);
    for (const room of [copil, claire.roomId]) {
      const root = await claire.say(room, "Pour lundi :");
      await claire.say(room, "instances copil", { thread: root, mention: [relais] });
      const { content, relation } = await read(claire, relais, room, "Comité de pilotage");
      expect(relation).toEqual({ type: "m.thread", to: root });
      const reply = { "m.in_reply_to": { event_id: root }, is_falling_back: true };
      expect(content["m.relates_to"]).toMatchObject(reply);
    }
  });

  test.each([true, false])("a picture and a file are received whole (encrypted: %s)", async (encrypted) => {
    const { meet } = await open();
    const claire = await meet("Claire", claireEmail, encrypted);
    await claire.type("diagnostic lancer jeunesse partout 18 décembre");
    await claire.type("oui");
    await claire.type("échéance ajouter Conférence des maires 10 décembre 2026");
    await claire.type("état");
    const shown = await until(
      async () => (await claire.heard()).find(({ content }) => content["msgtype"] === "m.image"),
      "a picture",
    );
    const png = await claire.download(shown.content);
    expect(png.subarray(1, 4).toString()).toBe("PNG");
    const [w, h] = [png.readUInt32BE(16), png.readUInt32BE(20)];
    expect(shown.content["info"]).toEqual({ mimetype: "image/png", size: png.length, w, h });
    expect(plainOf(shown)).toContain("Charlieu");
    expect(shown.content["filename"]).toBe("graphique.png");
    await claire.type("agenda");
    const file = await until(
      async () => (await claire.heard()).find(({ content }) => content["msgtype"] === "m.file"),
      "a file",
    );
    expect((await claire.download(file.content)).toString()).toMatch(/^BEGIN:VCALENDAR.*Conférence des maires/su);
    expect(file.content["filename"]).toMatch(/\.ics$/u);
    for (const { content, encrypted: isHidden } of [shown, file]) {
      expect(isHidden).toBe(encrypted);
      expect(Object.keys(content).filter((key) => key === "url" || key === "file")).toEqual([
        encrypted ? "file" : "url",
      ]);
    }
  });

  test.each([true, false])(
    "a photo sent with an answer is kept, and given back to the letter (encrypted: %s)",
    async (encrypted) => {
      const { running, meet } = await open();
      const claire = await meet("Claire", claireEmail);
      const corinne = await meet("Corinne", corinneEmail, encrypted);
      await claire.type("diagnostic lancer jeunesse partout 18 décembre");
      await claire.type("oui");
      await corinne.type("diagnostic");
      const bytes = Buffer.from([0xff, 0xd8, 0xff, 0xe0, ...Buffer.from("la salle"), 0, 255, 10, 13]);
      const photo = { name: "salle.jpg", type: "image/jpeg", bytes };
      await corinne.sendImage(corinne.roomId, photo);
      await read(corinne, running.userId, corinne.roomId, "J'ai joint « salle.jpg » à la question « Service ».");
      expect(Buffer.from(running.store.answerFiles.bytesOf(1) ?? [])).toEqual(bytes);
      await corinne.say(corinne.roomId, "pièce 1");
      const given = await until(
        async () => (await corinne.heard()).find(({ content }) => content["msgtype"] === "m.file"),
        "the file",
      );
      expect(await corinne.download(given.content)).toEqual(bytes);
      expect(given.content["filename"]).toBe("salle.jpg");
      expect(running.warnings).toEqual([]);
    },
  );

  test("every answer is whole in its plain text, and tagged as every client reads", async () => {
    const { meet } = await open();
    const claire = await meet("Claire", claireEmail);
    for (const text of ["aide", "état", "règles", "instances copil", "échéances", "qui suis-je", "bonjour"])
      await claire.type(text);
    for (const text of ["échéance ajouter", "annuler", "inviter", "qui n'a pas répondu"]) await claire.type(text);
    const heard = await claire.heard();
    const said = heard.filter(({ type, content }) => type === "m.room.message" && content["msgtype"] !== "m.file");
    const polls = heard.flatMap(({ type, content }) => (type.endsWith("poll.start") ? [JSON.stringify(content)] : []));
    const isPoll = (choices: string) => {
      const labels = choices.split(/\n\d+\. /u).slice(1);
      return polls.some((poll) => labels.every((label) => poll.includes(label)));
    };
    expect(said.length).toBeGreaterThan(10);
    for (const { content } of said) {
      expect(content["format"]).toBe("org.matrix.custom.html");
      // Tags name the columns of a large table again at each line.
      const tagged = wordsOf(readHtml(toText(content["formatted_body"])));
      let place = -1;
      // What a list offers is a poll beside the message, which then holds it in its body alone.
      const body = toText(content["body"]).replace(/(?:\n\d+\. .*)+$/u, (choices) => (isPoll(choices) ? "" : choices));
      for (const word of wordsOf(body)) {
        place = tagged.indexOf(word, place + 1);
        expect(place, word).toBeGreaterThanOrEqual(0);
      }
    }
  });

  test("one sees that Relais has read, and that it writes when that takes time", async () => {
    const { relais, meet } = await open();
    const claire = await meet("Claire", claireEmail);
    // Not `readReceipts`: what Relais writes next counts as read by it too, and takes the place of what it has read.
    const readByRelais = new Set<string>();
    claire.client.on("Room.receipt", (event) => {
      for (const [id, kinds] of Object.entries(event.getContent()))
        if (relais in toRecord(toRecord(kinds)["m.read"])) readByRelais.add(id);
    });
    const id = await claire.say(claire.roomId, "qui suis-je");
    await until(() => readByRelais.has(id) || undefined, "a receipt");
    expect(claire.isTyping(claire.roomId, relais)).toBe(false);

    const { relais: slow, arrive } = await open({ callsPerSecond: 1.5 });
    const camille = await arrive("Camille");
    const room = await camille.openDirect(slow);
    await until(() => camille.isTyping(room, slow) || undefined, "Relais writing", 40_000);
    expect(await heardBy(camille, slow, room)).toEqual([]);
    await read(camille, slow, room, "Je ne vous connais pas encore");
  });

  test("where anyone may come and read, nothing of ours is said", async () => {
    const { relais, meet } = await open();
    const claire = await meet("Claire", claireEmail);
    const world = { type: "m.room.history_visibility", content: { history_visibility: "world_readable" } };
    for (const more of [{ public: true }, { more: { initial_state: [world] } }]) {
      const forum = await instanceOf(claire, relais, [], { encrypted: false, ...more });
      await claire.say(forum, "!relais état");
      await read(claire, relais, forum, "partagée avec une autre organisation");
      expect(await heardBy(claire, relais, forum)).toHaveLength(1);
    }
  });

  test("a message too long for an event is read whole, in order", async () => {
    const { running, meet } = await open();
    const claire = await meet("Claire", claireEmail);
    const blocks = Array.from({ length: 120 }, (_, index) => ({
      type: "text" as const,
      text: `${index} ${"漢".repeat(700)}`,
    }));
    await running.adapter.send({ platform: "matrix", channel: claire.roomId }, { title: "Tout", blocks }, "long");
    const all = async () => (await claire.heard()).filter(({ text }) => text.includes("漢漢"));
    await until(async () => (await all()).some(({ text }) => text.includes("119 漢")) || undefined, "its end");
    const parts = await all();
    expect(parts.length).toBeGreaterThan(2);
    const numbers = parts.flatMap(({ text }) => text.match(/\d+(?= 漢)/gu) ?? []).map(Number);
    expect(numbers).toEqual(blocks.map((_, index) => index));
    expect(parts.every(({ decryptionFailure, encrypted }) => encrypted && decryptionFailure === undefined)).toBe(true);
    for (const raw of await homeserver.stored(claire.roomId))
      expect(JSON.stringify(toRecord(raw["content"])).length).toBeLessThan(60_000);
  });
});

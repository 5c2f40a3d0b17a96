import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { toText } from "../slack/json.ts";
import { newBase } from "../base.ts";
import { atNoOfficeHour } from "../relais.ts";
import { type Homeserver, openHomeserver, openingMs } from "./homeserver.ts";
import { openDevice, openPerson } from "./person.ts";
import { codeFor, converseWith, newRelaisAccount, plainOf, startOn } from "./relais.ts";
import { hasSynapse } from "./synapse.ts";
import type { Message } from "./timeline.ts";
import { until } from "./until.ts";

const patience = { timeout: 15_000 };

type Conversation = Awaited<ReturnType<typeof converseWith>>;

type Poll = Awaited<ReturnType<Conversation["lastPoll"]>>;

/** The last poll, once it is the one that offers `label`. */
async function findPoll(conversation: Conversation, label: string): Promise<Poll | undefined> {
  const poll = await conversation.lastPoll();
  return poll.answers.some(({ text }) => text.includes(label)) ? poll : undefined;
}

/** What one does in a conversation, each act answered once by words that hold `expected`. */
function actsOf(conversation: Conversation) {
  const { roomId } = conversation;
  let last: Message;
  const counted = { acts: 0 };
  async function act<T>(work: () => Promise<T>, expected: string): Promise<T> {
    counted.acts += 1;
    const done = Promise.withResolvers<T>();
    last = await conversation.answerTo(() => work().then(done.resolve));
    expect(plainOf(last)).toContain(expected);
    return done.promise;
  }
  return {
    counted,
    last: () => last,
    /** The poll of an answer comes just after it. */
    pollOf: (label: string) => until(() => findPoll(conversation, label), `a poll with ${label}`),
    type: (text: string, expected = "") => act(() => conversation.say(roomId, text), expected),
    edit: (of: string, text: string, expected: string) => act(() => conversation.edit(roomId, of, text), expected),
    erase: (id: string, expected: string) => act(() => conversation.redact(roomId, id), expected),
    react: (key: string, expected: string, on = last.id) => act(() => conversation.react(roomId, on, key), expected),
    async vote({ id, answers }: Poll, label: string, expected: string) {
      const answer = answers.find(({ text }) => text.includes(label));
      if (answer === undefined) throw new Error(`no answer with ${label}`);
      await act(() => conversation.vote(roomId, id, [answer.id]), expected);
    },
  };
}

describe.skipIf(!hasSynapse)("an interview on Matrix, encrypted,", () => {
  let homeserver: Homeserver;
  beforeAll(async () => {
    homeserver = await openHomeserver();
  }, openingMs);
  afterAll(() => homeserver?.stop());

  const devicesOf = async (userId: string) => {
    const place = `/_synapse/admin/v2/users/${encodeURIComponent(userId)}/devices`;
    const { devices } = await homeserver.admin("GET", place);
    return (Array.isArray(devices) ? devices : []).map((device: { device_id: string }) => device.device_id).toSorted();
  };

  test("goes from the DGS's launch to the validation, by words, votes, reactions, edits, through a restart", async () => {
    const file = newBase();
    const account = await newRelaisAccount(homeserver);
    let running = await startOn(homeserver, account, file, { clock: atNoOfficeHour });
    const devices = await devicesOf(account.userId);
    const claire = await openPerson(homeserver, "claire.arnaud");
    const corinne = await openPerson(homeserver, "corinne.teyssier");
    const phone = await openDevice(homeserver, await homeserver.login(corinne.account));
    await corinne.crypto.getUserDeviceInfo([corinne.userId], true);

    const [dgsRoom, clerkRoom] = [
      await converseWith(claire, account.userId),
      await converseWith(corinne, account.userId),
    ];
    const [dgs, clerk] = [actsOf(dgsRoom), actsOf(clerkRoom)];
    expect(plainOf(await dgsRoom.welcome())).toContain("Je ne vous connais pas encore");
    await dgs.type(codeFor(running, "dgs@demo.example"), "Je ne garde pas nos conversations");
    await dgs.type("diagnostic lancer jeunesse", "Dans quelles communes");
    await dgs.react("1️⃣", "?");
    await dgs.type("18 décembre", "Faut-il lancer");
    await dgs.type("oui", "C'est lancé");

    expect(plainOf(await clerkRoom.welcome())).toContain("code");
    await clerk.type("REL-0000-0000", "code");
    await clerk.type(codeFor(running, "secretaire.charlieu@demo.example"), "Bonjour Madame Teyssier");
    // A first letter waits for office hours: here it is asked for.
    await clerk.type("diagnostic", "question 1 sur");
    await clerk.type("oui en régie, depuis 2012", "Année de création : 2012, est-ce bien cela");
    await clerk.react("🇦", "C'est noté : 2012.");
    await clerk.type("1, 3", "C'est noté : Accueil de loisirs périscolaire et Accueil de jeunes.");

    await running.stop();
    const missed = await corinne.say(clerkRoom.roomId, "je sais pas");
    running = await startOn(homeserver, account, file, { clock: atNoOfficeHour });
    expect(await devicesOf(account.userId)).toEqual(devices);
    const textsHeard = async () => (await clerkRoom.heard()).filter(({ type }) => type === "m.room.message");
    const caughtUp = () => textsHeard().then((texts) => texts.find((text) => plainOf(text).includes("à compléter")));
    await until(caughtUp, `an answer to ${missed}, written while Relais was stopped`);
    clerk.counted.acts += 1;

    await clerk.type("4", "C'est noté : 15 à 17 ans.");
    await clerk.type("2,5", "b. 3 places");
    await clerk.type("b", "C'est noté : 3 places.");
    await clerk.type("2,5", "a. 2 places");
    await clerk.react("🇦", "C'est noté : 2 places.");
    const summer = await clerk.type("40", "C'est noté : 40 places.");
    await clerk.edit(summer, "45", "Corrigé : 45 places (avant : 40 places).");
    await clerk.edit(summer, "46", "Corrigé : 46 places (avant : 45 places).");
    expect(plainOf(clerk.last())).toContain("Combien de jours");
    await clerk.type("180", "C'est noté : 180 jours.");
    await clerk.type("passer", "Comment fixez-vous les tarifs");
    const prices = await clerk.pollOf("quotient");
    await clerk.vote(prices, "quotient", "C'est noté : Selon le quotient familial.");
    await clerk.vote(prices, "Gratuit", "Corrigé : Gratuit (avant : Selon le quotient familial).");
    expect(plainOf(clerk.last())).toContain("équivalent temps plein");
    const agents = await clerk.type("2,5", "C'est noté : 2,5 ETP.");
    await clerk.erase(agents, "Vous avez supprimé un message, mais la réponse qu'il m'avait donnée reste enregistrée");
    await clerk.type("3 agents", "C'est noté : 3 agents.");
    for (const none of ["aucun", "aucune", "aucun"]) await clerk.type(none, "noté");
    // Where clients show the poll alone, it is the poll that is reacted to.
    await clerk.react("👍", "C'est noté : oui.", (await clerk.pollOf("1. Oui")).id);
    await clerk.react("2️⃣", "C'est noté : non.");

    for (let left = 40; !plainOf(clerk.last()).includes("Relisez"); left -= 1) {
      if (left === 0) throw new Error(`no end to it: ${plainOf(clerk.last())}`);
      await clerk.type("passer");
    }
    await clerk.type("valider", "valid");
    await dgs.type("état", "1 commune sur 25 a validé");

    expect(await textsHeard()).toHaveLength(clerk.counted.acts + 1);
    // The réponse to « état » is followed by its picture.
    const ofClaire = (await dgsRoom.heard()).map(({ content }) => content["msgtype"]);
    expect(ofClaire.filter((type) => type === "m.text")).toHaveLength(dgs.counted.acts + 1);
    for (const reader of [corinne, phone]) {
      const all = () => reader.messages(clerkRoom.roomId);
      const unread = async () => (await all()).filter(({ decryptionFailure }) => decryptionFailure !== undefined);
      await expect.poll(unread, patience).toEqual([]);
      expect((await all()).length).toBeGreaterThan(80);
    }
    for (const { roomId } of [dgsRoom, clerkRoom]) {
      const said = (await homeserver.stored(roomId)).filter((event) => event["state_key"] === undefined);
      const types = new Set(said.map((event) => toText(event["type"])));
      expect([...types.difference(new Set(["m.reaction", "m.room.redaction"]))]).toEqual(["m.room.encrypted"]);
    }
    expect(running.warnings).toEqual([]);
  }, 240_000);
});

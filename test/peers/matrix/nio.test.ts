import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newBase } from "../base.ts";
import { atNoOfficeHour } from "../relais.ts";
import { toText } from "../slack/json.ts";
import { type Homeserver, openHomeserver, openingMs } from "./homeserver.ts";
import { openNioPerson } from "./nio-person.ts";
import { openPerson } from "./person.ts";
import { codeFor, converseWith, newRelaisAccount, plainOf, startOn } from "./relais.ts";
import { hasSynapse } from "./synapse.ts";
import { until } from "./until.ts";

const poll = "org.matrix.msc3381.poll";

describe.skipIf(!hasSynapse)("a client that shares no code with Element's nor with ours", () => {
  let homeserver: Homeserver;
  beforeAll(async () => {
    homeserver = await openHomeserver();
  }, openingMs);
  afterAll(() => homeserver?.stop());

  test("reads Relais and is read: a code, a command, answers typed and voted, through a restart", async () => {
    const [file, account] = [newBase(), await newRelaisAccount(homeserver)];
    let running = await startOn(homeserver, account, file, { clock: atNoOfficeHour });
    const claire = await converseWith(await openPerson(homeserver, "claire"), account.userId);
    await claire.welcome();
    await claire.type(codeFor(running, "dgs@demo.example"));
    await claire.type("diagnostic lancer jeunesse partout 18 décembre");
    await claire.type("oui");

    const nina = await openNioPerson(homeserver, "nina");
    const roomId = await nina.openDirect(account.userId);
    const heard = async () => (await nina.messages(roomId)).filter(({ sender }) => sender === account.userId);
    const texts = async () => (await heard()).filter(({ type }) => type === "m.room.message");
    let answers = 0;
    async function read(words: string): Promise<void> {
      const answer = await until(async () => (await texts())[answers], words);
      answers += 1;
      expect(plainOf(answer)).toContain(words);
    }
    async function say(text: string, words: string): Promise<void> {
      await nina.say(roomId, text);
      await read(words);
    }

    await read("Je ne vous connais pas encore");
    await say(codeFor(running, "secretaire.charlieu@demo.example"), "Bonjour Madame Teyssier");
    await say("échéances", "échéance");
    await say("diagnostic", "question 1 sur");
    const question = await until(
      async () => (await heard()).findLast(({ type }) => type === `${poll}.start`),
      "a poll that nio deciphers",
    );
    await nina.send(roomId, `${poll}.response`, {
      "m.relates_to": { rel_type: "m.reference", event_id: question.id },
      [`${poll}.response`]: { answers: [/"(@\d+ existe=regie)"/u.exec(JSON.stringify(question.content))?.[1]] },
    });
    await read("C'est noté : Oui, en régie.");
    await running.stop();
    await nina.say(roomId, "2012");
    running = await startOn(homeserver, account, file, { clock: atNoOfficeHour });
    await read("C'est noté : 2012.");
    await say("1 et 3", "C'est noté : Accueil de loisirs périscolaire et Accueil de jeunes.");

    expect(await texts()).toHaveLength(answers);
    expect(new Set((await heard()).map(({ type }) => type))).toEqual(new Set(["m.room.message", `${poll}.start`]));
    const said = (await homeserver.stored(roomId)).filter((event) => event["state_key"] === undefined);
    expect(new Set(said.map((event) => toText(event["type"])))).toEqual(new Set(["m.room.encrypted"]));
    expect(running.warnings).toEqual([]);
  });
});

import { describe, expect, onTestFinished, test } from "vitest";
import { everyone, newBase } from "../base.ts";
import { atNoOfficeHour } from "../relais.ts";
import { toRecord } from "../slack/json.ts";
import { attach } from "./happenings.ts";
import { openAuthority } from "./microsoft.ts";
import { elementsOf, type Message, offeredBy, openDesk, until } from "./person.ts";
import { hasPlayground } from "./playground.ts";
import { plainOf, shownInstead, startOn } from "./relais.ts";

const claire = { realName: "Claire Arnaud", email: "dgs@demo.example" };
const corinne = { realName: "Corinne Teyssier", email: "secretaire.charlieu@demo.example" };
const others = everyone.filter(({ email }) => email !== claire.email && email !== corinne.email);

/** What is typed to a question that offers nothing to press. */
function wordsFor(question: string): string {
  if (/depuis quelle année/iu.test(question)) return "2012";
  if (/équivalent temps plein/iu.test(question)) return "deux agents et un mi temps";
  if (/équipements|liste/iu.test(question)) return "c'est tout";
  return "passer";
}

const isSeveral = ({ card }: Message) =>
  elementsOf(card, "Input.ChoiceSet").some((one) => one["isMultiSelect"] === true);

const isAnswered = (message: Message) => plainOf(message).includes("✓ Votre choix");

async function open() {
  const authority = await openAuthority();
  const [dgs, clerk] = await Promise.all([
    openDesk(claire, others, authority),
    openDesk(corinne, [claire, ...others], authority),
  ]);
  onTestFinished(async () => {
    await Promise.all([dgs.stop(), clerk.stop()]);
    await authority.stop();
  });
  const file = newBase();
  const start = () => startOn([dgs, clerk], file, authority, { clock: atNoOfficeHour });
  return { dgs, clerk, start };
}

describe.skipIf(!hasPlayground)("an interview on Teams", () => {
  test("goes from the DGS's launch to the validation, by words, buttons and lists, through a restart", async () => {
    const { dgs, clerk, start } = await open();
    let running = await start();
    expect(plainOf(await clerk.arrive())).toContain("Bonjour Madame Teyssier. Je suis Relais");
    expect(plainOf(await dgs.arrive())).toContain("Bonjour Madame Arnaud");
    const asked = await dgs.type("diagnostic lancer jeunesse");
    await dgs.click(asked, offeredBy(asked)[0] ?? "");
    await dgs.type("18 décembre");
    expect(plainOf(await dgs.type("oui"))).toContain("C'est lancé");

    // A first letter waits for office hours: here it is asked for.
    let shown: Message = await clerk.type("diagnostic");
    const seen = { buttons: 0, lists: 0, older: 0, words: 0, turns: 0 };
    while (!plainOf(shown).includes("Relisez")) {
      if ((seen.turns += 1) > 60) throw new Error(`no end to it: ${plainOf(shown)}`);
      const offered = offeredBy(shown);
      const question: Message = shown;
      if (isSeveral(question)) {
        seen.lists += 1;
        shown = await clerk.click(question, ...offered.slice(0, 2));
      } else if (offered.length > 0 && seen.turns % 3 !== 0) {
        // Some clients know no Execute: the card is replaced all the same.
        const isOld = seen.turns % 4 === 0;
        seen[isOld ? "older" : "buttons"] += 1;
        shown = await clerk.answerTo(() => clerk[isOld ? "submit" : "press"](question, offered[0] ?? ""));
      } else {
        seen.words += 1;
        shown = await clerk.type(offered.length > 0 ? "1" : wordsFor(plainOf(question)));
      }
      if (seen.turns === 5) {
        await running.stop();
        running = await start();
        shown = await clerk.type("reprendre");
      }
    }
    expect(seen.buttons).toBeGreaterThan(2);
    expect(seen.lists).toBeGreaterThan(0);
    expect(seen.older).toBeGreaterThan(0);
    expect(seen.words).toBeGreaterThan(3);

    expect(plainOf(await clerk.type("corriger les agents : 2"))).toContain("Corrigé : 2 ETP (avant : 2,5 ETP)");
    expect(plainOf(await clerk.type("valider"))).toMatch(/validé|merci/iu);
    const state = await dgs.type("état");
    expect(plainOf(state)).toContain("1 commune sur 25 a validé");
    expect(plainOf(state)).toContain("Validée : Charlieu");

    // Every card that was answered shows what was chosen, and offers nothing any more.
    const pressed = seen.buttons + seen.lists + seen.older;
    await until(() => (clerk.heard().filter(isAnswered).length === pressed ? true : undefined), "every card replaced");
    for (const message of clerk.heard().filter(isAnswered)) expect(offeredBy(message)).toEqual([]);
    await until(() => (clerk.front.isQuiet() ? true : undefined), "nothing left to say");
    expect(running.store.outbox.maybeTwice()).toEqual([]);
    expect(running.warnings).toEqual([]);
    // The request is answered before anything is done of it.
    const times = clerk.front.deliveries.map(({ ms }) => ms);
    expect(Math.max(...times.slice(1))).toBeLessThan(5_000);
  });

  test("a file sent with an answer is had with our token from Teams alone, and kept", async () => {
    const { dgs, clerk, start } = await open();
    const running = await start();
    await Promise.all([dgs.arrive(), clerk.arrive()]);
    await dgs.type("diagnostic lancer jeunesse partout 18 décembre");
    await dgs.type("oui");
    await clerk.type("diagnostic");
    const path = "/v3/attachments/1/views/original";
    const words = { salle: "des fêtes" };
    clerk.proxy.when((call) => (call.path.endsWith(path) ? { kind: "refuse", status: 200, body: words } : undefined));
    const inChat = { contentType: "text/plain", name: "note.txt", contentUrl: `${clerk.proxy.url}/_connector${path}` };
    const answered = await clerk.answerTo(() => attach(clerk, [inChat], "oui en régie"));
    expect(plainOf(answered)).toContain("J'ai joint « note.txt » à la question « Service ».");
    expect(plainOf(answered)).toContain("C'est noté : Oui, en régie.");
    expect(JSON.parse(Buffer.from(running.store.answerFiles.bytesOf(1) ?? []).toString())).toEqual(words);
    const asked = clerk.proxy.calls.filter((call) => call.path.endsWith(path));
    expect(asked).toMatchObject([{ method: "GET", authorization: expect.stringMatching(/^Bearer ./u) }]);

    const elsewhere = { ...inChat, contentUrl: `${dgs.proxy.url}${path}` };
    expect(plainOf(await clerk.answerTo(() => attach(clerk, [elsewhere])))).toContain("pas pu recevoir « note.txt »");
    expect(dgs.proxy.calls.filter((call) => call.path.endsWith(path))).toEqual([]);
  });

  test("what is pressed is shown in place of the card at once, and the answer comes after", async () => {
    const { dgs, clerk, start } = await open();
    await start();
    await Promise.all([dgs.arrive(), clerk.arrive()]);
    const asked = await dgs.type("diagnostic lancer jeunesse");
    const [first = ""] = offeredBy(asked);
    let instead: object | undefined;
    const answer = await dgs.answerTo(async () => (instead = await dgs.press(asked, first)));
    expect(shownInstead(instead)).toContain(
      shownInstead({ type: "x", body: toRecord(asked.card)["body"] }).split("\n")[0],
    );
    expect(shownInstead(instead)).toMatch(/✓ Votre choix : /u);
    expect(plainOf(answer)).not.toContain("Votre choix");
  });

  test("where others read, it answers whom it is called by: what is shared there, what is theirs in their own conversation", async () => {
    const { dgs, clerk, start } = await open();
    const running = await start();
    await dgs.arrive();
    const asked = await dgs.type("diagnostic lancer jeunesse");
    await dgs.click(asked, offeredBy(asked)[0] ?? "");
    await dgs.type("18 décembre");
    await dgs.type("oui");

    for (const place of [clerk.places.group, clerk.places.channel]) {
      clerk.clear();
      const shared = await clerk.answerTo(() => clerk.mention("instances copil", place), place);
      expect(plainOf(shared)).toContain("Comité");
      // In a channel it is said in the thread of the question.
      expect(shared.place.includes(";messageid=")).toBe(place === clerk.places.channel);
      await clerk.say("deux agents", place);
      const aside = await clerk.answerTo(() => clerk.mention("diagnostic", place), place);
      expect(plainOf(aside)).toBe("Je vous réponds en message direct.");
      // Nobody had installed Relais for herself: it opened the conversation, and she is known by the roster.
      const own = await until(
        () =>
          running.store.teamsJournal
            .references<{ conversation: string; kind: string; user?: { account: string } }>()
            .find(({ kind, user }) => kind === "personal" && user?.account === clerk.account)?.conversation,
        "a conversation of her own",
      );
      const question = await until(() => clerk.heard(own)[0], "the question");
      expect(plainOf(question)).toContain("Charlieu");
      expect(clerk.heard(place).map(plainOf)).toHaveLength(2);
    }
    expect(running.warnings).toEqual([]);
  });
});

import { describe, expect, test } from "vitest";
import { toPlainText } from "../../src/core/plain-text.ts";
import { createDemoBot, type DemoBot, dgs, mayorOfVougy, president, sylvie } from "../support/demo-bot.ts";
import { morningOf } from "../support/mornings.ts";
import { readable } from "../support/test-bot.ts";

/** A campaign with a visa in Vougy, all answered and not validated: played once, then copied. */
let frozen: Uint8Array | undefined;

function answered(): DemoBot {
  if (frozen !== undefined) return createDemoBot({ from: frozen });
  const bot = createDemoBot();
  bot.play(dgs, "diagnostic lancer eau à Vougy pour le 15 janvier avec visa du maire", "oui");
  bot.play(sylvie, "diagnostic Vougy", "2");
  for (let turn = 0; turn < 60 && !bot.say(sylvie, "passer").includes("Relisez"); turn += 1);
  frozen = bot.freeze();
  return createDemoBot({ from: frozen });
}

/** What each reads once `email` has said it. */
function sent(bot: DemoBot, email: string, said: string): [string, string][] {
  bot.receive(bot.eventOf(email, { text: said }, said));
  return bot.drain().map(({ to, message }) => [to, readable(toPlainText(message))]);
}

function validated(): DemoBot {
  const bot = answered();
  bot.say(sylvie, "valider");
  return bot;
}

/** A question waits for the direction; Vougy is validated and seen. */
function seen(): DemoBot {
  const bot = answered();
  bot.play(sylvie, "corriger 1", "transmettre à Mme Arnaud", "oui", "valider");
  bot.clock.forward(60_000);
  expect(bot.say(mayorOfVougy, "je vise")).toContain("C'est visé");
  bot.clock.forward(60_000);
  bot.say(dgs, "répondre à la question");
  return bot;
}

const toMayor = (messages: [string, string][]) => messages.find(([to]) => to === mayorOfVougy)?.[1] ?? "";

describe("visa", () => {
  test("is asked for at the launch, shown before it goes, and taken back by a word", () => {
    const bot = createDemoBot();
    const asked = bot.say(dgs, "diagnostic lancer eau à Vougy pour le 15 janvier");
    expect(asked).toContain("Visa du maire : non. Pour le demander après chaque validation, écrivez « avec visa ».");
    expect(bot.say(dgs, "avec visa")).toContain("Visa : chaque maire visera les réponses après leur validation");
    expect(bot.say(dgs, "sans visa")).toContain("Visa du maire : non.");
    bot.say(dgs, "oui");
    expect(bot.store.campaigns.all().map(({ visa }) => visa)).toEqual([false, false]);
  });

  test("says how many of the answers are still to be completed", () => {
    const bot = answered();
    bot.play(sylvie, "corriger 1 : je ne sais pas");
    expect(toMayor(sent(bot, sylvie, "valider"))).toMatch(/\(\d+ réponses, dont 1 à compléter, validées par/u);
  });

  test("is asked of the mayor once the town hall has validated, with the main lines", () => {
    const message = toMayor(sent(answered(), sylvie, "valider"));
    expect(message).toMatch(
      /^Les réponses de Vougy à « Partager le service eau potable » sont prêtes \(\d+ réponses, validées par Mme Lefèvre\)\. Votre visa est demandé\.\n/,
    );
    expect(message).toContain("L'essentiel\n");
    expect(message).toContain("1. Je vise\n2. À revoir\n3. Voir toutes les réponses");
  });

  test("is not asked where the launch did not want it", () => {
    const bot = createDemoBot();
    bot.play(dgs, "diagnostic lancer eau à Vougy pour le 15 janvier", "oui");
    bot.play(sylvie, "diagnostic Vougy", "2");
    for (let turn = 0; turn < 60 && !bot.say(sylvie, "passer").includes("Relisez"); turn += 1);
    expect(toMayor(sent(bot, sylvie, "valider"))).toBe("");
  });

  test.each(["1", "je vise", "Je vise Vougy", "visé"])("« %s » gives it, with its date", (said) => {
    const bot = validated();
    expect(bot.say(mayorOfVougy, said)).toContain(
      "C'est visé : les réponses de Vougy portent votre visa du lundi 23 novembre 2026.",
    );
    expect(bot.say(mayorOfVougy, "je vise")).toContain(
      "Vous avez visé les réponses de Vougy le lundi 23 novembre 2026.",
    );
  });

  test("said as a question, it is not given", () => {
    const bot = validated();
    expect(bot.say(mayorOfVougy, "visé ?")).toContain("Réponses de Vougy");
    expect(bot.say(dgs, "qui n'a pas répondu")).toContain("Visa attendu : Vougy.");
  });

  test("shows all the answers but those that are restricted", () => {
    const bot = answered();
    bot.say(sylvie, "corriger à garder communal : le réseau du bourg");
    bot.say(sylvie, "valider");
    const reply = bot.say(mayorOfVougy, "3");
    expect(reply).toContain("Réponses de Vougy");
    expect(reply).not.toContain("le réseau du bourg");
    expect(reply).toContain("répondu (réservé)");
  });

  test("« à revoir » opens the answers again, with the mayor's own words", () => {
    const bot = validated();
    const messages = sent(bot, mayorOfVougy, "à revoir : la longueur du réseau, voir M. Petit.");
    expect(messages[0]?.[1]).toContain(
      "C'est rouvert : les réponses de Vougy peuvent être corrigées, toutes sont gardées. J'écris à Mme Lefèvre.",
    );
    expect(bot.store.interviews.all().find(({ campaignId }) => campaignId === 2)?.status).toBe("paused");
  });

  test("the secretary reads why on a day she is there, corrects, and the visa is asked again", () => {
    const bot = validated();
    bot.play(mayorOfVougy, "2", "la longueur du réseau");
    bot.clock.moveTo(Date.UTC(2026, 10, 24, 8));
    const told = bot.drain().find(({ to }) => to === sylvie);
    expect(readable(toPlainText(told?.message ?? { blocks: [] }))).toContain(
      "Mme Chevalier, maire, souhaite revoir les réponses de Vougy (Partager le service eau potable) : « la longueur du réseau »",
    );
    bot.say(sylvie, "1");
    expect(toMayor(sent(bot, sylvie, "valider"))).toContain("Votre visa est demandé.");
  });

  test("is recalled once, after a week, and never again", () => {
    const bot = validated();
    const letters = (date: string) => morningOf(bot, date).filter(({ to }) => to === mayorOfVougy);
    expect(letters("2026-11-27")).toEqual([]);
    expect(letters("2026-11-30").map(({ text }) => text)).toEqual([
      expect.stringContaining("Depuis le lundi 23 novembre 2026, les réponses de Vougy"),
    ]);
    expect(letters("2026-12-08")).toEqual([]);
    expect(bot.say(mayorOfVougy, "je vise")).toContain("C'est visé");
  });

  test("is told to those who follow, and blocks no figure", () => {
    const bot = validated();
    expect(bot.say(dgs, "synthèse eau")).toContain("1 commune a validé sur 1");
    expect(bot.say(dgs, "synthèse eau")).toContain("Visées par le maire : 0.");
    bot.say(mayorOfVougy, "je vise");
    expect(bot.say(dgs, "synthèse eau")).toContain("Visées par le maire : 1.");
    expect(bot.say(dgs, "qui n'a pas répondu")).toContain("Visa du maire : 1 commune visée sur 1 validée.");
    bot.receive(bot.eventOf(dgs, { text: "exporter réponses eau" }, "export"));
    const files = bot
      .drain()
      .flatMap(({ message }) => message.blocks.flatMap((one) => (one.type === "file" ? one.file : [])));
    const sheet = files.flatMap((file) => ("sheets" in file ? file.sheets : []))[1];
    const at = sheet?.columns.findIndex(({ title }) => title === "Visé par le maire le") ?? -1;
    expect(sheet?.rows[0]?.[at]).toBe("2026-11-23");
  });

  test("is the mayor's of this municipality alone", () => {
    const bot = validated();
    expect(bot.say(president, "je vise Vougy")).toContain("Aucune réponse n'attend votre visa.");
    expect(bot.say(sylvie, "je vise Vougy")).toContain("Je ne peux pas faire cela");
  });
});

describe("what the mayor says of it", () => {
  test("whoever validates is told that the mayor reads it, then that it is visé", () => {
    const bot = answered();
    expect(bot.say(sylvie, "valider")).toContain("Ces réponses sont maintenant à lire par Mme Chevalier, maire");
    sent(bot, mayorOfVougy, "je vise");
    bot.clock.moveTo(Date.UTC(2026, 10, 24, 8));
    const told = bot.drain().find(({ to }) => to === sylvie);
    expect(readable(toPlainText(told?.message ?? { blocks: [] }))).toContain(
      "Mme Chevalier, maire, a visé le lundi 23 novembre 2026 les réponses de Vougy",
    );
  });

  test.each(["oui", "ok", "d'accord", "Oui, c'est bon."])("« %s » right after the message gives it", (said) => {
    expect(validated().say(mayorOfVougy, said)).toContain("C'est visé");
  });

  test("« oui » said of something else since gives nothing", () => {
    const bot = validated();
    bot.say(mayorOfVougy, "instances");
    expect(bot.say(mayorOfVougy, "oui")).not.toContain("C'est visé");
  });

  test.each([
    ["je vise pas, le budget est faux", "le budget est faux"],
    ["je vise mais le budget est faux", "le budget est faux"],
    ["je ne vise pas, le budget est faux.", "le budget est faux."],
    ["non, le budget est faux", "le budget est faux"],
    ["oui mais le budget est faux", "le budget est faux"],
  ])("« %s » is asked about, and may go back", (said, reason) => {
    const bot = validated();
    expect(bot.say(mayorOfVougy, said)).toContain(`1. Je vise\n2. À revoir : ${reason}`);
    expect(bot.say(mayorOfVougy, "2")).toContain("C'est rouvert");
  });

  describe("an answer that comes after it", () => {
    test("asks it again, in one message that says what changed, and the figures say it", () => {
      const bot = seen();
      const message = toMayor(sent(bot, dgs, "en délégation"));
      expect(message).toMatch(
        /^Une réponse de Vougy à « Partager le service eau potable » a changé depuis votre visa du lundi 23 novembre 2026 :\n- Service : passée → .+\nCe qui est nouveau compte déjà\. Votre visa est à renouveler\.\n1\. Je vise/,
      );
      expect(bot.say(dgs, "suivi")).toContain("Réponse changée depuis le visa, à renouveler : Vougy.");
      expect(bot.say(dgs, "synthèse eau")).toContain("Visées par le maire : 0 (1 à renouveler).");
    });

    test("is seen in its turn, and is not asked about any more", () => {
      const bot = seen();
      bot.say(dgs, "en délégation");
      bot.clock.forward(60_000);
      expect(bot.say(mayorOfVougy, "1")).toContain("C'est visé");
      expect(bot.say(dgs, "synthèse eau")).toContain("Visées par le maire : 1.");
      expect(
        morningOf(bot, "2026-12-15").filter(({ to, text }) => to === mayorOfVougy && text.includes("visa")),
      ).toEqual([]);
    });
  });
});

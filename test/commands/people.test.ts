import { describe, expect, test } from "vitest";
import { commands } from "../../src/commands/index.ts";
import { exampleOn } from "../../src/core/words/example-days.ts";
import { caf, corinne, createDemoBot, dgs, mayorOfVougy, president, sylvie } from "../support/demo-bot.ts";

describe("inviter", () => {
  test.each(["inviter caf@demo.example", "inviter CAF@demo.example", "inviter Arnaud Lestrade", "inviter lestrade"])(
    "« %s » gives a code, for whom, until when, and how to pass it on",
    (said) => {
      const reply = createDemoBot().say(dgs, said);
      expect(reply).toMatch(/^Code d'invitation pour Arnaud Lestrade \(caf@demo\.example\) : « REL-\w{4}-\w{4} »\n/);
      expect(reply).toContain("une seule fois, jusqu'au lundi 7 décembre 2026");
    },
  );

  test("asks who when it is not said, and understands a name", () => {
    const bot = createDemoBot();
    expect(bot.say(dgs, "inviter")).toContain("Qui voulez-vous inviter ?");
    expect(bot.say(dgs, "caf@demo.example")).toContain("Code d'invitation pour Arnaud Lestrade");
  });

  test("an address that is not in the directory is refused with what to do", () => {
    expect(createDemoBot().say(dgs, "inviter inconnue@mairie.fr")).toContain(
      "L'adresse inconnue@mairie.fr n'est pas dans l'annuaire.",
    );
  });

  test("a new invitation ends the one before", () => {
    const bot = createDemoBot();
    const codes = [1, 2].map(() => /REL-\w{4}-\w{4}/.exec(bot.say(dgs, `inviter ${caf}`))?.[0] ?? "");
    expect(codes[0]).not.toBe(codes[1]);
    expect(bot.say("compte-1", codes[0] ?? "")).toContain("Ce code n'est plus valable");
    expect(bot.say("compte-2", codes[1] ?? "")).toContain("votre compte est relié");
  });
});

describe("qui suis-je", () => {
  test.each([
    [sylvie, "Vous êtes Sylvie Lefèvre, secrétaire générale de mairie de Vougy et de Nandax."],
    [dgs, "Vous êtes Claire Arnaud, directrice générale des services de la CC Charlieu-Belmont."],
    [president, "Vous êtes Étienne Vasseur, président de la CC Charlieu-Belmont et maire de Pouilly-sous-Charlieu."],
    [mayorOfVougy, "Vous êtes Isabelle Chevalier, maire de Vougy."],
  ])("%s", (email, sentence) => {
    const reply = createDemoBot().say(email, "Qui suis-je ?");
    expect(reply).toContain(sentence);
    expect(reply).toContain(`Adresse : ${email}`);
  });

  test("says the days of presence when they are known", () => {
    expect(createDemoBot().say(sylvie, "mon compte")).toContain("Jours de présence : mardi et vendredi.");
  });
});

test("qui voit mes réponses: who reads them, and what is kept", () => {
  const reply = createDemoBot().say(corinne, "Qui voit mes réponses ?");
  expect(reply).toContain("la direction générale et le comité technique");
  expect(reply).toContain("votre nom et la date");
});

describe("aide", () => {
  test("shows only what the person may do, each with an example that works", () => {
    const bot = createDemoBot();
    const shown = bot.say(corinne, "aide");
    expect(shown).toContain("Bonjour Madame Teyssier.");
    expect(shown).toContain("« diagnostic » : ");
    expect(shown).not.toContain("inviter");
    expect(shown).not.toContain("ajouter");
    const topics = [
      "",
      " diagnostic",
      " campagne",
      " résultats",
      " scénarios",
      " acteurs",
      " échéances",
      " loi",
      " instances",
      " les réunions",
      " décisions",
      " informer",
      " personnes",
      " moi",
    ];
    const all = [dgs, sylvie, mayorOfVougy]
      .flatMap((email) => topics.map((topic) => bot.say(email, `aide${topic}`)))
      .join("\n");
    for (const command of commands) expect(all).toContain(`« ${exampleOn(command.examples[0] ?? "", "2026-11-23")} »`);
  });

  test("is what « bonjour » gives when nothing waits; else what waits is said first", () => {
    expect(createDemoBot().say(corinne, "Bonjour")).toContain("1. Commencer Charlieu");
    expect(createDemoBot().say(president, "hello")).toContain("Écrivez simplement l'un de ces mots");
  });

  test.each(["aide", "menu"])("is what « %s » gives", (said) => {
    expect(createDemoBot().say(corinne, said)).toContain("Écrivez simplement l'un de ces mots");
  });
});

describe("briefing", () => {
  test("is the one that would leave now, and sends nothing", () => {
    const bot = createDemoBot();
    bot.receive(bot.eventOf(mayorOfVougy, { text: "briefing" }));
    expect(bot.drain().map((one) => one.to)).toEqual([mayorOfVougy]);
    expect(bot.say(mayorOfVougy, "mon point")).toBe(
      [
        "Votre point de la semaine, Vougy, lundi 23 novembre 2026",
        "1. ⏳ À venir : Comité technique jeunesse, vendredi 4 décembre (Mme Arnaud).",
        "2. ⏳ À venir : Conférence des maires : trois scénarios pour la jeunesse, vendredi 11 décembre.",
        "3. ⏳ À venir : Avis du conseil municipal sur le pacte de gouvernance, vendredi 11 décembre.",
        "a. Vu",
      ].join("\n"),
    );
  });

  test("says so when there is nothing", () => {
    const bot = createDemoBot();
    for (const one of bot.store.deadlines.open()) bot.store.deadlines.finish(one.id, 1);
    expect(bot.say(mayorOfVougy, "briefing")).toContain("Rien de nouveau pour vous cette semaine");
  });
});

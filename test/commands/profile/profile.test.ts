import { describe, expect, test } from "vitest";
import {
  caf,
  corinne,
  createDemoBot,
  dgs,
  mayorOfVougy,
  president,
  sylvie,
  technician,
} from "../../support/demo-bot.ts";

const vougy = "42338";

describe("fiche", () => {
  test("says what the directory and INSEE know, and what is to be completed", () => {
    const reply = createDemoBot().say(sylvie, "fiche Vougy");
    expect(reply).toContain("Fiche de Vougy");
    expect(reply).toContain("Maire : Mme Chevalier");
    expect(reply).toContain("Mme Lefèvre, jours de présence : mardi et vendredi (travaille aussi à Nandax)");
    expect(reply).toContain("Mairie ouverte : à compléter");
    expect(reply).toContain("1 523 habitants (INSEE)");
    expect(reply).toContain("« fiche compléter Vougy »");
  });

  test.each(["fiche commune Vougy", "Fiche de Vougy ?", "fiche vougi", "fiche 42338"])(
    "« %s » is understood",
    (said) => {
      expect(createDemoBot().say(dgs, said)).toContain("Fiche de Vougy");
    },
  );

  test("asks which one, unless there is only one it can be", () => {
    const bot = createDemoBot();
    expect(bot.say(mayorOfVougy, "fiche")).toContain("Fiche de Vougy");
    expect(bot.say(sylvie, "fiche")).toContain("De quelle commune ?");
    expect(bot.say(sylvie, "1")).toContain("Fiche de Nandax");
  });

  test("a name close to some is shown with them, one that is close to none is not understood", () => {
    const bot = createDemoBot();
    expect(bot.say(dgs, "fiche Saint-Hilaire")).toContain("Fiche de Saint-Hilaire-sous-Charlieu");
    expect(bot.say(dgs, "fiche Saint")).toContain("Vouliez-vous dire");
    expect(bot.say(dgs, "fiche Lyon")).toContain("Je n'ai pas compris « Lyon »");
  });

  test.each([dgs, president, technician, mayorOfVougy])("%s reads that of Vougy", (email) => {
    expect(createDemoBot().say(email, "fiche Vougy")).toContain("Mairie ouverte : à compléter");
  });

  test("of a municipality that is not theirs, others are told who reads it, and of their own", () => {
    const reply = createDemoBot().say(corinne, "fiche Vougy");
    expect(reply).not.toContain("Mairie ouverte");
    expect(reply).toContain("Vous pouvez lire la vôtre : « fiche Charlieu »");
  });

  test("is not a partner's to read", () => {
    expect(createDemoBot().say(caf, "fiche Vougy")).toContain("Je ne peux pas faire cela pour vous");
  });

  test("lists the last meetings it hosted that the reader knows of", () => {
    const bot = createDemoBot();
    const bodyId = bot.store.bodies.add({ template: "copil", name: "Comité de pilotage", setUpOn: "2026-01-05" }, 1);
    const meeting = { bodyId, title: "", startsAt: "14:00", minutes: 120, format: "in_person", insee: vougy } as const;
    bot.store.meetings.add({ ...meeting, heldOn: "2026-10-06", status: "held" }, 1, 0);
    bot.store.meetings.add({ ...meeting, heldOn: "2026-12-15", status: "planned" }, 1, 0);
    const reply = bot.say(dgs, "fiche Vougy");
    expect(reply).toContain("Réunions accueillies : Comité de pilotage, mardi 6 octobre, 14 h");
    expect(reply).not.toContain("15 décembre");
  });
});

describe("fiche … horaires, conseil, canal, outils", () => {
  test.each([
    [
      "fiche Vougy horaires mardi et vendredi 9h-12h",
      "Mairie ouverte : mardi et vendredi 9h-12h. J'y lis : mardi et vendredi.",
    ],
    ["fiche vougy horaire du lundi au jeudi", "Mairie ouverte : du lundi au jeudi. J'y lis : du lundi au jeudi."],
    ["fiche horaires de Vougy du lundi au jeudi", "Mairie ouverte : du lundi au jeudi."],
    ["fiche Vougy : ouverture : lundi", "Mairie ouverte : lundi."],
    ["fiche Vougy horaires sur rendez-vous", "Je n'y lis pas de jours"],
    [
      "fiche Vougy conseil le deuxième jeudi",
      "Conseil municipal : le deuxième jeudi. Prochain, si l'usage tient : jeudi 10 décembre.",
    ],
    ["fiche Vougy conseil municipal : un lundi par trimestre", "Conseil municipal : un lundi par trimestre."],
    ["fiche Vougy canal préféré Tchap", "Pour joindre la mairie : Tchap."],
    ["fiche Vougy outils Berger-Levrault et Tchap", "Outils : Berger-Levrault et Tchap."],
  ])("« %s »", (said, noted) => {
    const bot = createDemoBot();
    const reply = bot.say(sylvie, said);
    expect(reply).toContain("C'est noté pour Vougy");
    expect(reply).toContain(noted);
    expect(bot.say(sylvie, "fiche Vougy")).toContain(
      "Dernière information donnée par Sylvie Lefèvre, lundi 23 novembre.",
    );
  });

  test("what is not said is asked", () => {
    const bot = createDemoBot();
    expect(bot.say(sylvie, "fiche conseil")).toContain("De quelle commune ?");
    expect(bot.say(sylvie, "Nandax")).toContain("Quel jour le conseil municipal de Nandax se réunit-il d'habitude ?");
    expect(bot.say(sylvie, "dernier mardi")).toContain("C'est noté pour Nandax");
  });

  test("a change says what was before, the same again changes nothing, and all of it is kept", () => {
    const bot = createDemoBot();
    bot.say(sylvie, "fiche Vougy canal courriel");
    expect(bot.say(sylvie, "fiche Vougy canal courriel")).toContain("C'est déjà noté pour Vougy");
    expect(bot.say(dgs, "fiche Vougy canal téléphone")).toContain("(avant : courriel)");
    expect(bot.say(sylvie, "fiche Vougy canal effacer")).toContain("C'est effacé pour Vougy");
    expect(bot.say(sylvie, "fiche Vougy")).toContain("Pour joindre la mairie : à compléter");
    expect(bot.store.profiles.history(vougy).map(({ value }) => value)).toEqual(["courriel", "téléphone", ""]);
  });

  test("of another municipality's, nothing is changed", () => {
    const bot = createDemoBot();
    expect(bot.say(corinne, "fiche Vougy canal courriel")).toContain("je n'ai rien changé");
    expect(bot.say(mayorOfVougy, "fiche Vougy canal courriel")).toContain("Je ne peux pas faire cela pour vous");
    expect(bot.store.profiles.history(vougy)).toEqual([]);
  });

  test("what is far too long is refused with what to do", () => {
    expect(createDemoBot().say(sylvie, `fiche Vougy outils ${"x".repeat(300)}`)).toContain(
      "en moins de 200 caractères",
    );
  });

  test("is no answer taken away from the diagnostic: the question is asked again after it", () => {
    const bot = createDemoBot();
    bot.say(corinne, "diagnostic");
    const reply = bot.say(corinne, "fiche Charlieu canal Tchap");
    expect(reply).toContain("C'est noté pour Charlieu. Pour joindre la mairie : Tchap.");
    expect(reply).toContain("Nous en étions à");
  });
});

describe("fiche compléter", () => {
  test("asks what is to be told, one thing after the other, keeps each at once, and may pass", () => {
    const bot = createDemoBot();
    expect(bot.say(sylvie, "fiche compléter vougy")).toContain("la mairie de Vougy est-elle ouverte ?");
    expect(bot.say(sylvie, "mardi matin")).toMatch(/C'est noté pour Vougy.*\nQuel jour le conseil municipal/u);
    expect(bot.say(sylvie, "passer")).toContain("Comment la mairie de Vougy préfère-t-elle être jointe ?");
    expect(bot.store.profiles.of(vougy).map(({ subject }) => subject)).toEqual(["opening"]);
    expect(bot.say(sylvie, "je sais pas")).toContain("Quels outils");
    expect(bot.say(sylvie, "Tchap")).toContain("la fiche de Vougy est à jour");
    expect(bot.say(sylvie, "fiche Vougy")).toMatch(/Mairie ouverte : mardi matin\n.*à compléter/u);
  });

  test("left in the middle, or through a restart, loses nothing", () => {
    const bot = createDemoBot();
    bot.play(sylvie, "fiche Vougy compléter", "mardi");
    const next = bot.restart();
    expect(next.say(sylvie, "le 2e jeudi")).toContain("Conseil municipal : le 2e jeudi");
    expect(next.say(sylvie, "pause")).toContain("ce qui a été noté est gardé");
    expect(next.store.profiles.of(vougy)).toHaveLength(2);
  });

  test("is the clerk's and the DGS's: others are told whose it is", () => {
    expect(createDemoBot().say(corinne, "fiche compléter Vougy")).toContain("je n'ai rien changé");
    expect(createDemoBot().say(dgs, "fiche compléter Vougy")).toContain("est-elle ouverte ?");
  });
});

import { describe, expect, test } from "vitest";
import { createDemoBot, corinne, dgs, type DemoBot, mayorOfVougy, president, sylvie } from "../support/demo-bot.ts";

/** Sunday, 19 h in Paris: nobody is at work. */
const sundayEvening = Date.UTC(2026, 10, 22, 18);

function askedIn(bot: DemoBot): string[][] {
  return bot.store.campaigns
    .all()
    .slice(1)
    .map(({ id }) =>
      bot.store.interviews
        .ofCampaign(id)
        .map(({ insee = "" }) => bot.store.territory.municipality(insee)?.name ?? insee),
    );
}

function lettersOf(bot: DemoBot): string[] {
  return bot
    .drain()
    .filter((one) => one.key.startsWith("campaign:"))
    .map((one) => one.to);
}

describe("diagnostic lancer", () => {
  test("shows who is asked, what, how long, who reads and when it leaves, before anything goes", () => {
    const bot = createDemoBot({ now: sundayEvening });
    const shown = bot.play(dgs, "diagnostic lancer voirie 15 janvier", "1");
    expect(shown).toContain("Communes : toutes (25).\nDestinataires : 18 personnes répondent pour leur commune.");
    expect(shown).toContain("Pas encore sur Relais : Mme Pontier.");
    expect(shown).toContain("Durée : 20 minutes au plus par commune, de 23 à 48 questions.\nChiffres : exercice 2025.");
    expect(shown).toContain("2 questions sont réservées à leur auteur et à la direction générale.");
    expect(shown).toContain("Premier message : lundi 23 novembre 2026 à 8 h");
    expect(shown).toContain("Réponses souhaitées pour le vendredi 15 janvier 2027.");
    expect(bot.store.campaigns.all()).toHaveLength(1);
    expect(lettersOf(bot)).toEqual([]);
  });

  test("after a yes, opens it everywhere and writes once to each secrétaire", () => {
    const bot = createDemoBot();
    bot.play(dgs, "diagnostic lancer voirie dans toutes les communes pour le 18 décembre");
    bot.receive(bot.eventOf(dgs, { text: "oui" }));
    const letters = lettersOf(bot);
    expect(letters).toContain(sylvie);
    expect(letters).not.toContain(mayorOfVougy);
    expect(new Set(letters).size).toBe(letters.length);
    expect(bot.store.campaigns.all().map((one) => one.wishedBy)).toEqual(["2026-12-11", "2026-12-18"]);
    expect(bot.say(sylvie, "diagnostic Vougy")).toContain(
      "1. Vougy, Mutualiser la jeunesse\n2. Vougy, Partager le service voirie",
    );
    expect(bot.say(sylvie, "2")).toContain("Commençons par Vougy (Partager le service voirie).");
  });

  test.each(["non", "annuler", "plus tard", "je sais pas"])("keeps nothing after « %s »", (said) => {
    const bot = createDemoBot();
    bot.play(dgs, "diagnostic lancer voirie partout 18 décembre", said);
    expect(bot.store.campaigns.all()).toHaveLength(1);
    expect(bot.say(dgs, "oui")).toContain("Je n'ai pas compris « oui »");
  });

  test.each([
    ["diagnostic lancer voirie à Vougy, Nandax et Boyer pour le 15 janvier", ["Boyer", "Nandax", "Vougy"]],
    ["diagnostic lancer voirie 15 janvier à vougi et nandax", ["Nandax", "Vougy"]],
    ["lancer diagnostic effectifs 15 janvier dans les communes de Mars et Boyer", ["Boyer", "Mars"]],
    ["diagnostic lancer les effectifs, mars, 15/01", ["Mars"]],
  ])("in some municipalities: « %s »", (said, places) => {
    const bot = createDemoBot();
    expect(bot.play(dgs, said, "oui")).toContain("C'est lancé");
    expect(askedIn(bot)).toEqual([places]);
  });

  test("asks what is missing: the questionnaire, the municipalities, the date", () => {
    const bot = createDemoBot();
    expect(bot.say(dgs, "diagnostic lancer")).toMatch(
      /Quel questionnaire \?\n1\. Bilan financier et fiscal\s+2\. Partager les fonctions support\s+3\. /u,
    );
    expect(bot.say(dgs, "voirie")).toContain("1. Toutes les communes (25)\n2. Seulement certaines");
    expect(bot.say(dgs, "2")).toContain("Lesquelles ?");
    expect(bot.say(dgs, "Vougy, Mars")).toContain("Pour quelle date souhaitez-vous les réponses ?");
    expect(bot.say(dgs, "hier")).toContain("donnez un jour à venir");
    expect(bot.say(dgs, "18 décembre")).toContain("Communes : Mars et Vougy.");
    expect(bot.say(dgs, "1")).toContain("C'est lancé : Partager le service voirie, 2 communes");
  });

  test("never asks a questionnaire that its parts complete", () => {
    expect(createDemoBot().say(dgs, "diagnostic lancer")).not.toContain("{service}");
  });

  test("keeps the questionnaire when a municipality is not recognised", () => {
    const bot = createDemoBot();
    const reply = bot.say(dgs, "diagnostic lancer finances à Vougy et Trifouilly pour le 15 janvier");
    expect(reply).toContain("Lesquelles ?\nJe n'ai pas reconnu toutes les communes de « Vougy et Trifouilly ».");
    expect(bot.say(dgs, "Vougy")).toContain("Bilan financier et fiscal\nCommunes : Vougy.");
  });

  test("takes « finances » and « fiscal » for those of the municipalities, and « comptes » for the intercommunalité's", () => {
    const bot = createDemoBot();
    for (const said of ["finances", "fiscal", "bilan financier"])
      expect(bot.say(dgs, `diagnostic lancer ${said} à Vougy 15 janvier`)).toContain("Bilan financier et fiscal");
    bot.say(dgs, "annuler");
    expect(bot.say(dgs, "diagnostic lancer comptes 15 janvier")).toContain("Comptes de l'intercommunalité");
  });

  test("proposes the last full year and 1 January, and takes others", () => {
    const bot = createDemoBot();
    const line = "diagnostic lancer effectifs partout 15 janvier";
    expect(bot.say(dgs, line)).toContain("Chiffres : exercice 2025, effectifs au 1er janvier 2026.");
    expect(bot.say(dgs, "exercice 2023")).toContain("Chiffres : exercice 2023, effectifs au 1er janvier 2024.");
    bot.say(dgs, "annuler");
    expect(bot.say(dgs, `${line}, arrêtés au 31 décembre 2024`)).toContain(
      "Chiffres : exercice 2025, effectifs au 31 décembre 2024.",
    );
    bot.say(dgs, "oui");
    expect(bot.play(sylvie, "diagnostic Vougy", "2", "oui")).toContain("De préférence le 31 décembre 2024");
    expect(bot.say(sylvie, "1er janvier 2026")).toContain("comptent leurs effectifs au 31 décembre 2024");
  });

  test("refuses a year to come, and goes on with the last one", () => {
    const reply = createDemoBot().say(dgs, "diagnostic lancer voirie partout exercice 2028 pour le 15 janvier");
    expect(reply).toContain("L'exercice 2028 n'est pas commencé");
    expect(reply).toContain("Chiffres : exercice 2025.");
  });

  test.each(["exercice 2024", "seulement Mars", "le 22 janvier", "avec visa"])(
    "an old yes is no yes to what was changed since: « %s »",
    (change) => {
      const bot = createDemoBot();
      bot.receive(bot.eventOf(dgs, { text: "diagnostic lancer voirie partout 18 décembre" }));
      const [yes = ""] = /@f1 go_[^"]+=yes/u.exec(JSON.stringify(bot.drain())) ?? [];
      bot.say(dgs, change);
      expect(bot.press(dgs, yes)).toContain("Ce bouton n'a plus cours");
      expect(bot.store.campaigns.all()).toHaveLength(1);
    },
  );

  const twoPlaces = "diagnostic lancer voirie à Vougy et Mars, 15 janvier";

  test.each([
    ["ok pour Mars seulement", "Communes : Mars."],
    ["oui, exercice 2024", "Chiffres : exercice 2024."],
    ["1 exercice 2024", "Partager le service voirie\nCommunes : Mars et Vougy."],
    ["visa oui", "Visa : chaque maire visera"],
    ["oui plutôt le 22 janvier", "souhaitées pour le vendredi 22 janvier 2027"],
    ["le 22 janvier plutôt", "souhaitées pour le vendredi 22 janvier 2027"],
    ["1er février", "souhaitées pour le lundi 1er février 2027"],
    ["non, toutes les communes sauf Vougy et Mars", "Oui, lancer dans 23 communes"],
  ])("takes a change said at its confirmation, and asks again: « %s »", (said, shown) => {
    const bot = createDemoBot();
    const reply = bot.play(dgs, twoPlaces, said);
    expect(reply).toContain("C'est changé, rien n'est encore fait.");
    expect(reply).toContain(shown);
    expect(bot.store.campaigns.all()).toHaveLength(1);
    expect(bot.say(dgs, "oui")).toContain("C'est lancé");
  });

  test("says that a change is none: « exercice 2025 »", () => {
    const bot = createDemoBot();
    expect(bot.play(dgs, twoPlaces, "oui, exercice 2025")).toContain("Cela ne change rien à ce qui est prêt");
    expect(bot.store.campaigns.all()).toHaveLength(1);
  });

  test("takes back the visa of the mayor as it was asked for", () => {
    const reply = createDemoBot().play(dgs, `${twoPlaces} avec visa`, "sans visa", "avec visa", "visa non");
    expect(reply).toContain("Visa du maire : non.");
  });

  test.each(["oui mais sans Vougy", "oui, 2024", "ok sauf Vougy", "oui bidule"])(
    "does not launch on a yes whose other words are not understood: « %s »",
    (said) => {
      const bot = createDemoBot();
      const reply = bot.play(dgs, twoPlaces, said);
      expect(reply).toContain("rien n'est encore fait. Écrivez « oui » pour ce qui est affiché, ou ce qui change");
      expect(reply).toContain("Communes : Mars et Vougy.");
      expect(bot.store.campaigns.all()).toHaveLength(1);
    },
  );

  test.each(["oui merci", "oui allez-y", "ok parfait", "oui pour Vougy et Mars"])(
    "launches on a yes that other words do not change: « %s »",
    (said) => expect(createDemoBot().play(dgs, twoPlaces, said)).toContain("C'est lancé"),
  );

  test("names a day that is not in the calendar, and keeps the rest", () => {
    const bot = createDemoBot();
    const reply = bot.say(dgs, "diagnostic lancer eau 30 février");
    expect(reply).toContain("Le « 30 février » n'est pas dans le calendrier");
    expect(reply).toContain("Dans quelles communes ?");
    expect(bot.play(dgs, "toutes sauf Vougy", "15 janvier")).toContain("service eau potable\nCommunes : Arcinges,");
    expect(bot.say(dgs, "oui")).toContain("24 communes");
  });

  test("says who is written to, and who will be once Relais reaches them", () => {
    const bot = createDemoBot();
    expect(bot.say(dgs, "diagnostic lancer voirie partout 15 janvier")).toContain(
      "Pas encore sur Relais : Mme Pontier. Son message partira dès que son compte sera relié",
    );
    expect(bot.say(dgs, "oui")).toContain(
      "J'écris à 17 personnes dès maintenant. Mme Pontier n'est pas encore sur Relais : son message partira",
    );
  });

  test("does not launch twice, says where the first stands and how to ask for another year", () => {
    const bot = createDemoBot();
    const reply = bot.say(dgs, "diagnostic lancer jeunesse 18 décembre");
    expect(reply).toContain("« Mutualiser la jeunesse » est déjà lancé, date souhaitée vendredi 11 décembre 2026.");
    expect(bot.store.campaigns.all()).toHaveLength(1);
    expect(reply).toContain("« diagnostic lancer jeunesse exercice 2024 »");
    bot.play(dgs, "diagnostic lancer jeunesse exercice 2024 partout 15 janvier", "oui");
    const titles = bot.store.campaigns.all().map(({ project }) => project.title);
    expect(titles).toEqual(["Mutualiser la jeunesse", "Partager le service jeunesse, exercice 2024"]);
  });

  test("a second wave goes to the municipalities that were not asked, under a name of its own", () => {
    const bot = createDemoBot();
    bot.play(dgs, "diagnostic lancer voirie à Vougy et Mars pour le 15 janvier", "oui");
    const shown = bot.say(dgs, "diagnostic lancer voirie partout 20 janvier");
    expect(shown).toContain("Partager le service voirie, vague 2\n");
    expect(shown).toContain("Déjà interrogées, donc laissées : Mars et Vougy.");
    bot.say(dgs, "oui");
    expect(askedIn(bot).map(({ length }) => length)).toEqual([2, 23]);
    expect(bot.say(dgs, "diagnostic lancer voirie à Vougy")).toContain("est déjà lancé");
  });

  test("goes on after a restart, in the middle of its questions", () => {
    const bot = createDemoBot();
    bot.play(dgs, "diagnostic lancer voirie 18 décembre", "toutes");
    expect(bot.restart().say(dgs, "oui")).toContain("C'est lancé : Partager le service voirie, 25 communes");
  });

  test("is for the DGS", () => {
    for (const email of [president, corinne])
      expect(createDemoBot().say(email, "diagnostic lancer voirie 18 décembre")).toContain("Je ne peux pas faire cela");
  });
});

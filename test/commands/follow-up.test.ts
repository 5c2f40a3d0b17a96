import { describe, expect, test } from "vitest";
import { corinne, createDemoBot, dgs, mayorOfVougy, sylvie } from "../support/demo-bot.ts";
import { atValidated } from "../support/demo-scenes.ts";
import { validated } from "../support/validated.ts";

describe("suivi", () => {
  test("of all: counts, then who is awaited, how far, since when and from whom, then section by section", () => {
    const bot = createDemoBot();
    bot.play(corinne, "diagnostic", "non");
    bot.say(sylvie, "me rappeler le 5 janvier");
    const reply = bot.say(dgs, "suivi");
    expect(reply).toContain("0 commune sur 25 a validé, 1 en cours, 24 pas commencées.");
    expect(reply).toMatch(/\nCharlieu \| en cours, 1 sur \d+, dernière activité lundi 23 novembre \| Mme Teyssier\n/u);
    expect(reply).toContain("Vougy | pas commencé | Mme Lefèvre (rappel demandé pour le mardi 5 janvier 2027)");
    expect(reply).toContain("Arcinges | pas commencé | Mme Pontier (pas encore sur Relais)");
    expect(reply).toContain("Par rubrique, là où c'est commencé (Le service aujourd'hui ; ");
    expect(reply).toMatch(/\nCharlieu \| 1\/\d \| /u);
    expect(reply).toContain("Pour la suite : « suivi Charlieu » ou « relancer Charlieu ».");
  });

  test("of one municipality: sections, reminders, what can be done, each in a word", () => {
    const bot = createDemoBot();
    bot.play(sylvie, "diagnostic Vougy", "oui, en régie", "je sais pas", "pause");
    const reply = bot.say(dgs, "suivi de vougy");
    expect(reply).toContain("en cours, 2 réponses sur 36, dont 1 à compléter. Date souhaitée : vendredi 11 décembre.");
    expect(reply).toContain("En attente de Mme Lefèvre, jours de présence : mardi et vendredi. Aucun rappel envoyé.");
    expect(reply).toContain("- Le service aujourd'hui : 2/4");
    expect(bot.say(dgs, "3")).toContain("Vougy | Année de création");
  });

  test("of a campaign by its name; of what is none, how to say it", () => {
    const bot = createDemoBot();
    expect(bot.say(dgs, "suivi jeunesse")).toContain("0 commune sur 25");
    expect(bot.say(dgs, "suivi piscine")).toContain("« suivi Vougy »");
  });

  test("once validated, a municipality is no longer among those awaited", () => {
    const bot = atValidated();
    expect(bot.say(dgs, "suivi")).not.toMatch(/\nCharlieu \|/u);
    const own = bot.say(dgs, "suivi Charlieu");
    expect(own).toContain("validé le lundi 23 novembre 2026");
    expect(own).not.toMatch(/En attente|Envoyer un rappel/u);
  });
});

describe("à compléter", () => {
  test("lists what was left, by municipality; to a secrétaire, her own, with how to complete it", () => {
    const bot = createDemoBot();
    bot.play(sylvie, "diagnostic Vougy", "oui, en régie", "je sais pas", "pause");
    bot.play(corinne, "diagnostic", "je ne sais pas", "pause");
    const all = bot.say(dgs, "à compléter");
    expect(all).toContain("2 lignes à compléter (Mutualiser la jeunesse).");
    expect(all).toMatch(/\nCharlieu \| [^\n]+\nVougy \| Année de création\n/u);
    expect(bot.say(dgs, "a completer charlieu")).not.toContain("Vougy |");
    const own = bot.say(sylvie, "a completer");
    expect(own).toContain("Vougy | Année de création");
    expect(own).not.toContain("Charlieu");
    expect(own).toContain("« corriger »");
    expect(bot.say(sylvie, "à compléter Charlieu")).toContain("n'est pas une commune pour laquelle vous répondez");
    expect(bot.say(mayorOfVougy, "à compléter Vougy")).not.toContain("Année de création");
  });

  test("of what is validated, a secrétaire is told who opens it again; of what is closed, nothing", () => {
    const bot = createDemoBot();
    validated(bot, "Vougy", { existe: "regie", depuis: "?" });
    const own = bot.say(sylvie, "à compléter");
    expect(own).toContain("Vougy | Année de création");
    expect(own).toContain("demandez à la direction générale de le rouvrir");
    expect(own).not.toContain("corriger");
    bot.play(corinne, "diagnostic", "je ne sais pas", "pause");
    expect(bot.say(corinne, "à compléter")).toContain("Charlieu |");
    bot.play(dgs, "diagnostic clore jeunesse", "oui");
    expect(bot.say(corinne, "à compléter")).toBe("Aucune ligne n'est à compléter.");
    expect(bot.say(dgs, "à compléter")).toContain("Charlieu |");
  });

  test("is read in the middle of a command's own question, which waits", () => {
    const bot = createDemoBot();
    expect(bot.say(dgs, "diagnostic lancer voirie")).toContain("Dans quelles communes ?");
    const said = bot.say(dgs, "à compléter");
    expect(said).toContain("Aucune ligne n'est à compléter.");
    expect(said).toContain("Dans quelles communes ?");
    expect(bot.say(dgs, "je ne sais pas")).toContain("Sans cette réponse, je ne peux pas continuer");
  });

  test("says when nothing is", () => {
    const bot = createDemoBot();
    expect(bot.say(dgs, "à compléter")).toBe("Aucune ligne n'est à compléter.");
    expect(bot.say(dgs, "à compléter Vougy")).toBe("Aucune ligne n'est à compléter dans les réponses de Vougy.");
  });
});

describe("où j'en suis", () => {
  test("a line a municipality, and a line a section of what is begun, with minutes", () => {
    const bot = createDemoBot();
    bot.play(sylvie, "diagnostic Vougy", "oui, en régie", "pause");
    const reply = bot.say(sylvie, "ou j en suis");
    expect(reply).toMatch(
      /^Vougy : en cours, 1 réponse sur 36, encore \d+ minutes environ\.\n- Le service aujourd'hui : 1\/4, \d minutes?\n/u,
    );
    expect(reply).toContain("\nNandax : pas commencé, encore 21 minutes environ.\n");
    expect(atValidated().say(corinne, "où j'en suis")).toMatch(/^Charlieu : validé, \d+ réponses/u);
  });

  test("in the middle of an interview, is about that one, section by section", () => {
    const bot = createDemoBot();
    bot.play(sylvie, "diagnostic Vougy", "oui, en régie");
    const reply = bot.say(sylvie, "avancement");
    expect(reply).toContain("Vous avez répondu à 1 question sur 36");
    expect(reply).toContain("\n- Le service aujourd'hui : 1/4, ");
    expect(reply).not.toContain("Nandax");
  });

  test("of the DGS, who is asked nothing, is the follow-up", () => {
    expect(createDemoBot().say(dgs, "où j'en suis")).toContain("Réponses encore attendues");
  });
});

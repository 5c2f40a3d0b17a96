import { describe, expect, test } from "vitest";
import { corinne, createDemoBot, dgs, mayorOfVougy, sylvie, technician } from "../support/demo-bot.ts";
import { atReview, skipTo } from "../support/demo-scenes.ts";

describe("diagnostic", () => {
  test("a secrétaire of one municipality begins at once, of several is asked which", () => {
    const bot = createDemoBot();
    const reply = bot.say(corinne, "diagnostic");
    expect(reply).toContain("Commençons par Charlieu (Mutualiser la jeunesse).");
    expect(reply).toContain("Charlieu, question 1 sur");
    expect(reply).toContain("1. Oui, en régie");
    expect(bot.say(sylvie, "diagnostic")).toBe("Pour quelle commune ?\n1. Vougy\n2. Nandax");
    expect(bot.say(sylvie, "diagnostic commencer par nandax")).toContain("Nandax, question 1 sur");
  });

  test("a number in letters is no municipality", () => {
    const bot = createDemoBot();
    expect(bot.say(dgs, "on est deux")).toContain("Je n'ai pas compris");
    expect(bot.say(mayorOfVougy, "on est neuf")).toContain("Je n'ai pas compris");
    expect(bot.say(sylvie, "on est deux")).toContain("Je n'ai pas compris");
  });

  test("the one begun comes back first; the next is offered once it is validated; then all is done", () => {
    const bot = createDemoBot();
    bot.play(sylvie, "diagnostic Vougy", "non", "pause");
    expect(bot.say(sylvie, "diagnostic")).toContain("Nous reprenons Vougy");
    skipTo(bot, "Relisez", sylvie);
    const validated = bot.say(sylvie, "valider");
    expect(validated).toContain("C'est validé, merci : le diagnostic de Vougy");
    expect(validated).toContain("Il reste Nandax. Voulez-vous commencer ?\n1. Commencer par Nandax\n2. Plus tard");
    expect(bot.say(sylvie, "1")).toContain("Nandax, question 1 sur");
    bot.say(sylvie, "non");
    skipTo(bot, "Relisez", sylvie);
    bot.say(sylvie, "valider");
    expect(bot.say(sylvie, "diagnostic")).toContain("Tout est fait pour Vougy et Nandax, merci.");
  });

  test("when the same municipality has another one, it is named by its subject", () => {
    const bot = atReview();
    bot.play(dgs, "diagnostic lancer voirie à Charlieu pour le 15 janvier", "oui");
    bot.drain();
    const validated = bot.say(corinne, "valider");
    expect(validated).toContain("Il reste Charlieu (Partager le service voirie). Voulez-vous commencer ?");
    expect(validated).toContain("1. Commencer par Charlieu (Partager le service voirie)");
    expect(bot.say(corinne, "1")).toContain("Commençons par Charlieu (Partager le service voirie)");
  });

  test("the DGS and the EPCI's staff follow it, an élue sees her municipality's", () => {
    const bot = createDemoBot();
    expect(bot.say(dgs, "diagnostic")).toContain("Réponses encore attendues");
    expect(bot.say(technician, "diagnostic suivi")).toContain("Réponses encore attendues");
    expect(bot.say(mayorOfVougy, "diagnostic")).toContain("Mutualiser la jeunesse : pas commencé");
  });

  test("what follows must be a municipality", () => {
    expect(createDemoBot().say(sylvie, "diagnostic Lyon")).toBe(
      "Je n'ai pas compris « Lyon » après « diagnostic ». Par exemple : « diagnostic » ou « diagnostic Vougy ».",
    );
  });
});

describe("qui n'a pas répondu", () => {
  test("counts, then each municipality awaited, where it stands and who to ask", () => {
    const bot = createDemoBot();
    bot.play(corinne, "diagnostic", "non");
    const reply = bot.say(dgs, "qui n'a pas répondu ?");
    expect(reply).toContain("0 commune sur 25 a validé, 1 en cours, 24 pas commencées.");
    expect(reply).toMatch(/Charlieu \| en cours, 1 sur \d+, dernière activité lundi 23 novembre \| Mme Teyssier/u);
    expect(reply).toContain("Vougy | pas commencé | Mme Lefèvre");
    expect(reply).toContain("Arcinges | pas commencé | Mme Pontier (pas encore sur Relais)");
    skipTo(bot, "Relisez", corinne);
    bot.say(corinne, "valider");
    const after = bot.say(dgs, "qui manque");
    expect(after).toContain("1 commune sur 25 a validé, 0 en cours, 24 pas commencées.");
    expect(after).not.toContain("\nCharlieu |");
  });
});

describe("état", () => {
  test("shows the DGS where the project stands, what is late, what comes and what waits for a decision", () => {
    const reply = createDemoBot().say(dgs, "état");
    expect(reply).toContain("CC Charlieu-Belmont, lundi 23 novembre 2026");
    expect(reply).toContain("Échéances en retard\n- jeudi 19 novembre : Convention avec la CAF à renouveler");
    expect(reply).toContain("D'ici 30 jours\n- vendredi 4 décembre : Comité technique jeunesse");
    expect(reply).toContain("Attend votre décision\n- « Convention avec la CAF à renouveler » était prévu");
    expect(reply).toContain("personne à joindre pour répondre au diagnostic à Arcinges, Écoche et Le Cergne");
  });

  test("of a municipality, what is late is said to be so, apart from what comes", () => {
    const state = createDemoBot().say(dgs, "état Vougy");
    expect(state).toContain("⚠️ Échéances en retard\n- jeudi 19 novembre : Convention avec la CAF à renouveler");
    expect(state.slice(state.indexOf("⏳ Échéances"))).not.toContain("19 novembre");
  });

  test.each([
    ["état Vougy", "État de Vougy, lundi 23 novembre 2026\nMutualiser la jeunesse : pas commencé"],
    ["etat de pouilly", "État de Pouilly-sous-Charlieu"],
    ["état jeunesse", "Mutualiser la jeunesse : 0 commune sur 25"],
    ["état du projet jeunesse", "Mutualiser la jeunesse : 0 commune sur 25"],
    ["état Lyon", "Je n'ai pas compris « Lyon » après « état »."],
  ])("of one thing, in one line: « %s »", (said, shown) => {
    expect(createDemoBot().say(dgs, said)).toContain(shown);
  });

  test("counts answers and what is to be completed", () => {
    const bot = createDemoBot();
    bot.play(corinne, "diagnostic", "non", "je ne sais pas");
    expect(bot.say(corinne, "état")).toContain("en cours, 2 réponses sur 17, dont 1");
  });
});

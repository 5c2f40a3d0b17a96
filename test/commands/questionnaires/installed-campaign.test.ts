import { describe, expect, test } from "vitest";
import { workbookMime } from "../../../src/core/message.ts";
import { corinne, createDemoBot, type DemoBot, dgs, sylvie } from "../../support/demo-bot.ts";
import { library } from "../../support/test-bot.ts";
import { filesIn } from "../forms/forms.ts";
import { changed, installed, model, otherMeaning, secondVersion, sendYaml } from "./sent-questionnaires.ts";

/** Asked of two municipalities. */
function launched(): DemoBot {
  const bot = createDemoBot();
  installed(bot, model);
  bot.play(dgs, "diagnostic lancer restauration à Vougy et Charlieu pour le 10 décembre", "oui");
  return bot;
}

/** All the answers of a municipality, validated. */
function answer(bot: DemoBot, email: string, place: string, meals: string, cost: string): string {
  bot.play(email, `diagnostic ${place}, la restauration scolaire`, "oui", "2", meals, cost);
  return bot.play(email, "plus de légumes", "oui", "1", "valider");
}

describe("a questionnaire that was installed", () => {
  test("is launched, answered, read in a synthesis and exported, whatever restarts", () => {
    let bot = launched();
    answer(bot, sylvie, "Vougy", "4000", "12000");
    bot = bot.restart();
    answer(bot, corinne, "Charlieu", "9000", "31000");
    bot = bot.restart();
    const summary = bot.say(dgs, "synthèse restauration");
    expect(summary).toContain("Coût annuel");
    expect(summary).toContain("43 000 € en tout");
    const [file] = filesIn(bot, dgs, "exporter réponses restauration");
    if (file?.mime !== workbookMime || !("sheets" in file)) throw new Error("no workbook came");
    const sheet = file.sheets.find(({ name }) => name === "Les moyens");
    expect(sheet?.rows.flat()).toEqual(expect.arrayContaining(["Vougy", 12_000, "plus de légumes"]));
  });

  test("has its figure read by its whole name, though a later diagnostic asks the same of each line of a list", () => {
    const bot = launched();
    answer(bot, sylvie, "Vougy", "4000", "12000");
    bot.play(dgs, "diagnostic lancer effectifs à Vougy pour le 10 décembre", "oui");
    expect(bot.say(dgs, "détail coût annuel")).toContain("La restauration scolaire. Coût annuel : 12 000 € en tout");
    expect(bot.say(dgs, "pourquoi ce chiffre coût annuel")).toContain("« La restauration scolaire »");
    expect(bot.say(dgs, "détail partages existants, coût annuel")).toContain("Organisation et effectifs");
  });

  test("never keeps the name of another municipality's questionnaire as an answer in words, without asking", () => {
    const bot = launched();
    bot.play(sylvie, "diagnostic Vougy, la restauration scolaire", "oui", "2", "4000", "12000");
    const said = bot.say(sylvie, "Nandax jeunesse");
    expect(said).toContain("Nandax jeunesse, est-ce bien cela ?");
    expect(bot.play(sylvie, "non", "plus de repas à Nandax")).toContain("C'est noté : plus de repas à Nandax");
  });

  test("gives way to another questionnaire that is named where a figure is awaited, and never to a number", () => {
    const bot = launched();
    bot.play(sylvie, "diagnostic Vougy, la restauration scolaire", "oui", "2");
    expect(bot.say(sylvie, "deux")).toContain("C'est noté : 2 repas");
    expect(bot.say(sylvie, "Nandax jeunesse")).toContain("Nandax (Mutualiser la jeunesse)");
    expect(bot.say(sylvie, "diagnostic Vougy, la restauration scolaire")).toContain("Combien a coûté ce service");
  });

  test("goes on under its new version: answers are kept, and those that meant something else are asked again", () => {
    const bot = launched();
    bot.play(sylvie, "diagnostic Vougy, la restauration scolaire", "oui", "2", "4000");
    const shown = sendYaml(bot, changed(model, otherMeaning, secondVersion));
    expect(shown).toContain("Un diagnostic en cours l'emploie. Les réponses données sont gardées");
    expect(shown).toContain("seules ces questions sont reposées, là où elles avaient une réponse : Repas par an.");
    expect(bot.say(dgs, "oui")).toContain("Le diagnostic en cours continue avec elle.");
    const again = bot.restart();
    const next = again.say(sylvie, "diagnostic Vougy, la restauration scolaire");
    expect(next).toContain("Combien de repas ont été servis en 2025 ?");
    const recap = again.say(sylvie, "récapitulatif");
    expect(recap).toContain("Organisation | Les repas sont livrés");
    expect(recap).not.toContain("4 000");
  });

  test("what was promised to those who answer holds under any later version", () => {
    const bot = createDemoBot();
    const own = changed(model, ["secretariat\n", "elus\nnon_nominatif: oui\n"]);
    installed(bot, own);
    const named = changed(own, secondVersion, ["non_nominatif: oui\n", ""]);
    const shared = changed(own, secondVersion, ["sensibilite: restreinte", "sensibilite: partagee"]);
    expect(sendYaml(bot, named)).toContain("Voulez-vous installer ce questionnaire ?");
    bot.play(dgs, "non", "diagnostic lancer restauration à Vougy pour le 10 décembre", "oui");
    expect(sendYaml(bot, named)).toContain("change « repondants » ou « non_nominatif » de « restauration_scolaire »");
    expect(sendYaml(bot, shared)).toContain("ferait lire des réponses données comme réservées");
    expect(bot.say(dgs, "oui")).not.toContain("C'est installé");
    bot.clock.forward(60_000);
    const thirdVersion = changed(shared, ["version: 2", "version: 3"]);
    installed(bot, changed(own, secondVersion, ["cle: souhait", "cle: attente"]));
    expect(bot.say(dgs, "questionnaires")).toContain("Versions installées : 1, 2.");
    expect(sendYaml(bot, thirdVersion)).toContain("ferait lire des réponses données comme réservées");
  });

  test("one that Relais ships is changed in the same way, and its campaign goes on", () => {
    const bot = createDemoBot();
    bot.play(corinne, "diagnostic", "non");
    const source = library.sources.get("mutu_service/jeunesse")?.source ?? "";
    const retyped = changed(source, secondVersion, ["Partager le service jeunesse", "Partager la jeunesse"]);
    expect(sendYaml(bot, retyped)).toContain("Il remplace la version 1.");
    expect(bot.say(dgs, "oui")).toContain("C'est installé : Partager la jeunesse, version 2.");
    expect(bot.say(corinne, "récapitulatif")).toContain("1 | Service | Non");
    expect(bot.restart().say(dgs, "questionnaire retirer jeunesse")).toContain(
      "ne se retire plus : il a servi au diagnostic « Mutualiser la jeunesse »",
    );
  });

  test("is put to the technical committee, commented and approved before it opens", () => {
    const bot = createDemoBot();
    installed(bot, model);
    bot.play(dgs, "installer le cotech", "oui", "questionnaire proposer restauration pour le 4 décembre", "oui");
    expect(bot.say(corinne, "commenter question 3 : compter aussi le mercredi")).toContain("C'est noté, commentaire 1");
    expect(bot.say(corinne, "j'approuve le questionnaire")).toContain("version 1. 1 approbation sur");
    expect(sendYaml(bot, changed(model, ["Combien de repas", "Environ combien de repas"]))).toContain(
      "que le comité technique a approuvé (1 approbation). Rien n'est installé. Écrivez « version: 2 »",
    );
    installed(bot, changed(model, otherMeaning, secondVersion));
    const said = bot.restart().say(dgs, "avis sur le questionnaire restauration");
    expect(said).toContain("La version 2 n'est pas encore proposée");
    expect(said).toContain("« compter aussi le mercredi »");
  });
});

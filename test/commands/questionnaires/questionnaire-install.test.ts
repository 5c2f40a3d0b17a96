import { describe, expect, test } from "vitest";
import { createDemoBot, dgs, mayorOfVougy, president, sylvie, technician } from "../../support/demo-bot.ts";
import { library } from "../../support/test-bot.ts";
import { changed, installed, model, otherMeaning, secondVersion, sendYaml, sport } from "./sent-questionnaires.ts";

describe("questionnaire installer", () => {
  test("a file sent without a word is shown first, and is a questionnaire after a yes, and after a restart", () => {
    const bot = createDemoBot();
    const shown = sendYaml(bot, model);
    expect(shown).toContain("La restauration scolaire, version 1 (« restauration_scolaire »). C'est un nouveau");
    expect(shown).toContain("2 sections, de 2 à 6 questions, 4 minutes : Le service (3), Les moyens (3).");
    expect(shown).toContain("Répond : le secrétariat, pour sa commune.");
    expect(shown).toContain("Réservé à son auteur et à la direction générale : À changer.");
    expect(bot.say(dgs, "diagnostic essayer restauration")).not.toContain("essai");
    sendYaml(bot, model);
    expect(bot.say(dgs, "oui")).toContain("C'est installé : La restauration scolaire, version 1.");
    expect(bot.say(dgs, "1")).toContain("Votre commune assure-t-elle une restauration scolaire ?");
    const again = bot.restart();
    expect(again.say(dgs, "questionnaires")).toContain(
      "La restauration scolaire (« restauration_scolaire ») : version 1, 4 minutes. Installé par Mme Arnaud, lundi 23 novembre 2026.",
    );
    expect(again.say(mayorOfVougy, "diagnostic essayer restauration")).toContain("une restauration scolaire ?");
  });

  test("words beside the file ask for nothing else; without a file, they are told what to send", () => {
    const bot = createDemoBot();
    for (const words of [
      "voici le questionnaire de la cantine",
      "installer le questionnaire cantine",
      "questionnaire vérifier",
    ])
      expect(sendYaml(bot, model, { words })).toContain("Voulez-vous installer ce questionnaire ?");
    bot.say(dgs, "non");
    expect(bot.say(dgs, "installer le questionnaire cantine")).toContain("Envoyez-moi le fichier du questionnaire");
  });

  test("with a no, or left, nothing is kept", () => {
    const bot = createDemoBot();
    sendYaml(bot, model);
    expect(bot.say(dgs, "non")).toContain("Rien n'est installé : « cantine.yaml » n'est pas gardé");
    expect(bot.store.installedQuestionnaires.current()).toEqual([]);
    expect(bot.say(dgs, "questionnaires")).not.toContain("restauration");
  });

  test("the yes may come after a restart, and a file that comes meanwhile says that the first one is not installed", () => {
    const bot = createDemoBot();
    sendYaml(bot, model);
    const again = bot.restart();
    const other = changed(model, ["id: restauration_scolaire", "id: garde"], ["La restauration", "La garde"]);
    const shown = sendYaml(again, other, { name: "garde.yml" });
    expect(shown).toContain("« cantine.yaml » attendait votre réponse : il n'est pas installé");
    expect(shown).toContain("La garde scolaire");
    expect(again.restart().say(dgs, "ok")).toContain("C'est installé : La garde scolaire");
  });

  test("only the direction may, whatever the words", () => {
    const bot = createDemoBot();
    for (const email of [sylvie, mayorOfVougy, president, technician]) {
      for (const words of ["", "questionnaire installer"]) {
        expect(sendYaml(bot, model, { email, words })).not.toContain("installer ce questionnaire");
        bot.say(email, "oui");
      }
      for (const said of ["questionnaires", "questionnaire modèle", "questionnaire fichier jeunesse"])
        expect(bot.say(email, said)).toContain("Je ne peux pas faire cela pour vous");
    }
    expect(bot.store.installedQuestionnaires.current()).toEqual([]);
  });

  test("sent again as it is, there is nothing to do", () => {
    const bot = createDemoBot();
    installed(bot, model);
    expect(sendYaml(bot, model)).toContain("version 1, est déjà là, mot pour mot");
    expect(sendYaml(bot, model.replaceAll("\n", "\r\n"))).toContain("est déjà là, mot pour mot");
  });

  test("another text of the same version takes its place when it changes no meaning", () => {
    const bot = createDemoBot();
    installed(bot, model);
    const reworded = changed(model, ["Comment est-elle organisée", "Qui prépare les repas"]);
    expect(sendYaml(bot, reworded)).toContain("Il remplace le fichier que j'ai de cette version");
    bot.say(dgs, "oui");
    expect(bot.say(dgs, "diagnostic essayer restauration")).toContain("une restauration scolaire ?");
    expect(bot.say(dgs, "oui")).toContain("Qui prépare les repas ?");
  });

  test("another meaning wants another version, and an older version is refused", () => {
    const bot = createDemoBot();
    installed(bot, model);
    const refused = sendYaml(bot, changed(model, otherMeaning));
    expect(refused).toContain("change le sens de 1 question de « restauration_scolaire » sans changer de version");
    expect(refused).toContain("repas_an. Rien n'est installé. Écrivez « version: 2 »");
    expect(bot.say(dgs, "oui")).not.toContain("C'est installé");
    expect(installed(bot, changed(model, otherMeaning, secondVersion))).toContain("version 2");
    expect(sendYaml(bot, model)).toContain("écrivez « version: 3 »");
    expect(bot.restart().say(dgs, "questionnaires")).toContain("version 2, 4 minutes. Installé par");
  });

  test("a title that another questionnaire has is refused", () => {
    const bot = createDemoBot();
    const namesake = changed(model, ['"La restauration scolaire"', '"Bilan financier et fiscal"']);
    expect(sendYaml(bot, namesake)).toContain("a le même titre qu'un autre questionnaire, « fin_fiscal »");
  });

  test("a part is offered with the others, and one that completes nothing known says what it may complete", () => {
    const bot = createDemoBot();
    expect(installed(bot, sport)).toContain("C'est installé : Partager le service des sports");
    expect(bot.say(dgs, "diagnostic essayer sport")).toContain("Partager le service des sports");
    const lost = sendYaml(bot, changed(sport, ["mutu_service", "mutu_servise"]));
    expect(lost).toContain("complète le questionnaire « mutu_servise », que je ne connais pas");
    expect(lost).toContain("fonctions_support, interet_partenaire, mutu_service");
  });

  test("what completes a questionnaire changes with it, and its faults are told", () => {
    const bot = createDemoBot();
    const base = library.sources.get("mutu_service")?.source ?? "";
    const shown = sendYaml(bot, changed(base, secondVersion));
    expect(shown).toContain("Change aussi ce qui le complète : Partager le service culture et lecture");
    // The demonstration asks the part on youth.
    expect(shown).toContain("Un diagnostic en cours l'emploie. Les réponses données sont gardées");
    expect(shown).toContain("Partager le service …, version 2");
    expect(bot.say(dgs, "oui")).toContain("Le diagnostic en cours continue avec elle.");
    expect(bot.say(dgs, "questionnaires")).toContain("(« mutu_service/jeunesse ») : version 2, 21 minutes");
    const spoilt = changed(base, ["version: 1", "version: 3"], ["- cle: missions", "- cle: taches"]);
    const refused = sendYaml(bot, spoilt);
    expect(refused).toContain("à corriger. Rien n'est installé.");
    expect(refused).toMatch(/jeunesse\.yaml, ligne \d+, .*missions/u);
    expect(bot.say(dgs, "questionnaires")).toContain("(« mutu_service/jeunesse ») : version 2, 21 minutes");
  });
});

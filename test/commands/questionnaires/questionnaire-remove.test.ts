import { describe, expect, test } from "vitest";
import { corinne, createDemoBot, dgs, sylvie } from "../../support/demo-bot.ts";
import { library } from "../../support/test-bot.ts";
import { filesIn } from "../forms/forms.ts";
import { changed, installed, model, otherMeaning, secondVersion, sendYaml, sport } from "./sent-questionnaires.ts";

const remove = "questionnaire retirer la restauration scolaire";

describe("questionnaire retirer", () => {
  test("one that nobody was ever asked goes after a yes, and its trials with it", () => {
    const bot = createDemoBot();
    installed(bot, model);
    bot.say(sylvie, "diagnostic essayer restauration");
    expect(bot.say(dgs, remove)).toContain("Faut-il retirer ce questionnaire ?");
    expect(bot.say(dgs, "non")).toContain("« La restauration scolaire » reste en place");
    bot.say(dgs, remove);
    expect(bot.say(dgs, "oui")).toContain("C'est retiré : « La restauration scolaire »");
    bot.say(sylvie, "oui");
    expect(bot.incidents).toEqual([]);
    expect(bot.restart().say(dgs, "questionnaires")).not.toContain("restauration");
  });

  test("what it meant and who approved it binds no other file of that name", () => {
    const bot = createDemoBot();
    installed(bot, model);
    bot.play(dgs, "installer le cotech", "oui", "questionnaire proposer restauration pour le 4 décembre", "oui");
    bot.say(corinne, "j'approuve le questionnaire");
    bot.play(dgs, remove, "oui");
    expect(installed(bot, changed(model, otherMeaning))).toContain("C'est installé");
    expect(bot.say(dgs, "diagnostic lancer restauration à Vougy pour le 10 décembre")).toContain(
      "aucun avis demandé au comité technique sur la version 1",
    );
  });

  test("what Relais ships stays, and so does what a campaign asked", () => {
    const bot = createDemoBot();
    expect(bot.say(dgs, "questionnaire retirer")).toContain("Aucun questionnaire n'a été installé ici");
    expect(bot.say(dgs, "questionnaire retirer voirie")).toContain("est livré avec Relais : il ne se retire pas");
    installed(bot, model);
    bot.play(dgs, "diagnostic lancer restauration à Vougy pour le 10 décembre", "oui", "diagnostic clore restauration");
    bot.say(dgs, "oui");
    expect(bot.say(dgs, remove)).toContain("ne se retire plus : il a servi au diagnostic « La restauration scolaire »");
  });

  test("what others complete goes after them", () => {
    const bot = createDemoBot();
    installed(bot, model);
    installed(
      bot,
      changed(
        sport,
        ["mutu_service", "restauration_scolaire"],
        ["variables:\n  service: sports\n", ""],
        [sport.slice(sport.indexOf("options:")), ""],
      ),
    );
    expect(bot.say(dgs, "questionnaire retirer restauration_scolaire")).toContain(
      "est complété par d'autres questionnaires installés : Partager le service des sports. Retirez-les d'abord.",
    );
  });

  test("the one of Relais takes its place again, and a restart finds nothing changed under its version", () => {
    const bot = createDemoBot();
    const voirie = library.sources.get("mutu_service/voirie")?.source ?? "";
    installed(bot, changed(voirie, secondVersion, ["type: nombre", "type: entier"]));
    expect(bot.say(dgs, "questionnaires")).toContain("(« mutu_service/voirie ») : version 2");
    bot.say(dgs, "questionnaire retirer voirie");
    expect(bot.say(dgs, "oui")).toContain("Celui de Relais reprend sa place, version 1.");
    expect(bot.store.campaigns.version("mutu_service/voirie", 2)).toBeUndefined();
    expect(bot.store.campaigns.version("mutu_service/voirie", 1)).toEqual(
      library.questionnaires.get("mutu_service/voirie"),
    );
  });
});

test("the technical committee approved the text that goes, not the one of Relais that comes back under the same version", () => {
  const bot = createDemoBot();
  const voirie = library.sources.get("mutu_service/voirie")?.source ?? "";
  installed(bot, changed(voirie, ["Partager le service voirie", "Partager la voirie"]));
  bot.play(dgs, "installer le cotech", "oui", "questionnaire proposer voirie pour le 4 décembre", "oui");
  bot.say(corinne, "j'approuve le questionnaire");
  expect(bot.store.reviews.approvals("mutu_service/voirie", 1)).toHaveLength(1);
  bot.play(dgs, "questionnaire retirer voirie", "oui");
  expect(bot.store.reviews.approvals("mutu_service/voirie", 1)).toEqual([]);
});

describe("questionnaire fichier, questionnaire modèle", () => {
  test("any questionnaire is given back as it was written, and one copied from it is installed", () => {
    const bot = createDemoBot();
    for (const [said, id] of [
      ["questionnaire fichier jeunesse", "mutu_service/jeunesse"],
      ["questionnaire fichier mutu_service", "mutu_service"],
      ["questionnaire fichier fin fiscal", "fin_fiscal"],
    ] as const)
      expect(filesIn(bot, dgs, said)).toMatchObject([{ text: library.sources.get(id)?.source }]);
    const [file] = filesIn(bot, dgs, "questionnaire fichier organisation et effectifs");
    if (file === undefined || !("text" in file)) throw new Error("no file came");
    expect(file.name).toBe("orga_commune.yaml");
    const copy = changed(file.text, ["id: orga_commune", "id: orga_simple"], ["de la commune", "en bref"]);
    expect(installed(bot, copy)).toContain("C'est installé : Organisation et effectifs en bref");
    expect(filesIn(bot, dgs, "questionnaire fichier orga_simple")).toMatchObject([{ text: copy }]);
  });

  test("the model is installed as it is", () => {
    const bot = createDemoBot();
    const [file] = filesIn(bot, dgs, "questionnaire modèle");
    if (file === undefined || !("text" in file)) throw new Error("no file came");
    const shown = sendYaml(bot, file.text, { name: file.name });
    expect(shown).toContain("Voulez-vous installer ce questionnaire ?");
    expect(shown).not.toContain("Conseil");
  });
});

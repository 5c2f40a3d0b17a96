import { describe, expect, test } from "vitest";
import { corinne, createDemoBot, dgs, sylvie } from "../support/demo-bot.ts";

function createBot() {
  const bot = createDemoBot();
  bot.play(dgs, "diagnostic lancer voirie à Mars et Boyer pour le 15 janvier", "oui");
  bot.drain();
  return bot;
}

describe("diagnostic ajouter", () => {
  test("shows who would be written to, and asks the municipality after a yes", () => {
    const bot = createBot();
    const shown = bot.say(dgs, "diagnostic ajouter vougi");
    expect(shown).toContain("Vougy recevrait « Partager le service voirie ».");
    expect(shown).toContain("Premier message à Mme Lefèvre : dès votre accord.");
    expect(bot.store.interviews.all().filter(({ campaignId }) => campaignId === 2)).toHaveLength(2);
    bot.receive(bot.eventOf(dgs, { text: "oui" }));
    expect(bot.drain().map(({ to }) => to)).toEqual(expect.arrayContaining([dgs, sylvie]));
    expect(bot.play(sylvie, "diagnostic Vougy", "2")).toContain("Commençons par Vougy (Partager le service voirie).");
  });

  test.each(["non", "annuler", "je sais pas"])("sends nothing after « %s »", (said) => {
    const bot = createBot();
    bot.play(dgs, "diagnostic ajouter Vougy", said);
    expect(bot.store.interviews.all().filter(({ campaignId }) => campaignId === 2)).toHaveLength(2);
  });

  test("takes another municipality said at its confirmation, and asks again", () => {
    const bot = createBot();
    expect(bot.play(dgs, "diagnostic ajouter Vougy", "oui plutôt Nandax")).toContain(
      "Nandax recevrait « Partager le service voirie ».",
    );
    expect(bot.say(dgs, "oui et bidule aussi")).toContain("rien n'est encore fait");
    expect(bot.say(dgs, "oui")).toContain("Nandax reçoit");
  });

  test("asks which diagnostic, when several miss it", () => {
    const bot = createBot();
    bot.play(dgs, "diagnostic lancer eau à Mars pour le 15 janvier", "oui");
    expect(bot.say(dgs, "diagnostic ajouter Vougy")).toContain(
      "1. Partager le service voirie\n2. Partager le service eau potable",
    );
    expect(bot.say(dgs, "2")).toContain("Vougy recevrait « Partager le service eau potable ».");
  });

  test("says that there is nothing to add", () => {
    expect(createBot().say(dgs, "diagnostic ajouter Mars")).toContain("Mars a déjà reçu tous les diagnostics lancés");
    expect(createDemoBot().say(dgs, "diagnostic ajouter")).toContain("Toutes les communes ont déjà reçu");
  });

  test("is for the DGS", () => {
    expect(createBot().say(corinne, "diagnostic ajouter Vougy")).toContain("Je ne peux pas faire cela");
  });
});

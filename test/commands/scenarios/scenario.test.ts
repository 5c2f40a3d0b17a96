import { describe, expect, test } from "vitest";
import { createDemoBot, dgs, mayorOfVougy, sylvie, technician } from "../../support/demo-bot.ts";
import { pooled, pooledAtFive } from "../../support/pooled.ts";

const created = "scénario créer à cinq : charlieu, pouilly, vougi, Mars, nandax";

describe("scénario créer", () => {
  test("adds up what adds up, with beside each total who answered, and says that it decides nothing", () => {
    const said = pooled().say(dgs, created);
    expect(said).toContain("Scénario 1 : à cinq");
    expect(said).toContain("Simulation : elle ne décide rien.");
    expect(said).toMatch(/5 communes, [\d ]+ habitants \(population municipale 2022\)/u);
    expect(said).toContain("Pas encore validé : Pouilly-sous-Charlieu.");
    expect(said).toContain(
      "Usagers par an | 380 personnes | 2 réponses sur 4 communes concernées, dont 1 estimation, 1 « à compléter », 1 attendue",
    );
    expect(said).toContain("Reste à charge | 450 000,55 € | 2 réponses");
    expect(said).toContain("Reste à charge, par usager | 1 184,21 € | 2 communes ont dit les deux, dont 1 estimation");
    expect(said).toContain("Pas encore connu : places le mercredi et équipements.");
    // A median, an extreme: what one municipality said.
    expect(said).not.toContain("médiane");
  });

  test("keeps what it understands, and names what it does not", () => {
    const said = pooled().say(dgs, "créer un scénario à deux avec Charlieu, Tombouctou et Vougy");
    expect(said).toContain("Je ne trouve pas la commune « Tombouctou ». Le reste est gardé.");
    expect(said).toContain("« scénario 1 ajouter »");
    expect(said).toContain("Charlieu et Vougy.");
  });

  test.each([
    ["toutes sauf Mars et Nandax", "23 communes"],
    ["toutes les communes", "25 communes"],
    ["bassin de Charlieu et Nandax", "3 communes"],
    ["bassin charlieu sauf vougy", "1 commune,"],
  ])("« %s » is %s", (places, counted) => {
    const bot = pooled();
    bot.say(dgs, "bassin Charlieu : Charlieu, Vougy");
    expect(bot.say(dgs, `scénario créer essai : ${places}`)).toContain(counted);
  });

  test("asks for what is not said, in several messages, across a restart, and can be left", () => {
    const bot = pooled();
    expect(bot.say(dgs, "nouveau scénario")).toContain("Comment s'appelle ce scénario ?");
    expect(bot.say(dgs, "jeunesse sans Mars")).toContain("Quelles communes y seraient ?");
    expect(bot.say(dgs, "Tombouctou")).toContain("Je ne trouve pas la commune « Tombouctou ».");
    const again = bot.restart();
    expect(again.say(dgs, "Charlieu, Vougy")).toContain("Scénario 1 : jeunesse sans Mars");
    // A name that sounds like a change is a name.
    expect(again.say(dgs, "scénario jeunesse sans mars")).toContain("2 communes");
    again.play(dgs, "scénario créer autre", "annuler");
    expect(again.say(dgs, "scénarios")).not.toContain("autre");
  });

  test("refuses a name already taken, or that is a number, and keeps the rest", () => {
    const bot = pooledAtFive();
    expect(bot.say(dgs, "scénario créer A cinq : Mars")).toContain("Ce nom est déjà pris : « scénario 1 ».");
    expect(bot.play(dgs, "12", "oui")).toContain("Un numéro se confondrait");
    expect(bot.say(dgs, "Mars seule")).toContain("Scénario 2 : Mars seule");
  });

  test("said as a question keeps nothing", () => {
    const bot = pooled();
    expect(bot.say(dgs, `${created} ?`)).toContain("Aucun scénario n'est encore fait.");
    bot.say(dgs, created);
    bot.say(dgs, "scénario 1 partager ?");
    expect(bot.say(mayorOfVougy, "scénario 1")).toContain("Aucun scénario n'est partagé avec vous");
  });

  test("says which municipalities the diagnostic was not opened to", () => {
    const bot = pooled();
    bot.play(dgs, "diagnostic lancer voirie à Vougy et Boyer pour le 18 décembre", "oui");
    expect(bot.say(dgs, "scénario créer voirie à deux : Vougy, Mars")).toContain(
      "Ce diagnostic n'est pas ouvert à Mars.",
    );
  });
});

describe("scénario", () => {
  test.each(["scénario 1", "scenario a cinq", "voir le scénario 1", "scénario", "le scénario à cinq"])(
    "« %s » shows it",
    (said) => {
      expect(pooledAtFive().say(dgs, said)).toContain("Scénario 1 : à cinq");
    },
  );

  test("that does not exist is said, with where to look", () => {
    expect(pooledAtFive().say(dgs, "scénario 9")).toContain("Il n'y a pas de scénario 9.");
    expect(createDemoBot().say(dgs, "scénario 1")).toContain("Aucun scénario n'est encore fait.");
  });

  test("is read by whoever follows the diagnostic; by the elected once it is shared; by nobody else", () => {
    const bot = pooledAtFive();
    expect(bot.say(technician, "scénario 1")).toContain("5 communes");
    expect(bot.say(mayorOfVougy, "scénario 1")).toContain("Aucun scénario n'est partagé avec vous");
    expect(bot.say(technician, "scénario 1 partager")).not.toContain("est partagé :");
    expect(bot.say(dgs, "scénario 1 partager")).toContain("Personne n'est prévenu");
    const read = bot.say(mayorOfVougy, "scénario 1");
    expect(read).toContain("5 communes");
    expect(read).not.toContain("Répartir");
    expect(bot.say(mayorOfVougy, "scénarios")).toContain("à cinq");
    expect(bot.say(mayorOfVougy, "répartition scénario 1 par usage")).not.toContain("À répartir");
    expect(bot.say(mayorOfVougy, "détail scénario 1 reste à charge")).not.toContain("350 000");
    expect(bot.say(sylvie, "scénario 1")).not.toContain("5 communes");
    bot.say(dgs, "scénario 1 ne plus partager");
    expect(bot.say(mayorOfVougy, "scénario 1")).not.toContain("5 communes");
  });

  test("shared between few says that each may work out another's", () => {
    const bot = pooled();
    bot.say(dgs, "scénario créer à deux : Charlieu, Vougy");
    expect(bot.say(dgs, "partager le scénario à deux")).toContain("chacune peut déduire les chiffres d'une autre");
    expect(pooledAtFive().say(dgs, "partager le scénario 1")).not.toContain("chacune peut déduire");
  });

  test("is deleted after a yes, with what would make it again", () => {
    const bot = pooledAtFive();
    bot.play(dgs, "scénario 1 supprimer", "non");
    expect(bot.say(dgs, "scénarios")).toContain("à cinq");
    const said = bot.play(dgs, "supprimer le scénario à cinq", "oui");
    expect(said).toContain("« scénario créer à cinq : Charlieu, Mars, Nandax, Pouilly-sous-Charlieu, Vougy »");
    expect(bot.say(dgs, "scénarios")).toContain("Aucun scénario n'est encore fait.");
  });
});

describe("where a total comes from", () => {
  test("each municipality with its value, its source and its day, or why there is none", () => {
    const said = pooledAtFive().say(dgs, "détail scénario 1 reste à charge");
    expect(said).toContain("Charlieu | 350 000 € | validée | secrétaire générale de mairie, 23 novembre");
    expect(said).toContain("Vougy | 100 000,55 € | validée, estimation |");
    expect(said).toMatch(/^Nandax \| {2}\| pas concernée/mu);
    expect(said).toMatch(/^Pouilly-sous-Charlieu \| {2}\| réponse attendue/mu);
    expect(pooledAtFive().play(dgs, "pourquoi scénario 1", "1")).toContain("Charlieu | 300 personnes");
  });

  test("what would speak of one agent is in no scenario, nor in the difference of two", () => {
    const bot = pooledAtFive();
    bot.say(dgs, "scénario créer sans la petite : Charlieu, Vougy");
    for (const id of [1, 2]) {
      expect(bot.say(dgs, `détail scénario ${id} dont personnel`)).toContain("n'est donné dans aucun scénario");
      expect(bot.say(dgs, `répartition scénario ${id} par dont personnel`)).toContain("Je ne lis pas de clé");
      bot.say(dgs, "annuler");
      expect(bot.say(dgs, `scénario ${id}`)).not.toContain("personnel");
    }
  });
});

describe("who comes in, who leaves, who looks on", () => {
  test("is shown before it is kept, then kept on a yes", () => {
    const bot = pooledAtFive();
    const shown = bot.say(dgs, "scénario 1 sans vougi, boyer observe");
    expect(shown).toContain("Faut-il garder ce changement ?");
    expect(shown).toContain("Vougy sortirait.");
    expect(shown).toContain("Boyer observerait, hors des totaux.");
    expect(shown).toContain("Dépenses de fonctionnement : 540 000 € → 420 000 €");
    expect(bot.say(technician, "scénario 1")).toContain("5 communes");
    const kept = bot.restart().say(dgs, "oui");
    expect(kept).toContain("4 communes");
    expect(kept).toContain("Boyer observe : hors des totaux.");
    expect(kept).toContain("420 000 €");
  });

  test("then the other way round, is as it was", () => {
    const bot = pooledAtFive();
    const before = bot.say(dgs, "scénario 1").split("\n").slice(1);
    bot.play(dgs, "scénario 1 ajouter Boyer", "oui");
    bot.play(dgs, "retirer Boyer du scénario 1", "oui");
    expect(bot.say(dgs, "scénario 1").split("\n").slice(1)).toEqual(before);
  });

  test("is left as before on a no, and says when nothing would change or nobody be left", () => {
    const bot = pooledAtFive();
    bot.play(dgs, "scénario 1 sans Mars", "non");
    expect(bot.say(dgs, "scénario 1")).toContain("Mars");
    expect(bot.say(dgs, "scénario 1 ajouter Mars")).toContain("Mars y est déjà : rien ne change.");
    expect(bot.say(dgs, "scénario 1 sans boyer")).toContain("Boyer n'y est pas : rien ne change.");
    expect(bot.say(dgs, "scénario 1 retirer toutes les communes")).toContain("n'aurait plus de commune");
  });

  test("asks which ones, and forgives what it does not know", () => {
    const bot = pooledAtFive();
    expect(bot.say(dgs, "scénario 1 ajouter")).toContain("Quelles communes ?");
    expect(bot.say(dgs, "Tombouctou")).toContain("Je ne trouve pas la commune « Tombouctou ».");
    expect(bot.say(dgs, "Boyer et Jarnosse")).toContain("Boyer et Jarnosse entreraient.");
  });

  test("is for those who follow the diagnostic", () => {
    const bot = pooledAtFive();
    bot.say(dgs, "scénario 1 partager");
    bot.play(mayorOfVougy, "scénario 1 sans Mars", "oui");
    expect(bot.say(dgs, "scénario 1")).toContain("5 communes");
  });
});

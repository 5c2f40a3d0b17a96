import { describe, expect, test } from "vitest";
import { createDemoBot, dgs, president, sylvie, technician } from "../../support/demo-bot.ts";
import { validated } from "../../support/validated.ts";

describe("bassin", () => {
  test("is named with its municipalities, and says their inhabitants and what is left", () => {
    const said = createDemoBot().say(dgs, "bassin charlieu : Charlieu, vougy et pouilly");
    expect(said).toMatch(
      /^Bassin de vie de Charlieu : 3 communes, [\d ]+ habitants \(Charlieu, Pouilly-sous-Charlieu et Vougy\)\.$/mu,
    );
    expect(said).toContain("22 communes ne sont dans aucun bassin.");
  });

  test.each(["Charlieu ajouter Mars", "de vie de Charlieu : + mars", "Charlieu + Mars", "charlieu : ajouter Mars"])(
    "« bassin %s » adds, and keeps the others",
    (said) => {
      const bot = createDemoBot();
      bot.say(dgs, "bassin Charlieu : Charlieu, Vougy");
      expect(bot.restart().say(dgs, `bassin ${said}`)).toContain("(Charlieu, Mars et Vougy)");
    },
  );

  test("loses a municipality, and says what it was before", () => {
    const bot = createDemoBot();
    const said = bot.play(dgs, "bassin Charlieu : Charlieu, Vougy, Mars", "bassin Charlieu retirer Mars");
    expect(said).toContain("(Charlieu et Vougy)");
    expect(said).toContain("Avant : Charlieu, Mars et Vougy.");
  });

  test("says when a municipality to take away was not there", () => {
    const bot = createDemoBot();
    const said = bot.play(dgs, "bassin Charlieu : Charlieu, Vougy", "bassin Charlieu retirer", "mars");
    expect(said).toContain("Mars n'y était pas : rien n'est changé pour elle.");
    expect(said).toContain("(Charlieu et Vougy)");
  });

  test("that takes a municipality from another says so: it is in one at a time", () => {
    const bot = createDemoBot();
    const said = bot.play(dgs, "bassin Charlieu : Charlieu, Vougy", "bassin Belmont : Belmont, Vougy");
    expect(said).toContain("Vougy quitte le bassin de Charlieu : une commune n'est que dans un bassin.");
    expect(bot.say(dgs, "bassins")).toMatch(/^Charlieu \| 1 \| [\d ]+ \| Charlieu$/mu);
  });

  test("takes all the others in two words", () => {
    const bot = createDemoBot();
    const said = bot.play(dgs, "bassin Charlieu : Charlieu, Vougy", "bassin Montagne : les autres");
    expect(said).toContain("Bassin de vie Montagne : 23 communes");
    expect(said).toContain("Toutes les communes sont dans un bassin.");
  });

  test("keeps its own municipalities with all the others", () => {
    const bot = createDemoBot();
    bot.play(dgs, "bassin Charlieu : Charlieu, Vougy", "bassin Nord : Mars, Nandax");
    const said = bot.say(dgs, "bassin Nord : les autres");
    expect(said).toContain("Bassin de vie Nord : 23 communes");
    expect(bot.say(dgs, "bassins")).toMatch(/^Nord \| 23 /mu);
    expect(bot.say(dgs, "bassins")).toMatch(/^Charlieu \| 2 /mu);
  });

  test("that loses its last municipality to another is deleted, and it is said", () => {
    const bot = createDemoBot();
    const said = bot.play(dgs, "bassin Centre : Vougy", "bassin Charlieu : Charlieu, Vougy");
    expect(said).toContain("Vougy quitte le bassin Centre : une commune n'est que dans un bassin.");
    expect(said).toContain("Ce bassin n'a plus de commune : il est supprimé.");
    expect(bot.restart().say(dgs, "bassins")).not.toContain("Centre");
  });

  test("keeps what it understands, and names what it does not", () => {
    const said = createDemoBot().say(dgs, "bassin Charlieu : Charlieu, Tombouctou, Vougy");
    expect(said).toContain("(Charlieu et Vougy)");
    expect(said).toContain("Je ne trouve pas la commune « Tombouctou ». Le reste est gardé.");
    expect(said).toContain("« bassin Charlieu ajouter »");
  });

  test("asks for what is not said, again when nothing is understood, and can be left", () => {
    const bot = createDemoBot();
    expect(bot.say(dgs, "bassin Charlieu")).toContain("Quelles communes le forment ?");
    expect(bot.say(dgs, "Tombouctou")).toContain("Je ne trouve pas la commune « Tombouctou ».");
    const again = bot.restart();
    expect(again.say(dgs, "Charlieu\nVougy")).toContain("(Charlieu et Vougy)");
    expect(again.play(dgs, "bassin", "annuler")).not.toContain("Bassin de vie");
  });

  test("is deleted by its name, with what would put it back", () => {
    const bot = createDemoBot();
    const said = bot.play(dgs, "bassin Charlieu : Charlieu, Vougy", "bassin supprimer charlieu");
    expect(said).toContain("Le bassin de Charlieu est supprimé.");
    expect(said).toContain("« bassin Charlieu : Charlieu, Vougy »");
    expect(bot.say(dgs, "bassins")).toContain("Aucun bassin de vie n'est encore nommé.");
  });

  test("never loses its last municipality in silence", () => {
    const bot = createDemoBot();
    const said = bot.play(dgs, "bassin Charlieu : Charlieu", "bassin Charlieu retirer Charlieu");
    expect(said).toContain("Pour le supprimer : « bassin supprimer Charlieu »");
    expect(bot.say(dgs, "bassins")).toContain("Charlieu | 1");
  });

  test("is named by the DGS, and seen by those who follow the diagnostic", () => {
    const bot = createDemoBot();
    for (const other of [technician, president, sylvie])
      expect(bot.say(other, "bassin Charlieu : Charlieu")).not.toContain("Bassin de vie de Charlieu");
    bot.say(dgs, "bassin Charlieu : Charlieu");
    expect(bot.say(technician, "bassins de vie")).toContain("Dans aucun bassin : 24 communes");
  });
});

function answered() {
  const bot = createDemoBot();
  validated(bot, "Charlieu", {
    existe: "regie",
    etp_total: 6,
    nb_agents: 9,
    budget_fonct: 400_000,
    dont_personnel: 260_000,
  });
  validated(bot, "Vougy", {
    existe: "regie",
    etp_total: 2.5,
    nb_agents: 4,
    budget_fonct: 120_000,
    dont_personnel: 90_000,
  });
  validated(bot, "Mars", {
    existe: "regie",
    etp_total: 0.5,
    nb_agents: 1,
    budget_fonct: 20_000,
    dont_personnel: 15_000,
  });
  validated(bot, "Nandax", {
    existe: "regie",
    etp_total: 1,
    nb_agents: 2,
    "≈budget_fonct": 10_000,
    dont_personnel: 9_000,
  });
  return bot;
}

describe("figures by basin", () => {
  test("say what stands behind each, with those of no basin apart", () => {
    const bot = answered();
    bot.play(dgs, "bassin Charlieu : Charlieu, Vougy", "bassin Plaine : Mars, Nandax");
    const said = bot.say(dgs, "synthèse jeunesse par bassin de vie");
    expect(said).toContain(
      "Charlieu | 2 | 8,5 ETP en tout ; médiane 4,25 ETP, de 2,5 ETP à 6 ETP | 2 réponses sur 2 communes concernées",
    );
    expect(said).toMatch(
      /^Plaine \| 2 \| 30 000 € en tout.* \| 2 réponses sur 2 communes concernées, dont 1 estimation$/mu,
    );
    expect(said).toContain("hors bassin | 21 | aucune réponse | sur 21 communes concernées");
    expect(bot.say(dgs, "synthèse par bassins")).toContain("Synthèse par bassin");
  });

  test("before any basin is named say how to name them", () => {
    expect(answered().say(dgs, "synthèse par bassin")).toContain("Aucun bassin de vie n'est encore nommé.");
  });

  test("stand beside the sizes in a detail", () => {
    const bot = answered();
    bot.say(dgs, "bassin Charlieu : Charlieu, Vougy");
    const said = bot.say(dgs, "détail dépenses de fonctionnement");
    expect(said).toContain("Selon la taille de la commune");
    expect(said).toContain("Par bassin de vie");
    expect(said).toContain("Charlieu | 2 | 520 000 € en tout");
  });

  test("take the place of municipalities where one of these would speak of one agent", () => {
    const bot = answered();
    bot.play(dgs, "bassin Charlieu : Charlieu, Vougy", "bassin Plaine : Mars, Nandax");
    const said = bot.say(dgs, "détail dont personnel");
    expect(said).toContain("Charlieu | 2 | 350 000 € en tout");
    expect(said).toContain("Plaine | 2 | 24 000 € en tout");
    expect(said).toContain("Ce chiffre n'est donné que par bassin de vie");
    expect(said).not.toMatch(/15 000|9 000 €|260 000|90 000|Selon la taille|Commune par commune/u);
  });

  test("hide a basin of too few agents, and another one that the total would give it back from", () => {
    const bot = answered();
    bot.play(dgs, "bassin Charlieu : Charlieu", "bassin Vougy : Vougy", "bassin Plaine : Mars");
    const said = bot.say(dgs, "détail dont personnel");
    expect(said).toContain("Plaine | 1 | non montré");
    expect(said).toContain("hors bassin | 22 | non montré");
    expect(said).toContain("Charlieu | 1 | 260 000 € en tout");
    const two = createDemoBot();
    validated(two, "Charlieu", { existe: "regie", nb_agents: 9, budget_fonct: 400_000, dont_personnel: 260_000 });
    validated(two, "Vougy", { existe: "regie", nb_agents: 4, budget_fonct: 120_000, dont_personnel: 90_000 });
    validated(two, "Mars", { existe: "regie", nb_agents: 1, budget_fonct: 20_000, dont_personnel: 15_000 });
    two.play(dgs, "bassin Charlieu : Charlieu", "bassin Vougy : Vougy", "bassin Plaine : les autres");
    const again = two.say(dgs, "détail dont personnel");
    expect(again).toContain("Plaine | 23 | non montré");
    expect(again).toContain("Vougy | 1 | non montré");
    expect(again).not.toMatch(/15 000|90 000/u);
  });
});

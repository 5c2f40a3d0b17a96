import { describe, expect, test } from "vitest";
import { createDemoBot, type DemoBot, dgs, mayorOfVougy, technician } from "../support/demo-bot.ts";
import { validated } from "../support/validated.ts";

function afterCampaign(): DemoBot {
  const bot = createDemoBot();
  validated(bot, "Vougy", {
    existe: "regie",
    etp_total: 2.5,
    nb_agents: 4,
    "≈budget_fonct": 120_000,
    dont_personnel: 90_000,
  });
  validated(bot, "Charlieu", {
    existe: "regie",
    etp_total: 6,
    nb_agents: 9,
    budget_fonct: 400_000,
    dont_personnel: 260_000,
  });
  validated(bot, "Mars", {
    existe: "regie",
    etp_total: 0.5,
    nb_agents: 1,
    budget_fonct: 20_000,
    dont_personnel: 15_000,
  });
  validated(bot, "Nandax", { existe: "non" });
  validated(bot, "Boyer", {
    existe: "association",
    superposition: { chosen: ["interco", "syndicat"] },
    budget_fonct: "?",
  });
  return bot;
}

/** Six villages of a size that say much the same, and one that says a hundred times more. */
function withOddValue(): DemoBot {
  const bot = createDemoBot();
  const places = bot.store.territory
    .municipalities()
    .filter((one) => one.populationMunicipal >= 400 && one.populationMunicipal <= 800)
    .slice(0, 7);
  for (const [at, { name, populationMunicipal }] of places.entries())
    validated(bot, name, { existe: "regie", budget_fonct: populationMunicipal * (at === 0 ? 2_000 : 20) });
  return bot;
}

function described(): DemoBot {
  const bot = createDemoBot();
  validated(bot, "Vougy", {
    existe: "regie",
    equipements: { items: [1, 2], closed: true },
    "equipements/1/nom": "Salle des fêtes",
    "equipements/1/surface_m2": 300,
    "equipements/1/etat": 4,
    "equipements/2/nom": "Stade",
    programme_communal: { items: [1], closed: true },
    "programme_communal/1/action": "Ouvrir un local jeunes",
    "programme_communal/1/annee_prevue": 2027,
    "programme_communal/1/effet": "renforce",
  });
  return bot;
}

describe("synthèse", () => {
  test("says who answered, then each figure with what stands behind it", () => {
    const said = afterCampaign().say(dgs, "synthèse jeunesse");
    expect(said).toContain("5 communes ont validé sur 25, soit 6 546 habitants sur 23 400.");
    expect(said).toContain(
      "Agents en équivalent temps plein : 9 ETP en tout ; médiane 2,5 ETP, de 0,5 ETP à 6 ETP (3 réponses sur 23 communes concernées, 20 attendues).",
    );
    expect(said).toContain(
      "Dépenses de fonctionnement : 540 000 € en tout, soit 93,33 € par habitant ; médiane 120 000 €, de 20 000 € à 400 000 € (3 réponses sur 24 communes concernées, dont 1 estimation, 1 « à compléter », 20 attendues).",
    );
    expect(said).toContain("Plusieurs acteurs à la fois : 1 commune (Boyer).");
  });

  test("of nothing is said to be none", () => {
    expect(createDemoBot().say(dgs, "synthese")).toContain("Aucune commune n'a encore validé");
  });

  test("is for those who follow the diagnostic", () => {
    const bot = afterCampaign();
    expect(bot.say(mayorOfVougy, "synthèse")).not.toContain("communes ont validé");
    expect(bot.say(technician, "synthèse")).toContain("communes ont validé");
  });
});

describe("détail", () => {
  test("gives a figure by size, then municipality by municipality with the function of who answered", () => {
    const said = afterCampaign().say(dgs, "détail agents en équivalent temps plein");
    expect(said).toContain(
      "1 000 à 1 999 habitants | 6 | 2,5 ETP en tout | 1 réponse sur 6 communes concernées, 5 attendues\n",
    );
    expect(said).toContain("Vougy | 2,5 ETP | secrétaire générale de mairie, 23 novembre");
  });

  test("never what one agent earns, nor what the total would give back", () => {
    const said = afterCampaign().say(dgs, "détail dont personnel");
    expect(said).toContain("Dont personnel : 365 000 € en tout");
    expect(said).toContain("Charlieu | 260 000 €");
    expect(said).not.toMatch(/15 000|90 000|Selon la taille/u);
    expect(said).toContain("2 communes ne sont pas montrées");
  });

  test("of the campaign that the words name, though a later one has a figure of that name", () => {
    const bot = afterCampaign();
    bot.play(dgs, "diagnostic lancer voirie à Vougy 15 janvier", "oui");
    expect(bot.say(dgs, "détail dépenses de fonctionnement jeunesse")).toContain("540 000 € en tout");
    expect(bot.say(dgs, "détail dépenses de fonctionnement voirie")).toMatch(
      /voirie.*: aucune réponse \(sur 1 commune/u,
    );
    expect(bot.say(dgs, "détail jeunesse : dépenses de fonctionnement")).toContain("540 000 € en tout");
    expect(bot.say(dgs, "détail bidule jeunesse")).toContain("Je ne trouve pas de chiffre « bidule jeunesse »");
  });

  test("of an unknown figure says how to find one", () => {
    expect(afterCampaign().say(dgs, "détail bidule")).toContain("Je ne trouve pas de chiffre « bidule »");
  });
});

describe("pourquoi ce chiffre", () => {
  test("says how it was counted, and what is not in it", () => {
    const said = afterCampaign().say(dgs, "pourquoi ce chiffre dépenses de fonctionnement ?");
    expect(said).toContain("Total et médiane de 3 réponses validées.");
    expect(said).toContain(
      "N'y entrent pas : 20 communes n'ont pas encore validé, 1 commune ne sait pas encore et 1 commune n'est pas concernée.",
    );
  });

  test("of what is worked out names it and says how, without the place of its result", () => {
    const said = afterCampaign().say(dgs, "pourquoi ce chiffre reste à charge");
    expect(said).not.toContain("{");
    expect(said).toMatch(
      /Calcul soumis à chaque réponse, « .+ » : reste à charge\. Dépenses de fonctionnement, moins/u,
    );
  });

  test("speaks of inhabitants only where the figure does, and of one place in the singular", () => {
    const bot = createDemoBot();
    for (const { name } of bot.store.territory.municipalities().slice(1))
      validated(bot, name, { existe: "regie", etp_total: 2 });
    const said = bot.say(dgs, "pourquoi ce chiffre agents en équivalent temps plein");
    expect(said).not.toContain("Par habitant");
    expect(said).toContain("N'y entrent pas : 1 commune n'a pas encore validé. Rien n'est estimé à sa place.");
    expect(afterCampaign().say(dgs, "pourquoi ce chiffre dépenses de fonctionnement")).toContain("Par habitant");
  });
});

describe("valeurs à vérifier", () => {
  test("finds what is far from municipalities of its size, and sends the question back in one word", () => {
    const bot = withOddValue();
    const list = bot.say(dgs, "valeurs à vérifier");
    expect(list).toMatch(/^1\. (.+), Dépenses de fonctionnement : .+ € ; ailleurs, environ .+ €$/mu);
    const place = /^1\. (.+), Dépenses/mu.exec(list)?.[1] ?? "";
    expect(bot.restart().say(dgs, "1")).toContain(`C'est redemandé à ${place}`);
  });

  test("the municipality is told once, at the question; its last word is not doubted again", () => {
    const bot = withOddValue();
    bot.play(dgs, "valeurs à vérifier", "1");
    const waiting = bot.store.interviews.all().filter(({ status }) => status === "paused");
    expect(waiting).toHaveLength(1);
    const interview = bot.store.interviews.byId(waiting[0]?.id ?? 0);
    expect(interview?.state.editing).toBe("budget_fonct");
    if (interview) bot.store.interviews.save(interview, { state: interview.state, status: "validated" }, 1, 0);
    expect(bot.say(dgs, "valeurs à vérifier")).toContain("Aucune valeur validée n'est à vérifier");
    expect(bot.say(dgs, "redemander")).toContain("Aucune valeur n'est à redemander");
  });
});

describe("what a shared service is made of", () => {
  test("its equipment, with what is not said left empty", () => {
    const said = described().say(dgs, "équipements");
    expect(said).toContain("2 équipements dans 1 commune.\n300 m² en tout, sans 1 équipement dont la surface");
    expect(said).toContain("Vougy | Salle des fêtes |  | 300 m² | 4 sur 5");
  });

  test("what acting together would do to the actions already planned", () => {
    const said = described().say(dgs, "actions prévues");
    expect(said).toContain("en renforcerait 1, ne changerait rien pour 0, en affaiblirait 0.");
    expect(said).toContain("Vougy | Ouvrir un local jeunes | 2027 | la renforcerait");
  });

  test.each(["équipements", "actions prévues"])("« %s » before anything is validated says so", (said) => {
    expect(createDemoBot().say(dgs, said)).toContain("Aucune commune n'a validé");
  });
});

describe("what would speak of one agent", () => {
  test("is not told as a whole either, nor one municipality's to somebody from elsewhere", () => {
    const bot = createDemoBot();
    validated(bot, "Vougy", { existe: "regie", nb_agents: 1, budget_fonct: 60_000, dont_personnel: 31_000 });
    const whole = bot.say(technician, "détail dont personnel");
    expect(whole).toContain("n'est pas encore montré");
    expect(whole).not.toContain("31 000");
    const answers = bot.say(technician, "réponses Vougy");
    expect(answers).toContain("60 000");
    expect(answers).not.toContain("31 000");
    expect(bot.say(dgs, "réponses Vougy")).toContain("31 000");
  });
});

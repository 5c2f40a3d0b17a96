import { describe, expect, test } from "vitest";
import { corinne, createDemoBot, type DemoBot, dgs } from "../../support/demo-bot.ts";
import { validated } from "../../support/validated.ts";

/** Posts that come to less than the total, a building that costs more than the service, and an amount said in place of another. */
function disagreeing(): DemoBot {
  const bot = createDemoBot();
  validated(bot, "Charlieu", {
    existe: "regie",
    etp_total: 3,
    nb_agents: 4,
    postes: { items: [1, 2], closed: true },
    "postes/1/metier": "Animatrice",
    "postes/1/quotite": 1,
    "postes/2/metier": "Directeur",
    "postes/2/quotite": 0.5,
    equipements: { items: [1], closed: true },
    "equipements/1/nom": "Maison des jeunes",
    "equipements/1/cout_annuel": 25_000,
    budget_fonct: 20_000,
    recettes_usagers: 5_000,
    recettes_partenaires: { items: [], closed: true },
    reste_a_charge: 9_000,
  });
  return bot;
}

describe("totals that do not agree", () => {
  test("are listed with the figures that do not, in the order of the questionnaire", () => {
    const said = disagreeing().say(dgs, "valeurs à vérifier");
    expect(said).toContain(
      "1. Charlieu, Postes, temps de travail, en tout : 1,5 ETP ; Agents en équivalent temps plein : 3 ETP",
    );
    expect(said).toContain(
      "2. Charlieu, Dépenses de fonctionnement : 20 000 € ; Équipements, coût annuel, en tout : 25 000 €",
    );
    expect(said).toContain("3. Charlieu, Reste à charge : 9 000 € ; d'après les autres réponses : 15 000 €");
    expect(said).not.toContain("\n4.");
  });

  test("go back in one word, as a question that says both, to the answer that is one number", () => {
    const bot = disagreeing();
    expect(bot.play(dgs, "valeurs a verifier", "1")).toContain(
      "C'est redemandé à Charlieu : Agents en équivalent temps plein.",
    );
    const interview = bot.store.interviews.all().find(({ status }) => status === "paused");
    expect(bot.store.interviews.byId(interview?.id ?? 0)?.state.editing).toBe("etp_total");
    expect(bot.say(corinne, "reprendre")).toContain("Combien d'agents travaillent pour ce service");
  });

  test("of one municipality can be asked by its name", () => {
    const bot = disagreeing();
    validated(bot, "Mars", { existe: "regie", budget_fonct: 1_000, recettes_usagers: 1_500 });
    const several = bot.say(dgs, "redemander à charlieu");
    expect(several).toContain("Quelle valeur faut-il redemander ?");
    expect(several).not.toContain("Mars");
    expect(bot.play(dgs, "annuler", "redemander Mars")).toContain("C'est redemandé à Mars : Recettes des usagers.");
    expect(bot.say(dgs, "redemander Nandax")).toContain("Aucune valeur n'est à redemander.");
  });

  test("are not doubted again once the municipality has said its last word", () => {
    const bot = disagreeing();
    bot.play(dgs, "valeurs à vérifier", "1");
    const open = bot.store.interviews.all().find(({ status }) => status === "paused");
    const interview = bot.store.interviews.byId(open?.id ?? 0);
    if (interview) bot.store.interviews.save(interview, { state: interview.state, status: "validated" }, 1, 0);
    const said = bot.say(dgs, "valeurs à vérifier");
    expect(said).not.toContain("Postes, temps de travail");
    expect(said).toContain("1. Charlieu, Dépenses de fonctionnement");
  });

  test("say that the municipality confirmed, where it was asked at once", () => {
    const bot = createDemoBot();
    validated(bot, "Mars", { existe: "regie", budget_fonct: 1_000, recettes_usagers: 1_500 });
    expect(bot.say(dgs, "valeurs à vérifier")).toContain(
      "Mars, Recettes des usagers : 1 500 € ; Dépenses de fonctionnement : 1 000 €, confirmé par la commune",
    );
  });

  test("are not looked for where an answer is missing, or is not validated", () => {
    const bot = createDemoBot();
    validated(bot, "Mars", {
      existe: "regie",
      etp_total: 3,
      postes: { items: [1, 2], closed: true },
      "postes/1/quotite": 1,
      "postes/2/quotite": "?",
    });
    expect(bot.say(dgs, "valeurs à vérifier")).toContain("les totaux s'accordent");
  });
});

test("whoever answers is never stopped by what is only told to the readers", () => {
  const bot = createDemoBot();
  validated(bot, "Charlieu", {
    existe: "regie",
    equipements: { items: [1], closed: true },
    "equipements/1/nom": "Gymnase",
    "equipements/1/cout_annuel": 25_000,
  });
  const interview = bot.store.interviews.byId(
    bot.store.interviews.all().find(({ status }) => status === "validated")?.id ?? 0,
  );
  if (interview)
    bot.store.interviews.save(
      interview,
      { state: { ...interview.state, editing: "budget_fonct" }, status: "paused" },
      1,
      0,
    );
  const said = bot.play(corinne, "reprendre", "20 000 €");
  expect(said).toContain("C'est noté : 20 000 €.");
  expect(said).not.toContain("coûtent ensemble plus");
});

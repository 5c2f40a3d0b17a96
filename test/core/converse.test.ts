import { describe, expect, test } from "vitest";
import { corinne, createDemoBot, dgs, sylvie } from "../support/demo-bot.ts";
import { answersOf, atOpenQuestion, openQuestion, secondQuestion } from "../support/demo-scenes.ts";

describe("a command in the middle of an interview", () => {
  test.each(["état", "échéances", "qui suis-je", "qui voit mes réponses", "briefing", "instances cotech"])(
    "« %s » is answered, the question is shown again, and nothing is filled",
    (said) => {
      const bot = createDemoBot();
      bot.play(corinne, "diagnostic", "oui en régie");
      const before = answersOf(bot, "Charlieu");
      const reply = bot.say(corinne, said);
      expect(reply).toContain("Nous en étions à :");
      expect(reply.split("Nous en étions à :")[0]).toMatch(/Charlieu|Corinne|Vos réponses|comité|Comité/);
      expect(reply.split("Nous en étions à :")[1]).toContain(secondQuestion);
      expect(answersOf(bot, "Charlieu")).toEqual(before);
      expect(bot.say(corinne, "2012")).toContain("C'est noté : 2012.");
    },
  );

  test.each(["état", "échéances", "qui suis-je"])("« %s » is not taken for the answer to an open question", (said) => {
    const bot = atOpenQuestion();
    const before = answersOf(bot, "Charlieu");
    const reply = bot.say(corinne, said);
    expect(reply.split("Nous en étions à :")[1]).toContain(openQuestion);
    expect(answersOf(bot, "Charlieu")).toEqual(before);
  });

  test("an answer that only begins like a command is an answer", () => {
    const bot = atOpenQuestion();
    expect(bot.say(corinne, "Quand le bus passe, un local où l'attendre")).toContain("C'est noté");
    expect(answersOf(bot, "Charlieu")).toMatchObject({
      jeunes_besoins: { state: "given", raw: "Quand le bus passe, un local où l'attendre" },
    });
  });

  test("a word close to a command, in place of a figure, is answered with what was expected and the command", () => {
    const bot = createDemoBot();
    bot.play(corinne, "diagnostic", "oui en régie");
    const reply = bot.say(corinne, "echeence");
    expect(reply).toContain("J'attends une année");
    expect(reply).toContain("« échéances »");
    expect(reply).toContain(secondQuestion);
  });

  test("« diagnostic » and another municipality moves there, and leaves the first as it was", () => {
    const bot = createDemoBot();
    bot.play(sylvie, "diagnostic Vougy", "oui en régie");
    expect(bot.say(sylvie, "diagnostic Nandax")).toContain("Nandax, question 1 sur");
    expect(bot.say(sylvie, "non")).toContain("C'est noté : Non.");
    expect(answersOf(bot, "Vougy")).toMatchObject({ existe: { value: "regie" } });
    expect(answersOf(bot, "Nandax")).toMatchObject({ existe: { value: "non" } });
    expect(bot.say(sylvie, "diagnostic Vougy")).toContain(secondQuestion);
  });
});

describe("a command in the middle of a command's questions", () => {
  test("is answered, the question is shown again, and what was said is kept", () => {
    const bot = createDemoBot();
    bot.play(dgs, "échéance ajouter", "Convention sport");
    const reply = bot.say(dgs, "échéances");
    expect(reply).toContain("Échéances d'ici 30 jours");
    expect(reply).toContain("Pour quelle date ?");
    expect(bot.say(dgs, "15 décembre")).toContain("C'est enregistré : Convention sport, mardi 15 décembre 2026.");
  });

  test("that itself asks something takes its place, and asks it once", () => {
    const bot = createDemoBot();
    bot.say(dgs, "échéance terminer");
    expect(bot.say(dgs, "inviter").match(/Qui voulez-vous inviter/g)).toHaveLength(1);
    expect(bot.say(dgs, "caf@demo.example")).toContain("Code d'invitation");
  });
});

describe("two people answering for one municipality", () => {
  test("what one says of a question that the other has just answered is not taken for the next one", () => {
    const bot = createDemoBot();
    const person = bot.store.people.byEmail(corinne);
    const other = "agent.charlieu@demo.example";
    const mandates = person?.mandates ?? [];
    bot.store.people.save({ email: other, firstName: "Ada", lastName: "B", mandates, presence: [] }, 0);
    bot.play(corinne, "diagnostic", "oui, par une association", "2012", "accueil de loisirs périscolaire", "120");
    bot.play(corinne, "6 à 10 ans", "oui");
    expect(bot.say(other, "diagnostic")).toContain("places d'accueil de loisirs le mercredi");
    expect(bot.say(corinne, "40")).toContain("C'est noté : 40 places.");
    expect(bot.say(other, "45")).not.toContain("C'est noté");
    expect(answersOf(bot, "Charlieu")).toMatchObject({ places_alsh_mercredi: { value: 40 } });
    expect(answersOf(bot, "Charlieu")).not.toHaveProperty("places_alsh_petites_vacances");
  });
});

describe("a greeting in the middle of an interview", () => {
  test.each(["bonjour", "Bonsoir !", "salut", "Bonjour Relais", "Bjr"])(
    "« %s » is returned, with where one stands, and never kept as an open answer",
    (said) => {
      const bot = atOpenQuestion();
      const before = answersOf(bot, "Charlieu");
      const reply = bot.say(corinne, said);
      expect(reply).toContain("Bonjour Madame Teyssier.");
      expect(reply).toMatch(/Charlieu, question \d+ sur \d+/);
      expect(reply).toContain(openQuestion);
      expect(answersOf(bot, "Charlieu")).toEqual(before);
    },
  );
});

describe("numbers typed for what is offered", () => {
  test("pick a line of the first letter", () => {
    expect(createDemoBot().say(sylvie, "2")).toContain("Nandax, question 1 sur");
    expect(createDemoBot().say(sylvie, "4")).toContain("Vos réponses sont lues par");
  });

  test.each([
    ["2", "Nandax"],
    ["la 2", "Nandax"],
    ["b", "Nandax"],
    ["Nandax", "Nandax"],
    ["nandax", "Nandax"],
    ["n° 1", "Vougy"],
  ])("« %s » picks %s", (said, place) => {
    const bot = createDemoBot();
    bot.say(sylvie, "diagnostic");
    expect(bot.say(sylvie, said)).toContain(`${place}, question 1 sur`);
  });

  test("beyond the list pick nothing", () => {
    const bot = createDemoBot();
    bot.say(sylvie, "diagnostic");
    expect(bot.say(sylvie, "3")).toContain("Je n'ai pas compris « 3 »");
  });

  test("pick nothing once something else was said", () => {
    const bot = createDemoBot();
    bot.play(sylvie, "diagnostic", "qui suis-je");
    expect(bot.say(sylvie, "2")).toContain("Je n'ai pas compris « 2 »");
  });

  test("pick the command that was suggested", () => {
    const bot = createDemoBot();
    expect(bot.say(dgs, "instence")).toContain("Vouliez-vous dire :\n1. instance");
    expect(bot.say(dgs, "1")).toContain("1. Installer le comité de pilotage");
  });

  test("in a doubt between figures, are figures: lines have letters", () => {
    const bot = createDemoBot();
    bot.play(corinne, "diagnostic", "oui, par une association", "2012", "aucune de celles-ci, le ping-pong");
    let reply = bot.say(corinne, "où j'en suis");
    if (!reply.includes("Combien de personnes utilisent")) reply = bot.say(corinne, "passer");
    expect(reply).toContain("Combien de personnes utilisent");
    const doubt = bot.say(corinne, "6-10");
    expect(doubt).toContain("Je préfère vérifier");
    expect(doubt).toContain("a. ");
    expect(bot.say(corinne, "2")).toContain("C'est noté : 2 personnes.");
  });
});

test("a word nobody knows is said so, with the way to help", () => {
  const bot = createDemoBot();
  expect(bot.say(dgs, "blablabla")).toBe(
    "Je n'ai pas compris « blablabla ». Écrivez « aide » pour voir ce que je sais faire.",
  );
  expect(bot.say(dgs, "x".repeat(500)).length).toBeLessThan(200);
});

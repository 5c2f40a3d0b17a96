import { describe, expect, test } from "vitest";
import { notify } from "../../src/core/notify.ts";
import { createDemoBot, type DemoBot, dgs, sylvie } from "../support/demo-bot.ts";
import { plan, setUp } from "../support/meetings.ts";

const hour = 3_600_000;

/** A steering committee that meets on Thursday 17 December. */
function withCopil(): DemoBot {
  const bot = createDemoBot();
  plan(bot, setUp(bot, "copil"));
  return bot;
}

/** In the middle of a meeting's questions, another one is created, which offers to set up what prepares it. */
function withInstallOffered(): DemoBot {
  const bot = withCopil();
  bot.play(dgs, "réunion créer copil 14 janvier 2027 14h");
  const reply = bot.say(dgs, "réunion créer copil 11 février 2027 14h à Mars");
  expect(reply).toContain("- Installer le comité technique");
  expect(reply.match(/^1\. /gmu)).toHaveLength(1);
  return bot;
}

/** Two months after a question about a meeting of December. */
function later(): DemoBot {
  const bot = withCopil();
  plan(bot, setUp(bot, "cotech"), { heldOn: "2026-12-07" });
  bot.say(dgs, "ajouter un point Convention voirie");
  bot.clock.moveTo(bot.clock.now() + 60 * 24 * hour);
  return bot;
}

function withMessage(): DemoBot {
  const bot = createDemoBot();
  bot.play(sylvie, "diagnostic Vougy", "oui en régie");
  const id = bot.store.people.byEmail(sylvie)?.id ?? 0;
  const choices = [
    { value: "mes dates 1", label: "mardi 12 janvier" },
    { value: "mes dates 2", label: "mercredi 13 janvier" },
  ];
  notify(bot.store, "poll", id, { blocks: [{ type: "choices", choices }] }, bot.clock.now());
  bot.drain();
  return bot;
}

describe("a command's question left without an answer", () => {
  test("« passer » takes what is usual: the form, then the place", () => {
    const bot = createDemoBot();
    bot.play(dgs, "instance créer copil", "oui", "réunion créer copil 14 janvier 2027 14h");
    expect(bot.say(dgs, "passer")).toContain("Où se tiendra la réunion ?");
    const kept = bot.say(dgs, "je sais pas");
    expect(kept).toContain("jeudi 14 janvier 2027, 14 h, lieu à préciser.");
    expect(bot.store.meetings.all()).toMatchObject([{ heldOn: "2027-01-14", format: "in_person", status: "planned" }]);
    expect(bot.store.meetings.all()[0]).not.toHaveProperty("insee");
  });

  test.each(["je sais pas", "passer"])("« %s » loses nothing where an answer is needed: it is asked again", (said) => {
    const bot = withCopil();
    plan(bot, setUp(bot, "cotech"), { heldOn: "2026-12-07" });
    bot.say(dgs, "ajouter un point Convention voirie");
    const again = bot.say(dgs, said);
    expect(again).toContain("écrivez « annuler » pour laisser");
    expect(again).toContain("Pour quelle réunion ?");
    expect(bot.say(dgs, "copil")).toContain("Convention voirie");
  });

  test("« je ne sais pas » to « êtes-vous sûr ? » is no", () => {
    const bot = withCopil();
    bot.play(dgs, "annuler le copil : salle fermée", "je ne sais pas");
    expect(bot.store.meetings.all()[0]?.status).toBe("planned");
  });
});

describe("words that answer another question of the same command", () => {
  test("a place, where the form is asked", () => {
    const bot = createDemoBot();
    bot.play(dgs, "instance créer copil", "oui", "réunion créer copil 14 janvier 2027 14h");
    expect(bot.say(dgs, "à Charlieu")).toContain("jeudi 14 janvier 2027, 14 h, Charlieu");
  });
});

describe("words that answer more than what is asked", () => {
  test("a day, an hour and a place, where the day is asked", () => {
    const bot = createDemoBot();
    bot.play(dgs, "instance créer copil", "oui", "réunion créer copil");
    const kept = bot.say(dgs, "jeudi 17 décembre à 14h à Pouilly");
    expect(kept).toContain("jeudi 17 décembre 2026, 14 h, Pouilly-sous-Charlieu");
  });

  test("an instance and its day, where the instance is asked", () => {
    const bot = createDemoBot();
    bot.play(dgs, "instance créer copil", "oui", "réunion créer");
    expect(bot.say(dgs, "copil le 14 janvier 2027 à 14h30")).toContain("Sous quelle forme ?");
  });
});

describe("a command answered in the middle of another's questions", () => {
  test("has no numbers of its own: they are those of the question that waits", () => {
    const bot = withInstallOffered();
    expect(bot.say(dgs, "1")).toContain("Où se tiendra la réunion ?");
    expect(bot.store.bodies.all()).toHaveLength(1);
  });

  test("what it offers is picked by its name", () => {
    expect(withInstallOffered().say(dgs, "installer le comité technique")).toContain("Installer le comité technique ?");
  });

  test("that refuses leaves them as they were", () => {
    const bot = withCopil();
    bot.say(dgs, "échéance ajouter");
    const refused = bot.say(dgs, "réunion créer cotech lundi 14 décembre 14h");
    expect(refused).toContain("Le comité technique n'est pas encore");
    expect(refused).toContain("Quelle échéance ?");
    expect(bot.say(dgs, "Convention sport")).toContain("Pour quelle date ?");
  });

  test("may leave them without object: what it did stays done, and they are left", () => {
    const bot = createDemoBot();
    const [last, ...others] = bot.store.deadlines.open();
    for (const { id } of others) bot.store.deadlines.finish(id, bot.clock.now());
    bot.say(dgs, "échéance reporter");
    const done = bot.say(dgs, `échéance terminer ${last?.title}`);
    expect(done).toContain("La question que je vous posais n'a plus d'objet");
    expect(done).not.toContain("À quelle date ?");
    expect(bot.store.deadlines.open()).toEqual([]);
    expect(bot.say(dgs, "qui suis-je")).not.toContain("À quelle date ?");
  });
});

describe("a command's questions whose meeting is over since", () => {
  test("let the next command through", () => {
    const bot = later();
    expect(bot.say(dgs, "qui suis-je")).toContain("Claire Arnaud");
    expect(bot.say(dgs, "2")).not.toContain("Pour quelle réunion");
  });

  test("say why to anything else, once", () => {
    const bot = later();
    expect(bot.say(dgs, "copil")).toContain("Aucune réunion");
    expect(bot.say(dgs, "échéances")).toContain("Échéances");
  });
});

describe("the same command said again in the middle of its questions", () => {
  test("whole, takes their place: nothing waits any more", () => {
    const bot = createDemoBot();
    bot.say(dgs, "échéance ajouter");
    const done = bot.say(dgs, "échéance ajouter Convention sport le 18 décembre");
    expect(done).not.toContain("Nous en étions à");
    expect(bot.say(dgs, "qui suis-je")).not.toContain("Quelle échéance ?");
  });

  test("says that what was begun is left", () => {
    const bot = createDemoBot();
    bot.play(dgs, "échéance ajouter", "Convention sport");
    expect(bot.say(dgs, "échéance ajouter")).toContain("Je laisse ce que vous aviez commencé");
  });
});

describe("a message of ours that offers something, in the middle of a diagnostic", () => {
  test("an answer that could be for either is kept for neither, and asked again", () => {
    const bot = withMessage();
    const unsure = bot.say(sylvie, "2");
    expect(unsure).toContain("je n'ai rien noté");
    expect(unsure).toContain("- mercredi 13 janvier");
    expect(unsure).toContain("Depuis quelle année");
    expect(bot.say(sylvie, "2012")).toContain("C'est noté : 2012.");
  });

  test("an answer that can only be the question's is kept", () => {
    expect(withMessage().say(sylvie, "2012")).toContain("C'est noté : 2012.");
  });
});

describe("a free text among a command's questions", () => {
  test("said hours after the question is confirmed first: it may be about something else", () => {
    const bot = createDemoBot();
    bot.say(dgs, "échéance ajouter");
    bot.clock.moveTo(bot.clock.now() + 7 * hour);
    const asked = bot.say(dgs, "le panneau de la mairie");
    expect(asked).toContain("Échéance : le panneau de la mairie, est-ce bien cela ?");
    expect(bot.say(dgs, "oui")).toContain("Pour quelle date ?");
  });

  test("that is surely of something else too", () => {
    const bot = withCopil();
    bot.play(dgs, "réunion créer copil 14 janvier 2027 14h", "sur place");
    expect(bot.say(dgs, "présente")).toContain("Lieu : présente, est-ce bien cela ?");
    expect(bot.store.meetings.all()).toHaveLength(1);
  });
});

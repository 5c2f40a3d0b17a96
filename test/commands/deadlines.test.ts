import { describe, expect, test } from "vitest";
import { corinne, createDemoBot, type DemoBot, dgs, mayorOfVougy, sylvie } from "../support/demo-bot.ts";

const open = (bot: DemoBot) => bot.store.deadlines.open().map((one) => `${one.due} ${one.title}`);

describe("échéances", () => {
  test("shows thirty days, late ones first, with the delay", () => {
    expect(createDemoBot().say(dgs, "échéances").split("\n")).toEqual([
      "Échéances d'ici 30 jours",
      "jeudi 19 novembre | Convention avec la CAF à renouveler | en retard de 4 jours",
      "vendredi 4 décembre | Comité technique jeunesse | dans 11 jours",
      "vendredi 11 décembre | Conférence des maires : trois scénarios pour la jeunesse | dans 18 jours",
      "vendredi 11 décembre | Avis du conseil municipal sur le pacte de gouvernance (Vougy) | dans 18 jours",
    ]);
  });

  test.each([
    ["échéances 12 jours", ["Convention avec la CAF", "Comité technique"]],
    ["echeances conférence des maires", ["Conférence des maires"]],
    ["c quand le comité technique ?", ["Comité technique"]],
    ["quand est la conférence", ["Conférence des maires"]],
  ])("« %s » shows only that", (said, titles) => {
    const rows = createDemoBot().say(dgs, said).split("\n").slice(1);
    expect(rows.map((row, index) => row.includes(titles[index] ?? "?"))).toEqual(titles.map(() => true));
  });

  test("of nothing says so with examples", () => {
    expect(createDemoBot().say(dgs, "échéances piscine")).toContain("Je n'ai pas compris « piscine »");
  });

  test("says when there is none", () => {
    const bot = createDemoBot();
    for (const one of bot.store.deadlines.open()) bot.store.deadlines.finish(one.id, 1);
    expect(bot.say(corinne, "échéances")).toBe("Aucune échéance d'ici 30 jours, et aucune en retard.");
  });
});

describe("échéance ajouter", () => {
  test.each([
    ["échéance ajouter Convention sport 15 décembre", "Convention sport, mardi 15 décembre 2026"],
    ["échéance ajouter Convention sport le 15/12/2026", "Convention sport, mardi 15 décembre 2026"],
    ["échéance ajouter Réunion du bureau, 10 décembre", "Réunion du bureau, jeudi 10 décembre 2026"],
    ["échéance ajouter Réunion du bureau 10 décembre", "Réunion du bureau, jeudi 10 décembre 2026"],
    ["nouvelle échéance Rendre les comptes avant le 1er décembre", "Rendre les comptes, mardi 1er décembre 2026"],
    ["échéance ajouter Vote du budget pour Vougy 10 décembre", "Vote du budget (Vougy), jeudi 10 décembre 2026"],
    ["échéance ajouter Budget pour la jeunesse 8 janvier", "Budget pour la jeunesse, vendredi 8 janvier 2027"],
  ])("in one line: « %s »", (said, kept) => {
    expect(createDemoBot().say(dgs, said)).toBe(`C'est enregistré : ${kept}.`);
  });

  test("asks what is missing, and keeps what was said", () => {
    const bot = createDemoBot();
    expect(bot.say(dgs, "échéance ajouter")).toContain("Quelle échéance ?");
    expect(bot.say(dgs, "Convention sport")).toContain("Pour quelle date ?");
    expect(bot.say(dgs, "bientôt")).toContain("J'attends une date");
    expect(bot.say(dgs, "15 décembre")).toBe("C'est enregistré : Convention sport, mardi 15 décembre 2026.");
    expect(open(bot)).toContain("2026-12-15 Convention sport");
    expect(bot.play(dgs, "échéance ajouter Délibération pour Vougy", "12/12")).toContain("Délibération (Vougy)");
  });

  test.each(["pause", "plus tard", "abandonner"])("« %s » leaves it, and keeps nothing", (said) => {
    const bot = createDemoBot();
    const before = open(bot);
    expect(bot.play(dgs, "échéance ajouter", "Convention sport", said)).toBe(
      "D'accord, je laisse cela. Rien n'a été enregistré.",
    );
    expect(open(bot)).toEqual(before);
    expect(bot.say(dgs, "15 décembre")).toContain("Je n'ai pas compris");
  });

  test("its questions survive a restart, and are asked on another platform", () => {
    const bot = createDemoBot();
    bot.play(dgs, "échéance ajouter", "Convention sport");
    expect(bot.restart().say(dgs, "15 décembre", "web")).toContain("C'est enregistré : Convention sport");
  });

  test("a correction during its questions is heard", () => {
    const bot = createDemoBot();
    bot.play(dgs, "échéance ajouter", "Convention sprot");
    expect(bot.say(dgs, "précédent")).toContain("Vous aviez répondu : Convention sprot");
    expect(bot.play(dgs, "Convention sport", "15 décembre")).toContain("C'est enregistré : Convention sport,");
  });

  test("the one who adds it owns it, and the audit says who", () => {
    const bot = createDemoBot();
    bot.say(dgs, "échéance ajouter Convention sport 15 décembre");
    const added = bot.store.deadlines.open().find((one) => one.title === "Convention sport");
    expect(added?.ownerId).toBe(bot.store.people.byEmail(dgs)?.id);
  });
});

describe("échéance terminer", () => {
  test("by its words, once", () => {
    const bot = createDemoBot();
    expect(bot.say(dgs, "échéance terminer Convention CAF")).toBe(
      "C'est enregistré : « Convention avec la CAF à renouveler » est terminé.",
    );
    expect(open(bot).join()).not.toContain("CAF");
    expect(bot.say(dgs, "état")).toContain("Échéances : aucune en retard");
  });

  test("asked which, a number picks it, and so does a button", () => {
    const bot = createDemoBot();
    expect(bot.say(dgs, "échéance terminer")).toContain("2. Comité technique jeunesse, vendredi 4 décembre");
    expect(bot.say(dgs, "2")).toContain("« Comité technique jeunesse » est terminé.");
    bot.receive(bot.eventOf(dgs, { text: "échéance terminer" }));
    const [sent] = bot.drain();
    const choices = sent?.message.blocks.find((block) => block.type === "choices");
    const last = choices?.type === "choices" ? choices.choices.at(-1) : undefined;
    expect(bot.press(dgs, last?.value ?? "")).toContain("« Avis du conseil municipal sur le pacte de gouvernance »");
  });

  test("says when there is none left", () => {
    const bot = createDemoBot();
    for (const one of bot.store.deadlines.open()) bot.store.deadlines.finish(one.id, 1);
    expect(bot.say(dgs, "échéance terminer")).toContain("Il n'y a aucune échéance en cours.");
    expect(bot.say(dgs, "échéance reporter")).toContain("Il n'y a aucune échéance en cours.");
  });
});

describe("échéance reporter", () => {
  test.each([
    "échéance reporter comité technique 8 janvier",
    "échéance reporter comité technique au 8 janvier",
    "reporter l'échéance comité technique au 08/01/2027",
  ])("in one line: « %s »", (said) => {
    const bot = createDemoBot();
    expect(bot.say(dgs, said)).toBe(
      "C'est enregistré : « Comité technique jeunesse » passe du vendredi 4 décembre 2026 au vendredi 8 janvier 2027.",
    );
    expect(open(bot)).toContain("2027-01-08 Comité technique jeunesse");
  });

  test("asks which, then when; or only when", () => {
    const bot = createDemoBot();
    expect(bot.say(dgs, "échéance reporter")).toContain("Quelle échéance faut-il reporter ?");
    expect(bot.say(dgs, "2")).toContain("À quelle date ?");
    expect(bot.say(dgs, "8 janvier")).toContain("« Comité technique jeunesse » passe");
    expect(bot.say(dgs, "échéance reporter conférence des maires")).toContain("À quelle date ?");
  });

  test("a date alone leaves only which to be asked", () => {
    const bot = createDemoBot();
    expect(bot.say(dgs, "échéance reporter au 8 janvier")).toContain("Quelle échéance faut-il reporter ?");
    expect(bot.say(dgs, "1")).toContain("passe du jeudi 19 novembre 2026 au vendredi 8 janvier 2027");
  });
});

describe("agenda", () => {
  test("gives one's own deadlines in a file that an agenda opens", () => {
    const bot = createDemoBot();
    bot.receive(bot.eventOf(mayorOfVougy, { text: "agenda" }));
    const [sent] = bot.drain();
    const file = sent?.message.blocks.find((block) => block.type === "file");
    expect(file).toMatchObject({ file: { name: "echeances.ics", mime: "text/calendar" } });
    expect(JSON.stringify(file)).toContain("Avis du conseil municipal sur le pacte de gouvernance (Vougy)");
    bot.receive(bot.eventOf(corinne, { text: "agenda" }));
    expect(JSON.stringify(bot.drain())).not.toContain("Vougy");
  });

  test("without a deadline says so", () => {
    const bot = createDemoBot();
    for (const { id } of bot.store.deadlines.open()) bot.store.deadlines.finish(id, 0);
    expect(bot.say(mayorOfVougy, "agenda")).toContain("Il n'y a aucune échéance en cours");
  });
});

test("whoever was put in charge of a deadline says that it is done, and nobody else but the DGS", () => {
  const bot = createDemoBot();
  const mayor = bot.store.people.byEmail(mayorOfVougy)?.id ?? 0;
  bot.store.deadlines.add({ title: "Visiter la salle des fêtes", due: "2026-12-15", ownerId: mayor }, undefined, 0);
  expect(bot.say(sylvie, "échéance terminer Visiter la salle des fêtes")).not.toContain("est terminé");
  expect(bot.say(mayorOfVougy, "échéance terminer Comité technique jeunesse")).not.toContain("est terminé");
  expect(bot.say(mayorOfVougy, "échéance terminer Visiter la salle des fêtes")).toContain("est terminé");
  expect(bot.say(mayorOfVougy, "échéance terminer")).toContain("Aucune échéance en cours n'est à votre charge");
});

import { describe, expect, test } from "vitest";
import { createDemoBot, dgs, mayorOfVougy, president, sylvie, technician } from "../../support/demo-bot.ts";

const of = (said: string, place: string) => said.split("\n").find((line) => line.startsWith(`${place} |`));

describe("équilibre", () => {
  test("puts municipalities side by side by the alphabet, with what is lacking and where the rest comes from", () => {
    const said = createDemoBot().say(dgs, "équilibre");
    expect(of(said, "Vougy")).toMatch(/^Vougy \| 1.523 \(6,5.%\) \| {2}\| {2}\|/u);
    expect(said.indexOf("Arcinges |")).toBeLessThan(said.indexOf("Charlieu |"));
    expect(said).toContain("population municipale 2022");
    expect(said).toContain("Sièges non dits : toutes les communes.");
    expect(said).toContain("Contribution non connue : toutes les communes.");
  });

  test("is for the direction and the executive", () => {
    const bot = createDemoBot();
    expect(bot.say(president, "équilibre")).toContain("Commune par commune");
    for (const other of [mayorOfVougy, sylvie, technician])
      expect(bot.say(other, "équilibre")).not.toContain("Commune par commune");
    expect(bot.say(president, "sièges Vougy 4 : arrêté")).not.toContain("4 sièges");
  });

  test("gives the share of seats once all of them are said", () => {
    const bot = createDemoBot();
    const names = bot.store.territory.municipalities().map(({ name }) => name);
    bot.say(
      dgs,
      `sièges ${names
        .slice(1)
        .map((name) => `${name} 1`)
        .join(", ")} : arrêté du 4 novembre 2025`,
    );
    expect(of(bot.say(dgs, "équilibre"), "Vougy")).toMatch(/\| 1 \|/u);
    bot.say(dgs, `sièges ${names[0]} 1 : arrêté du 4 novembre 2025`);
    const said = bot.say(dgs, "équilibre");
    expect(of(said, "Vougy")).toMatch(/\| 1 \(4.%\) \|/u);
    expect(said).not.toContain("Sièges non dits");
  });

  test("counts what a municipality steers, and never takes known members for seats", () => {
    const bot = createDemoBot();
    for (const name of ["copil", "conseil communautaire"]) bot.play(dgs, `instance créer ${name}`, "oui");
    bot.say(dgs, "réunion créer copil 17 décembre 14h à Vougy");
    expect(of(bot.say(dgs, "équilibre"), "Vougy")).not.toContain("réunion accueillie");
    bot.clock.moveTo(Date.UTC(2026, 11, 18, 9));
    const said = bot.say(dgs, "équilibre");
    expect(of(said, "Vougy")).toContain("1 réunion accueillie");
    expect(of(said, "Pouilly-sous-Charlieu")).toMatch(/non dits \(1 membre connu\).*préside .*Comité de pilotage/u);
  });

  test("takes the compensation published, until what is paid is said", () => {
    const bot = createDemoBot();
    const vougy = bot.store.territory.municipalities().find(({ name }) => name === "Vougy")?.insee ?? "";
    const published = { code: vougy, key: "ac", source: "OFGL", on: "2026-09-30" } as const;
    bot.store.openFigures.save({ ...published, value: -9_000, year: 2024 }, 0);
    bot.store.openFigures.save({ ...published, value: 12_000, year: 2025 }, 0);
    expect(of(bot.say(dgs, "équilibre"), "Vougy")).toMatch(/AC reçue 12.000.€ en 2025 \(OFGL\)/u);
    bot.say(dgs, "contribution Vougy 3 000 € en 2025 : convention voirie");
    const said = of(bot.say(dgs, "équilibre"), "Vougy");
    expect(said).toMatch(/3.000.€ en 2025 \(convention voirie\)/u);
    expect(said).not.toContain("AC reçue");
  });
});

test("what a municipality answered of its compensation is for those who follow the diagnostic, once validated", () => {
  const bot = createDemoBot();
  bot.play(dgs, "diagnostic lancer bilan financier à Vougy 15 janvier", "oui");
  const interview = bot.store.interviews.ofCampaign(bot.store.campaigns.all().at(-1)?.id ?? 0)[0];
  const before = bot.store.interviews.byId(interview?.id ?? 0);
  if (before === undefined) throw new Error("the diagnostic asks Vougy");
  const answers = { ac: { state: "given" as const, value: 12_500, estimate: false, raw: "12500" } };
  bot.store.interviews.save(before, { state: { answers }, status: "paused" }, 1, bot.clock.now());
  expect(of(bot.say(dgs, "équilibre"), "Vougy")).not.toContain("AC");
  bot.store.interviews.save(before, { state: { answers }, status: "validated" }, 1, bot.clock.now());
  expect(of(bot.say(dgs, "équilibre"), "Vougy")).toMatch(/AC reçue 12.500.€ en 2025 \(sa réponse au diagnostic\)/u);
  expect(of(bot.say(president, "équilibre"), "Vougy")).not.toContain("AC");
});

describe("sièges and contribution", () => {
  test("ask where it is written, then keep it through a restart", () => {
    const bot = createDemoBot();
    expect(bot.say(dgs, "sièges : Charlieu 8, Vougy 1")).toContain("Où est-ce écrit ?");
    expect(bot.restart().say(dgs, "délibération du 12 mars 2026")).toContain(
      "Vougy : 1 siège (délibération du 12 mars 2026).",
    );
  });

  test("keep what was said before, and the same message twice once", () => {
    const bot = createDemoBot();
    bot.say(dgs, "sièges Vougy 1 : délibération du 12 mars 2026");
    expect(bot.say(dgs, "sièges Vougy 1 : délibération du 12 mars 2026")).toContain("c'était déjà noté");
    expect(bot.say(dgs, "sièges Vougy 2 : arrêté du 4 mai")).toContain(
      "Avant : 1 siège (délibération du 12 mars 2026).",
    );
    expect(bot.store.balance.told()).toHaveLength(2);
    expect(bot.say(dgs, "sièges Vougy retirer")).toContain("Vougy : retiré. Avant : 2 sièges");
    expect(of(bot.say(dgs, "équilibre"), "Vougy")).not.toContain("| 2");
  });

  test("keep what they read and say what they did not", () => {
    const said = createDemoBot().say(dgs, "sièges Charlieu 8, Vougi 3 : arrêté du 4 mai");
    expect(said).toContain("Charlieu : 8 sièges");
    expect(said).toMatch(/Je n'ai pas noté « ?Vougi 3 ?»/u);
    expect(said).toContain("Vouliez-vous dire Vougy ?");
  });

  test.each(["sièges Vougy 0 : arrêté", "sièges Vougy 1, Vougy 2 : arrêté", "contribution Vougy 2000"])(
    "%s is not kept, and says what to do",
    (said) => {
      const bot = createDemoBot();
      expect(bot.say(dgs, said)).toMatch(/Redites la liste|Exemple/u);
      expect(bot.store.balance.told()).toEqual([]);
    },
  );

  test("ask the year of an amount, and keep one amount a year", () => {
    const bot = createDemoBot();
    expect(bot.say(dgs, "contribution Vougy 12 000,50 € : CFU")).toContain("De quelle année");
    expect(bot.say(dgs, "2025")).toMatch(/12.000,50.€ en 2025 \(CFU\)/u);
    bot.say(dgs, "contribution Vougy 9 000 € en 2024 : CFU");
    expect(of(bot.say(dgs, "équilibre"), "Vougy")).toContain("en 2025");
  });

  test("do not take the person's own contributions, nor a sentence without a number", () => {
    const bot = createDemoBot();
    expect(bot.say(dgs, "contributions")).not.toContain("Où est-ce écrit");
    expect(bot.say(dgs, "contribution au projet")).not.toContain("Où est-ce écrit");
  });

  test("refuse a source that speaks of somebody", () => {
    const bot = createDemoBot();
    bot.say(dgs, "sièges Vougy 2 : le maire est syndiqué");
    expect(bot.store.balance.told()).toEqual([]);
  });
});

test("exporter équilibre gives the table, the history and the sources", () => {
  const bot = createDemoBot();
  bot.say(dgs, "sièges Vougy 2 : arrêté");
  expect(bot.say(dgs, "exporter équilibre")).toContain("equilibre-2026-11-");
});

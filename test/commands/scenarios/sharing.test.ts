import { describe, expect, test } from "vitest";
import type { Attachment, Sheet } from "../../../src/core/message.ts";
import { type DemoBot, dgs, technician } from "../../support/demo-bot.ts";
import { pooled, pooledAtFive } from "../../support/pooled.ts";
import { readable } from "../../support/test-bot.ts";

/** "186 518,03 €" in cents. */
function centsIn(said: string): number {
  return Math.round(
    Number(
      said
        .replace(/[^\d,−]/gu, "")
        .replace(",", ".")
        .replace("−", "-"),
    ) * 100,
  );
}

/** The euros of each line of the table, in cents. */
function paid(said: string, column: number): number[] {
  const rows = said.split("\n").filter((line) => line.includes(" | "));
  return rows.map((line) => centsIn(line.split(" | ")[column] ?? ""));
}

describe("répartition", () => {
  test("by population shares today's net cost to the cent, and says that answers are missing", () => {
    const said = pooledAtFive().say(dgs, "répartition scénario 1 par population");
    expect(said).toContain("Simulation : elle ne décide rien.");
    expect(said).toContain("À répartir : 450 000,55 € par an, reste à charge d'aujourd'hui (2 réponses sur 4");
    expect(said).toContain("Des réponses manquent : ce montant changera avec elles.");
    expect(said).toContain("Charlieu | 3 703 | 41,45 % | 186 518,03 € | 50,37 €");
    expect(paid(said, 3).reduce((sum, one) => sum + one, 0)).toBe(45_000_055);
  });

  test.each([
    ["répartir 120 000,01 € scénario 1 moitié population moitié parts égales", 12_000_001],
    ["répartition scénario 1 : 60 % population, 40% parts égales, 120k€", 12_000_000],
    ["répartition 60/40 population parts égales 99 999,99 €", 9_999_999],
    ["répartir 120000 par habitants", 12_000_000],
    ["qui paierait quoi à parts égales, 1,2 M€", 120_000_000],
    ["clé de répartition : 33,33 % population 66,67 % parts égales, 100 €", 10_000],
  ])("« %s » gives the whole", (said, cents) => {
    const shown = pooledAtFive().say(dgs, said);
    expect(paid(shown, 3)).toHaveLength(5);
    expect(paid(shown, 3).reduce((sum, one) => sum + one, 0)).toBe(cents);
  });

  test("never takes a missing answer for zero: it says whose and why, and can go without when asked to", () => {
    const bot = pooledAtFive();
    const said = bot.say(dgs, "répartition scénario 1 par usage");
    expect(said).toContain("impossible à calculer");
    expect(said).toContain("Mars (à compléter), Nandax (pas concernée) et Pouilly-sous-Charlieu (réponse attendue)");
    expect(said).not.toContain(" % | ");
    const without = bot.say(dgs, "1");
    expect(without).toContain("Calculé sans Mars, Nandax et Pouilly-sous-Charlieu");
    expect(without).toContain("Charlieu | 300 personnes | 3 703 | 78,95 %");
    expect(paid(without, 4).reduce((sum, one) => sum + one, 0)).toBe(45_000_055);
  });

  test("puts two keys side by side, over the same municipalities", () => {
    const said = pooledAtFive().say(dgs, "répartition scénario 1 : population ou usage, communes connues");
    expect(said).toMatch(/^Charlieu \| 318 858,02 € \| 355 263,59 € \| \+36 405,57 €$/mu);
    expect(said).toMatch(/^Vougy \| 131 142,53 € \| 94 736,96 € \| −36 405,57 €$/mu);
  });

  test("leaves those who look on without a part, and says so", () => {
    const bot = pooledAtFive();
    bot.play(dgs, "scénario 1 Mars observe", "oui");
    const said = bot.say(dgs, "répartition scénario 1 par population");
    expect(said).toContain("Mars observe : sans part.");
    expect(said).not.toContain("Mars |");
  });

  test("asks for the key, then for the amount where no cost is known", () => {
    const bot = pooled();
    bot.say(dgs, "scénario créer ailleurs : Boyer, Jarnosse");
    expect(bot.say(dgs, "répartition ailleurs")).toContain("Selon quelle clé ?");
    expect(bot.say(dgs, "1")).toContain("Quel montant faut-il répartir, par an ?");
    expect(bot.say(dgs, "je sais pas")).toContain("annuler");
    expect(bot.restart().say(dgs, "45,5k")).toContain("À répartir : 45 500 € par an, le montant que vous donnez.");
  });

  test.each([
    ["60 % population, 30 % usage", "Ces parts font 90 % : il en faut 100."],
    ["population et usage", "Dites la part de chacune"],
    ["humeur", "Je ne lis pas de clé dans « humeur »."],
    ["population ou usage ou ETP", "Je compare deux clés à la fois."],
  ])("« %s » is asked again: %s", (key, sentence) => {
    const bot = pooledAtFive();
    expect(bot.say(dgs, `répartition scénario 1 : ${key}`)).toContain(sentence);
    expect(bot.say(dgs, "population")).toContain("41,45 %");
  });

  test("takes any figure that adds up as a key", () => {
    const bot = pooledAtFive();
    bot.play(dgs, "scénario créer deux : Charlieu, Vougy");
    expect(bot.say(dgs, "répartition deux par dépenses de fonctionnement")).toContain(
      "Charlieu | 400 000 € | 3 703 | 76,92 %",
    );
    expect(bot.say(technician, "répartition deux par ETP")).toContain("Charlieu | 6 ETP | 3 703 | 70,59 %");
  });
});

function sheetsOf(bot: DemoBot, said: string): Map<string, Sheet> {
  bot.receive(bot.eventOf(dgs, { text: said }, said));
  const files = bot
    .drain()
    .flatMap(({ message }) => message.blocks.flatMap((one): Attachment[] => (one.type === "file" ? [one.file] : [])));
  const [file] = files;
  if (file === undefined || !("sheets" in file)) throw new Error("no workbook");
  return new Map(file.sheets.map((sheet) => [readable(sheet.name), sheet]));
}

describe("exporter scénario", () => {
  test("is one sheet for its totals, then one a key", () => {
    const sheets = sheetsOf(pooledAtFive(), "exporter scénario 1");
    expect([...sheets.keys()]).toEqual([
      "Scénario",
      "Clé population",
      "Clé usagers par an",
      "Clé agents en équivalent temps plein",
      "Clé parts égales",
    ]);
    const totals = sheets.get("Scénario")?.rows.find(([name]) => name === "Reste à charge");
    expect(totals?.[1]).toBe(450_000.55);
    const population = sheets.get("Clé population");
    const paidHere = (population?.rows ?? []).map((row) => Number(row[4]) * 100);
    expect(Math.round(paidHere.reduce((sum, one) => sum + one, 0))).toBe(45_000_055);
    const mars = sheets.get("Clé usagers par an")?.rows.find(([, name]) => name === "Mars");
    expect(mars?.slice(3, 7)).toEqual([null, null, null, null]);
    expect(readable(String(mars?.[7]))).toBe("usagers par an : à compléter");
  });

  test("without a known cost has the totals alone, unless an amount is given", () => {
    const bot = pooled();
    bot.say(dgs, "scénario créer ailleurs : Boyer, Jarnosse");
    expect(bot.say(dgs, "exporter scénario 1")).toContain("« exporter scénario 1 120 000 € »");
    expect([...sheetsOf(bot, "exporter scénario ailleurs 120 000 €").keys()]).toContain("Clé population");
  });
});

import { describe, expect, onTestFinished, test } from "vitest";
import { seedDemo } from "../../../src/cli/demo.ts";
import type { Value } from "../../../src/core/interview/questionnaire.ts";
import type { Attachment, Outbound, Sheet } from "../../../src/core/message.ts";
import { encodeWorkbook } from "../../../src/core/delivery/workbook.ts";
import type { Answers } from "../../../src/core/interview/answers.ts";
import { openStore } from "../../../src/core/store/store.ts";
import { corinne, createDemoBot, type DemoBot, dgs, mayorOfVougy, sylvie, technician } from "../../support/demo-bot.ts";
import { atValidated, openQuestion, skipTo } from "../../support/demo-scenes.ts";
import { textOf } from "../../support/files.ts";
import { createTestBot, library, mondayMorning, readable } from "../../support/test-bot.ts";

function filesOf(bot: Pick<DemoBot, "receive" | "eventOf" | "drain">, said: string, who = dgs): Attachment[] {
  bot.receive(bot.eventOf(who, { text: said }, said));
  return bot.drain().flatMap(({ message }) => filesIn(message));
}

function filesIn({ blocks }: Outbound): Attachment[] {
  return blocks.flatMap((block) => (block.type === "file" ? [block.file] : []));
}

function sheetsOf(file: Attachment | undefined): Map<string, Sheet> {
  if (file === undefined || !("sheets" in file)) throw new Error("no workbook");
  return new Map(file.sheets.map((sheet) => [sheet.name, sheet]));
}

/** A line as what each column holds. */
function lineOf(sheet: Sheet | undefined, place: string): Record<string, unknown> {
  const row = sheet?.rows.find((cells) => cells.includes(place)) ?? [];
  return Object.fromEntries((sheet?.columns ?? []).map(({ title }, rank) => [readable(title), row[rank]]));
}

let frozen: Uint8Array | undefined;

/** Charlieu has a service, four agents and one post: played once, then copied. */
function halfWay(): DemoBot {
  if (frozen !== undefined) return createDemoBot({ from: frozen });
  const bot = createDemoBot();
  bot.play(corinne, "diagnostic", "en régie", "environ 2012", "1 et 2", "je sais pas");
  skipTo(bot, "équivalent temps plein");
  bot.play(corinne, "2,5", "4", "=SOMME(A1)", "mi-temps");
  frozen = bot.freeze();
  return createDemoBot({ from: frozen });
}

function given(value: Value): Answers[string] {
  return { state: "given", value, estimate: true, raw: "" };
}

describe("exporter réponses", () => {
  test("is one workbook: what it is, then a sheet a section, a line a municipality", () => {
    const bot = halfWay();
    const [file, ...others] = filesOf(bot, "exporter réponses");
    expect(others).toEqual([]);
    expect(file?.name).toBe("reponses-mutualiser-la-jeunesse-2026-11-23.xlsx");
    const sheets = sheetsOf(file);
    expect([...sheets.keys()].slice(0, 3)).toEqual(["Lisez-moi", "Le service aujourd’hui", "L’offre pour les jeunes"]);
    expect(lineOf(sheets.get("Le service aujourd’hui"), "Charlieu")).toMatchObject({
      "Code INSEE": "42052",
      État: "en cours",
      "Validé le": null,
      "Répondu par": "secrétaire générale de mairie",
      Service: "Oui, en régie",
      "Année de création": 2012,
      "Année de création : estimation": "estimation",
      Missions: "Accueil de loisirs périscolaire et Accueil de loisirs extrascolaire",
      "Usagers par an (personnes)": null,
    });
    expect(lineOf(sheets.get("Les agents"), "Charlieu")).toMatchObject({
      "Agents en équivalent temps plein (ETP)": 2.5,
      "Nombre d'agents (agents)": 4,
    });
    expect(lineOf(sheets.get("Les agents"), "Vougy")).toMatchObject({ État: "pas commencé", "Répondu par": null });
    expect(sheets.get("Les agents")?.rows).toHaveLength(25);
  });

  test("counts what is to be completed, and says what an empty cell is", () => {
    const bot = halfWay();
    expect(bot.say(dgs, "exporter réponses")).toContain(
      "0 commune sur 25 a validé, 1 en cours. 1 réponse est à compléter",
    );
    const readMe = sheetsOf(filesOf(bot, "exporter")[0]).get("Lisez-moi");
    expect(readMe?.rows).toContainEqual(["Réponses à compléter", 1]);
    expect(readMe?.rows).toContainEqual(["Fait le", "lundi 23 novembre 2026"]);
    expect(JSON.stringify(readMe?.rows)).toContain("Ce n’est jamais un zéro");
  });

  test("has a list in a sheet of its own, where a formula that was typed is only words", async () => {
    const bot = halfWay();
    const [file] = filesOf(bot, "exporter réponses");
    expect(lineOf(sheetsOf(file).get("Postes"), "Charlieu")).toMatchObject({ Métier: "=SOMME(A1)", État: "en cours" });
    const csv = filesOf(bot, "exporter réponses csv").find(({ name }) => name.endsWith("-postes.csv"));
    expect(textOf(csv)).toContain(";'=SOMME(A1);");
  });

  test("in CSV is one file a sheet, as a French spreadsheet opens them", () => {
    const bot = halfWay();
    const files = filesOf(bot, "exporter les reponces en csv svp");
    expect(files.length).toBeGreaterThan(8);
    expect(new Set(files.map(({ name }) => name)).size).toBe(files.length);
    const agents = textOf(files.find(({ name }) => name.endsWith("-les-agents.csv"))).split("\r\n");
    expect(agents[0]).toMatch(/^\ufeffCode INSEE;Commune;État;Validé le;Répondu par;/u);
    expect(agents.find((line) => line.includes("Charlieu"))).toContain(";2,5;4;");
    expect(agents).toHaveLength(1 + 25 + 1);
  });

  test("has the day on which a municipality validated", () => {
    const [file] = filesOf(atValidated(), "exporter réponses");
    const line = lineOf(sheetsOf(file).get("Le service aujourd’hui"), "Charlieu");
    expect(line).toMatchObject({ État: "validé", "Validé le": "2026-11-23", Service: "Non" });
  });

  test("says that restricted answers are in it", () => {
    const bot = createDemoBot();
    bot.play(corinne, "diagnostic", "non");
    skipTo(bot, openQuestion);
    expect(bot.say(dgs, "exporter réponses")).not.toContain("réservée");
    skipTo(bot, "Quels souhaits et quels besoins");
    bot.say(corinne, "Garder la main");
    expect(bot.say(dgs, "exporter réponses")).toContain("1 réponse réservée y est lisible");
  });

  test("asks which diagnostic when there are several, and keeps the format that was said", () => {
    const bot = halfWay();
    const [first] = bot.store.campaigns.all();
    if (first === undefined) throw new Error("no campaign");
    bot.store.campaigns.open({ ...first, slug: "autre", title: "Partager la voirie" }, undefined);
    expect(bot.say(dgs, "exporter réponses csv")).toContain("Les réponses de quel diagnostic ?");
    const files = filesOf(bot, "2");
    expect(files[0]?.name).toMatch(/jeunesse.*lisez-moi\.csv$/u);
    expect(filesOf(bot, "exporter réponses mutualiser la jeunesse")[0]?.name).toMatch(/\.xlsx$/u);
    expect(bot.say(dgs, "exporter réponses voirie")).toContain(
      "Aucune réponse à « Partager la voirie » ne se lit encore",
    );
  });

  test("before any answer says that there is nothing yet, and where to look", () => {
    const said = createDemoBot().say(dgs, "exporter réponses");
    expect(said).toContain("il n'y a rien à exporter pour l'instant");
    expect(said).toContain("qui n'a pas répondu");
  });

  test.each([technician, sylvie, corinne, mayorOfVougy])("is for the DGS alone, not for %s", (who) => {
    const bot = halfWay();
    expect(filesOf(bot, "exporter réponses", who)).toEqual([]);
  });

  test("is delivered once when the same message comes twice, and nothing of it is kept then", () => {
    const bot = halfWay();
    const event = bot.eventOf(dgs, { text: "exporter réponses" }, "twice");
    bot.receive(event);
    bot.receive(event);
    expect(bot.drain().flatMap(({ message }) => filesIn(message))).toHaveLength(1);
    expect(bot.waiting()).toEqual([]);
  });

  test("of 158 municipalities is still one file, which every platform takes", async () => {
    const store = openStore(":memory:");
    onTestFinished(store.close);
    seedDemo(store, library, "console", mondayMorning, "200067106");
    const answers: Answers = {
      existe: given("regie"),
      nb_agents: given(12),
      jeunes_besoins: given("x".repeat(600)),
      postes: given({ items: [1, 2, 3], closed: true }),
      "postes/1/metier": given("animatrice"),
      "postes/2/metier": given("animateur"),
      "postes/3/metier": given("directrice"),
    };
    const by = store.people.byEmail("dgs@demo.example")?.id ?? 0;
    for (const { id } of store.interviews.all()) {
      const before = store.interviews.byId(id);
      if (before) store.interviews.save(before, { state: { answers }, status: "validated" }, by, mondayMorning);
    }
    const [file] = filesOf(createTestBot({ store }), "exporter réponses");
    const sheets = sheetsOf(file);
    expect(sheets.get("Les agents")?.rows).toHaveLength(158);
    expect(sheets.get("Postes")?.rows).toHaveLength(3 * 158);
    expect(sheets.get("Lisez-moi")?.rows).toContainEqual(["Communes", expect.stringContaining("158 communes sur 158")]);
    if (file === undefined || !("sheets" in file)) throw new Error("no workbook");
    expect((await encodeWorkbook(file)).length).toBeLessThan(300_000);
  });
});

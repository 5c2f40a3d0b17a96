import { expect, test } from "vitest";
import type { Answers } from "../../../src/core/interview/answers.ts";
import type { Value } from "../../../src/core/interview/questionnaire.ts";
import { createDemoBot, type DemoBot, dgs, president, technician } from "../../support/demo-bot.ts";

/** Validates the interviews of the last campaign, in their order: one set of answers each, as many as there are. */
function validateLast(bot: DemoBot, said: readonly Record<string, Value>[]): void {
  const campaign = bot.store.campaigns.all().at(-1);
  const interviews = bot.store.interviews.ofCampaign(campaign?.id ?? 0);
  for (const [rank, values] of said.entries()) {
    const before = bot.store.interviews.byId(interviews[rank]?.id ?? 0);
    if (before === undefined) throw new Error("nothing to validate");
    const answers: Answers = Object.fromEntries(
      Object.entries(values).map(([key, value]) => [key, { state: "given", value, estimate: false, raw: "" }]),
    );
    bot.store.interviews.save(before, { state: { answers }, status: "validated" }, 1, bot.clock.now());
  }
}

const row = (said: string, name: string) => said.split("\n").find((line) => line.startsWith(name));

const accounts = { rrf: 1_000_000, drf: 800_000, ep_brute: 200_000, encours: 500_000 };
const epci = {
  rrf: 9_800_000,
  drf: 8_300_000,
  ep_brute: 1_500_000,
  encours: 4_000_000,
  regime: "fpu",
  ac_versees: 2_000_000,
  ac_recues: 0,
  dsc: 100_000,
  mises_a_disposition: { items: [], closed: true },
};

function both(bot: DemoBot, own: Record<string, Value>, places = 25): string {
  bot.play(dgs, "diagnostic lancer bilan financier à toutes les communes 15 janvier", "oui");
  validateLast(
    bot,
    Array.from({ length: places }, () => accounts),
  );
  bot.play(dgs, "diagnostic lancer comptes de l'intercommunalité 15 janvier", "oui");
  validateLast(bot, [own]);
  return bot.say(dgs, "finances du territoire");
}

test("the whole counts once what the intercommunalité and the municipalities pay each other", () => {
  const said = both(createDemoBot(), epci);
  expect(row(said, "Recettes réelles")).toMatch(/25.000.000.€ \(25 sur 25\) \| 9.800.000.€ \| 32.700.000.€/u);
  expect(row(said, "Dépenses réelles")).toMatch(/\| 26.200.000.€$/u);
  expect(row(said, "Épargne brute")).toMatch(/5.000.000.€ \(25 sur 25\) \| 1.500.000.€ \| 6.500.000.€/u);
  expect(row(said, "Encours de dette")).toMatch(/\| 16.500.000.€$/u);
  expect(said).toMatch(/attributions de compensation versées 2.000.000.€ et dotation de solidarité communautaire/u);
});

test("no whole where a municipality, the intercommunalité or what they pay each other lacks", () => {
  const { dsc: _unsaid, ...lacking } = epci;
  const said = both(createDemoBot(), lacking, 24);
  expect(row(said, "Recettes réelles")).toContain("il manque des communes et ce qu'elles se versent");
  expect(row(said, "Encours de dette")).toMatch(/12.000.000.€ \(24 sur 25\).*il manque des communes$/u);
  expect(row(said, "Dépenses d'équipement")).toContain(
    "aucune réponse sur 25 |  | il manque des communes et l'intercommunalité",
  );
  expect(said).toContain("Pas encore dit par l'intercommunalité : dotation de solidarité communautaire");
});

test("the intercommunalité is asked once a year, and another year stands apart", () => {
  const bot = createDemoBot();
  both(bot, epci);
  expect(bot.say(dgs, "diagnostic lancer comptes de l'intercommunalité 15 janvier")).toContain("déjà lancé");
  expect(bot.say(dgs, "finances du territoire 2024")).toContain("pour l'exercice 2024");
  expect(bot.say(dgs, "finances du territoire 2025")).toMatch(/\| 32.700.000.€/u);
});

test("is for the direction alone, and leads to what is to be asked when nothing is there", () => {
  const bot = createDemoBot();
  expect(bot.say(dgs, "finances du territoire")).toContain("diagnostic lancer comptes de l'intercommunalité");
  for (const other of [president, technician])
    expect(bot.say(other, "finances du territoire")).not.toContain("diagnostic lancer");
});

test("the intercommunalité confirms what is published of it, and its framing note is of another questionnaire", () => {
  const bot = createDemoBot();
  const siren = bot.store.territory.epci()?.siren ?? "";
  const figure = { code: siren, key: "rrf", year: 2025, value: 9_800_000, source: "OFGL", on: "2026-09-30" } as const;
  bot.store.openFigures.save(figure, 0);
  const preview = bot.say(dgs, "diagnostic lancer comptes de l'intercommunalité 15 janvier");
  expect(preview).toContain("vous et la présidence");
  expect(preview).not.toContain("note de précadrage");
  expect(bot.play(dgs, "oui", "1")).toMatch(/publiés par l'OFGL pour 2025 donnent 9.800.000.€\. Confirmez-vous/u);
  bot.say(dgs, "oui");
  const after = bot.restart();
  expect(after.say(president, "diagnostic")).toContain("dépenses réelles de fonctionnement de l'intercommunalité");
  expect(after.play(dgs, "pause", "note de précadrage")).toContain("diagnostic lancer précadrage");
});

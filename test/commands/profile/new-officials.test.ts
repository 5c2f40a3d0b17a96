import { expect, test } from "vitest";
import { toPlainText } from "../../../src/core/plain-text.ts";
import { corinne, createDemoBot, type DemoBot, dgs, mayorOfVougy } from "../../support/demo-bot.ts";
import { readable } from "../../support/test-bot.ts";

const lea = "lea.roy@vougy.example";

function elect(bot: DemoBot, email: string, insee = "42338") {
  const mandates = [{ function: "deputy_mayor" as const, insee, delegations: ["jeunesse"] }];
  return bot.store.people.save(
    { email, title: "Mme", firstName: "Léa", lastName: "Roy", mandates, presence: [] },
    bot.clock.now(),
  );
}

function joins(bot: DemoBot, email: string): string {
  const from = { id: email, name: email, email };
  const address = { platform: "slack", channel: email } as const;
  bot.receive({ id: `J-${email}`, from, address, direct: true, type: "joined" });
  return bot
    .drain()
    .map(({ message }) => readable(toPlainText(message)))
    .join("\n");
}

test("nobody to invite: it says so, and of how many", () => {
  expect(createDemoBot().say(dgs, "nouveaux élus")).toMatch(/toutes et tous sur Relais : \d+ personnes\.$/u);
});

test("whom the directory brought is listed with the words that invite them, until they come", () => {
  const bot = createDemoBot();
  elect(bot, lea);
  const reply = bot.say(dgs, "nouveaux élus");
  expect(reply).toContain("1 personne élue n'est pas encore sur Relais");
  expect(reply).toContain(
    "Vougy : Léa Roy, adjointe (jeunesse), dans l'annuaire depuis lundi 23 novembre : « inviter lea.roy@vougy.example »",
  );
  expect(bot.say(dgs, "nouvelles élues de Vougy")).toContain("Léa Roy");
  expect(bot.say(dgs, "nouveaux élus Charlieu")).toContain("de Charlieu sont toutes et tous sur Relais");
  expect(bot.say(dgs, `inviter ${lea}`)).toContain("Code d'invitation pour Léa Roy");
  joins(bot, lea);
  expect(bot.say(dgs, "nouveaux élus")).toContain("toutes et tous sur Relais");
});

test("a long list is cut, and says how to read the rest", () => {
  const bot = createDemoBot();
  for (const place of bot.store.territory.municipalities()) elect(bot, `a${place.insee}@demo.example`, place.insee);
  const reply = bot.say(dgs, "nouveaux élus");
  expect(reply).toContain("25 personnes élues ne sont pas encore");
  expect(reply).toContain("Et 13 de plus : « nouveaux élus Le Cergne », par exemple.");
});

test.each([mayorOfVougy, corinne])("%s may not list them", (email) => {
  expect(createDemoBot().say(email, "nouveaux élus")).toContain("Je ne peux pas faire cela pour vous");
});

test("the first words to someone who sits somewhere say where, and the next meetings", () => {
  const bot = createDemoBot();
  const personId = elect(bot, lea);
  const { bodies, meetings } = bot.store;
  const bodyId = bodies.add({ template: "copil", name: "Comité de pilotage", setUpOn: "2026-01-05" }, 1);
  const other = bodies.add(
    { template: "commission", name: "Commission jeunesse", domain: "jeunesse", setUpOn: "2026-01-05" },
    1,
  );
  for (const id of [bodyId, other])
    bodies.seat({ bodyId: id, personId, capacity: "member", origin: "chosen", from: "2026-11-20" });
  const meeting = { title: "", startsAt: "14:00", minutes: 120, format: "in_person", status: "planned" } as const;
  meetings.add({ ...meeting, bodyId, heldOn: "2026-12-17" }, 1, 0);
  meetings.add({ ...meeting, bodyId, heldOn: "2026-11-02" }, 1, 0);
  const said = joins(bot, lea);
  expect(said).toContain("Bonjour Madame Roy. Je suis Relais");
  expect(said).toContain("Vous siégez ici : Comité de pilotage et Commission jeunesse.");
  expect(said).toContain("Prochaines réunions : Comité de pilotage, jeudi 17 décembre, 14 h.");
  expect(said).not.toContain("2 novembre");
});

test("to someone who sits nowhere, nothing is said of it", () => {
  const bot = createDemoBot();
  elect(bot, lea);
  expect(joins(bot, lea)).not.toContain("siégez");
});

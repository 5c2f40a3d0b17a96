import { expect, test } from "vitest";
import { createDemoBot, dgs, sylvie, technician } from "../../support/demo-bot.ts";
import { validated } from "../../support/validated.ts";

function answered() {
  const bot = createDemoBot();
  validated(bot, "Vougy", { existe: "regie" });
  validated(bot, "Charlieu", { existe: "regie" });
  validated(bot, "Pouilly-sous-Charlieu", { existe: "regie" });
  validated(bot, "Mars", { existe: "association" });
  validated(bot, "Boyer", { existe: "non" });
  return bot;
}

test("those who do the same come first, the nearest in size before, with the function of whom to call", () => {
  const said = answered().say(dgs, "qui fait pareil que vougy ?");
  expect(said).toContain("Réponse de Vougy : Oui, en régie.");
  const lines = said.split("\n").filter((line) => line.includes(" | "));
  expect(lines.map((line) => line.split(" | ").slice(0, 2).join(" : "))).toEqual([
    "Pouilly-sous-Charlieu : Oui, en régie",
    "Charlieu : Oui, en régie",
    "Mars : Oui, par une association",
  ]);
  expect(lines[1]).toMatch(/, secrétaire générale? de mairie$/u);
});

test("the service can be said, and the municipality is asked when it is not", () => {
  expect(answered().say(dgs, "homologues de Vougy pour la jeunesse")).toContain("Celles qui font pareil d'abord");
  const bot = answered();
  expect(bot.say(technician, "qui fait pareil ?")).toContain("Pareil que quelle commune ?");
  expect(bot.say(technician, "mars")).toContain("Aucune autre commune ne fait pareil ; celles-ci font autrement.");
});

test("nothing is said of a municipality that has not validated", () => {
  expect(answered().say(dgs, "qui fait pareil que Nandax")).toContain("La réponse de Nandax n'est pas encore validée");
});

test("a municipality does not read the answers of another", () => {
  expect(answered().say(sylvie, "qui fait pareil que Vougy ?")).not.toContain("Pouilly");
});

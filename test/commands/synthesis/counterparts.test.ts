import { describe, expect, test } from "vitest";
import { corinne, createDemoBot, dgs, sylvie, technician } from "../../support/demo-bot.ts";
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

describe("a secretary", () => {
  test("reads who does the same for her own municipality, with the function to call and no name", () => {
    const said = answered().say(sylvie, "qui fait pareil que moi ?");
    expect(said).toContain("Pareil que quelle commune ?");
    const bot = answered();
    const reply = bot.say(sylvie, "qui fait pareil que Vougy ?");
    expect(reply).toContain("Réponse de Vougy : Oui, en régie. Font de même");
    const lines = reply.split("\n").filter((line) => line.includes(" | "));
    expect(lines.map((line) => line.split(" | ")[0])).toEqual(["Pouilly-sous-Charlieu", "Charlieu"]);
    expect(lines.join("\n")).toMatch(/\| secrétaire générale? de mairie/iu);
    expect(reply).not.toMatch(/\| M(?:me|\.) /u);
    expect(reply).not.toContain("Mars");
  });

  test("asked of one municipality alone, is answered at once", () => {
    expect(answered().say(corinne, "qui fait pareil que moi")).toContain("Réponse de Charlieu : Oui, en régie.");
  });

  test("reads nothing of another municipality, nor of her own before it is validated", () => {
    expect(answered().say(sylvie, "qui fait pareil que Mars ?")).toContain("pas pour Mars");
    expect(answered().say(sylvie, "qui fait pareil que Nandax")).toContain(
      "La réponse de Nandax n'est pas encore validée",
    );
  });
});

import { describe } from "vitest";
import { readScale } from "../../../src/core/language/read-scale.ts";
import { readYesNo } from "../../../src/core/language/read-yes-no.ts";
import { asks, estimates, leavesUnread, reads } from "./expectations.ts";

describe("yes or no", () => {
  reads(
    readYesNo,
    [
      "oui",
      "Oui, tout à fait !",
      "ouais",
      "ok",
      "d’accord",
      "👍🏻",
      "si",
      "o",
      "1",
      "c’est ça",
      "mais oui",
      "bien sur",
    ].map((said) => [said, true]),
  );
  reads(
    readYesNo,
    ["non", "nan", "pas du tout", "négatif", "n", "2", "👎", "pas encore", "bien sûr que non", "non, toujours pas"].map(
      (said) => [said, false],
    ),
  );
  reads(readYesNo, [
    ["oui, depuis 2012", true, "depuis 2012"],
    ["oui en régie et 3 agents", true, "en régie et 3 agents"],
  ]);
  estimates(readYesNo, [
    ["plutôt oui", true],
    ["je crois que oui", true],
    ["il me semble que non", false],
    ["pas que je sache", false],
    ["je ne pense pas", false],
  ]);
  asks(readYesNo, [
    ["oui et non", true, false],
    ["ça dépend", true, false],
    ["peut-être", true, false],
    ["en partie", true],
    ["pas toujours", true],
    ["pas vraiment", false],
    ["oui mais pas l’été", true],
    ["non sauf l’été", false],
    ["oui si le budget le permet", true],
    ["je ne dirais pas oui", false, true],
    ["oui à 80 %", true],
    ["certains disent oui", true],
    ["on n’en a pas", false],
  ]);
  leavesUnread(readYesNo, ["je ne sais pas", "?", "passer", "bonjour", "3"]);
});

describe("a mark out of five", () => {
  reads(readScale, [
    ["4", 4],
    ["4/5", 4],
    ["cinq sur cinq", 5],
    ["je mets un 4", 4],
    ["très mauvais", 1],
    ["Correct.", 3],
    ["trés bien", 5],
    ["satisfesant", 4],
    ["4, surtout pour l’accueil", 4, "surtout pour l’accueil"],
  ]);
  estimates(readScale, [["plutôt bien", 4]]);
  asks(readScale, [
    ["8/10", 4],
    ["3 ou 4", 3, 4],
    ["3,5", 3, 4],
    ["pas terrible", 2],
    ["pas mal", 4],
    ["pas très satisfaisant", 2],
    ["bon mais cher", 4],
  ]);
  leavesUnread(readScale, ["0", "6", "je ne sais pas", "possible"]);
});

import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { typeset } from "../../../src/core/words/typography.ts";
import * as format from "../../../src/core/words/format.ts";

const bare = (text: string) => text.replaceAll(/[ \u00a0\u202f]/g, "").replaceAll("’", "'");

describe("typeset", () => {
  it.each([
    ["l'élue d'Arcinges, aujourd'hui", "l’élue d’Arcinges, aujourd’hui"],
    ["l'**Agglo** et l'`aide`", "l’**Agglo** et l’`aide`"],
  ])("curls the apostrophe of %j", (plain, expected) => {
    expect(typeset(plain)).toBe(expected);
  });

  it.each([
    ["Prête ?", "Prête\u202f?"],
    ["Prête?", "Prête\u202f?"],
    ["Vraiment ?!", "Vraiment\u202f?!"],
    ["Oui ; puis non !", "Oui\u202f; puis non\u202f!"],
    ["Oui\u00a0!", "Oui\u202f!"],
    ["(vraiment ?)", "(vraiment\u202f?)"],
    ["**Prête ?**", "**Prête\u202f?**"],
    ["« Jeunesse »", "«\u202fJeunesse\u202f»"],
    ["«Jeunesse»", "«\u202fJeunesse\u202f»"],
    ["Répondez « `oui` » ou « `non` ».", "Répondez «\u202f`oui`\u202f» ou «\u202f`non`\u202f»."],
  ])("puts narrow spaces in %j", (plain, expected) => {
    expect(typeset(plain)).toBe(expected);
  });

  it.each([
    ["Rappel : demain", "Rappel\u00a0: demain"],
    ["Rappel: demain", "Rappel\u00a0: demain"],
    ["**Objet :** budget", "**Objet\u00a0:** budget"],
    ["Il manque :\n- la date", "Il manque\u00a0:\n- la date"],
    ["rempli à 60 %, soit 12 k€", "rempli à 60\u00a0%, soit 12\u00a0k€"],
    ["rempli à 60%", "rempli à 60\u00a0%"],
    ["1 250 €", "1\u202f250\u00a0€"],
    ["1 250 000 habitants", "1\u202f250\u202f000 habitants"],
    ["à 18 h 30, fin à 20 h", "à 18\u00a0h\u00a030, fin à 20\u00a0h"],
    ["2,5 ETP", "2,5\u00a0ETP"],
    ["n° 12", "n°\u00a012"],
    ["art. L. 5211-11-3", "art.\u00a0L.\u00a05211-11-3"],
    ["l'article R. 2121-10", "l’article\u00a0R.\u00a02121-10"],
    ["M. Dupont et Mme Xavier", "M.\u00a0Dupont et Mme\u00a0Xavier"],
    ["M. le Maire, MM. Petit et Roy", "M.\u00a0le Maire, MM.\u00a0Petit et Roy"],
  ])("puts non-breaking spaces in %j", (plain, expected) => {
    expect(typeset(plain)).toBe(expected);
  });

  it.each([
    "à 08:00",
    'dites "oui"',
    "`corriger 3 : non ?`",
    "`l'aide`",
    "https://exemple.fr/d'ici?a=1;b=2&c=50%25",
    "www.exemple.fr/a?b",
    "prenom.nom+test@exemple.fr",
    "@alice:exemple.fr",
    "!salon:exemple.fr",
    "en 2026 300 communes",
    "1,250 300",
    "12-25",
    "- un point\n- un autre",
    "Attendez…",
    "",
  ])("leaves %j as it is", (text) => {
    expect(typeset(text)).toBe(text);
  });

  it("sets the French around what it keeps", () => {
    expect(typeset("Voir https://exemple.fr/a?b ou `aide` ?")).toBe("Voir https://exemple.fr/a?b ou `aide`\u202f?");
    expect(typeset("« https://exemple.fr »")).toBe("«\u202fhttps://exemple.fr\u202f»");
  });

  it("never breaks a line that the author broke", () => {
    expect(typeset("Bonjour\n? Qui")).toBe("Bonjour\n? Qui");
  });

  it("leaves what the formatters made as it is", () => {
    const made = [
      format.formatEuro(1_241_300.5),
      format.formatNumber(-1250.5),
      format.formatFte(2.5),
      format.formatPercent(60),
      format.formatTime("18:30"),
      format.formatDate("2026-12-01"),
      format.of("Arcinges"),
    ].join(", ");
    expect(typeset(made)).toBe(made);
  });

  const pieces = fc.constantFrom(
    ..." \u00a0\u202f\n'’«»;:!?%€`*()@./,".split(""),
    ..."l d M. Mme art. L. n° h ETP k€ 1 250 18 30 é Arcinges https:// www. a@b.fr".split(" "),
  );
  const nastyText = fc.array(pieces, { maxLength: 30 }).map((parts) => parts.join(""));

  it("changes nothing the second time", () => {
    fc.assert(
      fc.property(fc.oneof(nastyText, fc.string({ unit: "grapheme" })), (text) => {
        const once = typeset(text);
        expect(typeset(once)).toBe(once);
      }),
      { numRuns: 3000 },
    );
  });

  it("changes nothing but spaces and apostrophes", () => {
    fc.assert(
      fc.property(nastyText, (text) => {
        expect(bare(typeset(text))).toBe(bare(text));
      }),
      { numRuns: 1000 },
    );
  });
});

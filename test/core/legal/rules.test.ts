import { describe, expect, test } from "vitest";
import { electionOf, isRenewalYear } from "../../../src/core/legal/elections.ts";
import { askedFacts, deriveFacts, plannedDates } from "../../../src/core/legal/facts.ts";
import { readRules } from "../../../src/core/legal/read-rules.ts";
import { typeset } from "../../../src/core/words/typography.ts";
import { factLabel, factQuestion, sayEvent } from "../../../src/core/words/legal-names.ts";
import { elections, rules } from "../../support/legal.ts";
import { charlieuBelmont, territoryOf } from "../../support/territories.ts";

const terms = rules.flatMap((rule) => rule.terms);
const plainRule = {
  id: "R1",
  titre: "T",
  base: "B",
  texte: "T",
  gravite: "obligation",
  confiance: "V",
  source: "S",
  relue_le: "2026-11-22",
};

describe("the rules", () => {
  test("are R1 to R46, each once", () => {
    const ids = rules.map(({ id }) => id).toSorted((a, b) => Number(a.slice(1)) - Number(b.slice(1)));
    expect(ids).toEqual(Array.from({ length: 46 }, (_, index) => `R${index + 1}`));
  });

  test("each say their source, their confidence and when they were read again", () => {
    for (const rule of rules) {
      expect(rule.source.length, rule.id).toBeGreaterThan(10);
      expect(rule.basis.length, rule.id).toBeGreaterThan(5);
      expect(["2026-11-22", "2026-11-26"], rule.id).toContain(rule.reviewedOn);
    }
  });

  test("are in French typography", () => {
    const texts = rules.flatMap((rule) => [
      rule.title,
      rule.basis,
      rule.text,
      rule.source,
      rule.ifMissed ?? "",
      ...rule.terms.flatMap((term) => [term.title, term.note ?? ""]),
    ]);
    for (const text of texts) expect(text).toBe(typeset(text));
  });

  test("say nothing that ends trust", () => {
    const all = JSON.stringify(rules);
    const council = JSON.stringify(rules.find(({ id }) => id === "R1"));
    expect(council).not.toMatch(/3 jours francs|trois jours francs/u);
    expect(JSON.stringify(rules.find(({ id }) => id === "R15"))).not.toMatch(/obligatoire/u);
    expect(all).not.toMatch(/conseil général|COTECH|comité technique/u);
    expect(terms.find(({ id }) => id === "R7.debat")?.schedule).toMatchObject({ delay: { amount: 10, unit: "week" } });
    const inFrancDays = terms.filter(({ schedule }) => "delay" in schedule && schedule.delay.unit === "franc_day");
    expect(inFrancDays.map(({ roll }) => roll)).toEqual(inFrancDays.map(() => "none"));
  });

  test("count from events that Relais knows, or from one another, without going round", () => {
    const known = new Map(terms.map((term) => [term.id, term]));
    const depthOf = (id: string, seen: string[]): number => {
      expect(seen).not.toContain(id);
      const schedule = known.get(id)?.schedule;
      return schedule !== undefined && "trigger" in schedule && known.has(schedule.trigger)
        ? 1 + depthOf(schedule.trigger, [...seen, id])
        : 0;
    };
    for (const { id, schedule } of terms) {
      depthOf(id, []);
      if (!("trigger" in schedule) || known.has(schedule.trigger)) continue;
      expect(sayEvent(schedule.trigger, "2026-12-17"), `${id}: ${schedule.trigger}`).toBeDefined();
    }
  });

  test("rest on facts that are derived or asked, each with a French name", () => {
    const derived = deriveFacts(charlieuBelmont.epci, charlieuBelmont.municipalities, false);
    const told = new Set([...derived.keys(), ...askedFacts.map(({ name }) => name), "population_commune"]);
    const conditions = [...rules, ...terms].flatMap((one) => one.conditions);
    for (const { fact } of conditions) expect([...told], fact).toContain(fact);
    for (const name of [...told, ...plannedDates]) expect(factLabel(name)).not.toBe(name);
    for (const { name } of askedFacts) expect(factQuestion(name).text).toMatch(/\?$/u);
  });

  test.each([
    ["neither counted nor dated", [{ cle: "x", titre: "X" }]],
    ["counted in two ways", [{ cle: "x", titre: "X", avant: "conseil", delai: "5 jours francs", le: "2026-12-31" }]],
    ["counted in an unknown unit", [{ cle: "x", titre: "X", avant: "conseil", delai: "5 lunes" }]],
    ["on a day that does not exist", [{ cle: "x", titre: "X", le: "2026-02-30" }]],
    ["with a key nobody knows", [{ cle: "x", titre: "X", le: "2026-02-20", aparté: "non" }]],
  ])("are refused when a term is %s", (_why, delais) => {
    expect(() => readRules([{ ...plainRule, delais }])).toThrow(/delais/);
  });

  test("are refused when a condition cannot be read", () => {
    expect(() => readRules([{ ...plainRule, relue_le: "2026-11-22", si: ["population plus de 3500"] }])).toThrow(
      /population/,
    );
  });
});

describe("the facts of an EPCI", () => {
  test("are derived from the published list", () => {
    const facts = deriveFacts(charlieuBelmont.epci, charlieuBelmont.municipalities, undefined);
    expect(Object.fromEntries(facts)).toMatchObject({
      nature: "CC",
      fiscalite: "FPU",
      commune_3500: true,
      urbaine_ou_metropole: false,
    });
    expect(facts.has("bureau_tous_maires")).toBe(false);
  });

  test.each([
    ["243300316", true],
    ["200067106", false],
  ])("say whether %s is a communauté urbaine or a métropole", (siren, urban) => {
    const { epci, municipalities } = territoryOf(siren);
    expect(deriveFacts(epci, municipalities, undefined).get("urbaine_ou_metropole")).toBe(urban);
  });
});

describe("the renewals", () => {
  test("come every six years", () => {
    const years = Array.from({ length: 20 }, (_, index) => 2020 + index).filter((year) =>
      isRenewalYear(elections, year),
    );
    expect(years).toEqual([2020, 2026, 2032, 2038]);
  });

  test("a mandate comes from the last one known", () => {
    expect(electionOf(elections, "2030-01-01").firstRound).toBe("2026-03-15");
    expect(electionOf(elections, "2020-01-01").firstRound).toBe("2026-03-15");
  });
});

import { describe, expect, test } from "vitest";
import { francDays, practicalDay } from "../../../src/core/legal/compute.ts";
import { obligationsOf } from "../../../src/core/legal/obligations.ts";
import { datesFrom, election, ordinaryFacts, sceneOf, termIdsBetween } from "../../support/legal.ts";

/** The worked examples of the statutory page, date by date. */
const loire = { department: "42" };
const basRhin = { department: "67" };

describe("a conseil communautaire on Thursday 17/12/2026", () => {
  const dates = datesFrom("conseil", "2026-12-17");

  test("is called on Friday 11/12 at the latest: 12, 13, 14, 15 and 16 are franc days", () => {
    expect(dates["R1.envoi"]).toBe("2026-12-11");
    expect(francDays("2026-12-11", "2026-12-17")).toEqual([12, 13, 14, 15, 16].map((day) => `2026-12-${day}`));
    expect(dates["R4.note"]).toBe("2026-12-11");
  });

  test("may be called on Tuesday 15/12 if it is urgent", () => {
    expect(dates["R3.envoi"]).toBe("2026-12-15");
  });

  test("has its list posted by 24/12, and sent to all councillors by Sunday 17/01/2027", () => {
    expect(dates["R17.affichage"]).toBe("2026-12-24");
    expect(dates["R16.liste"]).toBe("2027-01-17");
    expect(practicalDay("2027-01-17", loire).day).toBe("2027-01-15");
  });

  test("is told to all councillors before it is held", () => {
    expect(dates["R16.convocation"]).toBe("2026-12-16");
  });
});

test.each([
  ["2026-12-15", "2026-12-09", "2026-12-09"],
  ["2026-12-28", "2026-12-22", "2026-12-22"],
  // 1 January is the legal last day, and a holiday: the practical one is the day before.
  ["2027-01-07", "2027-01-01", "2026-12-31"],
])("a conseil communautaire on %s is called on %s at the latest, %s in practice", (meeting, legal, practical) => {
  const last = datesFrom("conseil", meeting)["R1.envoi"] ?? "";
  expect(last).toBe(legal);
  expect(practicalDay(last, loire).day).toBe(practical);
});

/** What the meeting of a council on 17/12/2026 calls for, by the inhabitants of its municipality. */
const datesOf = (population: number) => {
  const facts = new Map([["population_commune", population]]);
  const found = obligationsOf(
    sceneOf([{ name: "conseil_municipal", key: "x", date: "2026-12-17", insee: "42331", facts }]),
  );
  return Object.fromEntries(found.map(({ term, due }) => [term.id, due]));
};

describe("a conseil municipal on Thursday 17/12/2026", () => {
  test("of fewer than 3 500 inhabitants is called on Sunday 13/12, Friday 11/12 in practice", () => {
    expect(datesOf(3_499)).toMatchObject({ "R2.envoi": "2026-12-13", "R17.affichage_commune": "2026-12-24" });
    expect(datesOf(3_499)["R2.envoi_3500"]).toBeUndefined();
    expect(practicalDay("2026-12-13", loire).day).toBe("2026-12-11");
  });

  test("of 3 500 inhabitants or more is called on 11/12", () => {
    expect(datesOf(3_500)["R2.envoi_3500"]).toBe("2026-12-11");
    expect(datesOf(3_500)["R2.envoi"]).toBeUndefined();
  });
});

describe("the pacte de gouvernance", () => {
  test.each([
    [election.firstRound, "2026-12-15", "2026-10-15"],
    [election.secondRound, "2026-12-22", "2026-10-22"],
  ])("counted from %s is adopted by %s, and sent by %s to keep two months", (t0, adopted, sent) => {
    expect(datesFrom("t0", t0)).toMatchObject({ "R14.adoption": adopted, "R14.transmission": sent });
  });

  test("sent on 22/11/2026 is surely adopted from 22/01/2027 only, which is late", () => {
    expect(datesFrom("transmission_pacte", "2026-11-22")["R14.vote"]).toBe("2027-01-22");
  });

  test("gives both dates while nobody said whether there was a second round", () => {
    const assumed = { fact: "second_tour", otherwise: election.secondRound };
    const found = obligationsOf(sceneOf([{ name: "t0", key: "t0", date: election.firstRound, assumed }]));
    const pacte = found.find(({ term }) => term.id === "R14.adoption");
    expect(pacte).toMatchObject({ due: "2026-12-15", otherwise: { fact: "second_tour", due: "2026-12-22" } });
    const sent = found.find(({ term }) => term.id === "R14.transmission");
    expect(sent).toMatchObject({ due: "2026-10-15", otherwise: { due: "2026-10-22" } });
  });
});

describe("the schéma de mutualisation", () => {
  test.each([
    [election.firstRound, "2027-03-15", "2026-12-15"],
    [election.secondRound, "2027-03-22", "2026-12-22"],
  ])("counted from %s is written by %s, and sent by %s to keep three months", (t0, written, sent) => {
    expect(datesFrom("t0", t0)).toMatchObject({ "R15.rapport": written, "R15.transmission": sent });
  });

  test("sent on 30/11/2026 is deemed favourable after 28/02/2027, approvable from 01/03/2027", () => {
    const dates = datesFrom("transmission_schema", "2026-11-30");
    expect(dates).toMatchObject({ "R15.avis": "2027-02-28", "R15.approbation": "2027-03-01" });
  });

  test("is optional: nothing is asked when none was decided", () => {
    expect(datesFrom("t0", election.firstRound, { facts: { schema_decide: false } })["R15.rapport"]).toBeUndefined();
  });
});

describe("a budget voted on Thursday 08/04/2027", () => {
  const found = obligationsOf(
    sceneOf([
      { name: "vote_budget", key: "x", date: "2027-04-08" },
      { name: "conseil", key: "x", date: "2027-04-08" },
    ]),
  );
  const term = (id: string) => found.find((one) => one.term.id === id);

  test("is debated from 28/01 to 07/04/2027", () => {
    expect(term("R7.debat")).toMatchObject({ start: "2027-01-28", due: "2027-04-07" });
  });

  test("is communicated by Saturday 27/03, or Good Friday 26/03 with a day in hand: Thursday 25/03 in Alsace", () => {
    expect(term("R8.documents")).toMatchObject({ due: "2027-03-27", safe: "2027-03-26" });
    expect(practicalDay("2027-03-26", loire).day).toBe("2027-03-26");
    expect(practicalDay("2027-03-26", basRhin).day).toBe("2027-03-25");
  });

  test("is called by 02/04, and tells of the schéma at the latest that day", () => {
    expect(term("R1.envoi")?.due).toBe("2027-04-02");
    expect(term("R15.communication")?.due).toBe("2027-04-08");
  });
});

test("a budget voted on 17/12/2026 is debated from 08/10, and communicated by 05/12, 04/12 with a day in hand", () => {
  const found = obligationsOf(sceneOf([{ name: "vote_budget", key: "x", date: "2026-12-17" }]));
  const term = (id: string) => found.find((one) => one.term.id === id);
  expect(term("R7.debat")).toMatchObject({ start: "2026-10-08", due: "2026-12-16" });
  expect(term("R8.documents")).toMatchObject({ due: "2026-12-05", safe: "2026-12-04" });
});

test("an EPCI without a municipality of 3 500 inhabitants owes no debate", () => {
  const dates = datesFrom("vote_budget", "2027-04-08", { facts: { commune_3500: false } });
  expect(dates["R7.debat"]).toBeUndefined();
  expect(dates["R8.documents"]).toBe("2027-03-27");
});

describe("what comes by the calendar", () => {
  test("in the year after the examples", () => {
    const found = termIdsBetween("2026-11-23", "2027-11-22");
    expect(found).toEqual([
      "R11.seance 2026-12-31",
      "R19.compte_rendu 2026-12-31",
      "R24.rapport 2026-12-31",
      "R42.communes 2026-12-31",
      "R23.communication 2027-02-14",
      "R11.seance 2027-03-31",
      "R9.vote 2027-04-15",
      "R9.transmission 2027-04-30",
      "R10.comptable 2027-06-01",
      "R10.vote 2027-06-30",
      "R11.seance 2027-06-30",
      "R19.rapport 2027-09-29",
      "R11.seance 2027-09-30",
      "R42.rapport 2027-09-30",
    ]);
  });

  test("gives the budget until 30 April in a year of renewal", () => {
    expect(termIdsBetween("2026-04-01", "2026-04-30")).toContain("R9.vote 2026-04-30");
    expect(termIdsBetween("2032-04-01", "2032-05-31")).toEqual(
      expect.arrayContaining(["R9.vote 2032-04-30", "R9.transmission 2032-05-15"]),
    );
  });

  test("brings the report on the attributions de compensation back every five years, to those in FPU alone", () => {
    expect(termIdsBetween("2031-12-31", "2031-12-31")).toContain("R24.rapport 2031-12-31");
    expect(termIdsBetween("2030-12-31", "2030-12-31").join()).not.toContain("R24");
    const additional = { facts: { ...ordinaryFacts, fiscalite: "FA" } };
    expect(termIdsBetween("2026-12-31", "2026-12-31", additional).join()).not.toContain("R24");
  });
});

test("a règlement intérieur is due six months after an installation on 17/04/2026: it is already late", () => {
  expect(datesFrom("installation", "2026-04-17")["R25.adoption"]).toBe("2026-10-17");
});

test("the report of the CLECT on a transfer of 01/01/2027 is due by 30/09/2027, then three months for the communes", () => {
  expect(datesFrom("transfert", "2027-01-01")["R22.rapport"]).toBe("2027-09-30");
  expect(datesFrom("transmission_clect", "2027-09-30")["R22.avis"]).toBe("2027-12-30");
});

test.each([
  // Franc: neither end counts.
  ["2026-12-17", "2027-02-18"],
  // 16 May 2027 is a Sunday, and the Monday after it is Pentecost.
  ["2027-03-15", "2027-05-18"],
])("an act published on %s may be contested until %s", (published, last) => {
  expect(datesFrom("publication", published)["R35.recours"]).toBe(last);
});

test("without a quorum on a Monday, three franc days go by, and the second meeting is on the Friday at the earliest", () => {
  expect(datesFrom("conseil_sans_quorum", "2026-12-14")["R29.seconde_seance"]).toBe("2026-12-18");
});

test("the opinions on a pacte sent on 23/11/2026 come until 23/01/2027", () => {
  expect(datesFrom("transmission_pacte", "2026-11-23")["R14.avis"]).toBe("2027-01-23");
});

test("minutes adopted on 17/12/2026 are published within a week, and sent to all councillors within a month", () => {
  expect(datesFrom("arret_pv", "2026-12-17")).toEqual({
    "R18.publication": "2026-12-24",
    "R16.proces_verbal": "2027-01-17",
  });
});

test("a debate of 04/03/2027 is sent within fifteen days, and put on line within a month", () => {
  const dates = datesFrom("debat_budgetaire", "2027-03-04");
  expect(dates).toEqual({ "R36.envoi": "2027-03-19", "R36.en_ligne": "2027-04-04" });
});

test("a report on equality is shown before the budget, by those of more than 20 000 inhabitants alone", () => {
  expect(datesFrom("vote_budget", "2027-04-08")["R43.presentation"]).toBe("2027-04-07");
  const small = datesFrom("vote_budget", "2027-04-08", { facts: { population_totale: 20_000 } });
  expect(small["R43.presentation"]).toBeUndefined();
});

test("a contrat de ville calls for a pacte financier within the year, for those who signed one alone", () => {
  const signed = { facts: { contrat_ville: true } };
  expect(datesFrom("contrat_ville", "2026-09-01", signed)["R20.adoption"]).toBe("2027-09-01");
  expect(datesFrom("contrat_ville", "2026-09-01")["R20.adoption"]).toBeUndefined();
});

test.each([
  ["commission", "2026-12-01", "R27.premiere_convocation", "2026-12-09"],
  ["comite_social", "2027-01-29", "R31.convocation_cst", "2027-01-14"],
  ["notification_fpic", "2027-06-30", "R37.deliberation", "2027-08-30"],
  ["installation", "2026-04-17", "R39.formation", "2026-07-17"],
  ["installation", "2026-04-17", "R39.information", "2026-10-17"],
])("after %s on %s, %s is due on %s", (event, date, term, due) => {
  expect(datesFrom(event, date)[term]).toBe(due);
});

test("the next mandate and the category of the clerks have their dates", () => {
  expect(termIdsBetween("2028-01-01", "2028-01-01")).toEqual(["R45.categorie 2028-01-01"]);
  expect(termIdsBetween("2031-08-31", "2031-08-31")).toEqual(["R38.accord 2031-08-31"]);
  expect(termIdsBetween("2037-08-31", "2037-08-31")).toEqual([]);
});

describe("what the DGS decided", () => {
  test("replaces the delay of one term", () => {
    const overrides = [{ rule: "R8.documents", field: "amount" as const, value: 15 }];
    expect(datesFrom("vote_budget", "2027-04-08", { overrides })["R8.documents"]).toBe("2027-03-24");
  });

  test("puts a rule aside, or in force whatever its conditions", () => {
    const aside = [{ rule: "R7", field: "applies" as const, value: false }];
    expect(datesFrom("vote_budget", "2027-04-08", { overrides: aside })["R7.debat"]).toBeUndefined();
    const anyway = [{ rule: "R7", field: "applies" as const, value: true }];
    const dates = datesFrom("vote_budget", "2027-04-08", { overrides: anyway, facts: { commune_3500: false } });
    expect(dates["R7.debat"]).toBe("2027-04-07");
  });
});

test("what depends on an unknown fact is kept, with the name of that fact", () => {
  const scene = sceneOf([{ name: "t0", key: "x", date: election.firstRound }]);
  const facts = new Map([...scene.facts].filter(([name]) => name !== "pacte_decide"));
  const pacte = obligationsOf({ ...scene, facts }).find(({ term }) => term.id === "R14.adoption");
  expect(pacte?.missing).toEqual(["pacte_decide"]);
});

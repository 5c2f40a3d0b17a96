import * as fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import { readDate } from "../../../src/core/language/read-date.ts";
import { readYear } from "../../../src/core/language/read-year.ts";
import { asks, estimates, leavesUnread, reads } from "./expectations.ts";

/** A Sunday. */
const today = "2026-11-22";

const readComing = (text: string) => readDate(text, today);
const readYearToday = (text: string) => readYear(text, today);

describe("a date to come", () => {
  reads(readComing, [
    ["15/12", "2026-12-15"],
    ["15.12.26", "2026-12-15"],
    ["2026-12-15", "2026-12-15"],
    ["le 1er février", "2027-02-01"],
    ["15 déc.", "2026-12-15"],
    ["mardi 15 decmbre", "2026-12-15"],
    ["quinze décembre deux mille vingt-six", "2026-12-15"],
    ["après-demain", "2026-11-24"],
    ["dans trois semaines", "2026-12-13"],
    ["dans un an et demi", "2028-05-22"],
    ["le 15", "2026-12-15"],
    ["lundi", "2026-11-23"],
    ["vendredi prochain", "2026-11-27"],
    ["15/12/2026 à 18h30", "2026-12-15", "à 18h30"],
  ]);
  estimates(readComing, [
    ["mi-décembre", "2026-12-15"],
    ["fin du mois", "2026-11-30"],
    ["fin d’année", "2026-12-31"],
    ["vers le 15 décembre", "2026-12-15"],
  ]);
  asks(readComing, [
    ["dimanche", "2026-11-22", "2026-11-29"],
    ["29 février", "2028-02-29", "2027-02-28"],
    ["lundi 24 novembre", "2026-11-24", "2026-11-23"],
    ["vendredi en huit", "2026-12-04", "2026-11-27"],
    ["la semaine prochaine", "2026-11-23"],
    ["décembre 2026", "2026-12-01", "2026-12-31"],
    ["12/2027", "2027-12-01", "2027-12-31"],
    ["le 15 ou le 16", "2026-12-15", "2026-12-16"],
    ["du 15 au 18 décembre", "2026-12-15", "2026-12-18"],
    ["avant le 15", "2026-12-15"],
    ["15", "2026-12-15"],
    ["début novembre", "2027-11-01", "2026-11-01"],
  ]);
  leavesUnread(readComing, ["31/02", "12/25", "29/02/2027", "le 32", "18h30", "plus tard", "dès que possible"]);

  test("“vendredi prochain” said earlier in the week is asked about", () =>
    expect(readDate("vendredi prochain", "2026-11-24")).toMatchObject({
      kind: "ask",
      candidates: [{ value: "2026-11-27" }, { value: "2026-12-04" }],
    }));

  test("months are clamped to their last day", () =>
    expect(readDate("dans 2 mois", "2026-12-31")).toMatchObject({ kind: "read", value: "2027-02-28" }));

  test("any day is read back from its usual writings, and comes no sooner than today without its year", () => {
    const month = new Intl.DateTimeFormat("fr-FR", { month: "long", timeZone: "UTC" });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20_000 }), (days) => {
        const date = Temporal.PlainDate.from("1990-01-01").add({ days });
        const [y = "", m = "", d = ""] = date.toString().split("-");
        const name = month.format(new Date(`${date.toString()}T00:00:00Z`));
        for (const text of [date.toString(), `${d}/${m}/${y}`, `le ${Number(d)} ${name} ${y}`, `${d}.${m}.${y}`]) {
          expect(readDate(text, today)).toEqual({ kind: "read", value: date.toString(), estimate: false, rest: "" });
        }
        const soon = readDate(`${Number(d)} ${name}`, today);
        const isNext = soon.kind === "read" && soon.value >= today && soon.value.endsWith(`${m}-${d}`);
        expect(isNext || (soon.kind === "ask" && `${m}-${d}` === "02-29")).toBe(true);
      }),
      { numRuns: 40 },
    );
  });
});

describe("a date gone by", () => {
  reads(
    (text) => readDate(text, today, "past"),
    [
      ["15/12", "2025-12-15"],
      ["le 15", "2026-11-15"],
      ["lundi", "2026-11-16"],
      ["il y a 3 mois", "2026-08-22"],
    ],
  );
});

describe("a year", () => {
  reads(readYearToday, [
    ["2012", 2012],
    ["depuis 2012", 2012],
    ["mars 2012", 2012],
    ["le 12 mars 2012", 2012],
    ["deux mille douze", 2012],
    ["l’année dernière", 2025],
    ["cette année", 2026],
    ["2012 suite à la fusion", 2012, "suite à la fusion"],
  ]);
  estimates(readYearToday, [["vers 2010", 2010]]);
  asks(readYearToday, [
    ["98", 1998],
    ["’12", 2012],
    ["depuis 10 ans", 2016],
    ["il y a une dizaine d’années", 2016],
    ["années 90", 1990],
    ["2010 ou 2011", 2010, 2011],
    ["avant 2010", 2010],
  ]);
  leavesUnread(readYearToday, ["3", "20122", "depuis toujours", "aucune idée"]);
});

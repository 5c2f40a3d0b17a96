import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { addDays, daysBetween } from "../../../src/core/calendar/civil-date.ts";
import { readConsultationKinds } from "../../../src/core/legal/consultation-kind.ts";
import {
  closingOf,
  concludesOn,
  lastDayOf,
  meetsTooLate,
  type Opinion,
  standingOf,
} from "../../../src/core/legal/consultation.ts";
import { typeset } from "../../../src/core/words/typography.ts";

const threeMonths = { amount: 3, unit: "month" } as const;
const source = readFileSync(new URL("../../../data/legal/consultations.yaml", import.meta.url), "utf8");
const kinds = readConsultationKinds(parse(source));
const kind = (key: string) => kinds.find((one) => one.key === key);

const sent = (insee: string, transmittedOn?: string): Opinion => ({
  insee,
  ...(transmittedOn === undefined ? {} : { transmittedOn }),
});
const voted = (deliveredOn: string): Opinion => ({ ...sent("1", "2026-11-30"), result: "unfavourable", deliveredOn });

describe("the last day", () => {
  test.each([
    ["2026-11-30", 3, "2027-02-28"],
    ["2026-11-29", 3, "2027-02-28"],
    ["2026-12-01", 3, "2027-03-01"],
    ["2027-11-30", 3, "2028-02-29"],
    ["2026-12-15", 3, "2027-03-15"],
    ["2026-12-31", 2, "2027-02-28"],
    ["2026-11-22", 2, "2027-01-22"],
  ])("of a document sent on %s with %i months is %s", (day, amount, expected) => {
    expect(lastDayOf(day, { amount, unit: "month" })).toBe(expected);
  });

  test("in days does not count the day of transmission", () => {
    expect(lastDayOf("2026-12-01", { amount: 21, unit: "day" })).toBe("2026-12-22");
  });

  test("is never rolled, whatever the day of the week: every day of 2026 to 2032", () => {
    for (let day = "2026-01-01"; day < "2033-01-01"; day = addDays(day, 1)) {
      const last = lastDayOf(day, threeMonths);
      expect(daysBetween(day, last)).toBeGreaterThanOrEqual(89);
      expect(daysBetween(day, last)).toBeLessThanOrEqual(92);
      // Date to date, or the last day of a month too short.
      expect(last.slice(8) === day.slice(8) || addDays(last, 1).endsWith("-01")).toBe(true);
    }
  });
});

const on = (today: string, opinion: Opinion = sent("1", "2026-11-30")) =>
  standingOf(opinion, threeMonths, "favourable", today);

describe("where a council stands", () => {
  test("is awaited until the end of the last day, and deemed favourable the day after", () => {
    expect(on("2027-02-27")).toEqual({ kind: "awaited", daysLeft: 1 });
    expect(on("2027-02-28")).toEqual({ kind: "awaited", daysLeft: 0 });
    expect(on("2027-03-01")).toEqual({ kind: "silent", silence: "favourable" });
  });

  test("without a transmission, its delay has not begun", () => {
    expect(on("2030-01-01", { insee: "1" })).toEqual({ kind: "not_transmitted" });
  });

  test("voted on the last day is in time, the day after is late", () => {
    expect(on("2027-03-05", voted("2027-02-28"))).toEqual({ kind: "delivered", result: "unfavourable" });
    expect(on("2027-03-05", voted("2027-03-01"))).toMatchObject({ kind: "late", silence: "favourable" });
  });

  test("a council that meets after the last day is seen", () => {
    expect(meetsTooLate({ ...sent("1", "2026-11-30"), councilOn: "2027-02-28" }, threeMonths)).toBe(false);
    expect(meetsTooLate({ ...sent("1", "2026-11-30"), councilOn: "2027-03-01" }, threeMonths)).toBe(true);
  });
});

describe("the end", () => {
  test("waits for the last delay of those who have not voted", () => {
    const opinions = [sent("1", "2026-11-30"), sent("2", "2026-12-02")];
    expect(closingOf(opinions, threeMonths, "2027-03-02")).toEqual({
      over: false,
      lastDay: "2027-03-02",
      votableFrom: "2027-03-03",
    });
    expect(closingOf(opinions, threeMonths, "2027-03-03").over).toBe(true);
  });

  test("comes at once when all have voted", () => {
    expect(closingOf([voted("2026-12-10")], threeMonths, "2026-12-11")).toEqual({
      over: true,
      votableFrom: "2026-12-10",
    });
  });

  test("is unknown while a transmission is", () => {
    expect(closingOf([sent("1", "2026-11-30"), sent("2")], threeMonths, "2028-01-01")).toEqual({ over: false });
    expect(closingOf([], threeMonths, "2028-01-01")).toEqual({ over: false });
  });

  test.each([
    ["2027-02-28", {}, "2027-03-01"],
    ["2026-12-24", { department: "42" }, "2026-12-28"],
    ["2027-03-25", { department: "67" }, "2027-03-30"],
    ["2027-03-25", { department: "42" }, "2027-03-26"],
  ])("after %s is told on the next open day", (lastDay, place, day) => {
    expect(concludesOn(lastDay, place)).toBe(day);
  });
});

describe("what the councils are consulted on", () => {
  test("the pacte has two months, the schéma and the CLECT three", () => {
    expect(kind("pacte")?.delay).toEqual({ amount: 2, unit: "month" });
    expect(kind("schema")?.delay).toEqual(threeMonths);
    expect(kind("clect")?.delay).toEqual(threeMonths);
    expect(kind("transfert")?.delay).toEqual(threeMonths);
    expect(kind("fpic")?.delay).toEqual({ amount: 2, unit: "month" });
    expect(kind("autre")?.delay).toBeUndefined();
  });

  test("silence is favourable where the text says so, and nowhere else", () => {
    expect(Object.fromEntries(kinds.map(({ key, silence }) => [key, silence]))).toEqual({
      pacte: "no_effect",
      schema: "favourable",
      clect: "not_agreement",
      transfert: "favourable",
      restitution: "unfavourable",
      statuts: "favourable",
      fpic: "favourable",
      autre: "no_effect",
    });
  });

  test("a majority is asked for agreements, never for opinions", () => {
    for (const { act, majority } of kinds) expect(majority === "none").toBe(act === "opinion");
    expect(kind("clect")?.blocking).toBeUndefined();
    expect(kind("transfert")?.blocking).toBe("high");
  });

  test("each is in French typography, with its article and its source, and never compulsory", () => {
    expect(source.replace(/^#.*$/gmu, "")).not.toMatch(/\p{L}'\p{L}|obligatoire|tacite/u);
    for (const { name, note, article, source: origin, object, visas } of kinds)
      for (const said of [name, note, article, origin, object, ...visas]) expect(typeset(said)).toBe(said);
  });
});

import { describe, expect, test } from "vitest";
import { readCandidates } from "../../../src/commands/polls/read-dates.ts";

const monday = "2026-11-23";

/** "12-08 18:00, 12-10" and what was not understood. */
function read(said: string): string {
  const { dates, unread } = readCandidates(said, monday);
  const kept = dates.map(({ heldOn, startsAt }) => `${heldOn}${startsAt === undefined ? "" : ` ${startsAt}`}`);
  return [...kept, ...unread.map((one) => `? ${one}`)].join(", ");
}

describe("the dates that somebody puts forward", () => {
  test.each([
    ["mardi 8, jeudi 10 à 18h, lundi 14", "2026-12-08 18:00, 2026-12-10 18:00, 2026-12-14 18:00"],
    ["le 8, le 10 et le 14 janvier", "2027-01-08, 2027-01-10, 2027-01-14"],
    ["le 12 janvier, le 14", "2027-01-12, 2027-01-14"],
    ["lundi 28 décembre, lundi 4", "2026-12-28, 2027-01-04"],
    ["8/12 à 18h30 ; 10/12 à 14h", "2026-12-08 18:30, 2026-12-10 14:00"],
    ["8 et 10 décembre à 18 heures", "2026-12-08 18:00, 2026-12-10 18:00"],
    ["lundi 30 nov, mardi 1er dec à midi", "2026-11-30 12:00, 2026-12-01 12:00"],
    ["mardi 8 à 18h, mardi 8 à 20h", "2026-12-08 18:00, 2026-12-08 20:00"],
    ["jeudi 10, mardi 8", "2026-12-08, 2026-12-10"],
    ["mardi 8 puis mardi 8", "2026-12-08"],
    ["- mardi 8\n- jeudi 10\nà 18 h", "2026-12-08 18:00, 2026-12-10 18:00"],
  ])("« %s »", (said, expected) => {
    expect(read(said)).toBe(expected);
  });

  test("hours that differ are those of their own dates alone", () => {
    expect(read("mardi 8 à 18h, jeudi 10 à 14h, lundi 14")).toBe("2026-12-08 18:00, 2026-12-10 14:00, 2026-12-14");
  });

  test.each([
    ["mardi 8, jeudi 11", "2026-12-08, ? jeudi 11"],
    ["je sais pas", "? je sais pas"],
    ["mardi 8, le 3 novembre 2026", "2026-12-08, ? le 3 novembre 2026"],
    ["mardi 8 à 7h, jeudi 10", "2026-12-10, ? mardi 8 à 7h"],
  ])("what is doubtful or past is said, never guessed: « %s »", (said, expected) => {
    expect(read(said)).toBe(expected);
  });
});

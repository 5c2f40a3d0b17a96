import { describe, expect, test } from "vitest";
import { readTime, timesIn } from "../../../src/core/language/read-time.ts";

describe("an hour, as an answer", () => {
  test.each([
    ["14h", "14:00"],
    ["14 h 30", "14:30"],
    ["14h30", "14:30"],
    ["à 14 heures", "14:00"],
    ["14:30", "14:30"],
    ["18", "18:00"],
    ["à 9", "09:00"],
    ["9h", "09:00"],
    ["midi", "12:00"],
    ["midi et demi", "12:30"],
    ["quatorze heures", "14:00"],
    ["dix-huit heures trente", "18:30"],
    ["vingt heures", "20:00"],
    ["2h de l'après-midi", "14:00"],
    ["7h du soir", "19:00"],
    ["8 heures du matin", "08:00"],
    ["plutôt 15h svp", "15:00"],
  ])("« %s » is %s", (said, time) => {
    expect(readTime(said)).toMatchObject({ kind: "read", value: time });
  });

  test.each(["2h", "7h", "3", "14h ou 15h", "vers 14h", "de 14h à 16h", "avant 18h", "14h ?"])(
    "« %s » is asked, never kept in silence",
    (said) => {
      expect(readTime(said).kind).not.toBe("read");
    },
  );

  test.each(["25h", "mardi", "17 décembre", "le matin", "12/12", "14h75"])("« %s » is no hour", (said) => {
    expect(readTime(said).kind).not.toBe("read");
  });

  test("every hour of a text is found where it is", () => {
    const said = "copil de 14h à 16 h 30 à Pouilly";
    expect(timesIn(said).map(({ times, start, end }) => [times, said.slice(start, end)])).toEqual([
      [["14:00"], "14h"],
      [["16:30"], "16 h 30"],
    ]);
  });
});

import { describe, expect, test } from "vitest";
import { readMove, readSceneLine } from "../../src/cli/scene-line.ts";

describe("a console line", () => {
  test.each([
    [":comme dgs@demo.example", { kind: "as", email: "dgs@demo.example" }],
    [":avancer 7j", { kind: "move", to: "7j" }],
    [":le 2026-11-30T08:00", { kind: "move", to: "2026-11-30T08:00" }],
    [":le 2026-11-30 08:00", { kind: "move", to: "2026-11-30 08:00" }],
    [":redemarrer", { kind: "restart" }],
    [":fichier photos/salle.jpg", { kind: "send", path: "photos/salle.jpg", text: "" }],
    [":fichier salle.jpg voici la salle", { kind: "send", path: "salle.jpg", text: "voici la salle" }],
    [':fichier "ma salle.jpg" voici', { kind: "send", path: "ma salle.jpg", text: "voici" }],
    [":redémarrer", { kind: "restart" }],
  ])("%j acts on the scene", (line, action) => {
    expect(readSceneLine(line)).toEqual(action);
  });

  test.each(["oui", "état :", "12:30", ""])("%j is said", (line) => {
    expect(readSceneLine(line)).toBeUndefined();
  });

  test("says which file is wanted", () => {
    expect(() => readSceneLine(":fichier")).toThrow("Dites quel fichier");
  });

  test.each([":aide", ":", ":avance 7j"])("%j is refused with the words that are known", (line) => {
    expect(() => readSceneLine(line)).toThrow(
      expect.objectContaining({ name: "OperatorError", message: expect.stringContaining(":avancer 7j") }),
    );
  });
});

describe("a move of the clock", () => {
  const now = Date.parse("2026-11-23T08:00Z");
  test.each([
    ["30min", "2026-11-23T08:30Z"],
    ["3h", "2026-11-23T11:00Z"],
    ["7j", "2026-11-30T08:00Z"],
    ["7 jours", "2026-11-30T08:00Z"],
    ["+1 jour", "2026-11-24T08:00Z"],
    ["2s", "2026-12-07T08:00Z"],
    ["2 semaines", "2026-12-07T08:00Z"],
    ["2026-11-30T08:00", "2026-11-30T07:00Z"],
    ["2026-07-14 08:30", "2026-07-14T06:30Z"],
    ["2026-12-01", "2026-11-30T23:00Z"],
  ])("%j from Monday 23 November 2026, 9 h", (said, instant) => {
    expect(new Date(readMove(said, now, "Europe/Paris")).toISOString()).toBe(new Date(instant).toISOString());
  });

  test.each(["demain", "", "7", "2026-02-30", "2026-11-30T8h", "2026-11-30T25:00", "-3j"])("%j is refused", (said) => {
    expect(() => readMove(said, now, "Europe/Paris")).toThrow(/ni une durée|out of range|Cannot parse/iu);
  });
});

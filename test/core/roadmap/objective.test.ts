import { describe, expect, test } from "vitest";
import { asKnown, readObjective } from "../../../src/core/roadmap/objective.ts";

describe("an objective, as it is said", () => {
  test.each([
    "Maintenir l'accueil (orientation : Services à la population)",
    "maintenir l'accueil ( Orientation: services à la population )",
    "maintenir l'accueil, orientation : services à la population.",
    "maintenir l'accueil (dans l'orientation services à la population",
  ])("« %s » has its orientation", (said) => {
    const { title, orientation } = readObjective(said);
    expect(title).toBe("Maintenir l'accueil");
    expect(orientation?.toLowerCase()).toBe("services à la population");
  });

  test("keeps other parentheses, and may say no orientation", () => {
    expect(readObjective(": accueillir les jeunes (mercredi)")).toEqual({ title: "Accueillir les jeunes (mercredi)" });
  });

  test("may say its orientation alone", () => {
    expect(readObjective("orientation : mobilités")).toEqual({ orientation: "Mobilités" });
  });

  test("an orientation already there is written as it was first", () => {
    expect(asKnown("services a la population", ["Services à la population"])).toBe("Services à la population");
    expect(asKnown("Mobilités", ["Services à la population"])).toBe("Mobilités");
  });
});

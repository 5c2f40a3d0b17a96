import { describe, expect, test } from "vitest";
import { type BalanceSaid, readContributions, readSeats } from "../../../src/core/territory/read-balance.ts";

const places = ["Charlieu", "Vougy", "Nandax", "Le Cergne", "Saint-Pierre-la-Noaille"].map((name, rank) => ({
  insee: `4200${rank}`,
  siren: `21420000${rank}`,
  name,
  department: "42",
  populationTotal: 100,
  populationMunicipal: 100,
}));

function told({ said, unread }: BalanceSaid): string {
  const read = said.map(({ place, value, year, source }) =>
    [place.name, value ?? "retiré", year ?? "", source ?? ""].join("/").replace(/\/+$/u, ""),
  );
  return [...read, ...unread.map((one) => `? ${one.said}`)].join(" | ");
}

describe("seats", () => {
  test.each([
    ["Charlieu 8, Vougy 1, Nandax : 2", "Charlieu/8 | Vougy/1 | Nandax/2"],
    ["charlieu huit et vougy un", "Charlieu/8 | Vougy/1"],
    ["8 pour Charlieu, 1 siège à Vougy", "Charlieu/8 | Vougy/1"],
    [
      "Charlieu 8, Vougy 1 : arrêté du 4 novembre 2025",
      "Charlieu/8//arrêté du 4 novembre 2025 | Vougy/1//arrêté du 4 novembre 2025",
    ],
    [
      "Charlieu 8\nVougy 1\nsource : délibération du 12 mars",
      "Charlieu/8//délibération du 12 mars | Vougy/1//délibération du 12 mars",
    ],
    ["Charlieu 8 : arrêté, Vougy 1", "Charlieu/8//arrêté | Vougy/1//arrêté"],
    ["Le Cergne 2 sièges (délibération du 3 avril)", "Le Cergne/2//délibération du 3 avril"],
    ["saint pierre la noaille 1", "Saint-Pierre-la-Noaille/1"],
    ["Vougi 2, Nandax 3", "Nandax/3 | ? Vougi 2"],
    ["Charlieu 8 9", "? Charlieu 8 9"],
    ["Vougy retirer", "Vougy/retiré"],
  ])("%j", (said, expected) => {
    expect(told(readSeats(said, places))).toBe(expected);
  });
});

describe("contributions", () => {
  test.each([
    ["Vougy 12 000 € en 2025 : AC, compte administratif", "Vougy/12000/2025/AC, compte administratif"],
    ["Vougy 12000,50 € 2025", "Vougy/12000.5/2025"],
    ["Vougy -3 000 euros en 2024 (AC)", "Vougy/-3000/2024/AC"],
    ["Vougy 2025 : 12 000 €", "Vougy/12000/2025"],
    ["Vougy 12 000 € en 2025 : CFU\nNandax 8 000 € en 2024 : budget", "Vougy/12000/2025/CFU | Nandax/8000/2024/budget"],
    ["Vougy 12 000 €, Nandax 3 000 €", "Vougy/12000 | Nandax/3000"],
    ["Vougy 2000", "? Vougy 2000"],
    ["Vougy 2025 retirer", "Vougy/retiré/2025"],
  ])("%j", (said, expected) => {
    expect(told(readContributions(said, places))).toBe(expected);
  });
});

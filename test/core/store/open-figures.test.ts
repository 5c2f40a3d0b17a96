import { expect, test } from "vitest";
import { openStore } from "../../../src/core/store/store.ts";
import { charlieuBelmont } from "../../support/territories.ts";

test("a figure has one value for each code, key and year: the last one kept, with its source", () => {
  const store = openStore(":memory:");
  store.territory.saveEpci(charlieuBelmont.epci, charlieuBelmont.municipalities);
  const code = charlieuBelmont.municipalities[0]?.insee ?? "";
  const figure = { code, key: "rrf", year: 2025, value: 412_300.5, source: "OFGL", on: "2026-06-30" } as const;
  store.openFigures.save(figure, 1);
  store.openFigures.save({ ...figure, year: 2024, value: 400_000 }, 1);
  store.openFigures.save({ ...figure, value: 415_000, source: "DGFiP", on: "2026-09-30" }, 2);
  expect(store.openFigures.of(code)).toEqual([
    { ...figure, year: 2024, value: 400_000 },
    { ...figure, value: 415_000, source: "DGFiP", on: "2026-09-30" },
  ]);
  expect(store.openFigures.of("00000")).toEqual([]);
  expect(store.openFigures.all()).toHaveLength(2);
});

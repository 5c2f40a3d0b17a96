import { expect, test } from "vitest";
import { importEpci } from "../../src/cli/import-epci.ts";
import type { Municipality } from "../../src/core/people.ts";
import { openImportStore } from "../support/import-store.ts";
import { charlieuBelmont } from "../support/territories.ts";

const asOf = (one: Municipality, other: Partial<Municipality>): Municipality => ({ ...one, ...other });

test("imports the EPCI named, and says what it brought and from where", () => {
  const { store, print, printed } = openImportStore();
  importEpci("charlieu belmont", { store, print });
  expect(store.territory.epci()?.siren).toBe("200035202");
  expect(store.territory.municipalities()).toHaveLength(25);
  expect(printed.join("\n")).toContain("Communes ajoutées (25)\u00a0: Arcinges, ");
  expect(printed.join("\n")).toContain(
    "Total\u00a0: 25 communes, 24\u202f282 habitants (population totale\u202f; municipale\u00a0: 23\u202f400).",
  );
  expect(printed.join("\n")).toContain("Source\u00a0: @etalab/decoupage-administratif 6.0.0");
});

test("a second run says that nothing has changed", () => {
  const { store, print, printed } = openImportStore();
  importEpci("200035202", { store, print });
  importEpci("200035202", { store, print });
  expect(printed[1]).toContain("Rien n’a changé.");
});

test("says who came in, who left and what is new", () => {
  const { store, print, printed } = openImportStore();
  const { epci, municipalities } = charlieuBelmont;
  const before = municipalities
    .filter(({ name }) => name !== "Vougy")
    .map((one) => (one.name === "Mars" ? asOf(one, { populationTotal: 1 }) : one))
    .concat(municipalities.slice(0, 1).map((one) => asOf(one, { insee: "42999", name: "Ailleurs" })));
  store.territory.saveEpci(epci, before);
  importEpci("200035202", { store, print });
  expect(printed[0]).toContain("Communes ajoutées (1)\u00a0: Vougy.");
  expect(printed[0]).toContain("Communes parties (1)\u00a0: Ailleurs.");
  expect(printed[0]).toContain("Données mises à jour (1)\u00a0: Mars.");
});

test.each([
  ["", "Dites quelle intercommunalité importer"],
  ["zzzzz", "Aucune intercommunalité ne répond à «\u202fzzzzz\u202f»"],
  ["charleu belmon", "200035202  CC Charlieu-Belmont (département 42, 25 communes)"],
  ["quatre rivières", "247000623  CC des Quatre Rivières (département 70, 41 communes)"],
  ["pays", "autres\u00a0: ajoutez un mot du nom."],
])("%j is refused and nothing is written", (query, sentence) => {
  const { store, print, writes } = openImportStore();
  const before = writes();
  expect(() => importEpci(query, { store, print })).toThrow(
    expect.objectContaining({ name: "OperatorError", message: expect.stringContaining(sentence) }),
  );
  expect(writes()).toBe(before);
});

test("a base serves one EPCI: another is refused", () => {
  const { store, print } = openImportStore();
  importEpci("charlieu belmont", { store, print });
  expect(() => importEpci("sauer", { store, print })).toThrow(
    "Cette base est celle de la CC Charlieu-Belmont (200035202)\u00a0: CC Sauer-Pechelbronn (200013050) n’y a pas été importée.",
  );
  expect(store.territory.epci()?.siren).toBe("200035202");
  expect(store.territory.municipalities()).toHaveLength(25);
});

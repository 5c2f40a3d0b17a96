import { expect, test } from "vitest";
import { planFigures } from "../../../src/core/open-data/plan-figures.ts";
import { readOpenData } from "../../../src/core/open-data/read-open-data.ts";
import { charlieuBelmont } from "../../support/territories.ts";

const { municipalities } = charlieuBelmont;
const [vougy, nandax] = ["Vougy", "Nandax"].map((name) => municipalities.find((one) => one.name === name));
if (vougy === undefined || nandax === undefined) throw new Error("the territory of these tests has Vougy and Nandax");

const given = { on: "2026-11-23" };
const read = (text: string, from: { source?: string; on: string } = given) =>
  readOpenData(new TextEncoder().encode(text), municipalities, from);

/** As data.ofgl.fr exports it, cut to a few of its columns. */
const ofgl = [
  "Exercice;Code Insee 2024 Région;Code Insee 2024 Commune;Nom 2024 Commune;Type de budget;Agrégat;Montant;Montant en € par habitant",
  `2025;84;${vougy.insee};Vougy;Budget principal;Recettes de fonctionnement;412300.4;512`,
  `2025;84;${vougy.insee};Vougy;Budget annexe;Recettes de fonctionnement;9000;11`,
  `2025;84;${vougy.insee};Vougy;Budget principal;Encours de dette;0;0`,
  `2025;84;${vougy.insee};Vougy;Budget principal;Frais de personnel;150000;100`,
  "2025;84;69123;Lyon;Budget principal;Recettes de fonctionnement;900000000;1700",
];

test("a file of the OFGL gives one figure a line, of the main budget, for the members alone", () => {
  const { figures, errors, ignored, elsewhere } = read(ofgl.join("\n"));
  expect(errors).toEqual([]);
  expect(figures).toEqual([
    { code: vougy.insee, key: "rrf", year: 2025, value: 412_300.4, source: "OFGL", on: "2026-11-23" },
    { code: vougy.insee, key: "encours", year: 2025, value: 0, source: "OFGL", on: "2026-11-23" },
  ]);
  expect(ignored).toEqual(["Code Insee 2024 Région", "Montant en € par habitant", "Frais de personnel"]);
  expect(elsewhere).toBe(1);
});

test("where the main budget has its own column, the amount of all budgets is left", () => {
  const text = `exercice;insee;agrégat;Montant BP;Montant BA;Montant\n2025;${vougy.insee};FCTVA;100;50;150`;
  expect(read(text).figures.map(({ value }) => value)).toEqual([100]);
});

test("a file with the field names of the OFGL is read as the one with their labels", () => {
  const text = [
    "exer;com_code;com_name;siren;insee;lbudg;agregat;montant_bp;montant_ba;montant_flux;montant;euros_par_habitant;ptot",
    `2025-01-01;${vougy.insee};Vougy;${vougy.siren};${vougy.insee};VOUGY;Encours de dette;100.25;50;0;150.25;80;1300`,
  ].join("\n");
  expect(read(text)).toMatchObject({ errors: [], figures: [{ code: vougy.insee, key: "encours", value: 100.25 }] });
});

test("the accounts of municipalities that became one are added up, and a figure that one of them lacks is left", () => {
  const line = (siren: string, insee: string, aggregate: string, amount: string) =>
    `2023;${vougy.insee};Vougy;${siren};${insee};${aggregate};${amount}`;
  const text = [
    "Exercice;Code Insee 2026 Commune;Nom 2026 Commune;Code Siren Collectivité;Code Insee Collectivité;Agrégat;Montant BP",
    line("214203371", vougy.insee, "Encours de dette", "100.10"),
    line("214299999", "42999", "Encours de dette", "200.20"),
    line("214203371", vougy.insee, "FCTVA", "10"),
  ].join("\n");
  expect(read(text).errors).toEqual([]);
  expect(read(text).figures.map(({ key, value }) => [key, value])).toEqual([["encours", 300.3]]);
  expect(read(`${text}\n${line("214299999", "42999", "Encours de dette", "5")}`).errors).toMatchObject([
    { line: 5, problem: { kind: "contradiction", before: 200.2 } },
  ]);
});

test("a wide file gives one figure a column, found by code, SIREN or name; an empty cell gives none", () => {
  const text = [
    "commune;exercice;rrf;taux_tfb;source;date",
    "Vougy;2025;412 300,50 €;38,52 %;DGFiP;30/09/2026",
    "nandax;2025;;41.1;DGFiP;2026-09-30",
  ].join("\r\n");
  expect(read(text).figures.map(({ code, key, value, source, on }) => [code, key, value, source, on])).toEqual([
    [vougy.insee, "rrf", 412_300.5, "DGFiP", "2026-09-30"],
    [vougy.insee, "taux_tfb", 38.52, "DGFiP", "2026-09-30"],
    [nandax.insee, "taux_tfb", 41.1, "DGFiP", "2026-09-30"],
  ]);
  const bySiren = read(`siren;exercice;rrf\n${vougy.siren};2025;5`, { ...given, source: "DGFiP" });
  expect(bySiren.figures).toMatchObject([{ code: vougy.insee, value: 5 }]);
});

test("the EPCI's own figures are kept under its SIREN, and its code beside a municipality's says nothing", () => {
  const ours = { ...given, source: "OFGL", epci: charlieuBelmont.epci.siren };
  const { siren } = charlieuBelmont.epci;
  const told = (text: string) => read(text, ours).figures.map(({ code, value }) => [code, value]);
  expect(told(`siren;exercice;rrf\n${siren};2025;9800000`)).toEqual([[siren, 9_800_000]]);
  expect(told(`Exercice;Code Siren 2025 EPCI;Agrégat;Montant\n2025;${siren};Encours de dette;5`)).toEqual([[siren, 5]]);
  expect(told(`exercice;insee;siren epci;rrf\n2025;${vougy.insee};${siren};7\n2025;;200000001;8`)).toEqual([
    [vougy.insee, 7],
  ]);
  expect(read(`siren;exercice;rrf\n${siren};2025;1`, { ...given, source: "OFGL" }).elsewhere).toBe(1);
});

test.each([
  ["", "empty_file", 1],
  ["exercice;rrf;source\n2025;1;x", "missing_column", 1],
  [`insee;rrf;source\n${vougy.insee};1;x`, "missing_column", 1],
  [`insee;exercice;montant\n${vougy.insee};2025;1`, "missing_column", 1],
  [`insee;exercice;population\n${vougy.insee};2025;1`, "missing_column", 1],
  [`insee;exercice;rrf\n${vougy.insee};2025;1`, "source_needed", 1],
  [`insee;exercice;rrf;rrf;source\n${vougy.insee};2025;1;2;x`, "repeated_column", 1],
  [`insee;exercice;rrf;source\n\n${vougy.insee};25;1;x`, "bad_year", 3],
  [`insee;exercice;rrf;source\n${vougy.insee};2025;beaucoup;x`, "bad_amount", 2],
  [`insee;exercice;rrf;source;date\n${vougy.insee};2025;1;x;hier`, "bad_date", 2],
  [`commune;exercice;rrf;source\nVougi;2025;1;x`, "unknown_municipality", 2],
  [`insee;exercice;rrf;source\n${vougy.insee};2025;1;x\n${vougy.insee};2025;2;x`, "contradiction", 3],
  [`insee;exercice;rrf;source\n${vougy.insee};2025;"1;x`, "unclosed_quote", 2],
])("a file that cannot be kept whole gives nothing, and where it is wrong: %j", (text, kind, line) => {
  const { figures, errors } = read(text);
  expect(figures).toEqual([]);
  expect(errors[0]).toMatchObject({ line, problem: { kind } });
});

test("a newer value replaces, an older one is left, the same changes nothing", () => {
  const figure = { code: vougy.insee, key: "rrf", year: 2025, value: 10, source: "OFGL", on: "2026-09-30" } as const;
  const newer = { ...figure, value: 11, on: "2026-10-01" };
  const older = { ...figure, value: 9, on: "2026-01-01" };
  expect(planFigures([figure], [figure])).toMatchObject({ added: [], replaced: [], older: [], unchanged: 1 });
  expect(planFigures([figure], [newer]).replaced).toEqual([{ before: figure, after: newer }]);
  expect(planFigures([figure], [older])).toMatchObject({ replaced: [], older: [{ known: figure, file: older }] });
  expect(planFigures([figure], [{ ...figure, year: 2024 }]).added).toHaveLength(1);
});

import { writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import { importOpenData } from "../../src/cli/import-open-data.ts";
import { openStore } from "../../src/core/store/store.ts";
import { newFile } from "../support/demo-bot.ts";
import { charlieuBelmont } from "../support/territories.ts";

const demo = "data/demo/donnees-ouvertes.csv";

function csv(text: string): string {
  const file = `${newFile()}.csv`;
  writeFileSync(file, text);
  return file;
}

function ofVougy(value: number): string {
  return csv(`commune;exercice;rrf\nVougy;2025;${value}`);
}

function openScene() {
  const store = openStore(":memory:");
  store.territory.saveEpci(charlieuBelmont.epci, charlieuBelmont.municipalities);
  const printed: string[] = [];
  const print = (text: string) => void printed.push(text);
  const run = (file: string, options: { dryRun?: boolean; source?: string; date?: string } = {}) => {
    importOpenData(file, { dryRun: false, ...options, store, print, now: () => Date.UTC(2026, 10, 23) });
    return printed.at(-1) ?? "";
  };
  return { store, run };
}

test("the figures of the demonstration are kept once, for the 25 municipalities, and say that they are fictitious", () => {
  const { store, run } = openScene();
  expect(run(demo)).toContain("625 chiffres de 25 communes, années 2023, 2024, 2025 et 2026");
  expect(store.openFigures.all().every(({ source }) => source.includes("fictifs"))).toBe(true);
  const before = store.openFigures.all();
  const again = run(demo);
  expect(again).toContain("0 ajout, 0 remplacement, 625 chiffres inchangés");
  expect(again).toContain("Rien n’a changé.");
  expect(store.openFigures.all()).toEqual(before);
});

test("a newer file replaces what it changes and says so; an older one does not", () => {
  const { store, run } = openScene();
  run(ofVougy(412_300), { source: "OFGL", date: "2026-06-30" });
  expect(run(ofVougy(415_000), { source: "OFGL", date: "2026-09-30" })).toMatch(
    /Vougy, recettes réelles de fonctionnement 2025\s: 412\s300\s€ → 415\s000\s€/u,
  );
  expect(run(ofVougy(400_000), { source: "OFGL", date: "2026-01-31" })).toContain("plus ancien que ce qui est connu");
  expect(store.openFigures.all()).toMatchObject([{ value: 415_000, on: "2026-09-30" }]);
});

test("a trial run changes nothing, and a file with errors neither, with each of them told", () => {
  const { store, run } = openScene();
  expect(run(demo, { dryRun: true })).toContain("rien n’a été enregistré");
  expect(store.openFigures.all()).toEqual([]);
  const wrong = csv("commune;exercice;rrf;source\nVougi;2025;1;OFGL\nVougy;2025;beaucoup;OFGL\nNandax;2025;12;OFGL");
  expect(() => run(wrong)).toThrow(
    /2\serreurs.*\nligne 2, colonne «\scommune\s».*Vougy.*\nligne 3, colonne «\srrf\s».*beaucoup/u,
  );
  expect(store.openFigures.all()).toEqual([]);
  expect(() => run(demo, { date: "bientôt" })).toThrow(/n’est pas une date/u);
});

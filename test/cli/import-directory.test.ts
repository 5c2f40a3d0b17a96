import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { importDirectory } from "../../src/cli/import-directory.ts";
import { OperatorError } from "../../src/core/errors.ts";
import { setUpBody } from "../../src/core/seating.ts";
import { openLibrary } from "../../src/cli/library.ts";
import { openImportStore } from "../support/import-store.ts";
import { charlieuBelmont } from "../support/territories.ts";

const { bodies: templates } = openLibrary();
const demo = "data/demo/annuaire.csv";
const folder = mkdtempSync(join(tmpdir(), "annuaire-"));
afterAll(() => rmSync(folder, { recursive: true }));

function fileOf(...lines: string[]): string {
  const file = join(folder, "annuaire.csv");
  writeFileSync(file, ["prénom;nom;fonction;commune;email", ...lines].join("\r\n"));
  return file;
}

function openScene() {
  const scene = openImportStore();
  scene.store.territory.saveEpci(charlieuBelmont.epci, charlieuBelmont.municipalities);
  const { store, print } = scene;
  const run = (file: string, dryRun = false) =>
    importDirectory(file, { dryRun, store, templates, print, now: () => 5 });
  return { ...scene, run };
}

test("the demonstration directory gives each municipality a maire and a secrétaire", () => {
  const { store, run, printed } = openScene();
  run(demo);
  const clerks = store.people.withFunction("town_clerk");
  expect(clerks).toHaveLength(18);
  expect(clerks.filter(({ mandates }) => mandates.length > 1)).toHaveLength(5);
  expect(store.people.withFunction("vice_president")).toHaveLength(6);
  for (const { insee } of store.territory.municipalities()) {
    const held = store.people
      .inMunicipality(insee)
      .flatMap(({ mandates }) => mandates.filter((mandate) => mandate.insee === insee));
    expect(held.filter((mandate) => mandate.function === "mayor")).toHaveLength(1);
    expect(held.filter((mandate) => mandate.function === "town_clerk")).toHaveLength(1);
  }
  expect(store.people.byEmail("dgs@demo.example")).toMatchObject({
    title: "Mme",
    firstName: "Claire",
    lastName: "Arnaud",
    mandates: [{ function: "chief_executive" }],
  });
  expect(store.people.all().every(({ email }) => email.endsWith("@demo.example"))).toBe(true);
  expect(printed[0]).toContain("Total\u00a0: 50 ajouts, 0 modification, 0 personne inchangée");
  expect(printed[0]).toContain("C’est enregistré.");
});

test("a second run says that nothing has changed, and writes nothing", () => {
  const { run, printed, writes } = openScene();
  run(demo);
  const before = writes();
  run(demo);
  expect(printed[1]).toContain("50 personnes inchangées");
  expect(printed[1]).toContain("Rien n’a changé.");
  expect(writes()).toBe(before);
});

test("a dry run shows the plan and writes nothing", () => {
  const { store, run, printed, writes } = openScene();
  const before = writes();
  run(demo, true);
  expect(printed[0]).toContain(
    "Mme\u00a0Sylvie Lefèvre, secretaire@demo.example\u00a0: secrétariat de mairie (Vougy), ",
  );
  expect(printed[0]).toContain("Essai\u00a0: rien n’a été enregistré.");
  expect(store.people.all()).toEqual([]);
  expect(writes()).toBe(before);
});

test("says what changes for whom, and keeps those the file leaves out", () => {
  const { store, run, printed } = openScene();
  run(fileOf("Zoé;Lune;maire;Vougy;zoe@demo.example", "Tom;Roc;agent;;tom@demo.example"));
  run(fileOf("Zoé;Soleil;maire;Nandax;zoe@demo.example"));
  expect(printed[1]).toContain(
    "Zoé Soleil, zoe@demo.example\u00a0: nom\u00a0: Lune → Soleil\u202f; fonctions\u00a0: maire (Vougy) → maire (Nandax)",
  );
  expect(printed[1]).toContain("absentes du fichier\u00a0: conservées (1)\u00a0:\n  Tom Roc, tom@demo.example");
  expect(store.people.byEmail("tom@demo.example")).toBeDefined();
  expect(store.people.byEmail("zoe@demo.example")).toMatchObject({
    lastName: "Soleil",
    mandates: [{ insee: "42152" }],
  });
});

test("anything wrong in the file changes nothing at all, and every error is told with its place", () => {
  const { store, run, writes } = openScene();
  const before = writes();
  const file = fileOf(
    "Zoé;Lune;maire;Vougy;zoe@demo.example",
    "Luc;Roc;maire;Vougi;luc@demo.example",
    "Eva;Roc;secretiare;Mars;eva@demo",
  );
  expect(() => run(file)).toThrow(OperatorError);
  expect(() => run(file)).toThrow(
    [
      "Rien n’a été importé\u00a0: 3 erreurs dans annuaire.csv.",
      "ligne 3, colonne 4 (commune)\u00a0: «\u202fVougi\u202f» n’est pas une commune de la CC Charlieu-Belmont. Vouliez-vous dire Vougy\u202f?",
      "ligne 4, colonne 3 (fonction)\u00a0: «\u202fsecretiare\u202f» n’est pas une fonction connue. Fonctions\u00a0: DGS, secrétaire de mairie, maire, adjoint, conseiller municipal, président, vice-président, agent, partenaire.",
      "ligne 4, colonne 5 (email)\u00a0: «\u202feva@demo\u202f» n’est pas une adresse électronique.",
      "Corrigez le fichier, puis relancez la même commande.",
    ].join("\n"),
  );
  expect(store.people.all()).toEqual([]);
  expect(writes()).toBe(before);
});

test("a failure in the middle of writing leaves nothing behind", () => {
  const { store, print } = openScene();
  const save = store.people.save;
  const failing = {
    ...store,
    people: {
      ...store.people,
      save: (...[person, at]: Parameters<typeof save>) => {
        if (person.firstName === "Tom") throw new Error("disk full");
        return save(person, at);
      },
    },
  };
  const file = fileOf("Zoé;Lune;maire;Vougy;zoe@demo.example", "Tom;Roc;agent;;tom@demo.example");
  expect(() => importDirectory(file, { dryRun: false, store: failing, templates, print, now: () => 5 })).toThrow(
    "disk full",
  );
  expect(store.people.all()).toEqual([]);
});

test("asks for the EPCI first, and for a file that can be read", () => {
  const { store, print } = openImportStore();
  expect(() => importDirectory(demo, { dryRun: false, store, templates, print, now: () => 5 })).toThrow(
    "Commencez par `npm run relais -- importer epci`.",
  );
  expect(() => openScene().run(join(folder, "nowhere.csv"))).toThrow("ne peut pas être lu");
});

test("the instances follow: whoever holds a seat's function takes it, whoever no longer does leaves it", () => {
  const { store, run, printed } = openScene();
  run(fileOf("Eva;Cap;Présidente;;eva@demo.example", "Zoé;Lune;maire;Vougy;zoe@demo.example"));
  const copil = templates.find(({ key }) => key === "copil");
  if (copil === undefined) throw new Error("no steering committee");
  const bodyId = setUpBody(store, copil, undefined, { today: "1969-12-31", now: 1 });
  const seats = () =>
    store.bodies.history(bodyId).map(({ personId, capacity, from, to, endedBy }) => {
      const person = store.people.byId(personId);
      return [person?.firstName, capacity, from, to, endedBy].filter((one) => one !== undefined).join(" ");
    });
  expect(seats()).toEqual(["Eva chair 1969-12-31", "Zoé member 1969-12-31"]);

  const renewed = fileOf(
    "Zoé;Lune;conseillère municipale;Vougy;zoe@demo.example",
    "Tom;Roc;maire;Vougy;tom@demo.example",
  );
  run(renewed, true);
  expect(seats()).toHaveLength(2);
  run(renewed);
  expect(seats()).toEqual([
    "Eva chair 1969-12-31",
    "Zoé member 1969-12-31 1970-01-01 directory",
    "Tom member 1970-01-01",
  ]);
  expect(printed.at(-1)).toContain("Comité de pilotage\u00a0: arrivées\u00a0: Tom Roc\u202f; départs\u00a0: Zoé Lune.");
  run(renewed);
  expect(printed.at(-1)).toContain("Rien n’a changé.");
  expect(seats()).toHaveLength(3);
});

import { describe, expect, test } from "vitest";
import { openLibrary } from "../../../src/cli/library.ts";
import { OperatorError } from "../../../src/core/errors.ts";
import { readBodies } from "../../../src/core/governance/read-bodies.ts";

const copil = {
  cle: "copil",
  rang: 1,
  nom: "Comité de pilotage",
  mots: ["copil"],
  genre: "m",
  nature: "instance",
  installation: "une",
  fonction: "regulation",
  objet: "Il pilote.",
  preside: ["president@epci"],
  membres: ["president@epci", "mayor@commune"],
  convocation: "libre",
  lisible_par: "tous",
};
const read = (...files: object[]) =>
  readBodies(files.map((data, index) => ({ file: `data/bodies/${index + 1}.yaml`, data })));
const refusal = (...files: object[]): string => {
  try {
    read(...files);
  } catch (error) {
    if (error instanceof OperatorError) return error.message.replaceAll(/[\u00a0\u202f]/g, " ");
    throw error;
  }
  return "";
};

describe("the templates", () => {
  const { bodies } = openLibrary();
  const template = (key: string) => bodies.find((one) => one.key === key);

  test("are those of the project, first things first", () => {
    expect(bodies.map(({ key }) => key)).toEqual([
      "copil",
      "cotech",
      "bureau",
      "conference_maires",
      "conseil_communautaire",
      "conseil_municipal",
      "commission",
      "groupe_travail",
      "concertation",
      "information",
      "seminaire",
      "formation_action",
      "visite",
    ]);
  });

  test("the technical committee prepares the steering committee ten days before", () => {
    expect(template("cotech")).toMatchObject({ function: "production", prepares: "copil", preparesDaysBefore: 10 });
  });

  test("only the councils are convened by law, with a quorum; a municipality's is not ours to set up", () => {
    const byLaw = bodies.filter(({ notice, quorum }) => notice === "law" && quorum).map(({ key }) => key);
    expect(byLaw).toEqual(["conseil_communautaire", "conseil_municipal"]);
    expect(bodies.filter(({ quorum }) => quorum).map(({ key }) => key)).toEqual(byLaw);
    expect(bodies.filter(({ setUp }) => setUp === "never").map(({ key }) => key)).toEqual(["conseil_municipal"]);
    expect(template("commission")).toMatchObject({
      notice: "internal_rules",
      domain: "required",
      rules: ["R27", "R28"],
    });
  });

  test("what the mayors debate is read by them alone", () => {
    expect(bodies.filter(({ audience }) => audience === "members").map(({ key }) => key)).toEqual([
      "conference_maires",
    ]);
  });

  test("each function has a standing instance, and meetings apart are told from them", () => {
    const standing = bodies.filter(({ kind }) => kind === "standing");
    expect(new Set(standing.map((one) => one.function))).toEqual(new Set(["regulation", "decision", "production"]));
    expect(bodies.filter(({ kind }) => kind === "occasion").map(({ key }) => key)).toEqual([
      "concertation",
      "information",
      "seminaire",
      "formation_action",
      "visite",
    ]);
  });
});

describe("a faulty file", () => {
  test("is named with the place of each fault", () => {
    const said = refusal(
      { ...copil, fonction: "pilotage", membres: ["maire@commune"] },
      { ...copil, cle: "cotech", rang: 2, prepare: { instance: "copil" }, couleur: "bleu" },
    );
    expect(said.split("\n")).toEqual([
      expect.stringMatching(/^data\/bodies\/1\.yaml, fonction : .*"regulation"/),
      "data/bodies/1.yaml, membres.0 : « maire@commune » : écrire une fonction suivie de @epci ou @commune, et de « domaine » s’il le faut",
      expect.stringMatching(/^data\/bodies\/2\.yaml, prepare\.jours_avant : /),
      expect.stringMatching(/^data\/bodies\/2\.yaml, fichier : .*couleur/),
    ]);
  });

  test.each([
    ["cle", { rang: 2, mots: ["autre"] }, "cle : « copil » est déjà le nom d’une autre"],
    ["rang", { cle: "autre", mots: ["autre"] }, "rang : 1 est déjà celui d’une autre"],
    ["mots", { cle: "autre", rang: 2 }, "mots : « copil » est déjà un mot d’une autre"],
    [
      "prepare",
      { cle: "autre", rang: 2, mots: ["autre"], prepare: { instance: "bureau", jours_avant: 3 } },
      "prepare.instance : « bureau » n’existe pas",
    ],
  ])("at odds with another by its « %s » is refused", (_, change, fault) => {
    expect(refusal(copil, { ...copil, ...change })).toBe(`data/bodies/2.yaml, ${fault}`);
  });
});

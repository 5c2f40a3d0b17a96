import { globSync, readFileSync, writeFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { openLibrary } from "../src/cli/library.ts";
import { adviceOn } from "../src/core/interview/questionnaire-advice.ts";
import { readQuestionnaires } from "../src/core/interview/questionnaire-library.ts";
import { questionnaireJsonSchema } from "../src/core/interview/questionnaire-schema.ts";
import type { Questionnaire } from "../src/core/interview/questionnaire.ts";
import { nameKey } from "../src/core/seats.ts";
import { typeset } from "../src/core/words/typography.ts";

const folder = new URL("../data/questionnaires/", import.meta.url);
const files = globSync("**/*.yaml", { cwd: folder }).toSorted();
const sources = files.map((file) => ({ file, source: readFileSync(new URL(file, folder), "utf8") }));
const questionnaires = readQuestionnaires(sources);

function questionnaire(id: string): Questionnaire {
  const found = questionnaires.find((one) => one.id === id);
  if (found === undefined) throw new Error(`no questionnaire ${id}`);
  return found;
}

function idsOf(id: string): string[] {
  return questionnaire(id).sections.flatMap(({ questions }) => questions.map((question) => question.id));
}

describe("the JSON schema that text editors use", () => {
  const url = new URL("questionnaire.schema.json", folder);
  // `UPDATE=1 npm test` refreshes it, then `npm run format`.
  if (process.env["UPDATE"]) writeFileSync(url, `${JSON.stringify(questionnaireJsonSchema(), null, 2)}\n`);
  const published: unknown = JSON.parse(readFileSync(url, "utf8"));

  test("is the one the files are read with", () => {
    expect(published, "stale: run UPDATE=1 npm test").toEqual(JSON.parse(JSON.stringify(questionnaireJsonSchema())));
  });

  test.each(sources)("accepts $file, which points to it", ({ file, source }) => {
    const path = `${"../".repeat(file.split("/").length - 1) || "./"}questionnaire.schema.json`;
    expect(source.split("\n")[0]).toBe(`# yaml-language-server: $schema=${path}`);
    const schema = z.fromJSONSchema(z.record(z.string(), z.json()).parse(published));
    expect(schema.safeParse(parse(source)).error).toBeUndefined();
  });
});

describe("the questionnaires", () => {
  test("are all read", () => {
    expect(questionnaires.map(({ id }) => id)).toEqual(["mutu_service", "mutu_service/jeunesse"]);
  });

  test.each(questionnaires)("$id has sections of 3 to 8 questions, short labels and French typography", (read) => {
    expect(adviceOn(read)).toEqual([]);
    expect(JSON.stringify({ ...read, id: "" })).not.toMatch(/\p{L}'\p{L}/u);
  });

  test("ask all that a diagnostic of a shared service needs", () => {
    expect(idsOf("mutu_service")).toEqual(
      expect.arrayContaining(
        `existe besoin_non_couvert depuis missions superposition usagers_an etp_total nb_agents postes qualif_manque
        equipements equip_partage equip_rationalisation equip_rationalisation_note materiel budget_fonct dont_personnel
        recettes_usagers recettes_partenaires reste_a_charge invest_3ans invest_3ans_objet cout_unitaire
        cout_unitaire_unite retour retour_note satisfaction difficultes conventions forme_souhaitee perimetre
        programme_communal elu_ref attentes_elu ligne_rouge calendrier`.split(/\s+/),
      ),
    );
  });

  test("ask what is proper to youth, once the service is known to be youth", () => {
    const youth = questionnaire("mutu_service/jeunesse");
    expect(youth.variables).toEqual(["annee_ref"]);
    expect(idsOf("mutu_service/jeunesse")).toEqual(
      expect.arrayContaining([
        ...idsOf("mutu_service"),
        ...`tranches places_alsh_mercredi places_alsh_petites_vacances places_alsh_ete jours_ouverture heures_enfants
        declaration_sdjes diplomes pedt pedt_echeance ctg ctg_echeance tarification transport transport_cout
        asso_jeunesse jeunes_besoins partenaires_a_rencontrer`.split(/\s+/),
      ]),
    );
  });

  test("speak of money last but for wishes", () => {
    expect(
      questionnaire("mutu_service/jeunesse")
        .sections.map(({ id }) => id)
        .slice(-2),
    ).toEqual(["financement", "suite"]);
  });

  test("keep what elected officials confide to their author and the chief executive", () => {
    const restricted = questionnaire("mutu_service")
      .sections.flatMap(({ questions }) => questions)
      .filter(({ sensitivity }) => sensitivity === "restricted");
    expect(restricted.map(({ id }) => id)).toEqual(["attentes_elu", "ligne_rouge"]);
  });
});

describe("the instances", () => {
  const { bodies, rules } = openLibrary();

  test.each(bodies)("$key is in French typography", (body) => {
    const { name, words, purpose, note = "", substitutes = "", cadence } = body;
    const texts = [name, ...words, purpose, note, substitutes, cadence?.wording ?? ""];
    for (const text of texts) {
      expect(text).toBe(typeset(text));
      expect(text).not.toMatch(/\p{L}'\p{L}/u);
    }
  });

  test.each(bodies)("$key only names legal rules that are there", (body) => {
    expect(rules.map(({ id }) => id)).toEqual(expect.arrayContaining(body.rules));
  });

  test("no two of them are called the same", () => {
    const words = bodies.flatMap((body) => [...new Set([body.name, ...body.words].map(nameKey))]);
    expect(new Set(words).size).toBe(words.length);
  });
});

describe("the audiences", () => {
  const { audiences, bodies } = openLibrary();

  test.each(audiences)("$key is in French typography", ({ name, to, words }) => {
    for (const text of [name, to, ...words]) {
      expect(text).toBe(typeset(text));
      expect(text).not.toMatch(/\p{L}'\p{L}/u);
    }
  });

  test("no two of them are called the same, and they only name instances that are there", () => {
    const words = audiences.flatMap(({ name, words: said }) => [...new Set([name, ...said].map(nameKey))]);
    expect(new Set(words).size).toBe(words.length);
    const named = audiences.flatMap(({ body }) => (body === undefined ? [] : [body]));
    expect(bodies.map(({ key }) => key)).toEqual(expect.arrayContaining(named));
  });
});

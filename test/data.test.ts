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
    expect(questionnaires.map(({ id }) => id)).toEqual([
      "acteurs",
      "attentes_elus",
      "fin_fiscal",
      "fin_fiscal_epci",
      "fonctions_support",
      "interet_partenaire",
      "mutu_service",
      "orga_commune",
      "precadrage",
      "mutu_service/culture_lecture",
      "mutu_service/eau",
      "mutu_service/jeunesse",
      "mutu_service/petite_enfance",
      "mutu_service/urbanisme_ads",
      "mutu_service/voirie",
    ]);
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
    expect(youth.variables).toEqual(["annee_ref", "annee_en_cours"]);
    expect(idsOf("mutu_service/jeunesse")).toEqual(
      expect.arrayContaining([
        ...idsOf("mutu_service"),
        ...`tranches places_alsh_mercredi places_alsh_petites_vacances places_alsh_ete jours_ouverture heures_enfants
        declaration_sdjes diplomes pedt pedt_echeance ctg ctg_echeance tarification transport transport_cout
        asso_jeunesse jeunes_besoins partenaires_a_rencontrer`.split(/\s+/),
      ]),
    );
  });

  test("ask how a municipality is organised, all counted on one day", () => {
    expect(questionnaire("orga_commune").variables).toEqual(["annee_ref", "date_ref"]);
    expect(idsOf("orga_commune")).toEqual(
      expect.arrayContaining(
        `population date_arret nb_agents etp par_filiere par_categorie_a par_categorie_b par_categorie_c statut_titulaires
        statut_contractuels statut_non_permanents statut_apprentis non_complet sgm_etp sgm_partage sgm_presence ouverture
        vacances_postes departs_5ans absences missions temps_missions elu_bricole partages locaux organigramme
        masse_salariale fragilite souhait`.split(/\s+/),
      ),
    );
  });

  test("ask of the support functions, by modules that can be passed", () => {
    expect(idsOf("fonctions_support")).toEqual(
      expect.arrayContaining(
        `module_rh module_fin module_mp module_si module_ads module_ju rh_qui rh_temps rh_bulletins rh_logiciel
        rh_ri_rifseep rh_temps_travail rh_cst fin_qui fin_logiciel fin_volumes_mandats fin_volumes_titres fin_budgets
        fin_delai fin_ppi mp_volume mp_familles mp_dossiers_sub si_postes si_age si_presta si_messagerie si_sauvegarde
        si_cyber si_rgpd si_outils_collab ads_qui ads_volumes_dp ads_doc ads_dema ads_pondere ju_archives_com
        prio_support`.split(/\s+/),
      ),
    );
  });

  test("ask of the finances of a municipality, and not which collectivity answers", () => {
    const ids = idsOf("fin_fiscal");
    expect(ids).toEqual(
      expect.arrayContaining(
        `rrf drf ep_brute annuite_capital encours invest_equipement invest_subventions invest_fctva taux_tfb taux_tfnb
        taux_thrs taux_cfe bases_tfb bases_tfnb bases_thrs bases_cfe pf_hab effort_fiscal dgf dsr dsu dnp ac dsc
        fpic_preleve fpic_reverse fonds_concours ta_partage refacturations projets marge fiscalite_acceptable leviers
        solidarite engagement bilan_pacte_prec`.split(/\s+/),
      ),
    );
    expect(ids).not.toContain("collectivite");
  });

  test("ask of the finances of the intercommunalité, under the same keys where they mean the same", () => {
    const ids = idsOf("fin_fiscal_epci");
    expect(ids).toEqual(
      expect.arrayContaining(
        `rrf drf ep_brute annuite_capital encours invest_equipement invest_subventions invest_fctva regime taux_tfb
        taux_tfnb taux_cfe bases_cfe dgf dotation_interco cif fpic_preleve fpic_reverse ac_versees ac_recues dsc
        mises_a_disposition budgets_annexes marge leviers`.split(/\s+/),
      ),
    );
    expect(questionnaire("fin_fiscal_epci").respondents).toBe("direction");
  });

  test("ask a partner for their interest in three questions, under the keys of the whole cartography where it has them", () => {
    expect(idsOf("interet_partenaire")).toEqual(["interet", "contribution", "condition"]);
    expect(idsOf("acteurs")).toEqual(expect.arrayContaining(["interet", "contribution"]));
    expect(questionnaire("interet_partenaire").respondents).toBe("partners");
  });

  const parts = questionnaires.filter(({ id }) => id.startsWith("mutu_service/"));

  test.each(parts)("$id asks all of the base, knows its service, and speaks of money last but for wishes", (part) => {
    expect(part.variables).toEqual(["annee_ref", "annee_en_cours"]);
    expect(idsOf(part.id)).toEqual(expect.arrayContaining(idsOf("mutu_service")));
    expect(idsOf(part.id).length).toBeGreaterThan(idsOf("mutu_service").length);
    expect(part.sections.map(({ id }) => id).slice(-2)).toEqual(["financement", "suite"]);
  });

  const whole = questionnaires.filter(({ id, respondents }) => id !== "mutu_service" && respondents === undefined);

  test.each(whole)("$id shows five lines and two charts first in a synthesis", ({ sections }) => {
    const shown = sections.flatMap(({ questions }) => questions.flatMap(({ highlight }) => highlight ?? []));
    expect(shown.toSorted()).toEqual(["chart", "chart", ...Array(5).fill("line")]);
  });

  test("say which figures would speak of one agent", () => {
    const questions = questionnaire("mutu_service").sections.flatMap((section) => section.questions);
    const counted = questions.filter(({ headcount }) => headcount === "nb_agents").map(({ id }) => id);
    expect(counted).toEqual(["postes", "dont_personnel"]);
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

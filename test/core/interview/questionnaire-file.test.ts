import { describe, expect, test } from "vitest";
import { OperatorError } from "../../../src/core/errors.ts";
import { readQuestionnaire } from "../../../src/core/interview/questionnaire-file.ts";
import { readQuestionnaires } from "../../../src/core/interview/questionnaire-library.ts";
import { completeQuestionnaire } from "../../../src/core/interview/questionnaire-part.ts";
import type { Question } from "../../../src/core/interview/questionnaire.ts";

const small = `id: essai
version: 3
titre: "Le service {service}"
minutes: 4
variables: [service, annee_ref]
sections:
  - id: quoi
    titre: "Aujourd’hui"
    questions:
      - cle: existe
        question: "Avez-vous un service « {service} » ?"
        court: "Service"
        type: choix
        options:
          - regie: En régie
          - non: Non
      - cle: agents
        question: "Combien d’agents ?"
        court: "Agents"
        type: etp
        si: existe = 'regie'
        max: 500
      - cle: salles
        question: "Quelles salles ?"
        court: "Salles"
        type: liste
        element: une salle
        max: 5
        questions:
          - cle: nom
            question: "Son nom ?"
            court: "Nom"
            type: texte
          - cle: surface
            question: "Sa surface ?"
            court: "Surface"
            type: nombre
            max: 20000
`;

/** The lines told about the small questionnaire once `from` is written `to`. */
function toldOf(from: string | RegExp, to: string): string[] {
  const source = small.replace(from, to);
  if (source === small) throw new Error(`${String(from)} is not in the questionnaire`);
  return refusal(() => readQuestionnaire("essai.yaml", source)).split("\n");
}

function refusal(read: () => unknown): string {
  try {
    read();
  } catch (error) {
    if (error instanceof OperatorError) return error.message.replaceAll(/[\u00A0\u202F]/g, " ");
    throw error;
  }
  throw new Error("the file was accepted");
}

/** The question `yaml` alone in a questionnaire, after `existe` and `salles`. */
function questionOf(yaml: string): Question | undefined {
  const lines = yaml.trim().replaceAll("\n", "\n        ");
  const added = `      - cle: essai_type\n        question: "Combien ? {valeur}"\n        court: "Essai"\n        ${lines}\n`;
  const source = small + (yaml.includes("calcul") ? added : added.replace(" {valeur}", ""));
  return readQuestionnaire("essai.yaml", source).sections[0]?.questions.at(-1);
}

describe("a questionnaire file", () => {
  test("becomes what the interview works with", () => {
    const read = readQuestionnaire("essai.yaml", small);
    expect(read).toMatchObject({ id: "essai", version: 3, minutes: 4, variables: ["service", "annee_ref"] });
    const [existe, agents, salles] = read.sections[0]?.questions ?? [];
    expect(existe).toEqual({
      id: "existe",
      text: "Avez-vous un service « {service} » ?",
      label: "Service",
      type: "choice",
      sensitivity: "shared",
      words: [],
      checks: [],
      options: {
        list: [
          { value: "regie", label: "En régie" },
          { value: "non", label: "Non" },
        ],
      },
    });
    expect(agents).toMatchObject({ type: "fte", min: 0, max: 500, when: { op: "=" } });
    expect(salles).toMatchObject({ type: "group", item: "une salle", maxItems: 5, questions: [{ id: "nom" }, {}] });
  });

  test("keeps what a question says of itself", () => {
    const question = questionOf(`
type: entier
min: 2
max: 9
unite: agents
aide: "Estimation acceptée."
mots: [effectif]
sensibilite: restreinte
prerempli: population_municipale
verifier:
  - regle: essai_type >= agents
    message: "Comptez chaque agent."
    niveau: refuser`);
    expect(question).toMatchObject({
      type: "integer",
      min: 2,
      max: 9,
      unit: "agents",
      help: "Estimation acceptée.",
      words: ["effectif"],
      sensitivity: "restricted",
      prefill: "population_municipale",
      checks: [{ message: "Comptez chaque agent.", severity: "refuse", rule: { op: ">=" } }],
    });
  });

  test.each([
    ["type: texte\nlongueur: 80", { type: "text", maxLength: 80 }],
    ["type: entier\nmax: 100000", { type: "integer", min: 0, max: 100_000 }],
    ["type: nombre\nmin: 5\nmax: 20000\nunite: m²", { type: "number", min: 5, unit: "m²" }],
    ["type: etp\nmax: 500", { type: "fte", max: 500 }],
    ["type: eur\nmin: -50\nmax: 20000000", { type: "euro", min: -50 }],
    ["type: pct", { type: "percent", min: 0, max: 100 }],
    [
      "type: choix\noptions:\n  - 2027: 2027\n  - jamais: Jamais",
      { type: "choice", options: { list: [{ value: "2027", label: "2027" }, {}] } },
    ],
    ["type: choix\noptions_depuis: elus", { type: "choice", options: { from: "elected_officials" } }],
    [
      "type: choix_multiple\noptions_depuis: communes\nautre: oui",
      { type: "choices", other: true, exclusive: [], options: { from: "municipalities" } },
    ],
    [
      "type: choix_multiple\noptions_depuis: salles\nmaximum: 3",
      { type: "choices", maxChosen: 3, options: { fromGroup: "salles" } },
    ],
    [
      "type: choix_multiple\noptions: [{ valeur: a, libelle: A, mots: [premier] }, b: B]\nexclusives: [b]",
      { type: "choices", exclusive: ["b"], options: { list: [{ value: "a", label: "A", words: ["premier"] }, {}] } },
    ],
    ["type: ouinon", { type: "yes_no" }],
    ["type: date\nmin: 2026-01-01", { type: "date", min: "2026-01-01" }],
    ["type: annee\nmin: 1950\nmax: 2026", { type: "year", min: 1950, max: 2026 }],
    ["type: note5", { type: "scale5" }],
    ["type: rang\nmaximum: 2\noptions:\n  - a: A\n  - b: B", { type: "ranking", maxRanked: 2 }],
    [
      "type: grille\nlignes:\n  - voirie: Voirie\ncolonnes:\n  - agent: Agent\n  - elu: Élu",
      { type: "grid", rows: [{ value: "voirie" }], columns: [{}, { label: "Élu" }] },
    ],
    [
      "type: liste\nelement: un don\nmax: 2\nquestions:\n  - { cle: somme_donnee, question: Combien, court: Somme, type: eur, max: 9 }",
      { type: "group", item: "un don", maxItems: 2 },
    ],
    [
      "type: calcul\nformule: agents * 35\ncalcule_en: nombre\nmax: 5000",
      { type: "computed", as: "number", formula: { op: "*" } },
    ],
  ])("%s", (yaml, expected) => {
    expect(questionOf(yaml)).toMatchObject(expected);
  });
});

describe("a mistake is told with its file, line, key and remedy", () => {
  test.each<[string, string | RegExp, string, string, string]>([
    [
      "an unknown type",
      "type: etp",
      "type: flottant",
      "essai.yaml:20:9, agents.type",
      "le type « flottant » n’existe pas ; écrivez texte,",
    ],
    ["a missing key", /\n {8}court: "Agents"/, "", "essai.yaml:17:9, agents.court", "il manque la clé « court »"],
    [
      "an unknown key",
      "minutes: 4",
      "minutes: 4\nduree: 4",
      "essai.yaml:5:1, duree",
      "la clé « duree » n’existe pas ici",
    ],
    [
      "a key of another type",
      "max: 500",
      "max: 500\n        longueur: 3",
      "essai.yaml:23:9, agents.longueur",
      "n’existe pas pour le type « etp » ; clés possibles : cle,",
    ],
    [
      "no name where a municipality answers",
      "minutes: 4",
      "minutes: 4\nnon_nominatif: oui",
      "essai.yaml:5:1, non_nominatif",
      "« non_nominatif » ne va qu’avec",
    ],
    ["a text for a number", "minutes: 4", "minutes: quatre", "essai.yaml:4:1, minutes", "il faut un nombre"],
    ["a half minute", "minutes: 4", "minutes: 4.5", "essai.yaml:4:1, minutes", "il faut un nombre entier"],
    ["a missing bound", /\n {8}max: 500/, "", "essai.yaml:17:9, agents.max", "écrivez par exemple `max: 100`"],
    [
      "a key with capitals",
      "cle: agents",
      "cle: Agents",
      "essai.yaml:17:9, Agents.cle",
      "en minuscules sans accent ni espace",
    ],
    ["a key used twice", "cle: agents", "cle: existe", "essai.yaml:17:9, existe.cle", "déjà le nom d’une question"],
    [
      "a key used twice in a list",
      "cle: surface",
      "cle: nom",
      "essai.yaml:34:13, salles.nom.cle",
      "déjà le nom d’une question",
    ],
    ["the name of a variable", "cle: agents", "cle: annee_ref", "essai.yaml:17:9, annee_ref.cle", "d’une variable"],
    ["a reserved word", "cle: agents", "cle: nombre", "essai.yaml:17:9, nombre.cle", "mot réservé"],
    [
      "an unknown name",
      "existe = 'regie'",
      "existe = 'regie' et agent > 2",
      "essai.yaml:21:33, agents.si",
      "« agent » n’est ni une question ni une variable",
    ],
    [
      "an option without apostrophes",
      "existe = 'regie'",
      "existe = regie",
      "essai.yaml:21:22, agents.si",
      "un texte s’écrit `'regie'`",
    ],
    [
      "an option that does not exist",
      "existe = 'regie'",
      "existe = 'régie'",
      "essai.yaml:21:13, agents.si",
      "« existe » n’a pas d’option `'régie'` ; options : regie, non",
    ],
    [
      "a yes-no for an option",
      "existe = 'regie'",
      "existe != non",
      "essai.yaml:21:9, agents.si",
      "s’écrit entre apostrophes : `'non'`",
    ],
    [
      "a question asked later",
      "existe = 'regie'",
      "nombre(salles) > 2",
      "essai.yaml:21:20, agents.si",
      "« salles » est posée plus loin",
    ],
    [
      "a condition on itself",
      "existe = 'regie'",
      "agents > 2",
      "essai.yaml:21:13, agents.si",
      "« agents » est posée plus loin",
    ],
    [
      "an expression that stops",
      "existe = 'regie'",
      "existe = ",
      "essai.yaml:21:21, agents.si",
      "l’expression s’arrête trop tôt",
    ],
    [
      "an expression in quotes",
      "si: existe = 'regie'",
      'si: "existe = = 2"',
      "essai.yaml:21:23, agents.si",
      "« = » n’est pas compris ici",
    ],
    [
      "a number for a condition",
      "si: existe = 'regie'",
      "si: 3 + 2",
      "essai.yaml:21:9, agents.si",
      "il faut ici une condition",
    ],
    [
      "a number compared with a text",
      "max: 500",
      "max: 500\n        verifier: [{ regle: agents > 'deux', message: Non, niveau: refuser }]",
      "essai.yaml:23:29, agents.verifier[1].regle",
      "ne se comparent pas : un nombre et un texte",
    ],
    [
      "an unknown severity",
      "max: 500",
      "max: 500\n        verifier: [{ regle: agents > 2, message: Non, niveau: bloquer }]",
      "essai.yaml:23:55, agents.verifier[1].niveau",
      "« bloquer » n’est pas possible ; écrivez refuser, confirmer ou signaler",
    ],
    [
      "a check on a list",
      "max: 5\n",
      "max: 5\n        verifier: [{ regle: nombre(salles) > 2, message: Non, niveau: refuser }]\n",
      "essai.yaml:29:9, salles.verifier",
      "mettez-la sur l’une de ses questions",
    ],
    [
      "bounds upside down",
      "max: 500",
      "min: 9\n        max: 5",
      "essai.yaml:22:9, agents.min",
      "le minimum (9) dépasse le maximum (5)",
    ],
    [
      "an option in the wrong form",
      "- non: Non",
      "- Non",
      "essai.yaml:16:13, existe.options[2]",
      "une option s’écrit `- valeur: libellé`",
    ],
    [
      "an option twice",
      "- non: Non",
      "- regie: Oui",
      "essai.yaml:16:13, existe.options[2]",
      "cette option répète `regie: En régie`",
    ],
    [
      "no option",
      /options:\n.*\n.*Non/,
      "options: []",
      "essai.yaml:14:9, existe.options",
      "il faut au moins une option",
    ],
    [
      "no options at all",
      /\n {8}options:\n.*\n.*Non/,
      "",
      "essai.yaml:10:9, existe.options",
      "soit « options », soit « options_depuis »",
    ],
    [
      "options of a list that does not exist",
      /options:\n.*\n.*Non/,
      "options_depuis: batiments",
      "essai.yaml:14:9, existe.options_depuis",
      "« batiments » n’est pas une liste",
    ],
    [
      "options of a later list",
      /options:\n.*\n.*Non/,
      "options_depuis: salles",
      "essai.yaml:14:9, existe.options_depuis",
      "« salles » est posée plus loin",
    ],
    [
      "an exclusive that is no option",
      "type: choix\n",
      "type: choix_multiple\n        exclusives: [aucun]\n",
      "essai.yaml:14:22, existe.exclusives[1]",
      "« aucun » n’est pas l’une des options",
    ],
    [
      "a maximum above the options",
      "type: choix\n",
      "type: choix_multiple\n        maximum: 3\n",
      "essai.yaml:14:9, existe.maximum",
      "il n’y a que 2 options",
    ],
    [
      "an unknown variable in a text",
      "« {service} »",
      "« {sujet} »",
      "essai.yaml:11:43, existe.question",
      "{sujet} n’est pas une variable ; variables connues : {service}, {annee_ref}",
    ],
    [
      "a computed text without its value",
      "type: etp",
      "type: calcul\n        formule: 1 + 1\n        calcule_en: etp",
      "essai.yaml:18:9, agents.question",
      "écrivez-y {valeur}",
    ],
    [
      "a total of what is no number",
      "max: 20000",
      "max: 20000\n            verifier: [{ regle: somme(salles.nom) > 2, message: Non, niveau: refuser }]",
      "essai.yaml:39:46, salles.surface.verifier[1].regle",
      "« salles.nom » n’est pas un nombre de cette liste (surface)",
    ],
    [
      "a section twice",
      "sections:",
      "sections:\n  - { id: quoi, titre: A, questions: [{ cle: a, question: A, court: A, type: ouinon }] }",
      "essai.yaml:8:5, quoi.id",
      "la section « quoi » existe déjà",
    ],
    [
      "a colon that YAML stumbles on",
      'court: "Service"',
      "court: Service : nom",
      "essai.yaml:12:16",
      "mettez le texte entre guillemets",
    ],
    [
      "a key written twice",
      'court: "Service"',
      'court: "Service"\n        court: "Autre"',
      "essai.yaml:13:9",
      "écrite deux fois",
    ],
    ["a tabulation", "        type: etp", "\ttype: etp", "essai.yaml:20:1", "tabulations"],
  ])("%s", (_name, from, to, place, message) => {
    const told = toldOf(from, to);
    const line = told.find((one) => one.startsWith(`${place} : `));
    expect(line ?? told.join("\n")).toContain(message);
    expect(told.join("\n")).toContain(`${place} : `);
  });

  test("all at once, in the order of the file", () => {
    const source = small
      .replace("minutes: 4", "minutes: zero")
      .replace("type: etp", "type: réel")
      .replace("type: nombre", "type: texte");
    const told = refusal(() => readQuestionnaire("essai.yaml", source)).split("\n");
    expect(told.map((line) => line.split(" : ")[0])).toEqual([
      "essai.yaml:4:1, minutes",
      "essai.yaml:20:9, agents.type",
      "essai.yaml:38:13, salles.surface.max",
    ]);
  });

  test("in French typography", () => {
    const source = small.replace("minutes: 4", "minutes: quatre");
    expect(() => readQuestionnaire("essai.yaml", source)).toThrow("minutes\u00A0: il faut un nombre");
  });

  test("a known value that does not exist is refused with one that does", () => {
    const source = small.replace('court: "Service"', 'court: "Service"\n        prerempli: ofgl.recettes');
    expect(refusal(() => readQuestionnaire("essai.yaml", source))).toContain(
      "existe.prerempli : cette donnée n’est pas",
    );
  });

  test("a refused question does not accuse those that name it", () => {
    const source = small.replace('court: "Service"', 'courte: "Service"');
    const told = refusal(() => readQuestionnaire("essai.yaml", source)).split("\n");
    expect(told.every((line) => line.includes(", existe."))).toBe(true);
  });
});

const part = `complete: essai
id: jeunesse
version: 1
titre: "Le service {service}"
minutes: 2
variables:
  service: jeunesse
options:
  existe:
    - regie: Par la commune
    - association: Par une association
sections:
  - id: places
    titre: "Les places"
    apres: quoi
    questions:
      - cle: places
        question: "Combien de places en {annee_ref} ?"
        court: "Places"
        type: entier
        si: service = 'jeunesse' et existe = 'association'
        max: 2000
`;

describe("a part", () => {
  const base = readQuestionnaire("essai.yaml", small);
  const complete = (source: string) => completeQuestionnaire(base, "essai/jeunesse.yaml", source);

  test("adds its sections, its options and its values to the questionnaire it completes", () => {
    const read = complete(part);
    expect(read).toMatchObject({ id: "essai/jeunesse", minutes: 6, title: "Le service jeunesse", version: 3 });
    expect(read.sections.map(({ id }) => id)).toEqual(["quoi", "places"]);
    const [existe] = read.sections[0]?.questions ?? [];
    expect(existe).toMatchObject({
      text: "Avez-vous un service « jeunesse » ?",
      options: { list: [{ value: "regie", label: "Par la commune" }, { value: "association" }] },
    });
  });

  test("says a question of the base in its own words, and keeps what it does not reword", () => {
    const worded = part.replace(
      "sections:",
      'textes:\n  existe:\n    question: "Qui accueille les jeunes ?"\nsections:',
    );
    const [before] = complete(part).sections[0]?.questions ?? [];
    const [existe] = complete(worded).sections[0]?.questions ?? [];
    expect(existe).toEqual({ ...before, text: "Qui accueille les jeunes ?" });
  });

  test("leaves to the campaign the variables it does not give", () => {
    const read = complete(part);
    expect(read.variables).toEqual(["annee_ref"]);
    const places = read.sections[1]?.questions[0];
    expect(places?.text).toBe("Combien de places en {annee_ref} ?");
    expect(places?.when).toMatchObject({ left: { left: { op: "literal", value: "jeunesse" } } });
  });

  test("puts its sections in the order of the file after the one they follow", () => {
    const more = part
      .replace("minutes: 2", "minutes: 2")
      .concat(
        "  - { id: prix, titre: Prix, apres: quoi, questions: [{ cle: prix, question: Le prix, court: Prix, type: eur, max: 9 }] }\n",
      );
    expect(complete(more).sections.map(({ id }) => id)).toEqual(["quoi", "places", "prix"]);
  });

  test.each([
    [
      "an unknown variable",
      "service: jeunesse",
      "sujet: jeunesse",
      "essai/jeunesse.yaml:7:3, variables.sujet",
      "n’est pas une variable de essai",
    ],
    [
      "options of an unknown question",
      "  existe:",
      "  existes:",
      "essai/jeunesse.yaml:9:3, options.existes",
      "n’est pas une question à options",
    ],
    [
      "a section that follows none",
      "apres: quoi",
      "apres: qui",
      "essai/jeunesse.yaml:15:5, places.apres",
      "la section « qui » n’existe pas ; sections de essai : quoi",
    ],
    ["a section of the base", "id: places\n", "id: quoi\n", "essai/jeunesse.yaml:13:5, quoi.id", "existe dans essai"],
    [
      "a key of the base",
      "cle: places",
      "cle: agents",
      "essai/jeunesse.yaml:17:9, agents.cle",
      "déjà le nom d’une question",
    ],
    [
      "an option it took away",
      "- regie: Par",
      "- commune: Par",
      "essai/jeunesse.yaml:8:1, options",
      "la question « agents » du questionnaire complété ne va plus",
    ],
    [
      "words for a question that is not there",
      "sections:",
      "textes:\n  inconnue:\n    aide: Une aide\nsections:",
      "essai/jeunesse.yaml:12:3, textes.inconnue",
      "« inconnue » n’est pas une question de essai",
    ],
    [
      "a missing title",
      'titre: "Le service {service}"\n',
      "",
      "essai/jeunesse.yaml:1:1, titre",
      "il manque la clé « titre »",
    ],
  ])("%s is refused", (_name, from, to, place, message) => {
    const told = refusal(() => complete(part.replace(from, to))).split("\n");
    expect(told.find((line) => line.startsWith(`${place} : `)) ?? told.join("\n")).toContain(message);
  });
});

describe("a folder of questionnaires", () => {
  const base = { file: "essai.yaml", source: small };
  const completing = { file: "essai/jeunesse.yaml", source: part };

  test("is read whatever the order of its files", () => {
    expect(readQuestionnaires([completing, base]).map(({ id }) => id)).toEqual(["essai", "essai/jeunesse"]);
  });

  test("tells the problems of every file", () => {
    const bad = { file: "autre.yaml", source: "id: autre" };
    const told = refusal(() =>
      readQuestionnaires([bad, base, { ...completing, source: part.replace("apres: quoi", "apres: x") }]),
    );
    expect(told).toContain("autre.yaml:1:1, titre : ");
    expect(told).toContain("essai/jeunesse.yaml:15:5, places.apres : ");
  });

  test("refuses a part of nothing, and two questionnaires of one name", () => {
    expect(refusal(() => readQuestionnaires([completing]))).toContain("le questionnaire « essai » n’existe pas");
    expect(refusal(() => readQuestionnaires([base, { ...base, file: "copie.yaml" }]))).toContain("deux fichiers");
  });
});

import { z } from "zod";
import { isKnownData } from "./known-data.ts";

/** The file format of questionnaires: French keys, for people who edit them with a text editor. */

const name = z.string().regex(/^[a-z][a-z0-9_]{0,39}$/, {
  error: "un nom s’écrit en minuscules sans accent ni espace, par exemple « nb_agents »",
});
const optionValue = z.string().regex(/^[a-z0-9][a-z0-9_-]{0,39}$/, {
  error: "une valeur s’écrit en minuscules sans accent ni espace, par exemple « en_regie »",
});
const text = z.string().trim().min(1, { error: "ce texte est vide ; écrivez-le ou retirez la clé" });
const label = z.union([text, z.number().transform(String)], { error: "écrivez un libellé, par exemple « En régie »" });
const expression = z.string().min(1, { error: "cette expression est vide ; écrivez-la ou retirez la clé" });
const count = z.int({ error: "écrivez un nombre entier" }).min(1, { error: "écrivez un nombre d’au moins 1" });
const date = z.iso.date({ error: "une date s’écrit AAAA-MM-JJ, par exemple 2026-01-01" });
const oui = z
  .union([z.boolean(), z.enum(["oui", "non"])], { error: "écrivez oui ou non" })
  .transform((value) => value === true || value === "oui");

const option = z
  .union(
    [
      z.strictObject({ valeur: optionValue, libelle: label, mots: z.array(text).optional() }),
      z.record(optionValue, label).refine((pair) => Object.keys(pair).length === 1),
    ],
    { error: "une option s’écrit `- valeur: libellé`, la valeur en minuscules sans accent ni espace" },
  )
  .meta({ id: "option", description: "`valeur: libellé`, ou valeur, libelle et mots (autres façons de le dire)" });
const options = z.array(option).min(1, { error: "il faut au moins une option, par exemple `- regie: En régie`" });

const check = z
  .strictObject({ regle: expression, message: text, niveau: z.enum(["refuser", "confirmer", "signaler"]) })
  .meta({ id: "verification", description: "Ce qui doit être vrai une fois la question répondue" });

const common = {
  cle: name.meta({ description: "Nom stable de la question : les réponses sont rangées sous ce nom" }),
  question: text.meta({ description: "La question telle que la personne la lit" }),
  court: text.meta({ description: "Deux à cinq mots pour le récapitulatif" }),
  aide: text.optional().meta({ description: "Réponse à « pourquoi ? » et exemple" }),
  si: expression.optional().meta({ description: "La question n’est posée que si cette expression est vraie" }),
  verifier: z.array(check).default([]),
  sensibilite: z.enum(["partagee", "restreinte"]).default("partagee").meta({
    description: "restreinte : lue par son auteur et la direction générale seulement",
  }),
  mots: z.array(text).default([]).meta({ description: "Autres mots pour « corriger … »" }),
  s_additionne: oui.default(true).meta({
    description: "non : une moyenne, un prix, une durée, dont la somme des communes ne voudrait rien dire",
  }),
  synthese: z.enum(["ligne", "graphique"]).optional().meta({
    description: "ligne : dans les cinq lignes de la synthèse ; graphique : dessinée aussi",
  }),
  agents: name.optional().meta({
    description: "La question qui compte les agents : à moins de trois, ce chiffre ne se montre pas",
  }),
  prerempli: z
    .string()
    .refine(isKnownData, {
      error: "cette donnée n’est pas connue ; écrivez par exemple « population_totale » ou « ofgl.rrf »",
    })
    .optional()
    .meta({ description: "Une donnée déjà connue, montrée pour confirmation : « ofgl.rrf annee_ref - 1 »" }),
};

const bounds = {
  min: z.number().default(0),
  max: z.number(),
  unite: text.optional(),
};

/** Options written in the file, or drawn from what is known: `communes`, `communes_toutes`, `elus`, or the key of an earlier list. */
const source = { options: options.optional(), options_depuis: name.optional() };

function question<const Type extends string, Shape extends z.ZodRawShape>(type: Type, shape: Shape) {
  return z.strictObject({ ...common, type: z.literal(type), ...shape });
}

const atomic = [
  question("texte", { longueur: count.default(300).meta({ description: "Nombre de caractères au plus" }) }),
  question("entier", bounds),
  question("nombre", bounds),
  question("etp", bounds),
  question("eur", bounds),
  question("pct", { ...bounds, max: z.number().default(100) }),
  question("annee", { min: z.int(), max: z.int() }),
  question("date", { min: date.optional(), max: date.optional() }),
  question("ouinon", {}),
  question("note5", {}),
  question("choix", source),
  question("choix_multiple", {
    ...source,
    maximum: count.optional().meta({ description: "Nombre de réponses au plus" }),
    autre: oui.default(false).meta({ description: "oui : la personne peut ajouter une réponse libre" }),
    exclusives: z.array(optionValue).default([]).meta({ description: "Options qui excluent toutes les autres" }),
  }),
  question("rang", { ...source, maximum: count }),
  question("calcul", { ...bounds, formule: expression, calcule_en: z.enum(["eur", "etp", "nombre"]) }),
] as const;

const atomicQuestion = z.discriminatedUnion("type", atomic).meta({ id: "question_simple" });

export const fileQuestion = z
  .discriminatedUnion("type", [
    ...atomic,
    question("grille", { lignes: options, colonnes: options }),
    question("liste", {
      element: text.meta({ description: "Un élément avec son article : « un équipement »" }),
      questions: z.array(atomicQuestion).min(1, { error: "une liste pose au moins une question" }),
      min: count.meta({ description: "Le plus petit nombre d’éléments ; sans lui, « aucun » est possible" }).optional(),
      max: count,
    }),
  ])
  .meta({ id: "question" });

const questions = z.array(fileQuestion).min(1, { error: "une section pose au moins une question" });
const section = z.strictObject({ id: name, titre: text, questions }).meta({ id: "section" });
const version = count.meta({ description: "À augmenter de 1 quand une question change de sens" });

export const fileQuestionnaire = z.strictObject({
  id: name,
  version,
  titre: text,
  minutes: count.meta({ description: "Durée d’un entretien complet, annoncée avant de commencer" }),
  variables: z.array(name).default([]).meta({ description: "Noms à qui la campagne donne une valeur : {service}" }),
  repondants: z.enum(["secretariat", "elus", "direction", "acteurs"]).default("secretariat").meta({
    description: "Qui répond : le secrétariat de chaque commune, ou des personnes en leur nom",
  }),
  non_nominatif: oui.default(false).meta({
    description: "oui : à la fin, chaque personne choisit de répondre en son nom ou sans son nom",
  }),
  sections: z.array(section).min(1, { error: "un questionnaire a au moins une section" }),
});

/** A part of a questionnaire for one subject: what it adds to the one it completes. */
export const filePart = z.strictObject({
  complete: name.meta({ description: "Le questionnaire que ce fichier complète" }),
  id: name,
  version,
  titre: text,
  minutes: count.meta({ description: "Minutes ajoutées" }),
  variables: z.record(name, z.union([text, z.number()])).default({}),
  options: z.record(name, options).default({}).meta({ description: "Options qui remplacent celles d’une question" }),
  textes: z
    .record(name, z.strictObject({ question: text.optional(), court: text.optional(), aide: text.optional() }))
    .default({})
    .meta({ description: "Mots qui remplacent ceux d’une question, pour ce sujet" }),
  sections: z
    .array(section.extend({ apres: name.optional().meta({ description: "La section qui précède ; sinon à la fin" }) }))
    .default([]),
});

export type FileOption = z.output<typeof option>;
export type FileAtomicQuestion = z.output<typeof atomicQuestion>;
export type FileQuestion = z.output<typeof fileQuestion>;
export type FilePart = z.output<typeof filePart>;

/** The keys that a question of this type may have; `undefined` for an unknown type. */
export function keysOfType(type: unknown): string[] | undefined {
  const found = fileQuestion.options.find((candidate) => candidate.shape.type.value === type);
  return found && Object.keys(found.shape);
}

/** What text editors read to complete and check questionnaires as they are typed. */
export function questionnaireJsonSchema(): object {
  const schema = z.union([fileQuestionnaire, filePart]);
  return z.toJSONSchema(schema, { io: "input", target: "draft-7" });
}

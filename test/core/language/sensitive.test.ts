import { describe, expect, test } from "vitest";
import { type Sensitive, sensitiveIn } from "../../../src/core/language/sensitive.ts";

const ofSomebody: Record<Sensitive, string[]> = {
  opinion: [
    "c’est un élu de droite",
    "le maire est de gauche",
    "elle vote à gauche",
    "il vote RN",
    "leur président vote écolo",
    "les agents votent pour le maire",
    "M. Martin, un opposant",
    "il est écolo",
    "une adjointe socialiste",
    "le secrétaire est encarté",
    "proche du Rassemblement national",
    "le vote du budget est tendu, l’adjoint vote à droite",
  ],
  union: [
    "l’agent est syndiqué",
    "il est à la CGT",
    "notre syndicaliste",
    "une agente gréviste",
    "elle est déléguée syndicale",
    "l’avis du comité est bon, mais il est membre de la CFDT",
  ],
  health: [
    "la secrétaire est malade",
    "elle est en arrêt maladie",
    "notre agent est en arrêt de travail",
    "il est en arrêt depuis mars",
    "le poste est vide suite à un congé longue durée",
    "la directrice est enceinte",
    "elle fait une dépression",
    "il suit un traitement, un cancer",
    "retour en mi-temps thérapeutique",
    "le chantier est en arrêt, le chef aussi est en arrêt de travail",
  ],
  belief: ["la famille est catholique", "il est très pratiquant", "une agente musulmane", "il est croyant"],
  judgement: [
    "le DGS est incompétent",
    "le maire est nul",
    "le coût est nul, le maire aussi est nul",
    "elle est nulle en informatique",
    "un élu ingérable",
    "un agent incapable de s’organiser",
    "ce sont des menteurs",
    "un adjoint feignant",
  ],
};

const ofThings = [
  "le vote du budget",
  "le conseil vote le budget primitif en avril",
  "les communes votent les taux",
  "le bureau de vote est à la salle des fêtes",
  "le vote à main levée",
  "vote pour la convention : 12 voix",
  "les élus votent contre le projet de parc",
  "droit de vote des délégués",
  "la liste électorale",
  "la commission de contrôle des listes électorales",
  "les communes opposantes à la fusion",
  "la droite de la route",
  "le bâtiment de droite",
  "la rive de gauche du Rhône",
  "tourner à gauche après la mairie",
  "la RN 7 traverse le bourg",
  "le syndicat des eaux",
  "le syndicat intercommunal d’électricité",
  "le comité syndical se réunit en mars",
  "les communes syndiquées",
  "le taux de grévistes à la cantine",
  "l’avis de la CFDT et de la CGT au comité social territorial",
  "le dialogue social avec les organisations syndicales",
  "la mutuelle des agents",
  "la prévoyance et la mutuelle santé",
  "l’assurance arrêt maladie",
  "le nombre de jours d’arrêt maladie",
  "la déclaration d’arrêt de travail se fait en ligne",
  "le remplacement des congés maladie",
  "un agent remplaçant en cas d’arrêt maladie",
  "le chantier est en arrêt depuis mars",
  "un arrêt de bus devant l’école",
  "les arbres malades de la place",
  "la garde d’enfants malades",
  "le transport des malades",
  "la maison de santé",
  "l’enceinte de l’école",
  "l’accueil des femmes enceintes à la PMI",
  "la prévention de l’alcoolisme",
  "la Ligue contre le cancer",
  "une dépression de terrain inondable",
  "les eaux sous traitement",
  "le handicap et l’accessibilité",
  "l’école catholique",
  "le Secours catholique",
  "le cimetière protestant",
  "le nombre de pratiquants du club de judo",
  "en croyant bien faire",
  "le reste à charge est nul",
  "un coût nul pour la commune",
  "un bulletin nul",
  "nulle part ailleurs",
  "la commune est incompétente en matière d’eau",
  "le budget est incapable de suivre",
  "la situation est ingérable le mercredi",
  "une démarche écolo",
  "les couches et les gestes écolos",
];

describe("what may be of somebody is told to its author", () => {
  test.each(Object.entries(ofSomebody).flatMap(([about, all]) => all.map((said) => [said, about])))(
    "%s",
    (said, about) => {
      expect(sensitiveIn(said)).toBe(about);
    },
  );
});

describe("what is of things goes without a word", () => {
  test.each(ofThings)("%s", (said) => {
    expect(sensitiveIn(said)).toBeUndefined();
  });
});

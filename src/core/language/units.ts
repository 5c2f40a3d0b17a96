/** What a number counts. `counted`: people or the places made for them; `thing`: all else; `calendar`: spans of time other than hours. */
export type Unit =
  | "money"
  | "cents"
  | "foreign_money"
  | "percent"
  | "hours"
  | "minutes"
  | "calendar"
  | "full_time"
  | "half_time"
  | "part_time"
  | "work_time"
  | "headcount"
  | "counted"
  | "thing";

export const units: readonly (readonly [Unit, string])[] = [
  ["money", "€|e|euro|euros|eur|d'euros|d'euro|d'€"],
  ["foreign_money", "$|£|dollar|dollars|franc|francs|f|frs|francs suisses|chf|livres sterling"],
  ["cents", "centime|centimes"],
  ["percent", "%|pourcent|pourcents|pour cent|pour cents|pct"],
  ["hours", "h|hs|hr|hrs|heure|heures"],
  ["minutes", "min|mn|minute|minutes|seconde|secondes"],
  [
    "calendar",
    "jour|jours|journée|journées|jrs|semaine|semaines|mois|an|ans|année|années|trimestre|trimestres|semestre|semestres",
  ],
  [
    "full_time",
    "etp|etpt|temp plein|temp complet|tps plein|tps complet|temps plein|temps pleins|temps complet|temps complets|plein temps|pleins temps|équivalent temps plein|équivalents temps plein|" +
      "équivalents temps pleins|équivalent temps complet|équivalents temps complet|d'etp|d'équivalent temps plein",
  ],
  ["half_time", "mi-temps|mitemps|demi-temps|demi-poste|demi-postes|demi-etp"],
  ["part_time", "temps partiel|temps partiels|temps non complet|temps non complets|tnc|temps incomplet"],
  ["work_time", "temps|de temps"],
  [
    "headcount",
    "agent|agents|agent technique|agents techniques|agent administratif|agents administratifs|agent d'entretien|agents d'entretien|agent territorial|agents territoriaux|agent communal|agents communaux|secrétaire de mairie|secrétaires de mairie|secrétaire général|secrétaire générale|adjoint technique|adjoints techniques|adjoint administratif|adjoints administratifs|agente|agentes|personne|personnes|pers|poste|postes|emploi|emplois|salarié|salariés|salariée|salariées|" +
      "titulaire|titulaires|contractuel|contractuels|contractuelle|contractuelles|fonctionnaire|fonctionnaires|employé|employés|" +
      "employée|employées|secrétaire|secrétaires|animateur|animateurs|animatrice|animatrices|technicien|techniciens|collègue|" +
      "collègues|vacataire|vacataires|apprenti|apprentis|saisonnier|saisonniers|atsem|cadre|cadres|adjoint|adjoints|policier|policiers",
  ],
  [
    "counted",
    "élu|élus|élue|élues|habitant|habitants|habitante|habitantes|hab|administré|administrés|enfant|enfants|gamin|gamins|gamine|gamines|gosse|gosses|môme|mômes|bambin|bambins|collégien|collégiens|lycéen|lycéens|jeune|jeunes|ado|ados|" +
      "adolescent|adolescents|adolescente|adolescentes|mineur|mineurs|adulte|adultes|senior|seniors|parent|parents|homme|hommes|" +
      "femme|femmes|fille|filles|garçon|garçons|élève|élèves|étudiant|étudiants|usager|usagers|usagère|usagères|bénéficiaire|" +
      "bénéficiaires|adhérent|adhérents|adhérente|adhérentes|licencié|licenciés|licenciée|licenciées|abonné|abonnés|inscrit|" +
      "inscrits|inscrite|inscrites|participant|participants|participante|participantes|bénévole|bénévoles|stagiaire|stagiaires|" +
      "conseiller|conseillers|conseillère|conseillères|membre|membres|gens|individu|individus|place|places|lit|lits",
  ],
  [
    "thing",
    "commune|communes|école|écoles|classe|classes|bâtiment|bâtiments|site|sites|salle|salles|équipement|équipements|véhicule|" +
      "véhicules|logement|logements|association|associations|repas|dossier|dossiers|réunion|réunions|séance|séances|km|kilomètre|" +
      "kilomètres|m|mètre|mètres|m²|km²|mètres carrés|m2|km2|ha|hectare|hectares|kg|tonne|tonnes|t|litre|litres|l|kwh|mwh|unité|" +
      "unités|famille|familles|crèche|crèches|piscine|piscines|médiathèque|médiathèques|service|services|convention|conventions|foyer|foyers",
  ],
];

/** How often, and how many times a year. `undefined`: a rate with no year to it. */
export type Period = "year" | "half_year" | "quarter" | "month" | "week" | "day" | "other";

export const timesAYear: Record<Period, number | undefined> = {
  year: 1,
  half_year: 2,
  quarter: 4,
  month: 12,
  week: 52,
  day: undefined,
  other: undefined,
};

export const periods: readonly (readonly [Period, string])[] = [
  [
    "year",
    "par an|/ an|par année|/ année|annuel|annuels|annuelle|annuelles|annuellement|chaque année|l'an|à l'année|tous les ans",
  ],
  ["half_year", "par semestre|/ semestre|semestriel|semestriels|semestrielle"],
  ["quarter", "par trimestre|/ trimestre|trimestriel|trimestriels|trimestrielle|trimestrielles"],
  [
    "month",
    "par mois|/ mois|mensuel|mensuels|mensuelle|mensuelles|mensuellement|chaque mois|au mois|le mois|tous les mois",
  ],
  [
    "week",
    "par semaine|/ semaine|/ sem|par sem|hebdo|hebdomadaire|hebdomadaires|chaque semaine|la semaine|semaine|toutes les semaines",
  ],
  ["day", "par jour|/ jour|/ j|journalier|journaliers|quotidien|quotidiens|chaque jour|tous les jours"],
  [
    "other",
    "par habitant|/ habitant|/ hab|par hab|par agent|/ agent|par enfant|/ enfant|par personne|/ personne|par commune|/ commune|" +
      "par heure|/ h|/ heure|de l'heure|l'heure|par élève|/ élève|par repas|/ repas|l'unité|par tête|par place|par séance|par classe|par école|par site|par équipe|par salle|par bâtiment|par secteur|par foyer|par m2|par m²|par km|au m2|au m²|au km|le m2|le m²|le mètre carré|le km|la séance|le repas|/ m2|/ m²|/ km|chacun|chacune|chaque|pièce",
  ],
];

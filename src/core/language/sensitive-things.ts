import type { Sensitive } from "./sensitive.ts";

/** Not further than the clause, so that "le budget est voté, le maire est nul" stays what it says of the mayor. */
const near = "[^.;,:]{0,30}?";

const bodies =
  "communes?|collectivites?|intercommunalites?|epci|juridictions?|tribunal|prefecture|autorites?|budgets?|finances|reseaux?|stations?|services?|structures?|equipements?|ecoles?|logiciels?|systemes?|marches?|materiels?|vehicules?|salles?";
const amounts =
  "couts?|restes?|soldes?|resultats?|impacts?|gains?|effets?|montants?|budgets?|risques?|taux|interets?|marges?|excedents?|deficits?|epargne|autofinancement|ecarts?|bulletins?|votes?|matchs?|actes?|contrats?|deliberations?|delais?|consommations?|subventions?|participations?|augmentations?|hausses?|evolutions?|valeurs?|differences?|frais|charges?|economies?|emprunts?|dettes?|parts?|benefices?|recettes?|depenses?";
const sides =
  "rives?|portes?|voies?|ailes?|colonnes?|trottoirs?|batiments?|cotes?|parties?|salles?|bureaux?|fenetres?|virages?|terrains?|cours?|bords?|bordures?|accotements?|fosses?|cases?|pages?|photos?|marges?|parcelles?|places?|bancs?|files?";
const living =
  "arbres?|frenes?|platanes?|buis|plantes?|animaux|animal|betail|vaches?|abeilles?|ormes?|marronniers?|chataigniers?|haies?|forets?|bois|vignes?|rosiers?";
const faiths = "catholiques?|protestante?s?|musulmane?s?|juifs?|juives?";
const works = "prevention|lutte|depistage|ligue|sensibilisation|campagne|information|journee|ateliers?";
const unions = "cgt|cfdt|cftc|unsa";
const leaves = "(?:arrets?|conges?) (?:de )?(?:maladie|travail|longue duree)";

/** Folded. What municipal life says of things and of services with the words that would say something of somebody. */
export const ofThings: Record<Sensitive, RegExp> = {
  opinion: some(
    `(?:${sides}) de (?:gauche|droite)`,
    `(?:communes?|conseils?|municipalites?) opposante?s?`,
    `opposante?s? (?:au|aux|a la|a l') ?(?:projet|parc|eolien)\\w*`,
  ),
  union: some(
    "(?:communes?|collectivites?|coproprietaires?) syndiquee?s?",
    "(?:taux|nombre|part|recensement|remplacement) (?:de |d'|des )?(?:agents? )?grevistes?",
    `(?:avis|local|locaux|bureau|section|representants?|reunions?|rencontre|courrier|tracts?|accord|listes?|permanence|consultation|dialogue|convention|elections?)(?: \\w+)? (?:de|avec|par|a) (?:la |l')?(?:${unions})(?:(?:,| et| ou) (?:de |avec )?(?:la |l')?(?:${unions}))*`,
    "(?:reunions?|rencontres?|dialogue|echanges?|heures?|bureau|election) (?:avec |de |des |d'|du )(?:les |la |le )?delegue(?:e|s|es)? syndica(?:l|le|ux|les)",
  ),
  health: some(
    `(?:${living}) (?:est |sont )?malades?`,
    "enfants? malades?",
    "(?:accueil|transports?|visites?|aides?|portage|soins?|maintien)(?: a domicile)? (?:d'|de |des |aux |du )(?:personnes? )?malades?",
    `(?:taux|nombre|jours?|gestion|suivi|assurances?|couverture|prevoyance|indemnisation|declarations?|frequence|cout|risques?) (?:d'|de |des |du |les |aux |l'|pour |en )*${leaves}`,
    `remplacements? (?:des|pour les|lors des|en cas d'|en cas de) ?${leaves}`,
    `en cas (?:d'|de )${leaves}`,
    `(?:chantiers?|travaux|projets?|services?|lignes?|machines?|chaudieres?|pompes?|stations?|usines?|fontaines?|eoliennes?) (?:est |sont |etait |reste |restent )?en arret`,
    "(?:mise? |zones? )(?:en |de )depression",
    "depressions? (?:de terrain|topographiques?|humides?|naturelles?|atmospheriques?)",
    "boissons? (?:non )?alcooliques?",
    `(?:${works}) (?:de |du |des |d'|de la |de l'|contre |sur |au |a )*(?:le |la |les |l')?(?:cancers?|alcoolisme|burn ?out|depression)`,
    "(?:eaux?|dossiers?|demandes?|bois|arbres?|boues|dechets?) (?:est |sont )?sous traitement",
  ),
  belief: some(
    `(?:ecoles?|enseignement|eglises?|paroisses?|secours|cimetieres?|carres?|temples?|cultes?|colleges?|lycees?|etablissements?|associations?|fetes?|rites?|ensemble scolaire) (?:privee?s? )?(?:${faiths})`,
    "croyant (?:que|bien|etre|avoir|pouvoir)",
  ),
  judgement: some(
    `(?:${bodies})\\b(?! (?:maire|elu))${near} (?:incapables?|incompetente?s?)`,
    `(?:situations?|plannings?|flux|inscriptions?|dossiers?|delais?|chantiers?|demandes?|stationnement|circulation|logistique|budgets?|effectifs?|cantines?|charge)\\b${near} ingerables?`,
    "c'est (?:devenu )?(?:ingerable|chiant|idiot)",
    `(?:${amounts})\\b${near} (?:de )?nul(?:le)?s?`,
    "nul(?:le)? (?:part|besoin|doute|ne|n'\\w+|et non)",
  ),
};

function some(...phrases: string[]): RegExp {
  return new RegExp(String.raw`\b(?:${phrases.join("|")})(?!\w)`, "gu");
}

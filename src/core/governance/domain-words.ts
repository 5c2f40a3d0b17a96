import { fold } from "../language/fold.ts";

/** The ways one public policy is written in delegations, folded; the longest are looked for first. */
const policies: Record<string, string> = {
  petite_enfance: "petite enfance|creches?|modes? de garde|relais petite enfance|ram",
  jeunesse: "jeunesse|jeunes?|ados?|adolescents?|adolescence",
  enfance: "enfance|enfants?|periscolaire|extrascolaire|alsh|accueils? de loisirs|centres? de loisirs",
  ecoles: "affaires scolaires|scolaire|ecoles?|education|enseignement|restauration scolaire",
  sport: "sports?|sportif|sportive|sportifs|sportives",
  culture: "culture|culturel|culturelle|culturels|culturelles|bibliotheques?|mediatheques?|lecture publique",
  associations: "vie associative|associations?|associatif|associative",
  finances: "finances?|financier|financiere|budget|fiscalite",
  voirie: "voirie|voiries|routes?|chemins?",
  mobilites: "mobilites?|transports?|deplacements?",
  eau: "eau|eau potable",
  assainissement: "assainissement|spanc|eaux usees",
  dechets: "dechets?|ordures menageres|tri",
  economie: "developpement economique|economie|economique|commerces?|artisanat",
  tourisme: "tourisme|touristique|touristiques",
  urbanisme: "urbanisme|plui?|amenagement",
  habitat: "habitat|logements?",
  social: "action sociale|affaires sociales|social|sociale|sociaux|solidarites?|ccas|cias",
  aines: "aines|seniors?|personnes agees|autonomie",
  sante: "sante|medical|medicale",
  environnement: "environnement|transition ecologique|developpement durable|climat|biodiversite",
  energie: "energies?|transition energetique",
  personnel: "ressources humaines|personnel|rh",
  numerique: "numerique|informatique",
  agriculture: "agriculture|agricole|ruralite|forets?",
  batiments: "batiments?|patrimoine",
  securite: "securite|police|prevention de la delinquance",
  mutualisation: "mutualisations?|mutualises?|mutualiser|services communs|cooperation intercommunale",
};

const alternatives = Object.entries(policies)
  .flatMap(([policy, words]) => words.split("|").map((word) => ({ policy, word })))
  .toSorted((one, other) => other.word.length - one.word.length)
  .map(({ policy, word }) => ({ policy, pattern: new RegExp(`(?<= )${word}(?= )`, "g") }));

/** Words that say nothing of a subject. */
const small = new Set(
  "a au aux avec commission d de delegation delegue des dossier du en et groupe l la le les pour politique politiques projet question questions service services sur theme".split(
    " ",
  ),
);

/** A subject as it is compared: the policies it names, and the words left over, in the singular. */
export type Subject = { policies: string[]; words: string[] };

/** "Enfance et jeunesse" is two subjects, "vie associative" one. */
export function toSubjects(said: string): Subject[] {
  return said
    .split(/[,;/\n]|\s+et\s+/iu)
    .map(toSubject)
    .filter((one) => one.policies.length + one.words.length > 0);
}

function toSubject(said: string): Subject {
  let left = ` ${fold(said).replace(/[^a-z0-9]+/g, " ")} `;
  const named: string[] = [];
  for (const { policy, pattern } of alternatives) {
    const without = left.replaceAll(pattern, "");
    if (without !== left) named.push(policy);
    left = without;
  }
  const words = left.split(" ").filter((word) => word !== "" && !small.has(word));
  return { policies: [...new Set(named)], words: words.map((word) => word.replace(/(?<=.{3})[sx]$/, "")) };
}

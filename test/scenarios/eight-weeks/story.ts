/** Who reads, and why they are among the five. */
export const readers = {
  maire: { email: "maire.vougy@demo.example", who: "Isabelle Chevalier, maire de Vougy" },
  adjointe: { email: "adjointe.jeunesse@demo.example", who: "Yasmina Belkacem, adjointe à la jeunesse de Charlieu" },
  president: { email: "president@demo.example", who: "Étienne Vasseur, président, maire de Pouilly-sous-Charlieu" },
  secretaire: {
    email: "secretaire.boyer@demo.example",
    who: "Karine Dos Santos, secrétaire de mairie à Boyer, Jarnosse et La Bénisson-Dieu",
  },
  dgs: { email: "dgs@demo.example", who: "Claire Arnaud, directrice générale des services" },
} as const;

const { dgs, maire, adjointe, president, secretaire } = readers;
const mayors = ["charlieu", "briennon", "chandon"].map((place) => ({ email: `maire.${place}@demo.example` }));
const sylvie = { email: "secretaire@demo.example" };
const corinne = { email: "secretaire.charlieu@demo.example" };

/** At that moment, in Paris, somebody says this; or the secrétaires of these municipalities answer the whole diagnostic. */
export type Step = { at: string; by: string; says: string } | { at: string; validates: readonly string[] };

const says = (at: string, { email }: { email: string }, ...lines: string[]): Step[] =>
  lines.map((line) => ({ at, by: email, says: line }));

/** Eight weeks of an ordinary project: a diagnostic, two instances that prepare and decide, a consultation, the holidays. */
export const story: readonly Step[] = [
  ...says(
    "2026-11-23T09:10",
    dgs,
    "diagnostic lancer jeunesse partout 11 décembre",
    "oui",
    "instance créer cotech",
    "oui",
    "instance créer copil",
    "oui",
    "réunion créer cotech lundi 7 décembre à 10 h à Charlieu",
    "réunion créer copil jeudi 17 décembre à 14 h à Vougy",
    "échéance ajouter Renouveler la convention avec la CAF 15 décembre",
    "échéance ajouter Recenser les salles disponibles pour Vougy 4 décembre",
  ),
  ...says(
    "2026-11-24T09:10",
    dgs,
    "objectif ajouter Ouvrir un accueil le mercredi (orientation : Jeunesse)",
    "ordre du jour ajouter Trois scénarios pour la jeunesse au cotech",
    "ordre du jour ajouter Choix du scénario jeunesse au copil",
    "ordre du jour ajouter Accueils du mercredi au copil",
  ),
  { at: "2026-11-26T11:00", validates: ["Charlieu"] },
  ...says("2026-11-27T10:00", sylvie, "échéances"),
  ...says("2026-11-30T09:30", maire, "ok", "je viens au copil"),
  ...says("2026-11-30T18:40", adjointe, "vu"),
  ...says("2026-12-01T09:00", dgs, "consulter les conseils sur le schéma"),
  ...says("2026-12-01T09:05", dgs, "consultation transmise aujourd'hui, preuve AR 123"),
  { at: "2026-12-02T10:00", validates: ["Vougy", "Nandax", "Chandon"] },
  ...says("2026-12-04T15:00", dgs, "échéance terminer Recenser les salles disponibles"),
  { at: "2026-12-04T16:00", validates: ["Boyer"] },
  ...says("2026-12-07T09:10", president, "vu", "plus"),
  ...says(
    "2026-12-07T12:00",
    dgs,
    "relevé cotech",
    "tout le monde était là",
    "1",
    "Trois scénarios seront présentés aux maires",
    "adoptée",
    "pas de position à noter",
    "Mme Arnaud, chiffrer les trois scénarios, 14 décembre",
    "non",
    "relevé valider cotech",
  ),
  { at: "2026-12-09T10:00", validates: ["Pouilly-sous-Charlieu", "Saint-Nizier-sous-Charlieu", "Briennon", "Mars"] },
  ...says("2026-12-10T19:30", sylvie, "avis Vougy favorable le 10/12 délibération 2026-45"),
  ...says("2026-12-11T09:00", president, "je viens au copil"),
  ...says("2026-12-14T09:00", dgs, "échéance terminer chiffrer les trois scénarios"),
  ...says("2026-12-14T09:05", dgs, "échéance reporter convention avec la CAF 22 janvier"),
  { at: "2026-12-15T10:00", validates: ["Jarnosse", "La Bénisson-Dieu", "Maizilly", "Cuinzier"] },
  ...says(
    "2026-12-17T17:00",
    dgs,
    "relevé copil",
    "tout le monde était là",
    "1",
    "Le scénario d'un service commun jeunesse est retenu",
    "adoptée",
    "toutes pour sauf Nandax réserve : à condition que le transport soit compris",
    "Mme Chevalier, visiter la salle des fêtes avec les animateurs, 15 janvier",
    "non",
    "Les accueils du mercredi ouvriront dans trois communes",
    "adoptée",
    "pas de position à noter",
    "aucune action",
  ),
  ...says(
    "2026-12-18T10:00",
    dgs,
    "relevé valider copil",
    "rattacher action 4 à l'objectif 1",
    "fiche décision créer Ouvrir un accueil le mercredi",
  ),
  ...[maire, president, ...mayors].flatMap((one, rank) => says("2026-12-18T10:20", one, `météo ${3 + (rank % 3)}`)),
  ...says("2026-12-18T10:30", secretaire, "je suis absente du 21 décembre au 3 janvier"),
  ...says("2026-12-21T09:20", maire, "vu"),
  ...says("2027-01-05T09:00", dgs, "réunion créer copil jeudi 21 janvier à 18 h à Charlieu"),
  ...says(
    "2027-01-05T09:10",
    dgs,
    "fiche décision 1 pour le copil",
    "charte créer Pacte jeunesse : https://exemple.fr/pacte",
  ),
  ...says("2027-01-05T09:30", corinne, "avis Charlieu favorable"),
  ...says("2027-01-07T18:00", maire, "engagement Vougy : participe", "je suis absente du 18 janvier au 22 janvier"),
  ...says("2027-01-11T08:50", dgs, "mot du président : Merci aux mairies qui ont répondu avant les fêtes."),
  ...says("2027-01-12T10:00", maire, "échéance terminer visiter la salle des fêtes"),
  ...says("2027-01-12T11:00", dgs, "échéance ajouter Délibérer sur le service commun 25 février"),
];

export const firstDay = "2026-11-23";
/** Eight Mondays: the last point is that of 18 January. */
export const lastDay = "2027-01-19";

import { describe, expect, test } from "vitest";
import { corinne, createDemoBot, dgs, mayorOfVougy, president, sylvie, technician } from "../support/demo-bot.ts";
import { atOpenQuestion, skipTo } from "../support/demo-scenes.ts";

/** What people answer in their own words, that begins as a command does. */
const answers = [
  "Mise à disposition d'une salle",
  "Mise à disposition d'un agent par la commune",
  "Selon nous il faut mutualiser",
  "Selon les besoins",
  "Point noir : le transport",
  "Point sur la jeunesse",
  "Points forts : la proximité",
  "Plus de places",
  "Plus de places en crèche",
  "Plus d'agents",
  "Action sociale",
  "Action sociale à renforcer",
  "Actions communes avec Charlieu",
  "Décision prise en conseil",
  "Décision prise en 2024",
  "Décisions du conseil mal connues",
  "Note que nous avons fermé l'école",
  "Notes prises par la secrétaire",
  "Note de 3 sur 5",
  "Aide alimentaire",
  "Aide aux devoirs",
  "Projet de médiathèque",
  "Position de la commune favorable",
  "Avis favorable",
  "Avis favorable du conseil",
  "Réunion avec les parents",
  "Réunions trop nombreuses",
  "Agenda partagé",
  "Présence d'un agent le mercredi",
  "Absent le lundi",
  "Documents à fournir",
  "Blocage sur le local",
  "Frein principal : le transport",
  "Échéance trop courte",
  "État des lieux à faire",
  "Ressources humaines",
  "Ressources insuffisantes",
  "Équipements sportifs",
  "Carte jeune",
  "Règle non écrite",
  "Fait par la secrétaire",
  "Fiche de poste à créer",
  "Charte de bon voisinage",
  "Engagement des élus",
  "Scénario à la carte",
  "Diagnostic fait en 2022",
  "Synthèse à partager",
  "Détail en pièce jointe",
  "Inviter les parents",
  "Informer les familles",
  "Relance des familles",
  "Rendez-vous avec la CAF",
  "Stop aux fermetures de classes",
  "Ajouter un agent",
  "Envoyer un courrier",
  "Lancer une étude",
  "Transmettre les dossiers",
  "Objectif : garder l'école",
  "Objectifs partagés",
  "Critères sociaux",
  "Consultation des habitants",
  "Quorum non atteint",
  "Conseil des jeunes",
  "Joindre le budget",
  "Partager un agent",
  "Répartir les charges",
  "Vu avec le maire",
  "Mon point de vue",
  "Planifier les congés",
  "Saisie des factures",
  "Accueil des enfants",
  "Bassin de vie de Roanne",
  "Essayer un service commun",
  "Ouvrir un poste",
  "Fermer le mercredi",
  "Parcours sportif",
  "Intérêt fort",
];

describe("to an open question of an interview, it is the answer, at once", () => {
  test.each(answers)("%s", (said) => {
    const bot = atOpenQuestion();
    expect(bot.say(corinne, said)).toContain(`C'est noté : ${said}.`);
  });
});

describe("to an open question of a command, it is the answer, at once, whoever says it", () => {
  test.each([
    [dgs, "échéance ajouter", "C'est noté : %."],
    [sylvie, "proposer un point", "C'est transmis à la direction générale : « % »."],
    [mayorOfVougy, "proposer un point", "C'est transmis à la direction générale : « % »."],
    [president, "proposer un point", "C'est transmis à la direction générale : « % »."],
    [technician, "proposer un point", "C'est transmis à la direction générale : « % »."],
  ])("%s: %s", (email, order, kept) => {
    const bot = createDemoBot();
    for (const said of answers) {
      bot.say(email, order);
      expect(bot.say(email, said)).toContain(kept.replace("%", said));
      bot.say(email, "abandonner");
    }
  });
});

describe("what is surely a request is one, in the middle of an open question", () => {
  const requests: [said: string, answered: string][] = [
    ["échéances", "Échéances"],
    ["où en est-on ?", "Charlieu"],
    ["qui voit mes réponses ?", "réponses"],
    ["réunions", "éunion"],
    ["aide réunions", "réunions"],
    ["décision 12", "décision"],
    ["objectif 3", "objectif"],
    ["ressources humaines ?", "ressource"],
  ];
  test.each(requests)("%s", (said, answered) => {
    const bot = atOpenQuestion();
    const reply = bot.say(corinne, said);
    expect(reply).not.toContain("C'est noté");
    expect(reply).toContain(answered);
    expect(reply).toContain("Que demandent les jeunes");
  });

  test("a subject that is known is one too", () => {
    const bot = atOpenQuestion();
    const added = "ressource ajouter retour d'expérience, un service jeunesse à six communes, https://exemple.fr/rex";
    bot.play(dgs, added, "jeunesse", "le diagnostic");
    const reply = bot.say(corinne, "ressources jeunesse");
    expect(reply).toContain("https://exemple.fr/rex");
    expect(reply).not.toContain("C'est noté");
  });
});

test.each(["echeence", "etatt", "reunoins"])(
  "« %s », a slip away from a request, is asked before it is kept",
  (said) => {
    const bot = atOpenQuestion();
    expect(bot.say(corinne, said)).toContain("est-ce bien cela ?");
  },
);

describe("an item of a list is an answer, whatever it begins as", () => {
  test.each(["Aide aux devoirs", "aide aux devoirs et séjours", "Information jeunesse", "conseil des jeunes"])(
    "%s",
    (said) => {
      const bot = createDemoBot();
      bot.play(corinne, "diagnostic", "oui, en régie");
      skipTo(bot, "Aide aux devoirs");
      expect(bot.say(corinne, said)).toMatch(/C'est noté|est-ce bien cela/u);
    },
  );
});

test("an item that a search would take is ranked like another", () => {
  const bot = createDemoBot();
  bot.say(dgs, "diagnostic lancer fonctions support à Charlieu 15 janvier");
  bot.say(dgs, "oui");
  bot.say(corinne, "diagnostic fonctions support");
  skipTo(bot, "Ressources humaines\n");
  expect(bot.say(corinne, "Ressources humaines")).toContain("C'est noté");
});

import { describe, expect, test } from "vitest";
import { commands } from "../src/commands/index.ts";
import type { Inbound, SentFile } from "../src/core/adapter.ts";
import { UserError } from "../src/core/errors.ts";
import type { Command } from "../src/core/command.ts";
import { loseAddress } from "../src/core/lost-address.ts";
import { type Block, type Chart, say, type Outbound } from "../src/core/message.ts";
import { instantOf } from "../src/core/calendar/local-time.ts";
import { typeset } from "../src/core/words/typography.ts";
import {
  caf,
  corinne,
  createDemoBot,
  type DemoBot,
  dgs,
  mayorOfVougy,
  president,
  sylvie,
  technician,
} from "./support/demo-bot.ts";
import { document, photo } from "./support/sent-files.ts";

/** Every text of a message that somebody reads; what buttons send back is not one. */
function textsOf(message: Outbound): string[] {
  return [...(message.title === undefined ? [] : [message.title]), ...message.blocks.flatMap(textsOfBlock)];
}

function textsOfBlock(block: Block): string[] {
  switch (block.type) {
    case "text":
      return [block.text];
    case "fields":
      return block.fields.flatMap(({ label, value }) => [label, value]);
    case "list":
      return block.items;
    case "table":
      return [block.caption, ...block.columns, ...block.rows.flat()];
    case "choices":
      return block.choices.map((choice) => choice.label);
    case "file":
      return [block.file.label];
    case "chart":
      return [block.chart.title, block.chart.alt, ...wordsIn(block.chart)];
  }
}

function wordsIn(chart: Chart): string[] {
  if (chart.kind === "tiles") return chart.tiles.flatMap(({ label, state }) => [label, state]);
  return [chart.subtitle ?? "", ...chart.bars.flatMap(({ label, shown, part = "" }) => [label, shown, part])];
}

const broken: Command = {
  name: "broken",
  words: ["panne"],
  group: "me",
  summary: "une panne",
  examples: ["panne"],
  action: "get_help",
  run() {
    throw new Error("a bug");
  },
};

const refusing: Command = {
  ...broken,
  name: "refusing",
  words: ["refus"],
  run() {
    throw new UserError("Ce n'est pas possible : essayez `aide`.");
  },
};

/** What each of them says, in order, to one bot. `*` stands for all the questions of an interview. */
const scripts: [speaker: string, ...lines: string[]][] = [
  [
    dgs,
    "ressource ajouter",
    "témoignage de la maire de Sainte-Colombe, https://exemple.fr/maire",
    "oui",
    "jeunesse",
    "passer",
    "ressource ajouter guide des voiries, ftp://exemple.fr",
    "annuler",
    "ressources",
    "ressources voirie",
    "relire le point",
    "attend",
    "brouillon du point",
    "écarter 1 et 2",
    "remettre 2",
    "réécrire 1 : La salle ouvre vendredi",
    "mot du président : Merci",
    "écarter 99",
    "brouillon",
    "valider le point",
    "ne plus relire le point",
    "suivi des parcours",
    "mon point",
    "1",
    "pourquoi ?",
    "plus",
    "vu",
    "vu",
    "point à imprimer Mars",
    "à relayer",
    "à relayer Vougy",
    "ressource retirer témoignage",
    "oui",
  ],
  [
    mayorOfVougy,
    "plus",
    "ligne 3",
    "parcours",
    "carte suivante",
    "carte 3",
    "carte 4",
    "carte 5",
    "carte 9",
    "échéance terminer",
  ],
  ["inconnu", "bonjour", "REL-2222-3333", "état"],
  [
    dgs,
    "bonjour",
    "aide",
    "état",
    "état Vougy",
    "état Lyon",
    "briefing",
    "échéances",
    "échéances 0 jour",
    "agenda",
    "échéances x",
  ],
  [dgs, "échéance ajouter", "?", "Convention sport", "bientôt", "15 décembre", "échéance ajouter Vote pour Vougy 1/12"],
  [dgs, "échéance terminer", "42", "2", "échéance reporter conférence", "8 janvier", "échéance reporter", "pause"],
  [
    dgs,
    "instances",
    "instances copil",
    "instance créer copil",
    "oui",
    "installer le cotech et le bureau",
    "oui",
    "oui",
  ],
  [dgs, "instance créer", "commission", "jeunesse", "oui", "instance créer copil", "instance créer conseil municipal"],
  [dgs, "instance créer conférence des maires", "non", "instance créer conseil communautaire", "pause"],
  [
    dgs,
    "instance créer groupe de travail voirie",
    "oui",
    "instance créer zzz",
    "instances visite",
    "instances conseil",
  ],
  [dgs, "instance ajouter Mme Ravel au cotech", "instance ajouter ravel et haddad au cotech", "instance ajouter"],
  [dgs, "Ravel", "copil", "instance ajouter Zorro au copil", "instance ajouter les maires au groupe de travail"],
  [dgs, "instance ajouter M. Lestrade au cotech comme invité permanent", "instance ajouter les voisins au copil"],
  [
    dgs,
    "instance présidence Mme Sarrazin à la commission jeunesse",
    "instance présidence",
    "pause",
    "instances cotech",
  ],
  [
    dgs,
    "instance retirer Mme Chevalier du copil",
    "instance retirer Vasseur du copil",
    "instance retirer zzz du copil",
  ],
  [
    dgs,
    "instances vérifier",
    "instances actualiser",
    "instance historique cotech",
    "instance clore la commission",
    "oui",
  ],
  [dgs, "quelles communes manquent au cotech", "quelles communes manquent", "qui manque au copil", "qui manque au xyz"],
  [dgs, "sonder les dates du cotech 12 janvier, 14 janvier à 14h", "qui manque au cotech", "sondage ajouter", "hier"],
  [dgs, "19 janvier", "sondage ajouter cotech 19 janvier", "sondage retirer le 14", "sondage retirer le 14"],
  [sylvie, "1 et 2", "mes dates cotech 2", "mes dates"],
  [dgs, "sondage retirer le 12", "sondage retirer le 19", "instance clore cotech", "non", "annuler le sondage", "oui"],
  [dgs, "instances", "instances copil", "instances cotech", "instances x", "qui n'a pas répondu", "diagnostic lancer"],
  [dgs, "1", "11 décembre", "inviter caf@demo.example", "inviter x@y.fr", "inviter xyz", "inviter", "zzz", "pause"],
  [
    dgs,
    "scénarios",
    "scénario créer à deux : Charlieu, Zorro, Vougy",
    "scénario 1",
    "scénario 7",
    "scénario créer",
    "12",
  ],
  [dgs, "pause", "scénario 1 ajouter Mars, Boyer observe", "oui", "scénario 1 sans zzz", "Mars", "non", "scénarios"],
  [dgs, "répartition", "humeur", "60 % population 30 % usage", "population", "120 k€", "répartir 9 000 € par usage"],
  [
    dgs,
    "répartir 9 000 € population ou parts égales",
    "détail scénario 1 agents",
    "exporter scénario 1",
    "pourquoi scénario 1",
  ],
  [dgs, "pause", "scénario 1 partager", "scénario 1 ne plus partager", "scénario 1 supprimer", "oui", "scénario 1"],
  [dgs, "qui suis-je", "blablabla", "echeence", "panne", "plus tard", "@1 existe=non", "diagnostic Vougy"],
  [
    sylvie,
    "bonjour",
    "qui voit mes réponses",
    "diagnostic",
    "état",
    "état Charlieu",
    "inviter caf",
    "échéance ajouter x",
  ],
  [
    sylvie,
    "diagnostic Vougy",
    "non",
    "récapitulatif",
    "où j'en suis",
    "valider",
    "corriger",
    "corriger piscine",
    "oui",
  ],
  [sylvie, "abandonner", "non", "abandonner", "oui", "diagnostic", "diagnostic Nandax", "oui, en régie", "2012", "*"],
  [corinne, "diagnostic", "non", "*", "corriger 1", "oui, par une association", "*", "valider", "diagnostic", "état"],
  [sylvie, "diagnostic Vougy", "en régie", "voir avec la maire", "oui", "transmettre à Zorro", "reprendre la question"],
  [mayorOfVougy, "aide", "état", "état Nandax", "briefing", "diagnostic", "échéances", "qui suis-je"],
  [president, "aide", "état", "briefing", "qui suis-je"],
  [technician, "aide", "état", "diagnostic suivi", "briefing"],
  [dgs, "suivi", "suivi Vougy", "à compléter", "à compléter Vougy", "relancer", "zzz", "Boyer", "relancer Arcinges"],
  [
    sylvie,
    "où j'en suis",
    "me rappeler",
    "hier",
    "lundi",
    "dans 2 semaines",
    "ne plus me rappeler",
    "reprendre les rappels",
  ],
  [caf, "aide", "instances", "état", "qui suis-je"],
  [
    dgs,
    "charte",
    "engagements",
    "charte créer",
    "Pacte jeunesse",
    "1. Accueillir\n2. Partager",
    "charte créer pacte jeunesse",
    "pause",
  ],
  [
    dgs,
    "engagement Vougy participe",
    "délibération du 12 janvier",
    "engagements",
    "engagements Vougy",
    "engagements Boyer",
  ],
  [
    dgs,
    "engagements relancer",
    "engagements relancer",
    "charte modifier : deux",
    "oui",
    "charte modifier : deux",
    "charte",
  ],
  [
    mayorOfVougy,
    "engagement",
    "1",
    "engagement porte",
    "engagement Boyer porte",
    "engagement soutient lundi",
    "engagements",
  ],
  [dgs, "engagement Vougy et Boyer observent", "charte n° 9", "charte retirer", "non", "charte retirer", "oui"],
  [
    dgs,
    "rendez-vous",
    "contacts",
    "rendez-vous CAF hier 9h",
    "rendez-vous Mme Chevalier hier 10h à Pouilly : les élus",
    "contacts",
  ],
  [
    dgs,
    "rendez-vous M. Durand demain 9h",
    "rendez-vous MSA demain 9h",
    "rendez-vous",
    "rendez-vous MSA",
    "rendez-vous 99",
  ],
  [
    dgs,
    "écrire la synthèse CAF",
    "un local",
    "passer",
    "passer",
    "il est malade",
    "synthèse validée CAF",
    "téléphone",
    "rdv CAF",
  ],
  [
    dgs,
    "écrire la synthèse Vougy : besoins : un car ; suites : à voir",
    "passer",
    "passer",
    "oui",
    "écrire la synthèse MSA",
  ],
  [mayorOfVougy, "rendez-vous Vougy", "à corriger : rien", "je valide la synthèse", "je valide la synthèse"],
  [president, "rendez-vous", "rendez-vous Vougy", "écrire la synthèse Vougy", "contacts"],
  [dgs, "rendez-vous déplacer MSA 1er décembre 9h", "rendez-vous annuler MSA", "oui", "rendez-vous annuler CAF"],
  [dgs, "consultation", "majorité qualifiée", "noter un avis", "consulter les conseils sur zzz", "consultation ouvrir"],
  [dgs, "pacte", "consulter les conseils sur le pacte", "consultation", "consultation transmise le 30 décembre"],
  [
    dgs,
    "transmise à Vougy hier, preuve AR 12",
    "transmise à Zorro hier",
    "transmise hier par courriel",
    "transmise hier",
  ],
  [dgs, "consulter les conseils sur le rapport de la clect, sous 2 mois", "transmise clect à toutes les communes hier"],
  [
    dgs,
    "consultation transmise hier",
    "1",
    "avis Mars favorable",
    "1",
    "avis clect Mars favorable hier délibération 12",
  ],
  [dgs, "avis clect Boyer avec réserves", "avis clect Boyer plutôt favorable", "2", "avis clect Charlieu défavorable"],
  [
    dgs,
    "avis clect Boyer à retirer",
    "avis clect Boyer à retirer",
    "avis pacte Mars favorable le 30/12",
    "conseil de Mars",
  ],
  [dgs, "avis pacte Mars favorable le 1/10", "conseil de Mars le 10 décembre", "conseil d'Arcinges le 4 juillet 2027"],
  [dgs, "avis", "avis clect", "avis pacte", "consultation Mars", "majorité qualifiée", "consultation majorité pacte"],
  [
    dgs,
    "consultation ouvrir transfert : eau potable",
    "consulter les conseils sur le règlement, sous 21 jours",
    "majorité qualifiée",
  ],
  [
    dgs,
    "consultation ouvrir fpic",
    "transmise fpic hier",
    "consultation majorité fpic",
    "consultation majorité eau potable",
  ],
  [dgs, "délibération modèle", "clect", "délibération modèle schéma Vougy", "délibération modèle zzz", "avis zzz"],
  [
    sylvie,
    "avis",
    "avis clect favorable",
    "1",
    "noter un avis",
    "1",
    "1",
    "pas encore",
    "avis Charlieu clect favorable",
  ],
  [sylvie, "date du conseil", "Nandax", "15 décembre", "conseil de Nandax le 15 décembre", "information"],
  [mayorOfVougy, "avis", "avis Vougy clect favorable", "conseil de Vougy le 12/12"],
  [
    dgs,
    "information",
    "information envoyée",
    "information envoyée convocation hier preuve 4472",
    "information annuler",
  ],
  [dgs, "consultation abandonner", "1", "consultation abandonner zzz", "consultation"],
  [
    sylvie,
    "fiche Vougy",
    "fiche Charlieu",
    "fiche vougi",
    "fiche Vougy horaires mardi 9h-12h",
    "fiche Vougy horaires rdv",
  ],
  [sylvie, "fiche Vougy conseil le 2e jeudi", "fiche Vougy conseil effacer", "fiche Charlieu canal x", "fiche Saint"],
  [sylvie, "fiche compléter Nandax", "lundi", "lundi", "passer", "Tchap", "fiche", "2", "fiche canal", "pause"],
  [dgs, "fiche Le Cergne", "fiche compléter Le Cergne", "pause", "nouveaux élus", "nouveaux élus Vougy", "fiche Lyon"],
  [dgs, "inscrits", "pause", "je m'inscris"],
  [dgs, "documents", "document", "ajouter un document", "note", "ftp://x/y", "étagère 3", "document retirer", "pause"],
  [dgs, "donner mon avis", "avis du séminaire", "résultats séminaire"],
  [
    dgs,
    "météo",
    "météo 4",
    "météo 7",
    "phrase météo : on avance",
    "baromètre",
    "baromètre activer",
    "baromètre arrêter",
  ],
  [sylvie, "météo", "baromètre", "répondre au baromètre", "mes contributions", "contributions de Mme Arnaud"],
  [mayorOfVougy, "je viens au copil", "ma présence", "pause", "je viens peut-être", "je me fais remplacer par M. Roux"],
  [dgs, "instance créer cotech", "oui", "réunion créer cotech", "bientôt", "vendredi 25 décembre", "xyz", "14h", "2"],
  [dgs, "mardi 8 décembre", "1", "1", "prochain cotech", "réunion cotech", "réunion déplacer cotech 9 décembre 15h"],
  [dgs, "changer le lieu du cotech", "jsp", "réunion modifier cotech", "3", "mixte", "1", "réunion modifier", "pause"],
  [dgs, "réunions", "agenda", "réunion annuler cotech", "salle fermée", "non", "réunion annuler cotech : grève", "oui"],
  [mayorOfVougy, "réunions", "quand cotech", "réunion créer copil"],
  [dgs, "réunion créer copil 23/11/2026 8 h à Charlieu", "oui", "instance créer copil", "pause"],
  [mayorOfVougy, "je viens au copil", "je serai absente au copil", "pouvoir à mme Sarazin", "1", "pouvoir à Zorro"],
  [
    president,
    "je viens à distance au copil",
    "pouvoir à Chevalier",
    "je me fais remplacer par M. Roux",
    "je viens demain",
  ],
  [dgs, "proposer un point Scénarios jeunesse au copil", "présences copil", "quorum copil", "pointer copil"],
  [
    dgs,
    "absents : Ouali, Estève ; pouvoir de Ouali à Zorro ; Keurbat présente ; blabla",
    "pointer les autres présents",
  ],
  [
    dgs,
    "relevé copil",
    "Le scénario B est retenu.",
    "1",
    "toutes pour sauf Vougy contre et Nandax réserve : à chiffrer",
  ],
  [
    dgs,
    "positions 1 toutes pour sauf Vouggi contre",
    "relevé copil",
    "préparer la convention",
    "pause",
    "relevé copil",
  ],
  [dgs, "Mme Arnaud, écrire à la CAF, 15 janvier", "non", "décision 1", "décisions", "relevé valider copil", "2"],
  [
    dgs,
    "noter une décision copil",
    "Une autre chose",
    "décision issue 1 rejetée",
    "décision corriger 1 adoptée",
    "pause",
  ],
  [technician, "relevé valider copil", "relevé copil", "pause"],
  [dgs, "décision retirer 2", "relevé valider copil quand même", "relevé diffuser copil", "relevé diffuser copil"],
  [
    dgs,
    "décision corriger 1 x",
    "relevé rouvrir copil",
    "Erreur de plume",
    "décision corriger 1 Le scénario C",
    "relevé copil",
  ],
  [
    dgs,
    "pause",
    "relevé valider copil quand même",
    "relevé diffuser copil",
    "relevé copil",
    "décision 99",
    "décisions zzz",
  ],
  [mayorOfVougy, "décisions", "décision 1", "position Vougy pour 1", "position réserve 1", "position Nandax contre 1"],
  [
    dgs,
    "plan d'information",
    "informer",
    "les voisins",
    "secrétaires et 6",
    "1",
    "oui",
    "Lancement",
    "?",
    "1",
    "presse",
  ],
  [
    dgs,
    "presse",
    "plus tard",
    "hier",
    "dimanche 6 juin 2027",
    "corriger texte",
    "Écrivez à a@b.fr avant le 12/11",
    "oui",
  ],
  [dgs, "informer les maires et les voisins maintenant : Bonjour", "maires, dgs", "Titre", "1", "non", "preuve", "1"],
  [dgs, "informer les maires et les dgs maintenant : Titre\nBonjour", "1", "oui", "preuve 3", "preuve 4", "preuve 99"],
  [
    dgs,
    "informer les maires maintenant : Titre\nBonjour",
    "1",
    "oui",
    "diffusion annuler 3",
    "diffusion annuler 1",
    "non",
  ],
  [dgs, "diffusé", "1", "1", "hier", "diffusé 2 affiché demain", "pause", "diffusé 9", "diffusé retirer 2", "preuve 2"],
  [dgs, "diffusion reporter 2 au 12/12/2027", "diffusion reporter 2 hier", "pause", "diffusion reporter 3 demain"],
  [dgs, "diffusion annuler 2", "oui", "plan d'information", "preuve 2", "aide informer"],
  [mayorOfVougy, "objectifs", "intérêts", "blocages", "lever le blocage 1"],
  [
    dgs,
    "objectif ajouter",
    "Garder l'accueil du mercredi",
    "Services à la population",
    "objectifs",
    "objectif ajouter x",
  ],
  [
    dgs,
    "Mobilités",
    "rattacher action 1 à l'objectif 1",
    "rattacher l'action 99",
    "rattacher action 2",
    "1",
    "objectifs",
  ],
  [
    dgs,
    "rattacher action 2 à l'objectif 2",
    "objectif 1 : constat jeunesse etp_total",
    "relier un constat",
    "1",
    "pause",
  ],
  [dgs, "objectif 1", "d'où vient l'action 1 ?", "d'où vient l'action 3 ?", "objectif 9", "objectif renommer 2 : y"],
  [mayorOfVougy, "objectif 1", "intérêt", "1", "?", "je sais pas", "intérêt 1 fort, 2 faible", "intérêts", "objectifs"],
  [dgs, "intérêts", "intérêt 1 fort", "détacher action 2", "détacher action 2", "objectif retirer 1", "non"],
  [dgs, "constat retirer objectif 1", "constat retirer objectif 1", "objectif retirer 1", "oui", "objectif retirer 2"],
  [mayorOfVougy, "signaler un blocage", "3", "Mme Arnaud", "il est incompétent", "pas de local", "1", "blocages"],
  [mayorOfVougy, "signaler un blocage action 3 : pas de local", "1", "signaler un blocage action 99 : x"],
  [technician, "blocage 1 levé", "blocages"],
  [
    dgs,
    "blocages",
    "répondre au blocage 1",
    "la salle est libre",
    "je sais pas",
    "répondre au blocage 9 : x",
    "blocage 1",
  ],
  [dgs, "blocage 1 levé", "blocages", "aide objectifs"],
  [mayorOfVougy, "pourquoi je reçois ce message"],
  [caf, "pourquoi je reçois ce message"],
  [mayorOfVougy, "je m'abstiens sur la décision 1", "relevé copil", "désigner M. Roux pour Mme Belkacem"],
  [dgs, "questionnaire proposer jeunesse hier", "annuler", "installer le cotech", "oui"],
  [dgs, "questionnaire proposer jeunesse 12/12/2027", "non", "questionnaire proposer jeunesse 12/12/2027", "oui"],
  [
    dgs,
    "questionnaire proposer jeunesse 12/12/2027",
    "avis sur le questionnaire",
    "approuver",
    "retirer mon approbation",
  ],
  [sylvie, "commenter question 4 : trop longue", "commenter", "l'ensemble", "trop long", "avis questionnaire jeunesse"],
  [sylvie, "j'approuve le questionnaire", "approuver", "retirer mon approbation", "approuver"],
  [mayorOfVougy, "commenter question 4 : trop longue", "avis questionnaire"],
  [
    dgs,
    "commentaire 1 traité : elle est raccourcie",
    "commentaire 1 traité",
    "commentaire 9 traité",
    "avis questionnaire",
  ],
  [dgs, "diagnostic lancer jeunesse partout exercice 2024 pour le 12/12/2027", "non", "pourquoi ce chiffre agents"],
  [technician, "saisie terminée", "saisir x", "saisir Boyer", "Dos Santo", "Mme Dos Santos", "4", "1", "2012", "pause"],
  [technician, "reprendre", "saisie terminée", "saisir Boyer avec Paul Durand par courrier", "abandonner"],
  [mayorOfVougy, "je vise", "à revoir", "réponses Vougy", "réponses Boyer"],
  [
    dgs,
    "diagnostic lancer bilan financier à Vougy pour le 12/12/2027",
    "oui",
    "diagnostic essayer bilan financier",
    "non",
  ],
  [dgs, "oui", "pause"],
  [
    dgs,
    "mes préférences",
    "mon point le dimanche à 18 h",
    "point une fois par mois",
    "mon point à 23 h",
    "pas avant 9 h",
    "écrivez-moi entre 17 h et 9 h",
    "version courte",
    "le minimum",
    "écrivez-moi sur Teams",
    "écrivez-moi sur la console",
    "en congé",
    "hier",
    "le 5 janvier",
    "annuler mon absence",
    "en congé du 21 au 24 décembre",
    "en congé du 28 au 31 décembre",
    "je suis de retour",
    "annuler mon absence",
    "la première",
    "annuler mon absence",
    "préférences de Mme Lefèvre",
    "préférences de M. Lestrade : le jeudi",
    "préférences de Mme Lefèvre : le jeudi à 10 h",
    "préférences de Mme Lefèvre : en congé jusqu'au 5 janvier",
    "préférences de Mme Lefèvre : comme avant",
    "stop tout",
    "mes préférences",
    "reprendre les rappels",
    "reprendre",
  ],
  [
    dgs,
    "fiche décision",
    "fiche décision créer",
    "Partager l'accueil du mercredi",
    "option : un service commun ; pour : un seul planning contexte : deux accueils ferment option 9 : rien",
    "fiche 1 pour : x",
    "fiche 1 option 2 : chacun chez soi contre : trop cher",
    "fiche 1 pour : utile",
    "fiche 1 option 1 contre : la directrice est malade",
    "fiche 1 chiffre : agents",
    "fiche 1 avis COTECH : favorable",
    "fiche 1 avis COTECH : réservé",
    "fiche 1 avis COTECH : décision 99",
    "fiche 1 demande : choisir",
    "fiche 1",
    "fiche 1 document",
    "fiche 1 zzz",
    "fiche 1 pour le copil",
    "fiche 1 retirer option 2",
    "fiche 1 retirer option 9",
  ],
  [mayorOfVougy, "fiche 1", "fiche 9", "classement", "peser", "critères"],
  [dgs, "fiche 1 détacher", "fiche 1 détacher", "fiche 1 supprimer", "oui"],
  [
    dgs,
    "classement",
    "projets comparer",
    "navette",
    "navette ; accueil partagé ; ludothèque",
    "coût 3, délai 2",
    "coût 3, intérêt, délai 2",
    "coût, intérêt, délai",
    "noter projets",
    "7",
    "coût 4, météo 3",
    "3 2",
    "passer",
    "2 5 1",
    "noter projet accueil partagé : 4 3 3",
    "critères : coût 5, sobriété 1",
    "critères retirer sobriété",
    "classement",
    "classement csv",
    "critères proposer au copil",
    "oui",
    "critères",
    "critères retenir",
    "comparaison ajouter piscine",
    "comparaison retirer piscine",
    "projets comparer navette ; accueil partagé ; ludothèque",
  ],
  [mayorOfVougy, "peser", "3 2", "3 ? 5", "peser 3 2 5", "critères"],
  [dgs, "comparaison supprimer", "oui"],
];

/** Said in turn all along an interview: help, something not understood, too much, and the ways to leave a question. */
const atQuestions = ["?", "xyzzy", "passer", "12 000 000 000", "je ne sais pas", "c'est tout", "passer"];

function playScripts(): string[] {
  const bot = createDemoBot({ commands: [...commands, broken, refusing] });
  const heard: string[] = [];
  const hear = (who: string, text: string): string => {
    try {
      bot.receive(bot.eventOf(who, { text }));
    } catch {
      // The command made to break: what matters is what the person is told.
    }
    const texts = bot.drain().flatMap((one) => textsOf(one.message));
    heard.push(...texts);
    return texts.join("\n");
  };
  const happens = (event: Partial<Inbound>, who = corinne) => {
    const said = bot.eventOf(who, { text: "" });
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- one kind of event made into another
    bot.receive({ ...said, ...event } as Inbound);
    heard.push(...bot.drain().flatMap((one) => textsOf(one.message)));
  };
  const channel = { address: { platform: "slack", channel: "C1", thread: "1" }, direct: false } as const;
  const personal = { platform: "slack", channel: "D1" } as const;
  for (const who of [corinne, dgs, mayorOfVougy, caf, "inconnu"]) {
    happens({ type: "home", direct: false }, who);
    happens({ type: "file", text: "", files: [] }, who);
    for (const text of [
      "",
      "aide",
      "agenda",
      "état",
      "échéances",
      "échéances sport",
      "instances copil",
      "ce salon est",
      "ce salon est celui du copil",
      "ce salon est celui du copil",
      "ce salon n'est plus celui du copil",
      "ce salon n'est plus celui du copil",
      "les salons",
      "qui suis-je",
      "non",
    ])
      happens({ ...channel, personal, type: "message", text }, who);
  }
  happens({ type: "joined" }, `nouveau.${caf}`);
  happens({ ...channel, foreign: true, type: "message", text: "état" });
  happens({ type: "unreadable" });
  happens({ ...channel, type: "unreadable" });
  happens({ type: "unreadable" }, dgs);
  changeAfterwards(happens);
  for (const [at, text] of [
    [2, "échéance ajouter"],
    [1, "Convention sport"],
    [3, "pause"],
  ] as const)
    happens({ at, type: "message", text }, dgs);
  bot.store.transaction(() => {
    loseAddress(bot.store, { platform: "console", channel: corinne }, bot.clock.now());
    loseAddress(bot.store, { platform: "console", channel: "copil" }, bot.clock.now());
  });
  heard.push(...bot.drain().flatMap((one) => textsOf(one.message)));
  for (const [who, ...lines] of scripts) {
    for (const line of lines) {
      if (line === "*") answerAll(hear, who);
      else hear(who, line);
    }
  }
  heard.push(...briefingsOf(bot));
  return [...new Set([...heard, ...filesSent()])];
}

/** What is said of the photos and documents that somebody sends. */
function filesSent(): string[] {
  const bot = createDemoBot();
  const refused: SentFile[] = [
    { name: "paie.exe", mime: "", bytes: new Uint8Array([77, 90]) },
    { name: "film.mp4", mime: "", unread: "too_big" },
    { name: "", mime: "", unread: "unreachable" },
  ];
  const acts: [who: string, said: string, files?: SentFile[]][] = [
    [corinne, "", [photo("a.jpg")]],
    [corinne, "pièces jointes"],
    [corinne, "diagnostic"],
    [corinne, "", [photo("a.jpg")]],
    [corinne, "oui en régie", [photo("a.jpg"), document("b.pdf"), ...refused]],
    [corinne, "échéances", [photo("c.jpg")]],
    [corinne, "", []],
    [corinne, "pause"],
    [corinne, "", [document("d.pdf")]],
    [corinne, "annuler"],
    [corinne, "joindre au service"],
    [corinne, "joindre une photo"],
    [corinne, "joindre pièce 1 à zzz"],
    [corinne, "année de création"],
    [corinne, "pièces jointes"],
    [corinne, "pièce"],
    [corinne, "pièce 1"],
    [corinne, "pièce 99"],
    [corinne, "retirer pièce 1"],
    [corinne, "non"],
    [corinne, "retirer pièce 1"],
    [corinne, "oui"],
    [dgs, "joindre pièce 2 à service"],
    [dgs, "joindre au service"],
    [dgs, "pièces jointes Vougy"],
    [dgs, "diagnostic essayer voirie"],
    [dgs, "", [photo("a.jpg")]],
  ];
  return acts.flatMap(([who, text, files]) => {
    const said = bot.eventOf(who, { text });
    bot.receive(files === undefined ? said : { ...said, type: "file", text, files });
    return bot.drain().flatMap((one) => textsOf(one.message));
  });
}

type Happens = (event: Partial<Inbound>, who?: string) => void;

/** Messages of Sylvie's changed and taken back, in the middle of another interview or not. */
function changeAfterwards(happens: Happens): void {
  const says = (id: string, text: string) => happens({ id, type: "message", text }, sylvie);
  const edits = (of: string, text: string) => happens({ type: "edited", of, text }, sylvie);
  says("a0", "diagnostic Vougy");
  says("a1", "oui en régie");
  says("a2", "2012");
  for (const words of ["2013", "2013", "bla", "pause"]) edits("a2", words);
  edits("a0", "aide");
  says("a3", "entre 2010 et 2012");
  says("a4", "a");
  for (const place of ["Nandax", "Vougy"]) {
    says(`a5 ${place}`, `diagnostic ${place}`);
    for (const of of ["a2", "a4", "never"]) edits(of, "2014");
    for (const of of ["a1", "a4"]) happens({ type: "erased", of }, sylvie);
  }
  says("a6", "abandonner");
  says("a7", "oui");
  edits("a1", "non");
}

function answerAll(hear: (who: string, text: string) => string, who: string): void {
  for (let turn = 0; turn < 150; turn += 1)
    if (hear(who, atQuestions[turn % atQuestions.length] ?? "").includes("Relisez")) return;
}

function briefingsOf(bot: DemoBot): string[] {
  bot.store.settings.set("matrix.renew_by", "2026-12-18");
  bot.clock.moveTo(instantOf("2026-12-14", "08:00", "Europe/Paris"));
  bot.scheduler.tick();
  return bot.drain().flatMap((one) => textsOf(one.message));
}

/** Without the words to type, which are kept as one types them. */
const withoutTyped = (text: string) => text.replace(/`[^`]+`/g, "");

let played: string[] | undefined;
const read = () => (played ??= playScripts());

/** The texts in which `fault` finds something. */
const faulty = (fault: (text: string) => boolean) => read().filter(fault);
const matching = (pattern: RegExp) => faulty((text) => pattern.test(withoutTyped(text)));

test("the scripts make Relais say much of what it can say", () => {
  const all = read().join("\n");
  expect(read().length).toBeGreaterThan(300);
  for (const said of [
    "incident",
    "Je ne vous connais pas",
    "ce code",
    "validé",
    "à compléter",
    "Avancée",
    "À venir",
    "est maintenant jointe",
    "Faut-il retirer",
    "je ne lis pas",
    "pièces jointes non plus",
    "Je ne peux plus écrire",
    "partagée avec une autre",
    "plus tôt vient seulement",
    "je n’entends que",
  ])
    expect(all).toContain(said);
}, 30_000);

describe("every sentence", () => {
  test("is typeset: a second pass changes nothing", () => {
    expect(faulty((text) => typeset(text) !== text)).toEqual([]);
  });

  test("has no straight apostrophe, and no breaking space before a sign or inside quotes", () => {
    expect(matching(/'| [;!?:»%€]|« /u)).toEqual([]);
  });

  test("has its signs after the right space: narrow before ; ! ?, wide before :", () => {
    expect(matching(/[\p{L}\p{N}»)][;!?](?:\s|$)|[\p{L}»)]:(?:\s|$)|\u00a0[;!?]|\u202f:/u)).toEqual([]);
  });

  test("holds no point médian and no other inclusive shorthand", () => {
    expect(matching(/[·•‧]|\p{L}\.e(?:\.|s\b)|\(e\)|\(s\)/u)).toEqual([]);
  });

  test("never exclaims", () => {
    expect(matching(/!/)).toEqual([]);
  });

  test("holds no emoji but ✅ ⏳ ⚠️, and never one alone", () => {
    const others = /(?![✅⏳⚠])\p{Extended_Pictographic}/u;
    expect(faulty((text) => others.test(text))).toEqual([]);
    expect(matching(/[✅⏳⚠]\ufe0f?\s*(?:$|\n)/u)).toEqual([]);
    expect(matching(/⚠(?!\ufe0f)/u)).toEqual([]);
  });

  test("says « vous »", () => {
    expect(matching(/(?<![\p{L}-])(?:tu|ton|tes|toi)(?!\p{L})/iu)).toEqual([]);
  });

  test.each([
    ["deadline", /\bdeadlines?\b/iu],
    ["meeting", /\bmeetings?\b/iu],
    ["bot", /(?<!\p{L})bots?(?!\p{L})/iu],
    ["3 jours francs", /\b(?:3|trois)\sjours\sfrancs/iu],
    ["conseil général", /conseil\sgénéral/iu],
    ["schéma obligatoire", /schéma[^.]*obligatoire|obligatoire[^.]*schéma/iu],
    ["en retard, of people or municipalities", /communes?\sen\sretard/iu],
    ["e-mail or mail", /\b(?:e-?mails?|mails?)\b(?!@)/iu],
  ])("never says « %s »", (_, pattern) => {
    expect(matching(pattern)).toEqual([]);
  });

  test("leaves no variable, no code and no missing value in sight", () => {
    expect(matching(/\{\w+\}|undefined|\bnull\b|\bNaN\b|\[object|\b[a-z]+_[a-z_]+\b/u)).toEqual([]);
  });

  test("agrees: 0 and 1 are singular, 2 is plural, the first of the month is 1er", () => {
    expect(matching(/(?<![\d,.\u202f])[01]\s(?:communes|questions|réponses|minutes|lignes)\b/u)).toEqual([]);
    expect(matching(/(?<![\d,.])(?:[2-9]|\d\d+)\s(?:commune|question|réponse|jour|minute)\b/u)).toEqual([]);
    expect(
      matching(/(?<!\d)1\s(?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)/u),
    ).toEqual([]);
  });

  test("elides: no « de » before a vowel, no « de le »", () => {
    expect(matching(/(?<!\p{L})(?:de|que|le|la|ne|je|se)\s(?![àa]\s)[aeiouéèêàâîôû]\p{Ll}+/iu)).toEqual([]);
    expect(matching(/(?<!\p{L})de\s(?:le|les)\s/iu)).toEqual([]);
  });
});

test("a refusal thrown by a command is typeset like the rest", () => {
  const bot = createDemoBot({ commands: [...commands, refusing] });
  bot.receive(bot.eventOf(dgs, { text: "refus" }));
  expect(bot.drain()[0]?.message).toEqual(say("Ce n’est pas possible\u00a0: essayez `aide`."));
});

export const usage = `Relais, l’assistant de discussion des intercommunalités.

  npm start                                                 démarrer sur les messageries reliées, ou avec la page d’essai
  npm run relais -- importer epci 200035202                 importer une intercommunalité (SIREN ou nom)
  npm run relais -- importer annuaire fichier.csv [--essai] importer les personnes ; --essai ne change rien
  npm run relais -- importer donnees-ouvertes fichier.csv [--source DGFiP] [--date 2026-09-30] [--essai]
                                                            importer des chiffres publiés (OFGL, DGFiP), à confirmer par les communes
  npm run relais -- importer reponses fichier.csv [--par email] [--remplacer] [--essai]
                                                            reprendre un formulaire rempli, au nom de la direction générale ou de --par
  npm run --silent relais -- console --comme <email> [--territoire SIREN] [--db FICHIER] [--le 2026-11-23T09:00] [--echo]
                                                            converser au clavier ; --territoire : celui de la démonstration
  npm run relais -- questionnaire verifier fichier.yaml     lire un questionnaire et dire ses fautes, sans rien démarrer
  npm run --silent relais -- slack-manifeste [--adresse https://relais.exemple.fr]
                                                            le manifeste à donner à Slack
  npm run relais -- teams-paquet [--adresse https://relais.exemple.fr] [--sortie relais-teams.zip]
                                                            l’application à donner à l’administration de Teams
  npm run relais -- matrix etat                             Matrix et Tchap : l’appareil, les salons, qui ne peut pas lire
  npm run relais -- matrix serveur <adresse>                le serveur d’une adresse de Tchap
  npm run relais -- matrix renouvele [2026-11-25]           le compte de Relais vient d’être renouvelé
  npm run --silent relais -- matrix code                    un code de récupération neuf`;

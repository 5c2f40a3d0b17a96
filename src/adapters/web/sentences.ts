/** What the sandbox answers when it cannot do what was asked. */
export const sentences = {
  unreadable: "Cette demande n’est pas lisible.",
  tooLong: "Ce message est trop long\u00a0: 4\u202f000 caractères au plus.",
  empty: "Ce message est vide.",
  noId: "Il manque à ce message son identifiant.",
  noAccount: "Il manque le compte de la personne.",
  tooBig: "Ce fichier est trop lourd\u00a0: 10\u00a0Mo au plus. Envoyez une version plus légère.",
  sent: (name: string) => `Pièce jointe\u00a0: ${name}`,
  emptyFile: "Ce fichier est vide.",
  noFile: "Il manque le fichier.",
  noChoice: "Il manque la réponse choisie.",
  unknownAccount: "Ce compte n’existe pas dans cette démonstration.",
  unknownMove: "Ce déplacement dans le temps n’existe pas.",
  notNow: "Relais n’a pas pu le faire. Rien n’est perdu\u202f; vous pouvez recommencer.",
  notHere: "Cette page n’existe pas.",
  foreign: "Cette demande ne vient pas de la page de démonstration.",
};

import type { ServerFault } from "./servers.ts";

/** What Matrix's own screens need in words; all the rest is said by the core. */
export const sentences = {
  /** The question of a poll: the real one was just read, in the message above. */
  yourAnswer: "Votre réponse (ou tapez son numéro)",
  loginRefused: (reason: string) =>
    `Le serveur Matrix refuse ce compte (${reason}). Vérifiez MATRIX_HOMESERVER, MATRIX_USER et MATRIX_PASSWORD (ou MATRIX_TOKEN)\u00a0: le compte doit pouvoir se connecter avec eux dans Tchap ou Element.`,
  otherAccount: (userId: string) =>
    `Les clés de cette base sont celles du compte ${userId}, et MATRIX_USER en nomme un autre. Remettez-le, ou prenez une autre base (RELAIS_DB).`,
  noDevice:
    "MATRIX_TOKEN n’est le jeton d’aucun appareil\u00a0: Relais ne pourrait rien lire de ce qui est chiffré. Donnez celui d’une connexion (MATRIX_USER et MATRIX_PASSWORD en font une).",
  otherDevice: (userId: string, deviceId: string) =>
    `Les clés de cette base sont celles de l’appareil ${deviceId} de ${userId}, et MATRIX_TOKEN est le jeton d’un autre. Donnez le jeton de cet appareil, ou prenez une autre base (RELAIS_DB).`,
  faultyServers: (fault: ServerFault) =>
    fault.kind === "external"
      ? "Ce compte est sur le serveur des externes de Tchap, d’où l’on ne peut ouvrir aucune conversation\u00a0: il faut à Relais le compte d’un agent, avec une adresse de l’administration."
      : `MATRIX_SERVERS\u00a0: «\u202f${fault.pattern}\u202f» n’est pas un nom de serveur. Écrivez par exemple agent.*.tchap.gouv.fr.`,
  keysTaken: (file: string) =>
    `Un autre Relais utilise déjà les clés ${file}. Arrêtez-le d’abord\u00a0: un appareil ne parle que par un seul programme.`,
};

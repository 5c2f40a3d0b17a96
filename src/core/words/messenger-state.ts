import { formatDate } from "./format.ts";

/** What is known of our device on Matrix, and of the rooms it is in. */
export type MessengerState = {
  device:
    | { userId: string; deviceId: string; fingerprint: string; homeserver: string; verification: string; on: string }
    | undefined;
  /** When the account must be renewed (Tchap), civil date. */
  renewBy?: string;
  rooms: {
    name: string;
    kind: "direct" | "private" | "public";
    encrypted: boolean;
    members: number;
    deaf: { userId: string; deviceId?: string; why: "no_device" | "no_session" }[];
  }[];
  /** Messages that arrived and that nobody could decrypt yet. */
  unread: number;
};

const remedies: Record<string, string> = {
  signed: "vérifié : les messages de Relais ne sont signalés à personne.",
  no_code:
    "non vérifié : ce compte a déjà une identité, faite dans Tchap ou Element. Donnez son code de récupération (MATRIX_RECOVERY_CODE), puis redémarrez Relais.",
  wrong_code:
    "non vérifié : le code de récupération donné (MATRIX_RECOVERY_CODE) n'est pas celui de ce compte. Corrigez-le, puis redémarrez Relais.",
  bad_code:
    "le code donné (MATRIX_RECOVERY_CODE) n'est pas un code de récupération, et rien n'a été gardé sous lui. Recopiez-le sans faute, ou faites-en un (npm run --silent relais -- matrix code), puis redémarrez Relais.",
  no_storage:
    "non vérifié : ce compte n'a pas de sauvegarde de ses clés. Ouvrez-le dans Tchap, activez la sauvegarde automatique des messages, notez le code donné (MATRIX_RECOVERY_CODE), puis redémarrez Relais.",
  refused:
    "non vérifié : les clés retrouvées avec le code ne sont pas celles de l'identité actuelle du compte. Refaites la sauvegarde dans Tchap, puis redémarrez Relais.",
  unknown: "non vérifié : le serveur n'a pas répondu à temps. Redémarrez Relais.",
};

const kinds = {
  direct: { name: "conversation directe", encrypted: "chiffrée", clear: "non chiffrée" },
  private: { name: "salon privé", encrypted: "chiffré", clear: "non chiffré" },
  public: { name: "salon public", encrypted: "chiffré", clear: "non chiffré" },
};

const whys = {
  no_device: "n'a aucun appareil connecté : qu'elle ouvre Tchap une fois, puis écrive à Relais.",
  no_session:
    "a un appareil qui ne donne plus de clés : qu'elle y ouvre Tchap et y écrive à Relais, ou le déconnecte s'il ne sert plus.",
};

/** The lines of `matrix etat`. */
export function sayMessengerState({ device, renewBy, rooms, unread }: MessengerState): string[] {
  if (device === undefined)
    return ["Relais ne s'est encore jamais connecté à Matrix avec cette base : démarrez-le d'abord (npm start)."];
  const isDeaf = rooms.filter(({ deaf }) => deaf.length > 0);
  return [
    `Compte : ${device.userId} (${device.homeserver})`,
    `Appareil : ${device.deviceId}, empreinte ${inFours(device.fingerprint)}`,
    `État de l'appareil au ${device.on} : ${remedies[device.verification] ?? remedies["unknown"]}`,
    ...(renewBy === undefined ? [] : [`Compte à renouveler avant le ${formatDate(renewBy)}.`]),
    `Salons : ${rooms.length === 0 ? "aucun" : rooms.length}`,
    ...rooms.map(
      ({ name, kind, encrypted, members }) =>
        `- ${name} : ${kinds[kind].name}, ${kinds[kind][encrypted ? "encrypted" : "clear"]}, ${members} membre${members > 1 ? "s" : ""}`,
    ),
    ...(isDeaf.length === 0
      ? ["Au dernier envoi, tous les membres pouvaient lire Relais."]
      : ["Ne pouvaient pas lire Relais au dernier envoi :"]),
    ...isDeaf.flatMap(({ name, deaf }) =>
      deaf.map(
        ({ userId, deviceId, why }) =>
          `- ${name} : ${userId}${deviceId === undefined ? "" : ` (${deviceId})`} ${whys[why]}`,
      ),
    ),
    ...(unread === 0
      ? []
      : [
          `${unread} message${unread > 1 ? "s" : ""} en attente de ${unread > 1 ? "leurs clés" : "sa clé"} : leurs auteurs ont été prévenus et peuvent les envoyer à nouveau.`,
        ]),
  ];
}

/** A device's key as Tchap and Element show it, to be compared by eye. */
function inFours(key: string): string {
  return key.match(/.{1,4}/gu)?.join(" ") ?? key;
}

export function sayRenewed(until: string): string {
  return `Noté : le compte est à renouveler avant le ${formatDate(until)}. Relais préviendra la direction générale à partir de 45 jours avant.`;
}

/** Where an account's homeserver is, or why that is not known. */
export function sayHomeserver(
  found: { url: string; server: string; external?: true } | { reason: "unreadable" | "no_answer" | "unknown" },
): string[] {
  if ("url" in found)
    return [
      `MATRIX_HOMESERVER=${found.url}`,
      ...(found.external
        ? [
            "Attention : cette adresse est celle d'une personne extérieure à l'administration (ou n'est pas admise par Tchap). Un compte externe n'ouvre aucune conversation : demandez une adresse de l'administration pour Relais.",
          ]
        : []),
    ];
  const reasons = {
    unreadable:
      "Donnez une adresse de messagerie (relais@exemple.fr) ou un nom de serveur (agent.collectivites.tchap.gouv.fr).",
    no_answer: "Tchap n'a pas répondu : vérifiez que cette machine accède à Internet, puis recommencez.",
    unknown: "Ce serveur ne dit pas où le joindre : demandez à qui l'administre l'adresse de son API client.",
  };
  return [reasons[found.reason]];
}

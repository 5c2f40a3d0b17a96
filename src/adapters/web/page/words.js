// @ts-check
/** Every sentence the scripts make; the page's own text is in `index.html`. */

export const words = {
  relais: "Relais",
  you: "Vous",
  waiting: "en attente",
  restarting: "Relais redémarre, votre message partira ensuite.",
  away: "Relais redémarre. Vous pouvez continuer à écrire.",
  takeBack: "Reprendre le texte",
  proposed: "Réponses proposées",
  /** "24 pas commencées". @param {string} state @param {number} count */
  inPlural: (state, count) => (count > 1 ? state.replace(/ée$/u, "ées") : state),
  proposedSeveral: "Réponses proposées, plusieurs possibles",
  sendSeveral: "Envoyer mon choix",
  startedOver: "La démonstration a repris au début.",
  moving: "Le temps avance…",
  notMoved: "Le temps n’a pas pu avancer. Vous pouvez réessayer.",
  notStartedOver: "La démonstration n’a pas pu recommencer. Vous pouvez réessayer.",
  unread: "non lu",
  pickBeside: "Choisissez la personne de la seconde conversation.",
  /** @param {string} sentence */
  refused: (sentence) => `Ce message n’est pas parti. ${sentence}`,
  /** @param {string} name */
  youAre: (name) => `Vous êtes ${name}`,
  /** @param {string} name */
  conversationOf: (name) => `Conversation de ${name} avec Relais`,
  /** @param {string} name */
  yourMessage: (name) => `Votre message à Relais, en tant que ${name}`,
  /** @param {string} name */
  attach: (name) => `Joindre un fichier, en tant que ${name}`,
  /** @param {string} file */
  sending: (file) => `Envoi de ${file}…`,
  /** @param {string} file */
  notSent: (file) => `${file} n’est pas parti. Vous pouvez le joindre à nouveau.`,
  /** @param {string} name */
  close: (name) => `Fermer la conversation de ${name}`,
  /** @param {string} said */
  youWillSay: (said) => `Vous direz\u00a0: «\u202f${said}\u202f»`,
  /** @param {string} territory @param {number} municipalities */
  territory: (territory, municipalities) => `${territory}, ${municipalities} communes`,
  /** @param {number} count */
  others: (count) => `Les autres personnes (${count})`,
  /** @param {number} count */
  unreadCount: (count) => (count === 1 ? "1 nouveau" : `${count} nouveaux`),
  /** @param {string} typed */
  type: (typed) => `Écrire «\u202f${typed}\u202f»`,
  /** @param {string[]} names */
  wroteTo: (names) => {
    const [first, ...others] = names;
    if (first === undefined) return "Relais n’a rien eu à envoyer.";
    if (others.length === 0) return `Relais a écrit à ${first}.`;
    return `Relais a écrit à ${first} et à ${others.length === 1 ? "une autre personne" : `${others.length} autres personnes`}.`;
  },
};

/** The communities this page can show all live by this clock. */
const timeZone = "Europe/Paris";
const dayFormat = new Intl.DateTimeFormat("fr-FR", {
  timeZone,
  weekday: "long",
  day: "numeric",
  month: "long",
  year: "numeric",
});
const hourFormat = new Intl.DateTimeFormat("fr-FR", { timeZone, hour: "numeric", minute: "2-digit" });

/** "mardi 1er décembre 2026". @param {number} at milliseconds since 1970 UTC */
export function toDay(at) {
  return dayFormat.format(at).replace(/\b1 (?=\p{L})/u, "1er ");
}

/** "9 h 05". @param {number} at milliseconds since 1970 UTC */
export function toHour(at) {
  const [hour = "", minute = ""] = hourFormat.format(at).split(":");
  return minute === "00" ? `${Number(hour)}\u00a0h` : `${Number(hour)}\u00a0h\u00a0${minute}`;
}

/** "maire, Vougy". @param {{ role: string, place: string }} person */
export function describeRole({ role, place }) {
  return [role, place].filter(Boolean).join(", ");
}

/** "AL" for "Anne Lefèvre". @param {string} name */
export function toInitials(name) {
  return name
    .replace(/^(?:M\.|Mme)\s+/u, "")
    .split(/[\s-]+/u)
    .flatMap((part) => part[0] ?? [])
    .slice(0, 2)
    .join("")
    .toLocaleUpperCase("fr");
}

import { count } from "./format.ts";

/** One, several, and whether the noun is feminine, by the first word of the key that a message is kept under. */
const kinds: Record<string, readonly [one: string, many: string, feminine?: true]> = {
  reply: ["réponse", "réponses", true],
  aside: ["réponse", "réponses", true],
  incident: ["mot d'excuse", "mots d'excuse"],
  briefing: ["point de la semaine", "points de la semaine"],
  "room-point": ["point d'un salon", "points d'un salon"],
  "briefing-draft": ["brouillon du point de la semaine", "brouillons du point de la semaine"],
  "briefing-waits": ["rappel d'un brouillon", "rappels d'un brouillon"],
  morning: ["rappel du matin", "rappels du matin"],
  reminder: ["rappel d'un diagnostic", "rappels d'un diagnostic"],
  campaign: ["lettre d'un diagnostic", "lettres d'un diagnostic", true],
  "campaign-reopened": ["avis de réouverture", "avis de réouverture"],
  "campaign-closed": ["avis de clôture", "avis de clôture"],
  reopened: ["avis de réouverture", "avis de réouverture"],
  entered: ["avis de saisie", "avis de saisie"],
  "hand-over": ["question transmise", "questions transmises", true],
  visa: ["demande de visa", "demandes de visa", true],
  "visa-again": ["renvoi avant visa", "renvois avant visa"],
  "visa-given": ["avis de visa", "avis de visa"],
  review: ["relecture d'un questionnaire", "relectures d'un questionnaire", true],
  "review-comment": ["suite d'une remarque", "suites d'une remarque", true],
  meeting: ["message sur une réunion", "messages sur une réunion"],
  item: ["message sur un point de l'ordre du jour", "messages sur un point de l'ordre du jour"],
  poll: ["sondage de dates", "sondages de dates"],
  "poll-stopped": ["fin d'un sondage de dates", "fins d'un sondage de dates", true],
  gather: ["demande de réunion", "demandes de réunion", true],
  substitute: ["avis de remplacement", "avis de remplacement"],
  designated: ["avis de remplacement", "avis de remplacement"],
  proxy: ["avis de pouvoir", "avis de pouvoir"],
  "proxy-lost": ["avis de pouvoir", "avis de pouvoir"],
  minutes: ["relevé de décisions", "relevés de décisions"],
  "minutes-offer": ["relevé à écrire", "relevés à écrire"],
  survey: ["avis après une réunion", "avis après une réunion"],
  consultation: ["lettre d'une consultation", "lettres d'une consultation", true],
  announcement: ["message d'information", "messages d'information"],
  diffusion: ["rappel d'une diffusion", "rappels d'une diffusion"],
  pledge: ["engagement de la charte", "engagements de la charte"],
  appointment: ["message sur un rendez-vous", "messages sur un rendez-vous"],
  "appointment-summary": ["compte rendu d'un rendez-vous", "comptes rendus d'un rendez-vous"],
  "appointment-answer": ["réponse à un compte rendu", "réponses à un compte rendu", true],
  blocker: ["réponse sur un frein", "réponses sur un frein", true],
  "action-blocker": ["message sur un blocage", "messages sur un blocage"],
  weighing: ["choix des critères", "choix des critères"],
  welcome: ["message de bienvenue", "messages de bienvenue"],
  absence: ["avis d'absence", "avis d'absence"],
  entrusted: ["échéance confiée", "échéances confiées", true],
  "preference-set": ["avis de réglage", "avis de réglage"],
  lost: ["alerte d'une adresse perdue", "alertes d'une adresse perdue", true],
  renewal: ["rappel d'un accès à renouveler", "rappels d'un accès à renouveler"],
};

const other = ["message", "messages"] as const;

/** What a message is, as its key says; never what it holds. */
function kindOf(key: string): readonly [one: string, many: string, feminine?: true] {
  return kinds[kindKeyOf(key)] ?? other;
}

export function kindKeyOf(key: string): string {
  return key.split(":", 1)[0] ?? "";
}

export function hasKind(key: string): boolean {
  return Object.hasOwn(kinds, kindKeyOf(key));
}

/** "3 points de la semaine". */
export function countKind(key: string, n: number): string {
  const [one, many] = kindOf(key);
  return count(n, one, many);
}

/** "le point de la semaine", "la réponse", "l'avis de visa". */
export function sayTheKind(key: string): string {
  const [one, , feminine] = kindOf(key);
  if (/^[aeiouéè]/iu.test(one)) return `l'${one}`;
  return feminine ? `la ${one}` : `le ${one}`;
}

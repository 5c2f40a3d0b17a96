import type { Vote } from "../../core/governance/date-poll.ts";

/** How people answer about dates, folded. Longest first: "pas sûr" is no "pas". */
export const votes: [Vote, RegExp][] = [
  [
    "maybe",
    /^(?:peut[ ']?etre|sans doute|eventuellement|probablement|pas (?:tout a fait )?(?:sure?|certaine?)|si besoin|a confirmer|a voir|(?:je )?ne sais pas|(?:je )?sais pas|je verrai)\b/u,
  ],
  ["yes", /^(?:pas de (?:souci|probleme)|sans (?:souci|probleme)|y a pas de probleme)s?\b/u],
  [
    "no",
    /^(?:non|(?:je )?n?e? ?(?:peux|peut|pourrai|serai|suis) pas(?: (?:la|libre|dispo(?:nible)?|present(?:e)?))?|pas (?:possible|libre|dispo(?:nible)?|la)|impossible|indisponible|indispo|absente?|prise?|occupee?|pas|sauf)\b/u,
  ],
  [
    "yes",
    /^(?:oui|ok|d'accord|dispo(?:nible)?|possible|(?:je )?(?:peux|pourrai)|libre|presente?|(?:ca |cela )?(?:me |nous )?(?:va|convient|conviennent|vont|arrange)(?: bien)?|c'est bon|bon)\b/u,
  ],
];
export const filler =
  /^(?:pour|le|la|les|l'|de|du|des|je|j'ai|j'y|suis|serai|serais|c'est|ce|est|sera|ca|cela|moi|nous|dates?|options?|numeros?|n°|et|aussi|a|mais|seulement|uniquement|juste|en|revanche|par contre|plus|puis|bonjour|bonsoir|merci|beaucoup|svp|s'il vous plait|madame|monsieur|alors|euh|ben|au|aux|jours?|soirs?|matin)(?![\p{L}\d])/u;
export const none =
  /^(?:non[ ,]+)?(?:aucune?|aucune (?:de ces |des )?dates?|aucune ne (?:me |nous )?(?:va|convient)|aucun jour|rien ne (?:me )?(?:va|convient)|ni l'une? ni l'autre|pas d'accord pour ces dates)(?: (?:des|de ces) (?:deux|trois|quatre))?[ .,]*$/u;
export const all =
  /^(?:oui (?:a |pour )?)?(?:tou(?:te)?s(?: les (?:dates|jours))?|tout (?:me |nous )?(?:va|convient)|toutes (?:me |nous )?(?:vont|conviennent)|n'importe(?: laquelle| quand)?|peu importe|je suis (?:libre|dispo(?:nible)?) (?:a )?toutes les dates)[ .,]*$/u;

/** "Les trois", "tous les deux". */
export const allOf =
  /^(?:oui (?:pour )?)?(?:tou(?:te)?s )?les (deux|trois|quatre|cinq)(?: dates)?(?: (?:me |nous )?(?:vont|conviennent))?[ .,]*$/u;

import { approximations, fillers, glue, links, nothing, turns } from "./hedges.ts";
import { phrasebook } from "./phrasebook.ts";
import type { Meaning, PlainKind } from "./pieces.ts";

const yes =
  "oui|ouais|ouai|ouaip|ui|oue|oiu|yep|yes|yeah|ok|okay|oki|d'accord|dac|bien sûr|bien sur que oui|mais oui|mais si|si si|si ,|" +
  "si bien sûr|tout à fait|tt à fait|exact|exactement|c'est exact|c'est ça|c'est bien ça|c'est cela|c'est bien cela|c'est le cas|c'est vrai|" +
  "vrai|absolument|affirmatif|effectivement|en effet|évidemment|certainement|carrément|volontiers|correct|c'est correct|" +
  "bien entendu|biensur|bien sure|dacord|daccord|sans problème|sans souci|sans hésiter|sans hésitation|bien volontiers|je confirme|je valide|validé|confirmé|oui oui|parfaitement|assurément|pour sûr|👍|✅|✔|👌";

const no =
  "non|nan|nope|nop|no|pas du tout|négatif|aucunement|nullement|bien sûr que non|bien sur que non|mais non|non non|" +
  "jamais|jamais de la vie|absolument pas|certainement pas|sûrement pas|surtout pas|vraiment pas|pas encore|toujours pas|pas à ce jour|" +
  "pas pour l'instant|pas pour le moment|pas actuellement|ce n'est pas le cas|c'est pas le cas|pas le cas|faux|c'est faux|nenni|en aucun cas|" +
  "non merci|nn|👎|❌";

const likelyNo =
  "pas que je sache|pas à ma connaissance|je ne crois pas|je crois pas|je crois que non|je ne pense pas|je pense pas|je pense que non|" +
  "il ne me semble pas|il me semble pas|il me semble que non|plutôt pas|probablement pas|sans doute pas|non je crois pas|" +
  "non je ne crois pas|je dirais que non|je dirais non";

const unsureYes =
  "mouais|en partie|partiellement|pas toujours|pourquoi pas|parfois|des fois|de temps en temps|à moitié|presque|quasi|quasiment|plus ou moins|" +
  "si possible|si on veut|on peut dire|en quelque sorte|souvent|la plupart du temps|en général|généralement|un peu|à peu près|" +
  "oui mais non|en projet|en cours|bientôt|prochainement|prévu|c'est prévu|peut-être bien";

const unsureNo =
  "pas vraiment|pas tout à fait|pas complètement|pas entièrement|pas exactement|pas tellement|pas trop|pas spécialement|pas forcément|" +
  "pas nécessairement|pas systématiquement|pas partout|pas pour tous|pas pour tout|pas tous|pas toutes|rarement|plus maintenant|" +
  "plus vraiment|à peine|guère|pas souvent|pas beaucoup|pas assez|pas sûr|pas sûre|pas certain|pas certaine|pas sûr du tout";

const unsure =
  "ça dépend|cela dépend|peut-être|oui et non|ni oui ni non|à voir|on verra|variable|c'est selon|selon|selon les cas|mitigé|moyen|couci couça|?!";

/** Answers only when nothing else is said; 1 and 2 are the numbers under which yes and no are proposed. */
export const answersAlone: ReadonlyMap<string, boolean> = new Map([
  ["1", true],
  ["2", false],
  ["o", true],
  ["y", true],
  ["n", false],
  ["si", true],
]);

const rows: readonly (readonly [PlainKind, string])[] = [
  ["likely_no", likelyNo],
  ["no", no],
  ["yes", yes],
  ["approximation", approximations],
  ["nothing", nothing],
  ["comma", ",|;|\n|:"],
  ["minus", "moins|plus"],
  ["or", "ou|sinon"],
  // "bof" alone leans nowhere, and makes "oui bof" no yes.
  ["turn", `${turns}|bof`],
  ["bound", "%|pour cent|pourcent|pourcents|pour cents|la moitié|moitié|quart|quarts|un quart|tiers|un tiers"],
  ["filler", `${fillers}|que`],
  ["link", links],
  ["and", "et"],
  ["glue", glue],
];

/** Everything an answer to a yes-or-no question may hold. */
export const yesNoWords = phrasebook<Meaning>([
  [{ kind: "unsure", leans: true }, unsureYes],
  [{ kind: "unsure", leans: false }, unsureNo],
  [{ kind: "unsure" }, unsure],
  ...rows.map(([kind, phrases]) => [{ kind }, phrases] as const),
]);

import { approximations, bounds, fillers, glue, links, nothing, turns, vagueness } from "./hedges.ts";
import { phrasebook } from "./phrasebook.ts";
import type { Meaning, PlainKind } from "./pieces.ts";
import { periods, units } from "./units.ts";

/** What is counted is not there yet, or no more. */
const plans =
  "prévu|prévus|prévue|prévues|envisagé|envisagés|envisagée|envisagées|souhaité|souhaités|souhaitée|souhaitées|" +
  "vacant|vacants|vacante|vacantes|à pourvoir|non pourvu|non pourvus|en projet|en cours de recrutement";

/** Announce the figure that follows. */
const verbs =
  "voté|votés|votée|a voté|ont voté|avons voté|nous votons|on vote|dépensé|a dépensé|ont dépensé|nous dépensons|on dépense|" +
  "coûté|a coûté|ont coûté|nous a coûté|coûte|coûtent|nous coûtent|payé|versé|fait|font|mesure|mesurent|" +
  "il en faut|il nous en faut|s'élève à|s'élèvent à|se monte à|est de|sont de";

const plain: readonly (readonly [PlainKind, string])[] = [
  [
    "when",
    "l'an dernier|l'an passé|l'année dernière|l'année passée|cette année|l'an prochain|l'année prochaine|le mois dernier|ce mois-ci",
  ],
  ["approximation", approximations],
  ["bound", bounds],
  ["nothing", nothing],
  ["vague", vagueness],
  ["between", "entre"],
  ["to", "à"],
  ["or", "ou|ou bien|ou alors|voire|soit"],
  ["and", "et|&|ainsi que"],
  ["plus", "+|plus"],
  ["minus", "moins"],
  ["times", "x|×|*|fois"],
  ["over", "/|sur"],
  ["comma", ",|;|\n"],
  ["turn", `${turns}|${plans}`],
  ["filler", `${fillers}|oui|ouais|ok|d'accord`],
  ["verb", verbs],
  ["link", links],
  ["glue", glue],
];

/** Everything an answer with a quantity may hold beside its numbers. */
export const quantityRows: readonly (readonly [Meaning, string])[] = [
  ...units.map(([unit, phrases]) => [{ kind: "unit", unit }, phrases] as const),
  ...periods.map(([period, phrases]) => [{ kind: "period", period }, phrases] as const),
  ...plain.map(([kind, phrases]) => [{ kind }, phrases] as const),
];

export const quantityWords = phrasebook(quantityRows);

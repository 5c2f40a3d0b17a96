import { approximations, fillers, glue, links, nothing, turns } from "./hedges.ts";
import type { OptionPieceKind } from "./option-pieces.ts";
import { phrasebook } from "./phrasebook.ts";

/** Options that are spoken of without being picked. */
const wishes =
  "aimerait|aimerions|voudrait|voudrions|souhaite|souhaitons|souhaiterions|envisage|envisageons|projet|ancien|ancienne|" +
  "anciennement|était|bientôt|futur|future|prévu|plus tard|hésite|hésitons|peut-être";

/** Everything an answer that picks among options may hold beside their names. */
export const optionWords = phrasebook<OptionPieceKind>([
  [
    "all",
    "tout|tous|toutes|toute|la totalité|l'ensemble|toutes les options|toutes les réponses|tous les choix|tout cocher",
  ],
  ["except", "sauf|excepté|à part|hormis|hors|à l'exception de|à l'exception du|moins|mais pas|sans"],
  ["nothing", nothing],
  ["approximation", approximations],
  ["or", "ou|ou bien|ou alors|voire"],
  ["and", "et|&|+|/|ainsi que|plus"],
  ["next", ">|->|=>|→|puis|ensuite|après|et puis|et ensuite|avant"],
  ["before", "<"],
  ["to", "à|jusqu'à"],
  ["comma", ",|;|\n|.|:"],
  ["place", "en premier|en dernier|en deuxième|en second|en troisième|en priorité|en première|en dernière"],
  ["turn", `${turns}|${wishes}`],
  [
    "filler",
    `${fillers}|d'abord|tout d'abord|enfin|en premier lieu|pour finir|finalement|l'option|option|options|choix|proposition`,
  ],
  ["link", links],
  ["glue", `${glue}|numéro|num|no|n|n°|°|les numéros|options|réponses|numéros`],
]);

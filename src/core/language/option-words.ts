import { approximations, bounds, fillers, glue, links, nothing, turns } from "./hedges.ts";
import type { OptionPieceKind } from "./option-pieces.ts";
import { phrasebook } from "./phrasebook.ts";

/** Words by which options are spoken of without being picked. */
const wishes =
  "aimerait|aimerions|voudrait|voudrions|souhaite|souhaitons|souhaiterions|envisage|envisageons|projet|ancien|ancienne|" +
  "anciennement|était|bientôt|futur|future|prévu|plus tard|hésite|assez|moyennement|hésitons|peut-être";

/** Near an option, and so not quite that one. */
const nearly = "presque|quasi|quasiment|pratiquement|à peu près|plus ou moins|peut-être|éventuellement|possiblement";

/** Bounds that only options have: years, dates, ages. */
const limits = "jusqu'en|d'ici|d'ici à|au plus tard|au plus tôt|pas avant|pas après|à partir de|entre";

/** How people say that they do what is listed. */
const doings =
  "on fait|nous faisons|on propose|nous proposons|on gère|nous gérons|on organise|nous organisons|on assure|nous assurons|" +
  "on coche|je coche|j'ai coché|tout coché";

const ordinals = [
  ["premier", "première"],
  ["deuxième", "second", "seconde"],
  ["troisième"],
  ["quatrième"],
  ["cinquième"],
  ["sixième"],
  ["dernier", "dernière"],
] as const;

/** The place said of an option, from 1; the last of all is Infinity. */
export const places: ReadonlyMap<string, number> = new Map([
  ...ordinals.flatMap((words, i) =>
    words
      .flatMap((word) => [`en ${word}`, `en ${word} position`, `en ${word} lieu`, `à la ${word} place`])
      .map((phrase) => [phrase, i === ordinals.length - 1 ? Infinity : i + 1] as const),
  ),
  ...["premièrement", "en priorité", "avant tout", "avant toute chose"].map((phrase) => [phrase, 1] as const),
  ["deuxièmement", 2],
  ["troisièmement", 3],
]);

/** Everything an answer that picks among options may hold beside their names. */
export const optionWords = phrasebook<OptionPieceKind>([
  [
    "all",
    "tout|tous|toutes|toute|la totalité|l'ensemble|toutes les options|toutes les réponses|tous les choix|tout cocher",
  ],
  ["except", "sauf|excepté|à part|hormis|hors|à l'exception de|à l'exception du|moins|mais pas|sans"],
  ["nothing", nothing],
  ["turn", nearly],
  ["approximation", approximations],
  ["or", "ou|ou bien|ou alors|voire|=|ex æquo|à égalité|au même niveau|pareil|autant"],
  ["and", "et|&|+|/|ainsi que|plus"],
  ["next", ">|->|=>|→|puis|ensuite|et puis|et ensuite|et après|puis après|avant"],
  ["before", "<|après|derrière"],
  ["to", "à|jusqu'à"],
  ["comma", ",|;|\n|.|:"],
  ["place", [...places.keys()].join("|")],
  ["turn", `${turns}|${wishes}|${bounds}|${limits}`],
  [
    "filler",
    `${fillers}|${doings}|oui|ok|d'accord|la commune de|commune de|la mairie de|mairie de|la ville de|ville de|d'abord|tout d'abord|enfin|pour finir|finalement|l'option|option|options|choix|proposition`,
  ],
  ["link", links],
  ["glue", `${glue}|numéro|num|no|n|n°|°|les numéros|options|réponses|numéros|ligne|lignes`],
]);

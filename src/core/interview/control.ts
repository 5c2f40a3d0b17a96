import { fold } from "../language/fold.ts";
import { suggest } from "../language/suggest.ts";

/** Words that steer the interview instead of answering it. `about` is what follows: "corriger **les agents**". */
export type Control =
  | {
      word:
        | "help"
        | "unknown"
        | "skip"
        | "back"
        | "recap"
        | "pause"
        | "resume"
        | "progress"
        | "abandon"
        | "validate"
        | "validate_named"
        | "validate_unnamed"
        | "done";
    }
  | { word: "correct"; about: string };

type Word = Control["word"];

const asides = new Set<Word>(["help", "recap", "progress", "resume", "pause", "correct", "abandon"]);

/** Words that answer nothing: they may be said whatever is asked. */
export function isAside({ word }: Control): boolean {
  return asides.has(word);
}

/** Whole messages, folded. The longest lists are of what people say most. */
const phrases: [Exclude<Word, "correct">, string[]][] = [
  [
    "help",
    [
      "aide",
      "pourquoi",
      "pourquoi cette question",
      "c'est quoi",
      "c quoi",
      "help",
      "expliquez",
      "je ne comprends pas",
      "je comprends pas",
      "j'ai pas compris",
      "je n'ai pas compris",
      "comment ca",
      "aide moi",
      "aidez moi",
      "a l'aide",
      "au secours",
      "c quoi ca",
      "c'est quoi ca",
    ],
  ],
  [
    "unknown",
    [
      "je ne sais pas",
      "je sais pas",
      "sais pas",
      "je ne sais",
      "jsp",
      "nsp",
      "j'sais pas",
      "chais pas",
      "aucune idee",
      "pas la moindre idee",
      "j'en sais rien",
      "je c pas",
      "jsais pas",
      "je sai pas",
      "faut voir",
      "pas d'idee",
      "ne sait pas",
      "je ne sais pas encore",
      "je sais pas encore",
      "inconnu",
      "a completer",
      "je l'ignore",
      "aucune idee desolee",
      "je n'en sais rien",
      "je ne sais pas non plus",
      "je sais pas non plus",
      "moi non plus",
    ],
  ],
  [
    "skip",
    [
      "passer",
      "passe",
      "passons",
      "suivant",
      "suivante",
      "question suivante",
      "sauter",
      "je passe",
      "on passe",
      "passer la question",
      "passer cette question",
    ],
  ],
  [
    "back",
    [
      "precedent",
      "precedente",
      "question precedente",
      "retour",
      "revenir",
      "revenir en arriere",
      "retour en arriere",
      "je me suis trompe",
      "je me suis trompee",
      "erreur",
    ],
  ],
  ["recap", ["recapitulatif", "recap", "resume", "recapituler", "mes reponses", "voir mes reponses"]],
  [
    "pause",
    [
      "pause",
      "plus tard",
      "stop",
      "je reviens",
      "on arrete la",
      "j'arrete",
      "je dois y aller",
      "je dois partir",
      "je dois filer",
      "quitter",
      "je fais une pause",
      "je continuerai plus tard",
      "a plus tard",
      "on continue plus tard",
      "je reprendrai plus tard",
    ],
  ],
  [
    "resume",
    ["reprendre", "je reprends", "continuer", "on reprend", "on continue", "reprise", "reprenons", "je continue"],
  ],
  [
    "progress",
    [
      "ou j'en suis",
      "ou en suis je",
      "j'en suis ou",
      "ou on en est",
      "ou en sommes nous",
      "avancement",
      "progression",
      "combien de questions",
      "il reste combien",
      "combien il reste",
      "encore combien",
    ],
  ],
  [
    "abandon",
    [
      "abandonner",
      "tout annuler",
      "annuler",
      "annule",
      "laisser tomber",
      "laisse tomber",
      "laissez tomber",
      "j'abandonne",
      "annuler le questionnaire",
      "abandon",
    ],
  ],
  ["validate", ["valider", "je valide", "valide", "validation", "valider mes reponses"]],
  [
    "validate_named",
    ["valider en mon nom", "en mon nom", "je valide en mon nom", "avec mon nom", "reponse nominative"],
  ],
  [
    "validate_unnamed",
    [
      "valider sans mon nom",
      "sans mon nom",
      "je valide sans mon nom",
      "valider sans nom",
      "sans nom",
      "valider anonymement",
      "anonymement",
      "reponse non nominative",
      "non nominative",
      "non nominatif",
    ],
  ],
  [
    "done",
    [
      "c'est tout",
      "c tout",
      "cest tout",
      "fini",
      "c'est fini",
      "j'ai fini",
      "termine",
      "rien d'autre",
      "non c'est tout",
      "non merci",
      "pas d'autre",
      "pas d'autres",
      "c'est bon",
      "voila c'est tout",
      "passer le reste",
    ],
  ],
];

const byPhrase = new Map(phrases.flatMap(([word, list]) => list.map((phrase) => [squash(phrase), word] as const)));
/** Words long and rare enough to be recognised through a typo ("recapitulatf", "precedant"). */
const forgiving = [
  "recapitulatif",
  "precedent",
  "abandonner",
  "reprendre",
  "valider",
  "avancement",
  "corriger",
  "suivant",
  "pourquoi",
  "progression",
];
const correction =
  /^(?:corriger|corrige|corrigez|correction|modifier|modifie|modification|changer|rectifier)\b\s*(?:de |du |d')?(.*)$/s;
const politeness =
  /^(?:euh|alors|ben|bon|non|oui|ok|pardon|desolee?|bonjour|merci)[ ,]+|[ ,]*(?:svp|s'il vous plait|stp|merci|desolee?)$/g;

/** The control word that the whole message is, if it is one. */
export function readControl(text: string): Control | undefined {
  const said = fold(text)
    .replace(/[\s.!?…,;:]+$/u, "")
    .trim();
  if (said === "") return text.includes("?") ? { word: "help" } : undefined;
  const correct = correction.exec(said);
  if (correct) return { word: "correct", about: (correct[1] ?? "").trim() };
  const word =
    byPhrase.get(squash(said)) ?? byPhrase.get(squash(said.replace(politeness, "").trim())) ?? forgiven(said);
  return word === undefined ? undefined : { word };
}

/** Apostrophes, hyphens and spaces are often left out on a phone: "ou j en suis", "oujensuis". */
function squash(phrase: string): string {
  return phrase.replace(/[^\p{L}\d]/gu, "");
}

/** Whether the message looks like a steering word badly typed: "plutard". */
export function resemblesControl(text: string): boolean {
  const said = squash(fold(text));
  return said.length > 4 && suggest(said, [...byPhrase.keys()]).length > 0;
}

function forgiven(said: string): Exclude<Word, "correct"> | undefined {
  if (said.includes(" ") || said.length < 6) return undefined;
  const [nearest] = suggest(said, forgiving);
  return nearest === undefined ? undefined : byPhrase.get(squash(nearest));
}

/** "Je sais pas pour le budget, faut voir avec la maire": not knowing, with more words after it. */
export function startsWithUnknown(text: string): string | undefined {
  const match =
    /^(?:euh |ben |alors )?(?:je ne sais pas|je sais pas|j'sais pas|jsp|aucune idee|sais pas)\b[\s,.;:]*(.*)$/s.exec(
      fold(text),
    );
  return match ? (match[1] ?? "").trim() : undefined;
}

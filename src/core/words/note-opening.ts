import type { Passage } from "../message.ts";
import { sayFigureLine } from "./figures.ts";
import { count, formatNumber, plural } from "./format.ts";
import { type Note, share } from "./note-basis.ts";
import { sayOverlaps } from "./synthesis.ts";

/** What is on the first page: who answered, then what there is to remember. */
export function openingOf({ coverage, inhabitants, facts, overlaps, labelOf }: Note): Passage[] {
  const { validated, ongoing, total } = coverage;
  const { given, estimates } = facts.answers;
  const lines = [
    ...facts.essentials.map((figure) => sayFigureLine(figure, labelOf)),
    ...(overlaps.length === 0 ? [] : [sayOverlaps(overlaps)]),
  ];
  return [
    {
      type: "landmarks",
      landmarks: [
        {
          figure: `${formatNumber(validated.length)} sur ${formatNumber(total)}`,
          label: `${plural(validated.length, "commune a répondu", "communes ont répondu")}, ${formatNumber(ongoing.length)} en cours`,
        },
        {
          figure: share(inhabitants.behind, inhabitants.all),
          label: `de la population : ${formatNumber(inhabitants.behind)} habitants sur ${formatNumber(inhabitants.all)}`,
        },
        {
          figure: share(estimates, given),
          label: `d'estimations parmi ${count(given, "réponse reprise", "réponses reprises")} dans cette note`,
        },
      ],
    },
    {
      type: "paragraph",
      look: "note",
      text: "Chaque chiffre dit sur combien de communes il porte. Les réponses manquantes ne sont jamais estimées.",
    },
    { type: "heading", level: 1, text: "L'essentiel" },
    { type: "list", items: lines.slice(0, mostLines) },
  ];
}

const mostLines = 6;

import { approximations, bounds, fillers, glue, links, turns } from "./hedges.ts";
import { leftOver } from "./left-over.ts";
import { listen } from "./listen.ts";
import { phrasebook } from "./phrasebook.ts";
import { signatureOf, toPieces } from "./pieces.ts";
import type { Meaning, Piece, PlainKind } from "./pieces.ts";
import type { Reading } from "./reading.ts";
import { ask, read, unread } from "./readings.ts";

/** What words are worth, from 1 (very bad) to 5 (very good). */
const grades: readonly (readonly [number, string])[] = [
  [1, "très mauvais|très mauvaise|très insatisfaisant|très insuffisant|catastrophique|déplorable|exécrable"],
  [2, "mauvais|mauvaise|assez mauvais|assez mauvaise|insatisfaisant|insatisfaisante"],
  [
    3,
    "moyen|moyenne|moyennement|correct|correcte|correctement|passable|assez moyen|assez moyenne|assez correct|assez correcte",
  ],
  [4, "bon|bonne|bien|satisfaisant|satisfaisante|satisfait|satisfaite"],
  [
    5,
    "très bon|très bonne|très bien|excellent|excellente|parfait|parfaite|très satisfaisant|très satisfaisante|très satisfait|très satisfaite",
  ],
];

/** Words that may be worth several grades: the likeliest is proposed. */
const doubtful: readonly (readonly [number, string])[] = [
  [1, "nul|nulle|pas bon du tout|pas bien du tout|vraiment pas bien|pas du tout satisfaisant|très très mauvais"],
  [
    2,
    "médiocre|pas terrible|bof|pas bon|pas bonne|pas bien|pas très bon|pas très bien|pas satisfaisant|pas top|pas génial|insuffisant|insuffisante|faible|pas fameux|pas satisfait|pas satisfaite|pas folichon",
  ],
  [3, "ça va|couci couça|ni bon ni mauvais|pas mauvais|acceptable|neutre|mitigé|moyen plus|moyen moins"],
  [
    4,
    "pas mal|pas mal du tout|assez bon|assez bonne|assez bien|assez satisfaisant|fort|bien mieux|super|génial|top|impeccable",
  ],
];

/** Polite ends that take nothing from the mark. */
const contentments =
  "rien à dire|rien à redire|rien à signaler|rien à ajouter|rien à reprocher|ras|pas de remarque|pas de remarques|" +
  "aucune remarque|sans remarque|continuez|continuez comme ça|bravo";

const rows: readonly (readonly [PlainKind, string])[] = [
  ["bound", bounds],
  ["approximation", approximations],
  ["over", "/|sur"],
  ["or", "ou|voire|à|et|entre"],
  ["comma", ",|;|\n"],
  ["stress", "vraiment|franchement|carrément|réellement|absolument|clairement|honnêtement|tout simplement|tout à fait"],
  ["turn", `${turns}|plus|moins|+|trop|assez|peu`],
  ["filler", `${fillers}|note|une note de|la note de|niveau|étoile|étoiles|⭐|★|*|points|point|oui|${contentments}`],
  ["link", links],
  ["glue", glue],
];

const book = phrasebook<Meaning>([
  ...grades.map(([worth, phrases]) => [{ kind: "grade", worth }, phrases] as const),
  ...doubtful.map(([worth, phrases]) => [{ kind: "guess", worth }, phrases] as const),
  ...rows.map(([kind, phrases]) => [{ kind }, phrases] as const),
]);

/** A mark from 1 to 5, in figures or in words. Marks out of 10 or 20 are brought back to 5, and asked about. */
export function readScale(text: string): Reading<number> {
  return listen(text, understand);
}

function understand(text: string): Reading<number> {
  const { source, pieces } = toPieces(text, book);
  const said = pieces.filter((piece) => !["filler", "mark", "approximation"].includes(piece.kind));
  // "un 4": the article is not a mark.
  const kept = said.filter((piece, i) => piece.kind !== "number" || !piece.article || said[i + 1]?.kind !== "number");
  const signature = signatureOf(kept);
  const estimate = pieces.some((piece) => piece.kind === "approximation");
  const match = /N\/N|[NGH]/u.exec(signature);
  if (!match) return unread;
  const found = kept.slice(match.index, match.index + match[0].length);
  const marks = marksOf(found);
  const all = [
    ...marks.values,
    ...kept.filter((piece) => !found.includes(piece)).flatMap((piece) => marksOf([piece]).values),
  ];
  const possible = all.filter((mark) => mark >= 1 && mark <= 5);
  const [only] = possible;
  const alone =
    /^[g,i]*$/u.test(signature.slice(0, match.index)) &&
    // "4 agents" counts something, "bien organisé" speaks of something else.
    !/^W|[!BONGH/-]/u.test(signature.slice(match.index + match[0].length));
  // "pas très satisfaisant" is on the other side, but how far?
  if (/!/u.test(signature.slice(0, match.index)))
    return ask(
      possible.map((mark) => (mark >= 3 ? 2 : 3)),
      estimate,
    );
  if (signature.includes("i") && found[0]?.kind === "grade" && only !== undefined && only > 1 && only < 5)
    return ask([...new Set([...possible, stronger(only)])], estimate);
  if (!marks.sure || !alone || all.length !== 1 || only === undefined) return ask(possible, estimate);
  return read(
    only,
    estimate,
    leftOver(
      source,
      pieces.filter((piece) => kept.includes(piece) || !said.includes(piece)),
      found,
    ),
  );
}

/** "vraiment bien" may be a 5, "franchement moyen" a 2. */
function stronger(mark: number): number {
  return mark > 3 ? mark + 1 : mark - 1;
}

/** The marks that a number, "4/5" or a word stands for. */
function marksOf([first, , total]: readonly Piece[]): { sure: boolean; values: number[] } {
  if (first?.kind === "grade") return { sure: true, values: [first.worth] };
  if (first?.kind === "guess") return { sure: false, values: [first.worth] };
  if (first?.kind !== "number") return { sure: false, values: [] };
  const [said = 0] = first.values;
  const outOf = total?.kind === "number" ? (total.values[0] ?? 5) : 5;
  if (outOf === 5) return { sure: Number.isInteger(said), values: [...new Set([Math.floor(said), Math.ceil(said)])] };
  return {
    sure: false,
    values: [10, 20, 100].includes(outOf) && said <= outOf ? [Math.max(1, Math.round((said * 5) / outOf))] : [],
  };
}
